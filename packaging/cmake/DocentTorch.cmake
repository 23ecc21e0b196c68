# SPDX-License-Identifier: GPL-3.0-or-later
# LibTorch behind one INTERFACE target and one precompiled header.
# -DDOCENT_TORCH=DIR names the folder of another LibTorch (a CUDA build, or a Python install's torch folder).

set(DOCENT_TORCH "" CACHE PATH "Folder of a LibTorch to use instead of the system's")
if(NOT DOCENT_TORCH STREQUAL "${DOCENT_TORCH_BEFORE}")
  # What LibTorch's own CMake files remember is of the one before.
  foreach(name Torch_DIR Caffe2_DIR TORCH_LIBRARY c10_LIBRARY kineto_LIBRARY)
    unset(${name} CACHE)
  endforeach()
endif()
set(DOCENT_TORCH_BEFORE "${DOCENT_TORCH}" CACHE INTERNAL "DOCENT_TORCH as it was the last time")
set(docent_torch_hints "")
if(DOCENT_TORCH)
  if(NOT IS_DIRECTORY "${DOCENT_TORCH}")
    message(FATAL_ERROR "DOCENT_TORCH names no folder: ${DOCENT_TORCH}")
  endif()
  set(docent_torch_hints PATHS ${DOCENT_TORCH} NO_DEFAULT_PATH)
  list(PREPEND CMAKE_PREFIX_PATH ${DOCENT_TORCH} ${DOCENT_TORCH}/share/cmake)
  set(docent_torch_config ${DOCENT_TORCH}/share/cmake/Torch/TorchConfig.cmake)
  if(EXISTS ${docent_torch_config})
    file(STRINGS ${docent_torch_config} docent_old_abi REGEX "_GLIBCXX_USE_CXX11_ABI=0")
    if(docent_old_abi)
      message(FATAL_ERROR "The LibTorch in ${DOCENT_TORCH} is built for the old ABI of C++, which Qt and OpenCV are not. "
                          "Take one with cxx11-abi in the name of its file, or PyTorch 2.7 or newer.")
    endif()
  endif()
endif()

# The CMake files of a LibTorch for CUDA ask for the CUDA toolkit with its compiler, which Docent does not need: where
# there is such a LibTorch, its libraries are taken as they are.
function(docent_take_torch_for_cuda torch_cuda)
  cmake_path(GET torch_cuda PARENT_PATH folder)
  set(libraries ${torch_cuda})
  foreach(name c10_cuda torch_cpu c10 torch)
    if(NOT EXISTS ${folder}/lib${name}.so)
      message(FATAL_ERROR "There is no lib${name}.so beside ${torch_cuda}: is LibTorch all there?")
    endif()
    list(APPEND libraries ${folder}/lib${name}.so)
  endforeach()
  # Beside lib, or beside lib/x86_64-linux-gnu.
  find_path(headers torch/script.h PATHS ${folder}/../include ${folder}/../../include NO_DEFAULT_PATH NO_CACHE REQUIRED)
  set(headers ${headers} ${headers}/torch/csrc/api/include)
  find_file(version_file NAMES torch/headeronly/version.h torch/version.h PATHS ${headers} NO_DEFAULT_PATH NO_CACHE
            REQUIRED)
  file(STRINGS ${version_file} version REGEX "define TORCH_VERSION_(MAJOR|MINOR|PATCH) ")
  string(REGEX REPLACE "[^0-9;]" "" version "${version}")
  list(JOIN version "." version)
  # Even those that no function is called of: they register the card when they are loaded.
  target_link_libraries(docent_torch INTERFACE "$<LINK_LIBRARY:docent_needed,${libraries}>")
  message(STATUS "LibTorch ${version} with CUDA: ${torch_cuda}")
  set(Torch_VERSION ${version} PARENT_SCOPE)
  set(TORCH_INCLUDE_DIRS ${headers} PARENT_SCOPE)
endfunction()
set(CMAKE_CXX_LINK_LIBRARY_USING_docent_needed_SUPPORTED TRUE)
set(CMAKE_CXX_LINK_LIBRARY_USING_docent_needed "-Wl,--push-state,--no-as-needed" "<LINK_ITEM>" "-Wl,--pop-state")

add_library(docent_torch INTERFACE)
find_library(docent_torch_cuda torch_cuda ${docent_torch_hints} PATH_SUFFIXES lib lib/${CMAKE_LIBRARY_ARCHITECTURE}
             NO_CACHE)
if(docent_torch_cuda)
  docent_take_torch_for_cuda(${docent_torch_cuda})
else()
  find_package(Torch REQUIRED)
  target_link_libraries(docent_torch INTERFACE ${TORCH_LIBRARIES})
  message(STATUS "LibTorch ${Torch_VERSION}")
endif()
target_include_directories(docent_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})

file(WRITE ${CMAKE_BINARY_DIR}/torch_pch.cpp "// Carries the precompiled Torch header.\n")
add_library(docent_torch_pch OBJECT ${CMAKE_BINARY_DIR}/torch_pch.cpp)
target_link_libraries(docent_torch_pch PRIVATE docent_flags docent_torch)
target_precompile_headers(docent_torch_pch PRIVATE <torch/torch.h> <torch/script.h>)

# The same for a program that includes no Torch header: it begins without LibTorch where it calls nothing of it, which
# saves half a second. With Debian's LibTorch alone: another may lie where only CMake's own linking finds it, or bring
# devices that are there where their library is loaded.
if(NOT DOCENT_TORCH AND TARGET torch_cpu)
  set(docent_torch_as_needed -Wl,--push-state,--as-needed,$<TARGET_FILE:torch_cpu>,$<TARGET_FILE:c10>,--pop-state)
else()
  set(docent_torch_as_needed docent_torch)
endif()

# A library with units that include Torch headers. Programs that link it link Torch: as needed where they have the
# property DOCENT_TORCH_AS_NEEDED, and not at all where they open it late.
function(docent_use_torch target)
  set(late $<BOOL:$<TARGET_PROPERTY:DOCENT_OPENS_TORCH_LATE>>)
  set(as_needed $<BOOL:$<TARGET_PROPERTY:DOCENT_TORCH_AS_NEEDED>>)
  target_link_libraries(${target} PRIVATE $<$<AND:$<NOT:${late}>,$<NOT:${as_needed}>>:docent_torch>)
  target_link_libraries(${target} PRIVATE $<$<AND:$<NOT:${late}>,${as_needed}>:${docent_torch_as_needed}>)
  target_precompile_headers(${target} REUSE_FROM docent_torch_pch)
endfunction()

# A program that starts without LibTorch and opens it, in docent_torch.so, when it is first needed (core/late). A call
# of a function with Torch in it that core/late does not know of fails when the program is linked.
function(docent_open_torch_late target)
  set_target_properties(${target} PROPERTIES DOCENT_OPENS_TORCH_LATE ON)
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:docent_late_torch>)
  set(list ${CMAKE_SOURCE_DIR}/core/late/shared-symbols.list)
  target_link_options(${target} PRIVATE LINKER:--dynamic-list=${list})
  set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS ${list})
  target_link_libraries(${target} PRIVATE ${CMAKE_DL_LIBS})
  add_dependencies(${target} docent_torch_library)
endfunction()

# SPDX-License-Identifier: GPL-3.0-or-later
# LibTorch behind one INTERFACE target and one precompiled header.
# -DDOCENT_TORCH=DIR names the folder of another LibTorch (a CUDA build, or a Python install's torch folder).

set(DOCENT_TORCH "" CACHE PATH "Folder of a LibTorch to use instead of the system's")
if(DOCENT_TORCH)
  list(PREPEND CMAKE_PREFIX_PATH ${DOCENT_TORCH} ${DOCENT_TORCH}/share/cmake)
endif()
find_package(Torch REQUIRED)
message(STATUS "LibTorch ${Torch_VERSION}")

add_library(docent_torch INTERFACE)
target_include_directories(docent_torch SYSTEM INTERFACE ${TORCH_INCLUDE_DIRS})
target_link_libraries(docent_torch INTERFACE ${TORCH_LIBRARIES})

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

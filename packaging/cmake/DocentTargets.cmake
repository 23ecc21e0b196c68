# SPDX-License-Identifier: GPL-3.0-or-later
# Compile flags in one INTERFACE target, and docent_library(): one library a folder.

add_library(docent_flags INTERFACE)
target_compile_features(docent_flags INTERFACE cxx_std_20)
target_compile_definitions(docent_flags INTERFACE QT_NO_KEYWORDS DOCENT_VERSION="${PROJECT_VERSION}")
target_compile_options(docent_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor
                                              -Woverloaded-virtual -Wimplicit-fallthrough
                                              -Wno-missing-field-initializers) # designated initialisers leave some out
if(DOCENT_WARNINGS_ARE_ERRORS)
  target_compile_options(docent_flags INTERFACE -Werror)
endif()
if(DOCENT_SANITIZE)
  target_compile_options(docent_flags INTERFACE -fsanitize=${DOCENT_SANITIZE} -fno-omit-frame-pointer -g1)
  target_link_options(docent_flags INTERFACE -fsanitize=${DOCENT_SANITIZE})
  if(DOCENT_SANITIZE MATCHES "undefined")
    target_compile_options(docent_flags INTERFACE -fno-sanitize-recover=all)
  endif()
  # GCC's instrumentation makes these two warn about code that is not ours.
  target_compile_options(docent_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-array-bounds>)
endif()

# docent_library(NAME SOURCES ... [TORCH_SOURCES ...] [PUBLIC ...] [PRIVATE ...] [INCLUDE dir])
# SOURCES never see a Torch header; TORCH_SOURCES are compiled with the shared precompiled one.
function(docent_library name)
  cmake_parse_arguments(ARG "" "INCLUDE" "SOURCES;TORCH_SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES} ${ARG_TORCH_SOURCES})
  if(NOT ARG_INCLUDE)
    set(ARG_INCLUDE ${CMAKE_SOURCE_DIR}/core)
  endif()
  target_include_directories(${name} PUBLIC ${ARG_INCLUDE})
  target_link_libraries(${name} PUBLIC ${ARG_PUBLIC} PRIVATE docent_flags ${ARG_PRIVATE})
  if(ARG_TORCH_SOURCES)
    docent_use_torch(${name})
    set_source_files_properties(${ARG_SOURCES} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  endif()
endfunction()

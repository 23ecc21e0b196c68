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

function(docent_use_torch target)
  target_link_libraries(${target} PRIVATE docent_torch)
  target_precompile_headers(${target} REUSE_FROM docent_torch_pch)
endfunction()

# SPDX-License-Identifier: GPL-3.0-or-later
# The layers, lowest first. A file may include headers of its own folder and of folders below it; a wrong include
# fails at configure time, and again in the test 'layers', which runs this file as a script.

cmake_policy(VERSION 3.25)  # as a script it has no project to take it from

set(DOCENT_CORE_LAYERS base slurm data recipes nn training experts selection transfer study exporting workspace jobs serving late)
set(DOCENT_UI_LAYERS support widgets dialogs plots models pages main)

function(docent_check_folder prefix layers source_dir)
  set(allowed "")
  foreach(layer IN LISTS layers)
    list(APPEND allowed ${layer})
    file(GLOB_RECURSE files ${source_dir}/${prefix}/${layer}/*.h ${source_dir}/${prefix}/${layer}/*.cpp)
    foreach(file IN LISTS files)
      file(STRINGS ${file} includes REGEX "^#include")
      foreach(line IN LISTS includes)
        if(line MATCHES "\"([a-z]+)/[A-Za-z0-9]+\\.h\"")
          set(target ${CMAKE_MATCH_1})
          if(target IN_LIST layers AND NOT target IN_LIST allowed)
            message(FATAL_ERROR "${file}: '${line}' goes up: ${prefix}/${layer} lies below ${prefix}/${target}.")
          endif()
        endif()
        if(prefix STREQUAL "core" AND line MATCHES "[<\"]Q[A-Z]")
          message(FATAL_ERROR "${file}: '${line}': core/ knows no Qt.")
        endif()
        if(prefix STREQUAL "ui" AND line MATCHES "[<\"](torch|ATen|c10)/")
          message(FATAL_ERROR "${file}: '${line}': ui/ sees no Torch header.")
        endif()
      endforeach()
    endforeach()
  endforeach()
endfunction()

function(docent_check_layers)
  docent_check_folder(core "${DOCENT_CORE_LAYERS}" ${CMAKE_SOURCE_DIR})
  docent_check_folder(ui "${DOCENT_UI_LAYERS}" ${CMAKE_SOURCE_DIR})
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  docent_check_folder(core "${DOCENT_CORE_LAYERS}" ${SOURCE_DIR})
  docent_check_folder(ui "${DOCENT_UI_LAYERS}" ${SOURCE_DIR})
endif()

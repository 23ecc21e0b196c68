# SPDX-License-Identifier: GPL-3.0-or-later
# The texts of the window in other languages: resources/translations/docent_*.ts, compiled into the program.
# After texts have changed: packaging/update-translations, then translate what it marks as unfinished.

find_program(DOCENT_LRELEASE NAMES lrelease lrelease-qt6 HINTS /usr/lib/qt6/bin REQUIRED)

function(docent_add_translations target)
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/resources/translations/*.ts)
  set(compiled "")
  foreach(source IN LISTS sources)
    get_filename_component(name ${source} NAME_WE)
    set(file ${CMAKE_CURRENT_BINARY_DIR}/${name}.qm)
    add_custom_command(OUTPUT ${file} COMMAND ${DOCENT_LRELEASE} -silent ${source} -qm ${file} DEPENDS ${source} VERBATIM)
    list(APPEND compiled ${file})
  endforeach()
  qt6_add_resources(${target} translations PREFIX /docent/translations BASE ${CMAKE_CURRENT_BINARY_DIR}
                    FILES ${compiled})
endfunction()

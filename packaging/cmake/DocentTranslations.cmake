# SPDX-License-Identifier: GPL-3.0-or-later
# The texts of the window in other languages: resources/translations/docent_*.ts, compiled into the program.
# After texts have changed: packaging/update-translations, then translate what it marks as unfinished.

# Qt 6's own first: the one in the path may be Qt 5's, or lead to one that is not installed.
find_program(DOCENT_LRELEASE NAMES lrelease PATHS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS} /usr/lib/qt6/bin
             NO_DEFAULT_PATH)
find_program(DOCENT_LRELEASE NAMES lrelease-qt6 lrelease REQUIRED)

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

# SPDX-License-Identifier: GPL-3.0-or-later
# Each runs the program as a process.
function(docent_app_test file)
  docent_test(${file} docent_test_support docent_workspace ${ARGN})
  get_filename_component(name ${file} NAME_WE)
  target_sources(${name} PRIVATE app/DocentProcess.cpp)
  target_compile_definitions(${name} PRIVATE DOCENT_PROGRAM="$<TARGET_FILE:docent>")
  add_dependencies(${name} docent)
endfunction()

docent_app_test(app/UsageTest.cpp)
docent_app_test(app/ImportCommandsTest.cpp)
docent_app_test(app/CommandsTest.cpp TIMEOUT 600)
docent_app_test(app/StopTest.cpp docent_jobs)
docent_app_test(app/RenameTest.cpp docent_jobs)
docent_app_test(app/ModelsAddTest.cpp)
docent_app_test(app/KillTest.cpp TIMEOUT 900 LABELS slow)
docent_app_test(app/BadInputTest.cpp docent_jobs TIMEOUT 600)
docent_app_test(app/DemoTest.cpp TIMEOUT 900 LABELS slow)

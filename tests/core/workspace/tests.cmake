# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/workspace/WorkspaceTest.cpp docent_workspace docent_test_support)
docent_test(core/workspace/TrashTest.cpp docent_workspace)
docent_test(core/workspace/ModelImportTest.cpp docent_workspace)

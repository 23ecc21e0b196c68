# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(ui/support/JobBridgeTest.cpp docent_ui_support OFFSCREEN)
docent_test(ui/widgets/OptionsFormTest.cpp docent_ui_widgets OFFSCREEN)
docent_test(ui/widgets/RecordTableTest.cpp docent_ui_widgets OFFSCREEN)
docent_test(ui/models/HierarchyModelTest.cpp docent_ui_models OFFSCREEN)
docent_test(ui/models/ThumbnailModelTest.cpp docent_ui_models OFFSCREEN)
docent_test(ui/plots/RankingPlotTest.cpp docent_ui_plots QCustomPlotQt6::QCustomPlotQt6 OFFSCREEN)
docent_test(ui/plots/CurvePlotTest.cpp docent_ui_plots QCustomPlotQt6::QCustomPlotQt6 OFFSCREEN)
docent_test(ui/main/WindowJourneyTest.cpp docent_ui_main docent_test_support OFFSCREEN)

# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/study/StudySpecTest.cpp docent_study TIMEOUT 60)
docent_test(core/study/StudyRenamingTest.cpp docent_study TIMEOUT 60)
docent_test(core/study/StudyCostTest.cpp docent_study TIMEOUT 60)
docent_test(core/study/StudyStatisticsTest.cpp docent_study TIMEOUT 60)
docent_test(core/study/StudyReportTest.cpp docent_study TIMEOUT 60)

# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/transfer/EvaluationTest.cpp docent_transfer)
docent_test(core/transfer/FineTunerTest.cpp docent_transfer docent_test_support)

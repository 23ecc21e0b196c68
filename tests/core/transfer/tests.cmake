# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/transfer/ComparisonTest.cpp docent_transfer)
docent_test(core/transfer/EvaluationTest.cpp docent_transfer)
docent_test(core/transfer/PredictionsTest.cpp docent_transfer)
docent_test(core/transfer/TransferCostTest.cpp docent_transfer)
docent_test(core/transfer/FineTunerTest.cpp docent_transfer docent_test_support TORCH)
docent_test(core/transfer/ProxyCheckTest.cpp docent_transfer)

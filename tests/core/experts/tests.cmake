# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/experts/ExpertPlanTest.cpp docent_experts)
docent_test(core/experts/AdapterExpertTest.cpp docent_experts docent_test_support TORCH)
docent_test(core/experts/ExpertTrainingTest.cpp docent_experts docent_test_support)
docent_test(core/experts/CostEstimateTest.cpp docent_experts)

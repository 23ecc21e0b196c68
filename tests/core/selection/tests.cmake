# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/selection/BootstrapTest.cpp docent_selection TIMEOUT 60)
docent_test(core/selection/EmbeddingCacheTest.cpp docent_selection TIMEOUT 60)
docent_test(core/selection/KnnTest.cpp docent_selection TIMEOUT 120)
docent_test(core/selection/RankingTest.cpp docent_selection docent_test_support TORCH TIMEOUT 120)

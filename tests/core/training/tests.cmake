# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/training/BackpropagationTest.cpp docent_training TORCH)
docent_test(core/training/LearningCheckTest.cpp docent_training)
docent_test(core/training/MetricsLogTest.cpp docent_training)
docent_test(core/training/OutOfMemoryTest.cpp docent_training docent_test_support TORCH)
docent_test(core/training/ScheduleTest.cpp docent_training)
docent_test(core/training/TrainerTest.cpp docent_training docent_test_support TORCH)

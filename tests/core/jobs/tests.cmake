# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/jobs/JobRecordTest.cpp docent_jobs)
docent_test(core/jobs/JobUseTest.cpp docent_jobs)
docent_test(core/jobs/JobReadingTest.cpp docent_jobs)
docent_test(core/jobs/ImportTest.cpp docent_jobs docent_test_support TIMEOUT 60)
docent_test(core/jobs/JobQueueTest.cpp docent_jobs docent_test_support)
docent_test(core/jobs/JobOrderTest.cpp docent_jobs docent_test_support)
docent_test(core/jobs/JobRenameTest.cpp docent_jobs docent_test_support)
docent_test(core/jobs/TrialTest.cpp docent_jobs docent_test_support SAMPLE)

# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/serving/ClassifyQueueTest.cpp docent_serving docent_exporting TIMEOUT 60)
docent_test(core/serving/HttpServerTest.cpp docent_serving docent_exporting TIMEOUT 120)
docent_test(core/serving/MultipartBodyTest.cpp docent_serving TIMEOUT 60)
docent_test(core/serving/ServingMetricsTest.cpp docent_serving TIMEOUT 60)

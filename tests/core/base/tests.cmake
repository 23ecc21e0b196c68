# SPDX-License-Identifier: GPL-3.0-or-later
docent_test(core/base/BaseTest.cpp docent_base)
docent_test(core/base/Utf8Test.cpp docent_base)
docent_test(core/base/YamlTest.cpp docent_base)

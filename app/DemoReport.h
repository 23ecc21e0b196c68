// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "Demo.h"
#include "Json.h"

namespace docent {

/// The tables that the demonstration ends with.
[[nodiscard]] std::string demoReport(const DemoResult& result);
[[nodiscard]] Json toJson(const DemoResult& result);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <vector>

namespace docent {

/// How a program ended, and what it wrote.
struct SubprocessResult {
    int exitCode = 0;  ///< 128 + the signal where one ended it
    std::string out;
    std::string err;
};

/// Where a program of PATH lies; "" where there is none.
[[nodiscard]] std::string findProgram(const std::string& name);

/// Runs a program to its end, without a shell, and gives it `input`. Ctrl+C in the terminal does not reach it: half a
/// submission would be worse than one that is stopped after. Throws Error where it is not in PATH, cannot be started,
/// or takes longer than `limit`, after which it is killed.
[[nodiscard]] SubprocessResult runSubprocess(const std::vector<std::string>& command, const std::string& input,
                                             std::chrono::milliseconds limit);

}  // namespace docent

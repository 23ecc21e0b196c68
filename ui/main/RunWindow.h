// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>

namespace docent {

struct WindowOptions {
    std::optional<std::filesystem::path> workspace;  ///< opened at start; else the welcome page
    bool trySample = false;                          ///< opens the sample workspace, making it where it is missing
};

/// Shows the window and runs until it is closed. Returns the program's exit code.
int runWindow(int argc, char** argv, const WindowOptions& options);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace docent {

struct ScreenshotOptions {
    std::filesystem::path workspace;  ///< one with models, a ranking and runs shows most
    std::filesystem::path folder;     ///< of the PNG files, made where it is missing
    int scale = 1;                    ///< device pixels for each pixel, 1 or 2
};

/// Shows every page, the important dialogs and the welcome page, light and dark, without a display, and writes each as
/// `<page>-<light|dark>-<scale>x.png`. Must be the first in the process to use Qt's widgets. Returns the files. Throws
/// Error for a workspace that cannot be opened and for files that cannot be written.
std::vector<std::filesystem::path> takeScreenshots(const ScreenshotOptions& options);

}  // namespace docent

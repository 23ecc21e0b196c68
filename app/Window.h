// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "selection/Ranking.h"

namespace docent {

// What the program does with Qt Widgets; in a build without them (core-only) each says so instead.

/// Shows the window until it is closed; returns the exit code.
int openWindow(const std::optional<std::filesystem::path>& workspace, bool trySample);

/// Draws a ranking's bar chart as PNG, without a display. False in a build without charts.
bool drawRankingChart(const RankingResult& ranking, const std::filesystem::path& path);

/// Writes a picture of every page, light and dark, without a display, and returns the files.
std::vector<std::filesystem::path> drawWindow(const std::filesystem::path& workspace,
                                              const std::filesystem::path& folder, int scale);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Error.h"

namespace docent {

int openWindow(const std::optional<std::filesystem::path>&, bool) {
    throw Error("This Docent was built without its window (preset core-only)",
                "Give a command, see 'docent --help', or build the preset release");
}

bool drawRankingChart(const RankingResult&, const std::filesystem::path&) {
    return false;
}

}  // namespace docent

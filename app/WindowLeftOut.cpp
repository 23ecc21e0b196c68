// SPDX-License-Identifier: GPL-3.0-or-later
#include "Window.h"
#include "base/Error.h"

namespace docent {

namespace {
Error leftOut() {
    return Error("This Docent was built without its window (preset core-only)",
                 "Give another command, see 'docent --help', or build the preset release");
}
}  // namespace

int openWindow(const std::optional<std::filesystem::path>&, bool) {
    throw leftOut();
}

std::vector<std::filesystem::path> drawWindow(const std::filesystem::path&, const std::filesystem::path&, int) {
    throw leftOut();
}

bool drawRankingChart(const RankingResult&, const std::filesystem::path&) {
    return false;
}

}  // namespace docent

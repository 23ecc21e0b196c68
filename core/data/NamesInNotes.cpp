// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/NamesInNotes.h"

#include <algorithm>
#include <cstddef>

#include "base/Words.h"

namespace docent {

std::string someNames(const std::vector<std::string>& names) {
    constexpr std::size_t most = 5;
    const auto end = names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most));
    return joined({names.begin(), end}) + (names.size() > most ? " and others." : ".");
}

std::string nameExamples(const std::vector<std::string>& names) {
    constexpr std::size_t most = 3;
    std::vector<std::string> first;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i) {
        first.push_back(std::string("'").append(names[i]).append("'"));
    }
    return joined(first) + (names.size() > most ? ", ..." : "");
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/MovedPictures.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace docent {

MovedPictures::MovedPictures(const std::vector<std::string>& missing, std::function<bool(const std::string&)> isThere)
    : m_isThere(std::move(isThere)) {
    std::map<std::string, std::size_t> votes;
    for (const std::string& location : missing) {
        for (std::size_t slash = 0; (slash = location.find('/', slash)) != std::string::npos; ++slash) {
            if (m_isThere(location.substr(slash + 1))) {
                ++votes[location.substr(0, slash + 1)];
                break;
            }
        }
    }
    std::vector<std::pair<std::string, std::size_t>> byVotes(votes.begin(), votes.end());
    const std::size_t least = std::min<std::size_t>(2, missing.size());
    std::erase_if(byVotes, [least](const auto& one) { return one.second < least; });
    std::stable_sort(byVotes.begin(), byVotes.end(), [](const auto& x, const auto& y) { return x.second > y.second; });
    for (auto& [folder, count] : byVotes) {
        m_folders.push_back(std::move(folder));
    }
}

void MovedPictures::follow(std::string& location) const {
    const auto holds = [&location](const std::string& folder) { return location.starts_with(folder); };
    const auto first = std::find_if(m_folders.begin(), m_folders.end(), holds);
    if (first == m_folders.end() || m_isThere(location)) {
        return;
    }
    const auto found = std::find_if(first, m_folders.end(), [&](const std::string& folder) {
        return holds(folder) && m_isThere(location.substr(folder.size()));
    });
    location.erase(0, (found == m_folders.end() ? first : found)->size());
}

}  // namespace docent

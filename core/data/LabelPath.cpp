// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/LabelPath.h"

#include <algorithm>
#include <string_view>

#include "base/Words.h"

namespace docent {

namespace {

constexpr std::size_t maxLabelBytes = 1024;  ///< its parts are names of folders elsewhere
constexpr int maxLevels = 32;

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return parts;
        }
        text.remove_prefix(end + 1);
    }
}

/// "animals / birds/" as "animals/birds"; empty with an empty part between others.
std::string cleanPath(std::string_view text, std::string& problem) {
    text = trimmed(text);
    while (text.starts_with('/')) {
        text.remove_prefix(1);
    }
    while (text.ends_with('/')) {
        text.remove_suffix(1);
    }
    std::string path;
    int levels = 0;
    for (const std::string_view part : split(text, '/')) {
        const std::string_view name = trimmed(part);
        if (name.empty() && !text.empty()) {
            problem = "has a label with an empty level: '" + std::string(text) + "'";
            return {};
        }
        path += path.empty() ? "" : "/";
        path += name;
        ++levels;
    }
    // Exported models list their labels one a line.
    if (std::any_of(path.begin(), path.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; })) {
        problem = "has a label with a line break or another control character";
        return {};
    }
    if (path.size() > maxLabelBytes || levels > maxLevels) {
        problem = "has a label that is too long: '" + path.substr(0, 60) + "…'";
        return {};
    }
    return path;
}

}  // namespace

NodeId addLabel(const std::vector<std::string>& levels, LabelHierarchy& hierarchy, std::string& problem) {
    std::string whole;
    bool ended = false;
    for (const std::string& level : levels) {
        const std::string_view name = trimmed(level);
        if (name.empty()) {
            ended = true;
        } else if (ended) {
            problem = "has a label with an empty level: nothing stands before '" + std::string(name) + "'";
            return noNode;
        } else {
            whole += whole.empty() ? "" : "/";
            whole += name;
        }
    }
    NodeId node = noNode;
    const std::vector<std::string_view> ways = split(whole, '|');
    for (const std::string_view way : ways) {
        const std::string path = cleanPath(way, problem);
        if (!problem.empty()) {
            return noNode;
        }
        if (path.empty()) {
            problem = "has no label";
            return noNode;
        }
        if (node == noNode) {
            node = hierarchy.addPath(path);
            continue;
        }
        const auto slash = path.rfind('/');
        const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
        if (name != hierarchy.name(node)) {
            problem = "has several labels: '" + whole + "', and Docent learns one a picture";
            return noNode;
        }
        hierarchy.addParent(node, slash == std::string::npos ? 0 : hierarchy.addPath(path.substr(0, slash)));
    }
    return node;
}

}  // namespace docent

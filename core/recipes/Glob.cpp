// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Glob.h"

#include <algorithm>

#include "base/Error.h"

namespace docent {

namespace {

bool startsWith(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

}  // namespace

std::vector<std::string> expandBraces(const std::string& pattern) {
    const std::size_t open = pattern.find('{');
    if (open == std::string::npos) {
        return {pattern};
    }
    std::vector<std::string> parts(1);
    std::size_t depth = 1;
    std::size_t at = open + 1;
    for (; at < pattern.size() && depth > 0; ++at) {
        const char c = pattern[at];
        depth += c == '{' ? 1 : 0;
        depth -= c == '}' ? 1 : 0;
        if (c == ',' && depth == 1) {
            parts.emplace_back();
        } else if (depth > 0) {
            parts.back() += c;
        }
    }
    if (depth > 0) {
        throw Error("The pattern '" + pattern + "' has a brace that is not closed");
    }
    std::vector<std::string> expanded;
    for (const std::string& part : parts) {
        std::string one = pattern.substr(0, open);
        one.append(part).append(pattern, at);
        const std::vector<std::string> inner = expandBraces(one);
        expanded.insert(expanded.end(), inner.begin(), inner.end());
    }
    return expanded;
}

bool matchesGlob(std::string_view pattern, std::string_view path) {
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (c == '*') {
            const bool isDeep = i + 1 < pattern.size() && pattern[i + 1] == '*';
            const std::string_view rest = pattern.substr(i + (isDeep ? 2 : 1));
            for (std::size_t used = i; used <= path.size(); ++used) {
                if (matchesGlob(rest, path.substr(used))) {
                    return true;
                }
                if (used < path.size() && path[used] == '/' && !isDeep) {
                    return false;
                }
            }
            return false;
        }
        if (i >= path.size() || (c == '?' ? path[i] == '/' : path[i] != c)) {
            return false;
        }
    }
    return pattern.size() == path.size();
}

std::string_view literalStart(std::string_view pattern) {
    return pattern.substr(0, pattern.find_first_of("*?{"));
}

GlobList::GlobList(const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) {
        m_patterns.push_back({.text = pattern, .alternatives = expandBraces(pattern)});
    }
}

bool GlobList::matches(std::string_view path) const {
    return std::any_of(m_patterns.begin(), m_patterns.end(), [&](const Pattern& pattern) {
        return std::any_of(pattern.alternatives.begin(), pattern.alternatives.end(), [&](const std::string& one) {
            return startsWith(path, literalStart(one)) && matchesGlob(one, path);
        });
    });
}

bool GlobList::use(std::string_view path) {
    bool isUsed = false;
    for (Pattern& pattern : m_patterns) {
        for (const std::string& one : pattern.alternatives) {
            if (startsWith(path, literalStart(one)) && matchesGlob(one, path)) {
                pattern.isUsed = true;
                isUsed = true;
                break;
            }
        }
    }
    return isUsed;
}

std::vector<std::string> GlobList::unused() const {
    std::vector<std::string> list;
    for (const Pattern& pattern : m_patterns) {
        if (!pattern.isUsed) {
            list.push_back(pattern.text);
        }
    }
    return list;
}

std::vector<std::string> GlobList::literalStarts() const {
    std::vector<std::string> list;
    for (const Pattern& pattern : m_patterns) {
        for (const std::string& one : pattern.alternatives) {
            list.emplace_back(literalStart(one));
        }
    }
    return list;
}

}  // namespace docent

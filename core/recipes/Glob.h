// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace docent {

/// "a{b,c}d" as "abd" and "acd", also one in another. Throws Error for a brace that is not closed.
[[nodiscard]] std::vector<std::string> expandBraces(const std::string& pattern);

/// Whether a path is what a pattern says: `*` stands for any characters but '/', `**` for any at all, `?` for one that
/// is not '/'. Braces are none here, see expandBraces().
[[nodiscard]] bool matchesGlob(std::string_view pattern, std::string_view path);

/// The part of a pattern before its first wildcard.
[[nodiscard]] std::string_view literalStart(std::string_view pattern);

/// Several patterns, their braces expanded; remembers which of them a path was found for.
class GlobList {
public:
    explicit GlobList(const std::vector<std::string>& patterns);
    [[nodiscard]] bool matches(std::string_view path) const;
    /// As matches(), and marks each pattern that the path is of.
    bool use(std::string_view path);
    /// The patterns, braces and all, that use() met no path of; in braces one alternative is enough.
    [[nodiscard]] std::vector<std::string> unused() const;
    /// What their paths start with, each without wildcards.
    [[nodiscard]] std::vector<std::string> literalStarts() const;

private:
    struct Pattern {
        std::string text;
        std::vector<std::string> alternatives;
        bool isUsed = false;
    };
    std::vector<Pattern> m_patterns;
};

}  // namespace docent

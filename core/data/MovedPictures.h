// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace docent {

/// Where pictures lie that were moved since a list was written with their absolute paths: "/old/disk/cats/1.png" is
/// "cats/1.png" now, under the root of the data set.
class MovedPictures {
public:
    /// `missing`: absolute paths of some of the pictures that are not there. `isThere`: whether there is a picture at a
    /// path, absolute or relative to the root. What one picture alone says, of several, is chance: "1.png" may be
    /// another.
    MovedPictures(const std::vector<std::string>& missing, std::function<bool(const std::string&)> isThere);

    /// That they were moved from, with the '/' at their end; the one of most pictures first.
    [[nodiscard]] const std::vector<std::string>& folders() const { return m_folders; }
    /// Makes the path of a picture that was moved relative to the root; leaves another as it is.
    void follow(std::string& location) const;

private:
    std::function<bool(const std::string&)> m_isThere;
    std::vector<std::string> m_folders;
};

}  // namespace docent

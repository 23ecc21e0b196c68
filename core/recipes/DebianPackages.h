// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace docent {

/// What dpkg's own files say is installed.
class DebianPackages {
public:
    /// Reads `status` in dpkg's folder. Throws Error where it is not there.
    explicit DebianPackages(const std::filesystem::path& folder = "/var/lib/dpkg");

    /// "" where the package is not installed.
    [[nodiscard]] std::string version(const std::string& package) const;
    [[nodiscard]] std::vector<std::string> missing(const std::vector<std::string>& packages) const;
    /// The paths of an installed package, files and folders, as dpkg lists them. Throws Error where it has no list.
    [[nodiscard]] std::vector<std::string> paths(const std::string& package) const;

private:
    std::filesystem::path m_folder;
    std::map<std::string, std::string> m_versions;
};

/// "sudo apt-get install a b c"
[[nodiscard]] std::string installCommand(const std::vector<std::string>& packages);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "recipes/DebianPackages.h"

namespace docent {

struct PackageFile {
    std::string path;
    std::string package;  ///< "" where a recipe names no package
};

/// The files that a recipe may use: those of its packages, so that the same packages give the same pictures whatever
/// else is installed. A recipe without packages may use any file.
class PackageFiles {
public:
    PackageFiles(const DebianPackages& dpkg, const std::vector<std::string>& packages);

    /// The files that one of `patterns` is of and none of `leaveOut` (see Glob.h), by path. Links are left out: they
    /// would show a file twice. Throws Error with `what` for a pattern that no file is of.
    [[nodiscard]] std::vector<PackageFile> choose(const std::vector<std::string>& patterns,
                                                  const std::vector<std::string>& leaveOut,
                                                  const std::string& what) const;

private:
    [[nodiscard]] std::vector<PackageFile> onDisk(const std::vector<std::string>& starts) const;

    bool m_isOfPackages;
    std::vector<PackageFile> m_files;
};

}  // namespace docent

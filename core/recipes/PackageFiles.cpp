// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/PackageFiles.h"

#include <algorithm>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"
#include "recipes/Glob.h"

namespace docent {

PackageFiles::PackageFiles(const DebianPackages& dpkg, const std::vector<std::string>& packages)
    : m_isOfPackages(!packages.empty()) {
    for (const std::string& package : packages) {
        for (std::string& path : dpkg.paths(package)) {
            m_files.push_back({std::move(path), package});
        }
    }
    std::sort(m_files.begin(), m_files.end(),
              [](const PackageFile& a, const PackageFile& b) { return a.path < b.path; });
}

std::vector<PackageFile> PackageFiles::onDisk(const std::vector<std::string>& starts) const {
    std::set<std::string> paths;
    for (const std::string& start : starts) {
        const fs::path folder = fs::path(start).parent_path();
        std::error_code error;
        if (isFile(start)) {
            paths.insert(start);
        }
        for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
             entry.increment(error)) {
            paths.insert(entry->path().string());
        }
    }
    std::vector<PackageFile> files;
    for (const std::string& path : paths) {
        files.push_back({path, ""});
    }
    return files;
}

std::vector<PackageFile> PackageFiles::choose(const std::vector<std::string>& patterns,
                                              const std::vector<std::string>& leaveOut, const std::string& what) const {
    GlobList wanted(patterns);
    const GlobList unwanted(leaveOut);
    std::vector<PackageFile> chosen;
    for (const PackageFile& file : m_isOfPackages ? m_files : onDisk(wanted.literalStarts())) {
        std::error_code error;
        if (wanted.matches(file.path) && fs::is_regular_file(fs::symlink_status(file.path, error)) &&
            wanted.use(file.path) && !unwanted.matches(file.path)) {
            chosen.push_back(file);
        }
    }
    if (const std::vector<std::string> unused = wanted.unused(); !unused.empty()) {
        throw Error(what + ": no file " + (m_isOfPackages ? "of the recipe's packages " : "") + "is of the " +
                        plural(unused.size(), "pattern '", "patterns '") + joined(unused, "', '") + "'",
                    "Correct the pattern, or name the package that brings the files");
    }
    return chosen;
}

}  // namespace docent

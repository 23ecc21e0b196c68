// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/Files.h"

namespace docent {

/// Files that appear in a folder together or not at all: each is made under a name of its own, and commit() renames
/// them when all of them are complete. Until then a failure leaves the folder as it was.
class PendingFiles {
public:
    /// Makes the folder where it is missing. Throws Error when files cannot be made in it.
    explicit PendingFiles(fs::path folder);
    ~PendingFiles();
    PendingFiles(const PendingFiles&) = delete;
    PendingFiles& operator=(const PendingFiles&) = delete;

    /// Where to write the file that will be called `name`.
    [[nodiscard]] fs::path add(const std::string& name);
    void commit();

private:
    void removeMadeFolders() const;

    fs::path m_folder;
    std::vector<fs::path> m_madeFolders;                 ///< deepest first
    std::vector<std::pair<fs::path, fs::path>> m_files;  ///< pending, final
};

}  // namespace docent

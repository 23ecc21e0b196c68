// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace docent {

/// A folder of its own in the system's folder for temporary files (TMPDIR), removed with all that is in it.
class TemporaryFolder {
public:
    /// Throws Error when none can be made.
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace docent

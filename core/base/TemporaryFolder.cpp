// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/TemporaryFolder.h"

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

#include "base/Error.h"

namespace docent {

TemporaryFolder::TemporaryFolder() {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
    std::string name = ((error ? std::filesystem::path("/tmp") : folder) / "docent-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw Error("Cannot make a temporary folder in " + std::filesystem::path(name).parent_path().string() + ": " +
                        std::generic_category().message(errno),
                    "Free some space, or name another folder in TMPDIR");
    }
    m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

}  // namespace docent

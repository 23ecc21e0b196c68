// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/PendingFiles.h"

#include <fcntl.h>
#include <stdio.h>

#include "base/Error.h"

namespace docent {

namespace {

/// A file that has its final name.
struct Placed {
    fs::path pending;
    fs::path final;
    bool isExchanged = false;  ///< the earlier one lies under the pending name
    bool isNew = false;        ///< there was none before
};

bool exchange(const fs::path& a, const fs::path& b) {
    return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0;
}

/// Throws Error, and nothing has changed then.
Placed place(const fs::path& pending, const fs::path& final) {
    std::error_code error;
    const bool isNew = !fs::exists(final, error);
    if (!isNew && exchange(pending, final)) {
        return {.pending = pending, .final = final, .isExchanged = true};
    }
    fs::rename(pending, final, error);  // also where a file system cannot exchange two
    if (error) {
        throw Error("Cannot write " + final.string() + ": " + error.message(), "Check that folder");
    }
    return {.pending = pending, .final = final, .isNew = isNew};
}

/// As far as it goes: an earlier file that was not exchanged is gone.
void takeBack(const Placed& file) {
    std::error_code ignored;
    if (file.isExchanged) {
        (void)exchange(file.pending, file.final);
    } else if (file.isNew) {
        fs::remove(file.final, ignored);
    }
}

}  // namespace

PendingFiles::PendingFiles(fs::path folder) : m_folder(std::move(folder)) {
    std::error_code error;
    if (fs::exists(m_folder, error) && !fs::is_directory(m_folder, error)) {
        throw Error("Cannot export to " + m_folder.string() + ": it is a file", "Choose a folder");
    }
    for (fs::path path = fs::absolute(m_folder); !fs::exists(path, error) && path.has_relative_path();
         path = path.parent_path()) {
        m_madeFolders.push_back(path);
    }
    try {
        makeFolder(m_folder);
        requireWritable(m_folder);
    } catch (const Error&) {
        removeMadeFolders();
        throw;
    }
}

PendingFiles::~PendingFiles() {
    std::error_code ignored;
    for (const auto& [pending, final] : m_files) {
        fs::remove(pending, ignored);
    }
    removeMadeFolders();
}

void PendingFiles::removeMadeFolders() const {
    std::error_code ignored;
    for (const fs::path& folder : m_madeFolders) {
        fs::remove(folder, ignored);  // removes empty ones only
    }
}

fs::path PendingFiles::add(const std::string& name) {
    // A fixed name: what a process that was killed left behind is written over by the next export.
    fs::path pending = m_folder / ("." + name + ".part");
    m_files.emplace_back(pending, m_folder / name);
    return pending;
}

void PendingFiles::commit() {
    std::vector<Placed> placed;
    for (const auto& [pending, final] : m_files) {
        try {
            placed.push_back(place(pending, final));
        } catch (const Error&) {
            for (auto done = placed.rbegin(); done != placed.rend(); ++done) {
                takeBack(*done);
            }
            throw;
        }
    }
    // What was exchanged lies under the pending names now, and goes with them.
    std::error_code ignored;
    for (const Placed& file : placed) {
        fs::remove(file.pending, ignored);
    }
    m_files.clear();
    m_madeFolders.clear();
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/PendingFiles.h"

#include "base/Error.h"

namespace docent {

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
    for (const auto& [pending, final] : m_files) {
        std::error_code error;
        fs::rename(pending, final, error);
        if (error) {
            throw Error("Cannot write " + final.string() + ": " + error.message(), "Check that folder");
        }
    }
    m_files.clear();
    m_madeFolders.clear();
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace docent {

/// A file of an archive that a test makes. `link`: the target of a symbolic link.
struct ArchivedFile {
    std::string name;
    std::string content;
    std::string link = {};
};

/// Writes an archive; `kind`: "zip", "tar", "tar.gz", "tar.xz", "tar.bz2", "tar.zst".
inline void writeArchive(const std::filesystem::path& path, const std::string& kind,
                         const std::vector<ArchivedFile>& files) {
    archive* written = archive_write_new();
    const auto require = [&](int result) {
        if (result != ARCHIVE_OK) {
            throw std::runtime_error(archive_error_string(written));
        }
    };
    require(kind == "zip" ? archive_write_set_format_zip(written) : archive_write_set_format_pax_restricted(written));
    if (kind == "tar.gz") {
        require(archive_write_add_filter_gzip(written));
    } else if (kind == "tar.xz") {
        require(archive_write_add_filter_xz(written));
    } else if (kind == "tar.bz2") {
        require(archive_write_add_filter_bzip2(written));
    } else if (kind == "tar.zst") {
        require(archive_write_add_filter_zstd(written));
    }
    require(archive_write_open_filename(written, path.c_str()));
    for (const ArchivedFile& file : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, file.name.c_str());
        archive_entry_set_perm(entry, 0644);
        if (file.name.ends_with('/')) {
            archive_entry_set_filetype(entry, AE_IFDIR);
        } else if (!file.link.empty()) {
            archive_entry_set_filetype(entry, AE_IFLNK);
            archive_entry_set_symlink(entry, file.link.c_str());
        } else {
            archive_entry_set_filetype(entry, AE_IFREG);
            archive_entry_set_size(entry, static_cast<la_int64_t>(file.content.size()));
        }
        require(archive_write_header(written, entry));
        archive_write_data(written, file.content.data(), file.content.size());
        archive_entry_free(entry);
    }
    require(archive_write_close(written));
    archive_write_free(written);
}

}  // namespace docent

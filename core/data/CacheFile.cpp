// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/CacheFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/Files.h"

namespace docent {

DiskError DiskError::from(const std::string& what, int error) {
    const bool isFull = error == ENOSPC || error == EDQUOT || error == EFBIG;
    return DiskError("Cannot " + what + ": " + std::strerror(error),
                     isFull ? "Free some space on that disk, or use smaller pictures"
                            : "Check the permissions of that folder, and the disk");
}

CacheFile::CacheFile(std::filesystem::path path) : m_path(std::move(path)) {
    m_descriptor = ::open(m_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (m_descriptor < 0) {
        fail("make", errno);
    }
}

CacheFile::~CacheFile() {
    ::close(m_descriptor);
}

std::uint64_t CacheFile::size() const {
    struct stat info {};
    return ::fstat(m_descriptor, &info) == 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

bool CacheFile::isOwn() const {
    struct stat info {};
    return ::fstat(m_descriptor, &info) == 0 && info.st_nlink == 1;
}

void CacheFile::reserve(std::uint64_t bytes, std::uint64_t all) {
    int error = 0;
    do {
        error = ::posix_fallocate(m_descriptor, 0, static_cast<off_t>(bytes));
    } while (error == EINTR);
    if (error != 0) {
        fail("reserve " + formatBytes(all == 0 ? bytes : all) + " for", error);
    }
}

void CacheFile::write(const void* data, std::size_t bytes, std::uint64_t place) {
    transfer(static_cast<char*>(const_cast<void*>(data)), bytes, place, true);
}

void CacheFile::read(void* data, std::size_t bytes, std::uint64_t place) const {
    transfer(static_cast<char*>(data), bytes, place, false);
}

void CacheFile::sync() {
    if (::fdatasync(m_descriptor) != 0) {
        fail("write", errno);
    }
}

void CacheFile::transfer(char* data, std::size_t bytes, std::uint64_t place, bool isWrite) const {
    while (bytes > 0) {
        const ssize_t count = isWrite ? ::pwrite(m_descriptor, data, bytes, static_cast<off_t>(place))
                                      : ::pread(m_descriptor, data, bytes, static_cast<off_t>(place));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            fail(isWrite ? "write" : "read", count == 0 ? EIO : errno);
        }
        data += count;
        place += static_cast<std::uint64_t>(count);
        bytes -= static_cast<std::size_t>(count);
    }
}

void CacheFile::fail(const std::string& verb, int error) const {
    throw DiskError::from(verb + " the picture cache " + m_path.string(), error);
}

}  // namespace docent

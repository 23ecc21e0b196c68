// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/PlacedFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "base/Error.h"

namespace docent {

PlacedFile::PlacedFile(const std::filesystem::path& path)
    : m_path(path), m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat info {};
    const bool isOpen = m_descriptor >= 0 && ::fstat(m_descriptor, &info) == 0;
    const int code = errno;
    if (!isOpen || !S_ISREG(info.st_mode)) {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
        throw Error(
            "Cannot read " + path.string() + ": " + (isOpen ? "it is no file" : std::generic_category().message(code)),
            "Check that it is there and readable");
    }
    m_size = static_cast<std::uint64_t>(info.st_size);
}

PlacedFile::~PlacedFile() {
    ::close(m_descriptor);
}

void PlacedFile::read(std::uint64_t at, std::span<std::uint8_t> out) const {
    std::size_t filled = 0;
    while (filled < out.size()) {
        const ssize_t count =
            ::pread(m_descriptor, out.data() + filled, out.size() - filled, static_cast<off_t>(at + filled));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            throw Error("Cannot read " + m_path.string() + ": " +
                            (count < 0 ? std::generic_category().message(errno) : "it ends") + " at byte " +
                            std::to_string(at + filled),
                        "Copy or download the file again");
        }
        filled += static_cast<std::size_t>(count);
    }
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/Archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <iconv.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <system_error>

#include "base/Error.h"
#include "base/Utf8.h"

namespace docent {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t blockBytes = std::size_t{256} << 10;
/// A path has at most 4,096 bytes on Linux.
constexpr std::size_t maxNameBytes = 4096;
constexpr const char* copyAgain = "Copy or download the archive again";

struct FreeArchive {
    void operator()(archive* opened) const { ::archive_read_free(opened); }
};
using Reader = std::unique_ptr<archive, FreeArchive>;

/// An open file.
class Descriptor {
public:
    explicit Descriptor(const fs::path& path) : m_descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
    ~Descriptor() {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isFile() const {
        struct stat info {};
        return m_descriptor >= 0 && ::fstat(m_descriptor, &info) == 0 && S_ISREG(info.st_mode);
    }

private:
    int m_descriptor;
};

Reader makeReader() {
    Reader reader(::archive_read_new());
    if (reader == nullptr) {
        throw Error("There is not enough memory to read an archive", "Close other programs");
    }
    // Only those that are built into the library: others would start programs of the system.
    ::archive_read_support_filter_gzip(reader.get());
    ::archive_read_support_filter_bzip2(reader.get());
    ::archive_read_support_filter_xz(reader.get());
    ::archive_read_support_filter_zstd(reader.get());
    ::archive_read_support_filter_lz4(reader.get());
    ::archive_read_support_format_tar(reader.get());
    ::archive_read_support_format_gnutar(reader.get());
    ::archive_read_support_format_zip(reader.get());
    return reader;
}

/// UTF-8 for the thread, whatever the user's language: libarchive gives names in the character set of the locale.
class Utf8Names {
public:
    Utf8Names() : m_before(::uselocale(locale())) {}
    ~Utf8Names() { ::uselocale(m_before); }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    static locale_t locale() {
        static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return utf8;  // null, which changes nothing, where there is none
    }
    locale_t m_before;
};

/// What zip programs of DOS and Windows write where they do not say that a name is UTF-8; empty where it is not that.
std::string fromCodePage437(std::string_view name) {
    const iconv_t converter = ::iconv_open("UTF-8", "CP437");
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        return {};
    }
    std::string text(name.size() * 3, '\0');  // no character of it takes more
    char* in = const_cast<char*>(name.data());
    char* out = text.data();
    std::size_t left = name.size();
    std::size_t room = text.size();
    const bool isDone = ::iconv(converter, &in, &left, &out, &room) != static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    text.resize(text.size() - room);
    return isDone ? text : std::string();
}

/// The name of an entry in one spelling, or why it is refused.
std::string cleanName(std::string_view given, std::string& refusal) {
    if (given.empty() || given.size() > maxNameBytes) {
        refusal = given.empty() ? "has no name" : "has a name of more than " + std::to_string(maxNameBytes) + " bytes";
        return std::string(given.substr(0, 60));
    }
    if (!isUtf8(given)) {
        refusal = "has a name that is not UTF-8";
    }
    std::string name(given);
    if (name.find('/') == std::string::npos) {
        std::replace(name.begin(), name.end(), '\\', '/');  // as some programs of Windows write it
    }
    const bool hasDrive = name.size() >= 2 && name[1] == ':' &&
                          ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= 'a' && name[0] <= 'z'));
    if (name.front() == '/' || hasDrive) {
        refusal = "has an absolute name";
    }
    std::string clean;
    for (std::string_view rest = name; !rest.empty();) {
        const std::size_t end = std::min(rest.find('/'), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (part == "..") {
            refusal = "has a name that leaves the archive";
        } else if (part != "." && !part.empty()) {
            clean += clean.empty() ? "" : "/";
            clean += part;
        }
    }
    if (refusal.empty() && clean.empty()) {
        refusal = "has no name";
    }
    return refusal.empty() ? clean : name;
}

}  // namespace

struct ArchiveStream::Impl {
    fs::path path;
    Descriptor file;
    Reader reader = makeReader();
    std::uint64_t begin = 0;
    std::int64_t entries = 0;
    std::string name;  ///< of the entry that next() gave

    explicit Impl(const fs::path& opened, std::uint64_t position) : path(opened), file(opened), begin(position) {
        const int code = errno;
        if (!file.isFile()) {
            throw Error("Cannot read " + path.string() + ": " +
                            (file.get() < 0 ? std::generic_category().message(code) : "it is no file"),
                        "Check the path");
        }
        if (::lseek(file.get(), static_cast<off_t>(position), SEEK_SET) < 0 ||
            ::archive_read_open_fd(reader.get(), file.get(), blockBytes) != ARCHIVE_OK) {
            fail(problem());
        }
    }

    [[nodiscard]] std::string problem() const {
        const char* text = ::archive_error_string(reader.get());
        return text == nullptr ? "it is damaged" : text;
    }
    [[nodiscard]] std::uint64_t bytesRead() const {
        // The last filter is that which reads the file.
        return begin + static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_filter_bytes(reader.get(), -1)));
    }
    [[noreturn]] void fail(const std::string& what) const {
        throw Error("Cannot read the archive " + path.string() + (name.empty() ? "" : ", after " + name) + ": " + what +
                        " (byte " + std::to_string(bytesRead()) + ")",
                    copyAgain);
    }
    [[nodiscard]] bool isZip() const {
        return (::archive_format(reader.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
    }
    [[nodiscard]] bool isPlainTar() const {
        return ::archive_filter_count(reader.get()) == 1 &&
               (::archive_format(reader.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR;
    }
};

ArchiveStream::ArchiveStream(const std::filesystem::path& path, std::uint64_t position)
    : m_impl(std::make_unique<Impl>(path, position)) {}

ArchiveStream::~ArchiveStream() = default;

std::optional<ArchiveEntry> ArchiveStream::next() {
    while (true) {
        archive_entry* header = nullptr;
        const Utf8Names names;
        const int result = ::archive_read_next_header(m_impl->reader.get(), &header);
        if (result == ARCHIVE_EOF) {
            return std::nullopt;
        }
        // A warning is of what does not count here: owners, times, and the character set of names.
        if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
            m_impl->fail(m_impl->problem());
        }
        if (++m_impl->entries > maxArchiveEntries) {
            m_impl->fail("it names more than " + std::to_string(maxArchiveEntries) + " files");
        }
        ArchiveEntry entry;
        entry.position =
            m_impl->begin + static_cast<std::uint64_t>(::archive_read_header_position(m_impl->reader.get()));
        entry.bytes = static_cast<std::uint64_t>(std::max<la_int64_t>(0, ::archive_entry_size(header)));
        const char* name = ::archive_entry_pathname(header);
        name = name == nullptr ? ::archive_entry_pathname_utf8(header) : name;
        std::string given = name == nullptr ? std::string() : std::string(name);
        if (!isUtf8(given) && m_impl->isZip()) {
            given = fromCodePage437(given);
        }
        entry.name = cleanName(given, entry.refusal);
        const auto type = ::archive_entry_filetype(header);
        if (type == AE_IFDIR) {
            continue;
        }
        if (entry.refusal.empty()) {
            if (::archive_entry_hardlink(header) != nullptr || type == AE_IFLNK) {
                entry.refusal = "is a link";
            } else if (type != AE_IFREG) {
                entry.refusal = "is not a file";
            } else if (::archive_entry_is_data_encrypted(header) != 0) {
                entry.refusal = "is encrypted";
            }
        }
        m_impl->name = entry.name;
        return entry;
    }
}

void ArchiveStream::read(std::uint64_t maxBytes, const std::function<void(const void*, std::size_t)>& sink) {
    std::uint64_t total = 0;
    std::vector<char> piece(std::size_t{64} << 10);
    while (true) {
        const la_ssize_t count = ::archive_read_data(m_impl->reader.get(), piece.data(), piece.size());
        if (count < 0 && count != ARCHIVE_WARN) {
            m_impl->fail(m_impl->problem());
        }
        if (count <= 0) {
            return;
        }
        total += static_cast<std::uint64_t>(count);
        if (total > maxBytes) {
            throw Error(m_impl->name + " in " + m_impl->path.string() + " unpacks to more than " +
                            std::to_string(maxBytes) + " bytes",
                        "Take it out of the archive");
        }
        sink(piece.data(), static_cast<std::size_t>(count));
    }
}

std::vector<std::uint8_t> ArchiveStream::read(std::uint64_t maxBytes) {
    std::vector<std::uint8_t> content;
    read(maxBytes, [&content](const void* data, std::size_t bytes) {
        const auto* first = static_cast<const std::uint8_t*>(data);
        content.insert(content.end(), first, first + bytes);
    });
    return content;
}

bool ArchiveStream::hasPositions() const {
    return m_impl->isPlainTar();
}

std::uint64_t ArchiveStream::bytesRead() const {
    return m_impl->bytesRead();
}

std::string archiveKind(const std::filesystem::path& path) {
    const Descriptor file(path);
    if (!file.isFile()) {
        return {};
    }
    const Reader reader = makeReader();
    archive_entry* entry = nullptr;
    if (::archive_read_open_fd(reader.get(), file.get(), blockBytes) != ARCHIVE_OK) {
        return {};
    }
    const int result = ::archive_read_next_header(reader.get(), &entry);
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) {
        return {};
    }
    const bool isZip = (::archive_format(reader.get()) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;
    std::string kind = isZip ? "zip archive" : "tar archive";
    if (::archive_filter_count(reader.get()) > 1) {
        kind += " packed by ";
        kind += ::archive_filter_name(reader.get(), 0);
    }
    return kind;
}

bool isArchive(const std::filesystem::path& path) {
    return !archiveKind(path).empty();
}

}  // namespace docent

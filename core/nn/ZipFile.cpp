// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/ZipFile.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <optional>
#include <set>

#include "base/Error.h"
#include "nn/TensorText.h"

namespace docent {

namespace {

constexpr const char* copyAgain = "Copy or download the file again; it is damaged or of another format";

constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::uint32_t centralSignature = 0x02014b50;
constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::uint32_t end64Signature = 0x06064b50;
constexpr std::uint32_t locator64Signature = 0x07064b50;
constexpr std::size_t localBytes = 30;
constexpr std::size_t centralBytes = 46;
constexpr std::size_t endBytes = 22;
constexpr std::size_t end64Bytes = 56;
constexpr std::size_t locator64Bytes = 20;
constexpr std::uint32_t in64 = 0xffffffff;  ///< stands in 32 bits for a number that lies in the zip64 field
constexpr std::uint16_t in64Short = 0xffff;
constexpr std::uint16_t encrypted = 1;
constexpr std::uint16_t sizesFollow = 8;  ///< the local header knows no sizes: they come after the data
/// What deflate makes of zeros; it packs nothing more tightly.
constexpr std::uint64_t maxDeflateRatio = 1032;

/// Numbers of a zip are little-endian and not aligned.
template <typename Number>
Number numberAt(std::span<const std::uint8_t> bytes, std::size_t offset) {
    Number value = 0;
    for (std::size_t i = 0; i < sizeof value; ++i) {
        value = static_cast<Number>(value | static_cast<Number>(Number{bytes[offset + i]} << (8 * i)));
    }
    return value;
}

/// What the archive says of itself, checked against the file.
class DirectoryReader {
public:
    DirectoryReader(const fs::path& path, std::span<const std::uint8_t> file) : m_path(path), m_file(file) {}

    std::vector<ZipMember> read() {
        findDirectory();
        std::vector<ZipMember> members;
        std::set<std::string> names;
        std::uint64_t at = m_offset;
        for (std::uint64_t i = 0; i < m_entries; ++i) {
            members.push_back(readEntry(at));
            const ZipMember& member = members.back();
            if (!names.insert(member.name).second) {
                fail("the name " + quotedName(member.name) + " stands in its directory twice", at);
            }
            at += centralBytes + member.name.size() + m_skip;
        }
        if (at != m_offset + m_bytes) {
            fail("its directory is damaged: it says " + std::to_string(m_bytes) + " bytes, and its " +
                     std::to_string(m_entries) + " entries fill " + std::to_string(at - m_offset),
                 m_offset);
        }
        for (ZipMember& member : members) {
            readLocal(member);
        }
        checkApart(members);
        return members;
    }

private:
    [[noreturn]] void fail(const std::string& problem, std::uint64_t byte) const {
        throw Error(
            "Cannot read " + m_path.string() + " as a zip archive: " + problem + " (byte " + std::to_string(byte) + ")",
            copyAgain);
    }
    template <typename Number>
    [[nodiscard]] Number number(std::uint64_t offset) const {
        return numberAt<Number>(m_file, static_cast<std::size_t>(offset));
    }

    void findDirectory() {
        const std::uint64_t end = findEnd();
        const auto disk = number<std::uint16_t>(end + 4);
        m_entries = number<std::uint16_t>(end + 10);
        m_bytes = number<std::uint32_t>(end + 12);
        m_offset = number<std::uint32_t>(end + 16);
        std::uint64_t limit = end;
        if (disk == in64Short || m_entries == in64Short || m_bytes == in64 || m_offset == in64) {
            limit = readEnd64(end);
        } else if (disk != 0 || number<std::uint16_t>(end + 8) != m_entries) {
            fail("it is one part of an archive in several", end);
        }
        if (m_offset > limit || m_bytes > limit - m_offset) {
            fail("its directory of " + std::to_string(m_bytes) + " bytes from byte " + std::to_string(m_offset) +
                     " does not lie in the file, which has " + std::to_string(m_file.size()),
                 end);
        }
        if (m_entries > m_bytes / centralBytes) {
            fail("its directory says " + std::to_string(m_entries) + " entries and has room for " +
                     std::to_string(m_bytes / centralBytes),
                 end);
        }
    }

    /// The record that ends each archive, from the back: a comment may follow it.
    [[nodiscard]] std::uint64_t findEnd() const {
        const std::uint64_t size = m_file.size();
        constexpr std::uint64_t longestComment = 0xffff;
        for (std::uint64_t back = endBytes; back <= std::min<std::uint64_t>(size, endBytes + longestComment); ++back) {
            const std::uint64_t at = size - back;
            if (number<std::uint32_t>(at) == endSignature && number<std::uint16_t>(at + 20) == back - endBytes) {
                return at;
            }
        }
        fail("it has no directory at its end, so it is truncated", size);
    }

    /// Returns where the zip64 record begins.
    std::uint64_t readEnd64(std::uint64_t end) {
        if (end < locator64Bytes || number<std::uint32_t>(end - locator64Bytes) != locator64Signature) {
            fail("it is of more than 4 GB or 65,535 members, and the record that tells more is missing", end);
        }
        const std::uint64_t locator = end - locator64Bytes;
        const auto at = number<std::uint64_t>(locator + 8);
        if (at > locator || locator - at < end64Bytes || number<std::uint32_t>(at) != end64Signature) {
            fail("its zip64 directory is said to be at byte " + std::to_string(at) + ", and is not there", locator);
        }
        if (number<std::uint32_t>(at + 16) != 0 || number<std::uint32_t>(at + 20) != 0) {
            fail("it is one part of an archive in several", at);
        }
        m_entries = number<std::uint64_t>(at + 32);
        m_bytes = number<std::uint64_t>(at + 40);
        m_offset = number<std::uint64_t>(at + 48);
        return at;
    }

    ZipMember readEntry(std::uint64_t at) {
        const std::uint64_t left = m_offset + m_bytes - at;
        if (left < centralBytes || number<std::uint32_t>(at) != centralSignature) {
            fail("an entry of its directory is damaged", at);
        }
        const std::uint64_t nameBytes = number<std::uint16_t>(at + 28);
        const std::uint64_t extraBytes = number<std::uint16_t>(at + 30);
        m_skip = extraBytes + number<std::uint16_t>(at + 32);
        if (left - centralBytes < nameBytes + m_skip) {
            fail("an entry of its directory is longer than the directory", at);
        }
        ZipMember member;
        member.name.assign(reinterpret_cast<const char*>(m_file.data()) + at + centralBytes, nameBytes);
        member.checksum = number<std::uint32_t>(at + 16);
        member.packedBytes = number<std::uint32_t>(at + 20);
        member.bytes = number<std::uint32_t>(at + 24);
        member.headerOffset = number<std::uint32_t>(at + 42);
        readExtra64(member, at + centralBytes + nameBytes, extraBytes);
        const std::string name = quotedName(member.name);
        if ((number<std::uint16_t>(at + 8) & encrypted) != 0) {
            fail("the member " + name + " is encrypted", at);
        }
        const auto method = number<std::uint16_t>(at + 10);
        if (method != 0 && method != Z_DEFLATED) {
            fail("the member " + name + " is packed by method " + std::to_string(method) +
                     ", neither stored nor deflated",
                 at);
        }
        member.isDeflated = method == Z_DEFLATED;
        if (!member.isDeflated && member.bytes != member.packedBytes) {
            fail("the member " + name + " is stored and says " + std::to_string(member.bytes) + " bytes, but takes " +
                     std::to_string(member.packedBytes),
                 at);
        }
        if (member.isDeflated && member.bytes / maxDeflateRatio > member.packedBytes) {
            fail("the member " + name + " says that its " + formatBytes(member.packedBytes) + " unpack to " +
                     formatBytes(member.bytes) + ", more than such data can",
                 at);
        }
        return member;
    }

    /// The numbers that did not fit into 32 bits, in this order, each only where it did not.
    void readExtra64(ZipMember& member, std::uint64_t at, std::uint64_t bytes) const {
        const std::uint64_t begin = at;
        const std::uint64_t end = at + bytes;
        while (end - at >= 4) {
            const auto kind = number<std::uint16_t>(at);
            std::uint64_t left = number<std::uint16_t>(at + 2);
            at += 4;
            if (left > end - at) {
                fail("a field of the entry " + quotedName(member.name) + " is longer than the entry", at);
            }
            const std::uint64_t next = at + left;
            if (kind == 1) {
                for (std::uint64_t* value : {&member.bytes, &member.packedBytes, &member.headerOffset}) {
                    if (*value == in64) {
                        if (left < 8) {
                            fail("the zip64 sizes of " + quotedName(member.name) + " are missing", at);
                        }
                        *value = number<std::uint64_t>(at);
                        at += 8;
                        left -= 8;
                    }
                }
                return;
            }
            at = next;
        }
        for (const std::uint64_t value : {member.bytes, member.packedBytes, member.headerOffset}) {
            if (value == in64) {
                fail("the zip64 sizes of " + quotedName(member.name) + " are missing", begin);
            }
        }
    }

    /// The header in front of the data must tell the same as the directory.
    void readLocal(ZipMember& member) const {
        const std::uint64_t at = member.headerOffset;
        const std::string name = quotedName(member.name);
        if (at > m_offset || m_offset - at < localBytes || number<std::uint32_t>(at) != localSignature) {
            fail("there is no header of the member " + name, at);
        }
        const std::uint64_t nameBytes = number<std::uint16_t>(at + 26);
        const std::uint64_t extraBytes = number<std::uint16_t>(at + 28);
        if (m_offset - at - localBytes < nameBytes + extraBytes) {
            fail("the header of the member " + name + " goes beyond the members", at);
        }
        const std::string own(reinterpret_cast<const char*>(m_file.data()) + at + localBytes, nameBytes);
        if (own != member.name) {
            fail("the member " + name + " is called " + quotedName(own) + " where it lies", at);
        }
        if (number<std::uint16_t>(at + 8) != (member.isDeflated ? Z_DEFLATED : 0)) {
            fail("the member " + name + " is packed by another method than the directory says", at);
        }
        const bool knowsSizes = (number<std::uint16_t>(at + 6) & sizesFollow) == 0;
        const auto packed = number<std::uint32_t>(at + 18);
        const auto unpacked = number<std::uint32_t>(at + 22);
        if (knowsSizes &&
            ((packed != in64 && packed != member.packedBytes) || (unpacked != in64 && unpacked != member.bytes))) {
            fail("the member " + name + " is of another size than the directory says", at);
        }
        member.dataOffset = at + localBytes + nameBytes + extraBytes;
        if (member.packedBytes > m_offset - member.dataOffset) {
            fail("the member " + name + " of " + std::to_string(member.packedBytes) +
                     " bytes goes beyond the members, so the file is truncated or damaged",
                 member.dataOffset);
        }
    }

    /// A small file whose members share their data would unpack to any size.
    void checkApart(const std::vector<ZipMember>& members) const {
        std::vector<const ZipMember*> order;
        for (const ZipMember& member : members) {
            order.push_back(&member);
        }
        std::sort(order.begin(), order.end(),
                  [](const ZipMember* a, const ZipMember* b) { return a->headerOffset < b->headerOffset; });
        for (std::size_t i = 1; i < order.size(); ++i) {
            if (order[i]->headerOffset < order[i - 1]->dataOffset + order[i - 1]->packedBytes) {
                fail(
                    "the members " + quotedName(order[i - 1]->name) + " and " + quotedName(order[i]->name) + " overlap",
                    order[i]->headerOffset);
            }
        }
    }

    const fs::path& m_path;
    std::span<const std::uint8_t> m_file;
    std::uint64_t m_entries = 0;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_offset = 0;
    std::uint64_t m_skip = 0;  ///< what follows the name of the entry that was read
};

}  // namespace

struct ZipStream::Inflater {
    z_stream stream{};
    bool isAtEnd = false;

    Inflater() {
        if (::inflateInit2(&stream, -MAX_WBITS) != Z_OK) {  // raw deflate: the zip has its own headers
            throw Error("There is not enough memory to unpack", "Close other programs");
        }
    }
    ~Inflater() { ::inflateEnd(&stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;
};

ZipStream::ZipStream(const fs::path& path, const ZipMember& member, std::span<const std::uint8_t> packed)
    : m_path(path),
      m_member(member),
      m_packed(packed),
      m_checksum(::crc32(0, nullptr, 0)),
      m_inflater(member.isDeflated ? std::make_unique<Inflater>() : nullptr) {}

ZipStream::~ZipStream() = default;
ZipStream::ZipStream(ZipStream&&) noexcept = default;

std::string ZipStream::place(std::uint64_t position) const {
    return m_inflater == nullptr ? " at byte " + std::to_string(m_member.dataOffset + position)
                                 : " at byte " + std::to_string(position) + " of its unpacked content";
}

void ZipStream::fail(const std::string& problem) const {
    throw Error("Cannot read " + m_path.string() + ": the member " + quotedName(m_member.name) + " " + problem +
                    place(m_position),
                copyAgain);
}

/// Unpacks up to `bytes`; fewer only where the packed data end.
std::size_t ZipStream::inflate(void* out, std::size_t bytes) {
    constexpr std::size_t mostAtOnce = std::size_t{1} << 30;
    std::size_t filled = 0;
    while (filled < bytes && !m_inflater->isAtEnd) {
        z_stream& stream = m_inflater->stream;
        const auto input = static_cast<uInt>(std::min(m_packed.size(), mostAtOnce));
        const auto room = static_cast<uInt>(std::min(bytes - filled, mostAtOnce));
        stream.next_in = const_cast<Bytef*>(m_packed.data());
        stream.avail_in = input;
        stream.next_out = static_cast<Bytef*>(out) + filled;
        stream.avail_out = room;
        const int result = ::inflate(&stream, Z_NO_FLUSH);
        m_packed = m_packed.subspan(input - stream.avail_in);
        filled += room - stream.avail_out;
        m_inflater->isAtEnd = result == Z_STREAM_END;
        if (result == Z_BUF_ERROR || (result == Z_OK && input == 0 && stream.avail_out == room)) {
            break;  // there is no more input
        }
        if (result != Z_OK && result != Z_STREAM_END) {
            m_position += filled;
            fail("holds damaged deflate data");
        }
    }
    return filled;
}

void ZipStream::read(void* out, std::size_t bytes) {
    if (bytes > m_member.bytes - m_position) {
        fail("ends within its content: it declares " + std::to_string(m_member.bytes) + " bytes, and it ends");
    }
    if (m_inflater == nullptr) {
        std::copy_n(m_packed.begin(), bytes, static_cast<std::uint8_t*>(out));
        m_packed = m_packed.subspan(bytes);
    } else if (const std::size_t filled = inflate(out, bytes); filled < bytes) {
        m_position += filled;
        fail("unpacks to less than the " + std::to_string(m_member.bytes) + " bytes that it declares: it ends");
    }
    m_position += bytes;
    m_checksum = ::crc32_z(m_checksum, static_cast<const Bytef*>(out), bytes);
}

void ZipStream::finish() {
    if (m_inflater != nullptr) {
        std::uint8_t more = 0;
        if (inflate(&more, 1) != 0) {
            fail("unpacks to more than the " + std::to_string(m_member.bytes) + " bytes that it declares: it goes on");
        }
        if (!m_inflater->isAtEnd || !m_packed.empty()) {
            fail("holds damaged deflate data: they do not end with its content,");
        }
    }
    if (m_checksum != m_member.checksum) {
        fail("is damaged: its checksum is not that of the directory; its content ends");
    }
}

ZipFile::ZipFile(const fs::path& path) : m_path(path), m_file(path) {
    m_members = DirectoryReader(m_path, m_file.bytes()).read();
}

ZipStream ZipFile::open(std::size_t member) const {
    const ZipMember& opened = m_members.at(member);
    return ZipStream(m_path, opened,
                     m_file.bytes().subspan(static_cast<std::size_t>(opened.dataOffset),
                                            static_cast<std::size_t>(opened.packedBytes)));
}

}  // namespace docent

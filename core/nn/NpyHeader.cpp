// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/NpyHeader.h"

#include <charconv>
#include <limits>
#include <map>

#include "base/Error.h"
#include "nn/TensorText.h"

namespace docent {

namespace {

/// NumPy's own limit.
constexpr std::size_t maxDimensions = 64;

/// Python's literals as far as a header has them: a dictionary of text, truth and a tuple of whole numbers.
class LiteralReader {
public:
    explicit LiteralReader(std::string_view text) : m_text(text) {}

    void read(NpyHeader& header) {
        expect('{');
        while (!take('}')) {
            const std::string key = readText();
            if (!m_found.emplace(key, true).second) {
                fail("names " + quotedName(key) + " twice");
            }
            expect(':');
            if (key == "descr") {
                if (peek() == '[' || peek() == '(') {
                    fail("is a table of several fields, not an array of numbers");
                }
                header.descr = readText();
            } else if (key == "fortran_order") {
                header.isFortranOrder = readTruth();
            } else if (key == "shape") {
                header.shape = readShape();
            } else {
                fail("names " + quotedName(key) + ", which is none of the format");
            }
            if (!take(',') && peek() != '}') {
                fail();
            }
        }
        if (m_found.size() != 3 || peek() != '\0') {
            fail("does not tell type, order and shape, and nothing else");
        }
    }

private:
    [[noreturn]] static void fail(const std::string& problem = "is not the dictionary that the format asks for") {
        throw Error("has a header that " + problem);
    }
    void skipSpace() {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n')) {
            ++m_at;
        }
    }
    char peek() {
        skipSpace();
        return m_at < m_text.size() ? m_text[m_at] : '\0';
    }
    bool take(char letter) {
        if (peek() != letter) {
            return false;
        }
        ++m_at;
        return true;
    }
    void expect(char letter) {
        if (!take(letter)) {
            fail();
        }
    }

    std::string readText() {
        const char quote = peek();
        if (quote != '\'' && quote != '"') {
            fail();
        }
        const std::size_t end = m_text.find(quote, m_at + 1);
        if (end == std::string_view::npos) {
            fail();
        }
        const std::string text(m_text.substr(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return text;
    }

    bool readTruth() {
        for (const bool value : {true, false}) {
            const std::string_view word = value ? "True" : "False";
            if (peek() != '\0' && m_text.substr(m_at).starts_with(word)) {
                m_at += word.size();
                return value;
            }
        }
        fail();
    }

    std::vector<std::int64_t> readShape() {
        std::vector<std::int64_t> shape;
        expect('(');
        while (!take(')')) {
            if (shape.size() == maxDimensions) {
                fail("says more than 64 dimensions");
            }
            if (peek() == '-') {
                fail("says a negative size in its shape");
            }
            std::int64_t extent = 0;
            const char* const begin = m_text.data() + m_at;
            const auto [end, error] = std::from_chars(begin, m_text.data() + m_text.size(), extent);
            if (error != std::errc()) {
                fail(error == std::errc::result_out_of_range ? "says a size that is too large" : "says no sizes");
            }
            m_at += static_cast<std::size_t>(end - begin);
            (void)take('L');  // Python 2's long numbers
            shape.push_back(extent);
            if (!take(',') && peek() != ')') {
                fail();
            }
        }
        return shape;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::map<std::string, bool> m_found;
};

void readType(NpyHeader& header) {
    std::string_view descr = header.descr;
    if (descr.find('O') != std::string_view::npos) {
        throw Error(
            "holds Python objects: a pickle, which may run any code when it is loaded, and is never loaded here,",
            "Use a file that holds arrays of numbers alone");
    }
    if (descr == "bfloat16") {
        descr = "<V2";
    }
    if (!descr.empty() && (descr[0] == '<' || descr[0] == '>' || descr[0] == '|' || descr[0] == '=')) {
        header.isBigEndian = descr[0] == '>';
        descr.remove_prefix(1);
    }
    const std::string_view digits = descr.substr(std::min<std::size_t>(1, descr.size()));
    std::uint32_t size = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
    const bool isKnown = !descr.empty() && std::string_view("biufcmMSaUV").find(descr[0]) != std::string_view::npos &&
                         error == std::errc() && size > 0;
    // The unit of times is told behind their size: "m8[ns]".
    const bool endsThere = end == digits.data() + digits.size() || (isKnown && (descr[0] == 'm' || descr[0] == 'M'));
    if (!isKnown || !endsThere) {
        throw Error("is of the type " + quotedName(header.descr) + ", which is none of NumPy's");
    }
    header.itemBytes = std::size_t{size} * (descr[0] == 'U' ? 4 : 1);
    header.type = descr == "f4"   ? NpyType::F4
                  : descr == "f2" ? NpyType::F2
                  : descr == "f8" ? NpyType::F8
                  : descr == "V2" ? NpyType::BF16
                                  : NpyType::Other;
}

}  // namespace

std::size_t npyLengthBytes(std::string_view prefix) {
    if (prefix.size() < npyPrefixBytes || prefix.substr(0, 6) != "\x93NUMPY") {
        throw Error("is no NumPy array: it does not begin like one");
    }
    const auto version = static_cast<unsigned char>(prefix[6]);
    if (version < 1 || version > 3) {
        throw Error("is a NumPy array of version " + std::to_string(version) + ", and 1 to 3 are known");
    }
    return version == 1 ? 2 : 4;
}

NpyHeader parseNpyHeader(std::string_view text) {
    NpyHeader header;
    LiteralReader(text).read(header);
    readType(header);
    header.dataBytes = header.itemBytes;
    // A zero anywhere makes the product zero, so it is looked for first.
    for (const std::int64_t extent : header.shape) {
        if (extent == 0) {
            header.dataBytes = 0;
            return header;
        }
    }
    for (const std::int64_t extent : header.shape) {
        if (__builtin_mul_overflow(header.dataBytes, static_cast<std::uint64_t>(extent), &header.dataBytes) ||
            header.dataBytes > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            throw Error("says the shape " + shapeText(header.shape) + ", which no memory can hold");
        }
    }
    return header;
}

}  // namespace docent

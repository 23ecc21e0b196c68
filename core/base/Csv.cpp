// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Csv.h"

#include <algorithm>
#include <utility>

#include "base/Error.h"

namespace docent {

namespace {
/// A path has at most 4,096 bytes; more than this in one field is a quote that was never closed.
constexpr std::size_t maxFieldBytes = 65536;
/// A line of delimiters alone would take 32 times its size.
constexpr std::size_t maxFields = 65536;
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
}  // namespace

CsvRows::CsvRows(std::string_view text, std::string origin, std::string mend, char delimiter)
    : m_text(text), m_origin(std::move(origin)), m_mend(std::move(mend)), m_delimiter(delimiter) {
    if (m_text.starts_with(byteOrderMark)) {
        m_text.remove_prefix(byteOrderMark.size());
    }
}

bool CsvRows::next(std::vector<std::string>& fields) {
    while (m_at < m_text.size() && skipLineEnd()) {
    }
    if (m_at >= m_text.size()) {
        return false;
    }
    m_rowLine = m_line;
    fields.clear();
    while (true) {
        fields.push_back(field());
        if (m_at < m_text.size() && m_text[m_at] == m_delimiter) {
            if (fields.size() >= maxFields) {
                fail("a row has more than " + std::to_string(maxFields) + " fields");
            }
            ++m_at;
            continue;
        }
        if (m_at >= m_text.size() || skipLineEnd()) {
            return true;
        }
        fail("a quoted field is followed by more text");
    }
}

void CsvRows::fail(const std::string& problem) const {
    throw Error(m_origin + ", line " + std::to_string(m_rowLine) + ": " + problem, m_mend);
}

bool CsvRows::skipLineEnd() {
    if (m_text[m_at] == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n') {
        ++m_at;
    }
    if (m_text[m_at] != '\n') {
        return false;
    }
    ++m_at;
    ++m_line;
    return true;
}

std::string CsvRows::field() {
    std::string value;
    if (m_at < m_text.size() && m_text[m_at] == '"') {
        ++m_at;
        while (true) {
            if (m_at >= m_text.size() || value.size() > maxFieldBytes) {
                fail("a quote is not closed");
            }
            const char c = m_text[m_at++];
            if (c == '"') {
                if (m_at >= m_text.size() || m_text[m_at] != '"') {
                    return value;
                }
                ++m_at;
            }
            m_line += c == '\n' ? 1 : 0;
            value += c;
        }
    }
    const char ends[] = {m_delimiter, '\n'};
    std::size_t end = m_text.find_first_of(std::string_view(ends, sizeof ends), m_at);
    end = std::min(end, m_text.size());
    if (end - m_at > maxFieldBytes) {
        fail("a field is longer than " + std::to_string(maxFieldBytes) + " bytes");
    }
    std::size_t length = end - m_at;
    if (length > 0 && end < m_text.size() && m_text[end] == '\n' && m_text[end - 1] == '\r') {
        --length;
    }
    value.assign(m_text.substr(m_at, length));
    m_at += length;
    return value;
}

void appendCsvField(std::string& csv, std::string_view field) {
    // At the beginning of a file a byte order mark would be passed over.
    if (field.find_first_of(",\"\r\n") == std::string_view::npos && !field.empty() && field.front() != ' ' &&
        field.back() != ' ' && !field.starts_with(byteOrderMark)) {
        csv += field;
        return;
    }
    csv += '"';
    for (const char c : field) {
        csv += c;
        if (c == '"') {
            csv += '"';
        }
    }
    csv += '"';
}

}  // namespace docent

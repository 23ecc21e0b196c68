// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace docent {

/// Rows of RFC 4180 text, each with the line on which it began. A byte order mark is passed over.
class CsvRows {
public:
    /// `origin` begins the message of an Error, `mend` ends it. The text must outlive the rows.
    CsvRows(std::string_view text, std::string origin, std::string mend, char delimiter = ',');

    /// False at the end of the text. Empty lines are passed over. Throws Error for a quote that is not closed, text
    /// after a quoted field, a field of more than 65,536 bytes, and a row of more than 65,536 fields.
    bool next(std::vector<std::string>& fields);
    /// The line on which the row began that next() gave last, counted from 1.
    [[nodiscard]] std::int64_t line() const { return m_rowLine; }
    /// Throws Error with the line of the row that next() gave last.
    [[noreturn]] void fail(const std::string& problem) const;

private:
    bool skipLineEnd();
    std::string field();

    std::string_view m_text;
    std::string m_origin;
    std::string m_mend;
    char m_delimiter;
    std::size_t m_at = 0;
    std::int64_t m_line = 1;
    std::int64_t m_rowLine = 1;
};

/// Adds a field, in quotes where a reader would take it for something else, or would trim it.
void appendCsvField(std::string& csv, std::string_view field);

}  // namespace docent

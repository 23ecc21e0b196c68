// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Csv.h"

#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    CsvRows rows(text(input), "table.csv", "Correct that line");
    std::string written;
    std::vector<std::vector<std::string>> kept;
    for (std::vector<std::string> fields; rows.next(fields);) {
        require(!fields.empty(), "a row has a field");
        require(rows.line() >= 1, "a row has a line");
        for (std::size_t i = 0; i < fields.size(); ++i) {
            written += i == 0 ? "" : ",";
            appendCsvField(written, fields[i]);
        }
        written += "\n";
        kept.push_back(fields);
    }
    mustRead([&] {
        CsvRows again(written, "written.csv", "");
        std::vector<std::string> fields;
        for (const std::vector<std::string>& row : kept) {
            require(again.next(fields) && fields == row, "a table that was written reads back");
        }
        require(!again.next(fields), "a table that was written has as many rows");
        return 0;
    });
}

std::vector<std::string> seeds() {
    return {"path,label,split\na.png,birds,train\n",
            "\xEF\xBB\xBF\"a \"\"quoted\"\" field\",\"two\r\nlines\"\r\n\r\nb,\r\n", ",,\n \"x\" ,y", "one"};
}

}  // namespace docent::fuzz

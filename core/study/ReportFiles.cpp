// SPDX-License-Identifier: GPL-3.0-or-later
#include "study/ReportFiles.h"

#include <algorithm>

#include "base/Files.h"
#include "study/StudyTables.h"

namespace docent {

namespace {

std::string withoutPipes(const std::string& cell) {
    std::string text;
    for (const char c : cell) {
        text += c == '|' ? "\\|" : std::string(1, c);
    }
    return text;
}

/// Paragraphs with **bold** words.
std::string htmlParagraphs(const std::string& text) {
    std::string html;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find("\n\n", at), text.size());
        std::string paragraph = xmlEscaped(text.substr(at, end - at));
        bool isOpen = false;
        for (std::size_t star = paragraph.find("**"); star != std::string::npos; star = paragraph.find("**")) {
            paragraph.replace(star, 2, isOpen ? "</b>" : "<b>");
            isOpen = !isOpen;
        }
        html += "<p>" + paragraph + "</p>\n";
        at = end + 2;
    }
    return html;
}

}  // namespace

std::string reportMarkdown(const std::vector<ReportPart>& report) {
    std::string text;
    bool isFirst = true;
    for (const ReportPart& part : report) {
        if (!part.heading.empty()) {
            text += (isFirst ? "# " : "## ") + part.heading + "\n\n";
            isFirst = false;
        }
        if (!part.text.empty()) {
            text += part.text + (part.text.ends_with("\n\n") ? "" : "\n\n");
        }
        for (std::size_t row = 0; row < part.table.size(); ++row) {
            for (const std::string& cell : part.table[row]) {
                text += "| " + withoutPipes(cell) + " ";
            }
            text += "|\n";
            if (row == 0) {
                for (std::size_t column = 0; column < part.table[row].size(); ++column) {
                    text += column == 0 ? "|---" : "|--:";
                }
                text += "|\n";
            }
        }
        text += part.table.empty() ? "" : "\n";
        if (!part.chartName.empty()) {
            text += "![" + part.chart.title + "](charts/" + part.chartName + ".svg)\n\n";
        }
    }
    return text;
}

std::string reportHtml(const StudySpec& spec, const std::vector<ReportPart>& report) {
    std::string html = "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" +
                       xmlEscaped("Study: " + spec.name) +
                       "</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<style>\n"
                       ":root{color-scheme:light dark}\n"
                       "body{font:15px/1.5 system-ui,sans-serif;max-width:920px;margin:2em auto;padding:0 1em}\n"
                       "table{border-collapse:collapse;margin:1em 0;display:block;overflow-x:auto}\n"
                       "th,td{padding:.25em .7em;border-bottom:1px solid #8884;text-align:right}\n"
                       "th:first-child,td:first-child{text-align:left}\nth{font-weight:600}\n"
                       "svg{max-width:100%;height:auto;margin:1em 0}\n</style></head><body>\n";
    bool isFirst = true;
    for (const ReportPart& part : report) {
        if (!part.heading.empty()) {
            const std::string tag = isFirst ? "h1" : "h2";
            html += "<" + tag + ">" + xmlEscaped(part.heading) + "</" + tag + ">\n";
            isFirst = false;
        }
        html += htmlParagraphs(part.text);
        if (!part.table.empty()) {
            html += "<table>\n";
            for (std::size_t row = 0; row < part.table.size(); ++row) {
                html += "<tr>";
                for (const std::string& cell : part.table[row]) {
                    const std::string tag = row == 0 ? "th" : "td";
                    html += "<" + tag + ">" + xmlEscaped(cell) + "</" + tag + ">";
                }
                html += "</tr>\n";
            }
            html += "</table>\n";
        }
        if (!part.chartName.empty()) {
            html += svgText(part.chart);
        }
    }
    return html + "</body></html>\n";
}

std::filesystem::path writeReport(const StudySpec& spec, const StudyStore& store) {
    const std::vector<CellRecord> cells = store.cells();
    const std::vector<ReportPart> report = makeReport(spec, cells);
    const std::filesystem::path folder = store.folder();
    makeFolder(folder / "charts");
    for (const ReportPart& part : report) {
        if (!part.chartName.empty()) {
            writeFileAtomically(folder / "charts" / (part.chartName + ".svg"), svgText(part.chart));
        }
    }
    writeFileAtomically(folder / "results.csv", resultsCsv(spec, cells));
    writeFileAtomically(folder / "candidates.csv", candidatesCsv(spec, cells));
    writeFileAtomically(folder / "report.md", reportMarkdown(report));
    writeFileAtomically(folder / "report.html", reportHtml(spec, report));
    return folder / "report.html";
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <set>

#include "base/Files.h"
#include "study/ReportFiles.h"
#include "study/StudyTables.h"
#include "support/StudyCells.h"

using namespace docent;

namespace {

/// "" where it is well-formed XML.
QString xmlProblem(const std::string& text) {
    QXmlStreamReader reader(QString::fromStdString(text));
    while (!reader.atEnd()) {
        reader.readNext();
    }
    return reader.hasError() ? reader.errorString() : QString();
}

qsizetype countOf(const std::string& text, const char* word) {
    return QString::fromStdString(text).count(QLatin1String(word));
}

}  // namespace

class StudyReportTest : public QObject {
    Q_OBJECT

    StudySpec m_spec = makeStudySpec();
    std::vector<CellRecord> m_cells = makeStudyCells();

private Q_SLOTS:
    void tablesAreTidy() {
        const QStringList lines = QString::fromStdString(resultsCsv(m_spec, m_cells)).split('\n');
        QCOMPARE(lines.size(), 1 + 4 * 4 + 1);
        const QStringList head = lines[0].split(',');
        const QStringList row = lines[2].split(',');
        QCOMPARE(head.size(), row.size());
        QCOMPARE(row[head.indexOf("task")], QString("one"));
        QCOMPARE(row[head.indexOf("group")], QString("natural"));
        QCOMPARE(row[head.indexOf("strategy")], QString("best:knn"));
        QCOMPARE(row[head.indexOf("test_accuracy")].toDouble(), 0.84);
        QCOMPARE(row[head.indexOf("passes")].toDouble(), 1200.0);
        const QStringList candidates = QString::fromStdString(candidatesCsv(m_spec, m_cells)).split('\n');
        QCOMPARE(candidates.size(), 1 + 4 * 3 + 1);
        QCOMPARE(candidates[2], QString("src,one,0,0,src-e1,full,e1,0.830000,0.840000,10.000,knn,0.6"));
    }

    void saysWhatTheNumbersSay() {
        const std::string text = reportMarkdown(makeReport(m_spec, m_cells));
        QVERIFY2(countOf(text, "4 of 4 cells are complete.") == 1, text.c_str());
        QVERIFY(countOf(text, "too few tasks to tell") >= 1);  // there are two
        QVERIFY(countOf(text, "45 % of what the oracle gains") == 1);
        QVERIFY(countOf(text, "made 20.0 % of the passes of whole rankings") == 1);
        QVERIFY(countOf(text, "| best:knn | 2 | 71.2 | 83.0 | 59.5 | +1.25") == 1);
        // A part of the study is told as such, and nothing is made up for what is not there.
        const std::string part = reportMarkdown(makeReport(m_spec, {m_cells[0]}));
        QVERIFY(countOf(part, "1 of 4 cells are complete, so what follows is of a part") == 1);
        const std::string none = reportMarkdown(makeReport(m_spec, {}));
        QVERIFY(countOf(none, "0 of 4 cells") == 1 && countOf(none, "charts/") == 0);
    }

    void namesWhatIsFollowedOnAPart() {
        StudySpec spec = m_spec;
        spec.seeds = {0, 1, 2};
        spec.only["oracle"] = {.tasks = {"one", "two"}, .seeds = {0, 2}};
        const std::string text = reportMarkdown(makeReport(spec, m_cells));
        QVERIFY2(countOf(text, "| oracle only | the tasks one, two; seeds 0, 2 |") == 1, text.c_str());
    }

    void manyTasksHaveAVerdict() {
        StudySpec spec = m_spec;
        spec.groups.clear();
        spec.groupNames.clear();
        spec.tasks.clear();
        std::vector<CellRecord> cells;
        for (int task = 0; task < 6; ++task) {
            spec.tasks.push_back("t" + std::to_string(task));
            cells.push_back(makeCell(spec.tasks.back(), 0, {0.5, 0.55 + 0.01 * task, 0.4}, {0.1, 0.2, 0.1}));
        }
        QVERIFY(countOf(reportMarkdown(makeReport(spec, cells)), "**best:knn** beats the fine-tuned baseline") == 1);
        for (CellRecord& cell : cells) {
            cell.results[1].testAccuracy = cell.key.task == "t0" ? 0.9 : 0.49;
        }
        QVERIFY(countOf(reportMarkdown(makeReport(spec, cells)), "**best:knn** cannot be told apart from") == 1);
    }

    void chartsAreDrawings() {
        std::set<std::string> names;
        for (const ReportPart& part : makeReport(m_spec, m_cells)) {
            if (part.chartName.empty()) {
                continue;
            }
            QVERIFY2(names.insert(part.chartName).second, part.chartName.c_str());
            const std::string svg = svgText(part.chart);
            QVERIFY2(xmlProblem(svg).isEmpty(), qPrintable(xmlProblem(svg)));
            QCOMPARE(countOf(svg, "nan"), 0);
            QCOMPARE(countOf(svg, "inf"), 0);
            QVERIFY(countOf(svg, "<circle") > 0);
        }
        QVERIFY(names.contains("gain-src-all") && names.contains("cost-src-all") && names.contains("regret-src-all"));
        QVERIFY(names.contains("experts-src-all") && names.contains("tasks-src-all"));
        // Nothing to draw, one value, and words that are none of its own.
        SvgChart chart{.title = "<a> & \"b\"", .xLabel = "x", .isLogX = true};
        QVERIFY(xmlProblem(svgText(chart)).isEmpty());
        chart.series.push_back({.name = "one", .points = {{.x = 5, .y = 5, .label = "<here>"}}});
        QVERIFY(xmlProblem(svgText(chart)).isEmpty());
        QVERIFY(countOf(svgText(chart), "&lt;here&gt;") == 1);
    }

    void isWrittenWhole() {
        QTemporaryDir folder;
        const StudyStore store(folder.path().toStdString());
        for (const CellRecord& cell : m_cells) {
            store.save(cell);
        }
        const fs::path page = writeReport(m_spec, store);
        const std::string html = readFile(page);
        QVERIFY(html.ends_with("</html>\n"));
        QVERIFY(countOf(html, "Made of &lt;numbers&gt; &amp; words.") == 1);
        QCOMPARE(countOf(html, "<svg"), countOf(html, "</svg>"));
        QCOMPARE(countOf(html, "<b>"), countOf(html, "</b>"));
        const std::string markdown = readFile(page.parent_path() / "report.md");
        for (const auto& file : fs::directory_iterator(page.parent_path() / "charts")) {
            QVERIFY(countOf(markdown, file.path().filename().c_str()) == 1);
        }
        QCOMPARE(readFile(page.parent_path() / "results.csv"), resultsCsv(m_spec, m_cells));
    }
};

QTEST_GUILESS_MAIN(StudyReportTest)
#include "StudyReportTest.moc"

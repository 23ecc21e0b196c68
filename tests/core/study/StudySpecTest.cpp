// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "base/Error.h"
#include "base/Files.h"
#include "support/StudyCells.h"

using namespace docent;

namespace {

QString problemOf(const std::string& text) {
    try {
        (void)studyFromYaml(Yaml::parse(text, "study.yaml"));
        return {};
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
}

const std::string plain = "name: first\nsources: [clipart]\ntasks: [stamps, digits]\n";

}  // namespace

class StudySpecTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void strategiesHaveNames() {
        QCOMPARE(parseStrategy("best").proxy, std::string("knn"));
        QCOMPARE(parseStrategy("best:knn-5-cosine").proxy, std::string("knn-5-cosine"));
        QCOMPARE(parseStrategy("top-12:logme").k, 12);
        QVERIFY(parseStrategy("halving:ridge").kind == Strategy::Kind::Halving);
        QVERIFY(parseStrategy("reweighted").kind == Strategy::Kind::Reweighted);
        QVERIFY(!parseStrategy("oracle").ranks());
        for (const char* bad :
             {"", "worst", "best:magic", "best:oracle", "top-1", "top-x:knn", "top-3x", "probe:knn"}) {
            QVERIFY_THROWS_EXCEPTION(Error, (void)parseStrategy(bad));
        }
    }

    void readsAFile() {
        const StudySpec spec = studyFromYaml(Yaml::parse(
            "name: first\nabout: Why not.\nsources: [a, b]\ntasks:\n  natural: [x, y]\n  structured: [z]\n"
            "examples_per_class: [0, 5]\nseeds: [0, 7]\nstrategies: [baseline, \"top-2:logme\", reweighted]\n"
            "proxies: [all]\nlearning_rates: [0.03]\nrefit: no\nonly:\n  reweighted: {tasks: [z], seeds: [7]}\n",
            "study.yaml"));
        QCOMPARE(spec.tasks, (std::vector<std::string>{"x", "y", "z"}));
        QCOMPARE(spec.groups.at("y"), std::string("natural"));
        QCOMPARE(spec.cells().size(), std::size_t{2 * 3 * 2 * 2});
        QCOMPARE(spec.cells().front().name(), std::string("a+x+all+s0"));
        QCOMPARE(spec.cells()[1].name(), std::string("a+z+all+s0"));  // the groups in turn
        QCOMPARE(spec.cells()[2].name(), std::string("a+y+all+s0"));
        QCOMPARE(spec.cells()[12].name(), std::string("a+x+all+s7"));  // all else first, then the next seed
        QCOMPARE(spec.cells().back().name(), std::string("b+y+5+s7"));
        QVERIFY(!spec.options.refit && !spec.options.transfer().refit);
        QCOMPARE(spec.options.learningRates, std::vector<double>{0.03});
        QCOMPARE(spec.strategiesOf(spec.cells().front()), (std::vector<std::string>{"baseline", "top-2:logme"}));
        QCOMPARE(spec.strategiesOf(spec.cells()[13]).back(), std::string("reweighted"));
        QCOMPARE(spec.strategiesOf(spec.cells()[1]).size(), std::size_t{2});  // of the task, not of the seed
        QCOMPARE(spec.options.allProxies().front(), std::string("logme"));
        const std::string text = toYaml(spec).text();
        QCOMPARE(toYaml(studyFromYaml(Yaml::parse(text, "again.yaml"))).text(), text);
    }

    void longestGroupsAreWrittenAsTheyAre() {
        const std::string group(200, '\x0b');  // four bytes each in the file
        StudySpec spec = studyFromYaml(Yaml::parse(plain, "study.yaml"));
        spec.groupNames = {group};
        for (const std::string& task : spec.tasks) {
            spec.groups[task] = group;
        }
        const std::string text = toYaml(spec).text();
        QVERIFY(text.size() > 4 * group.size());
        QVERIFY(studyFromYaml(Yaml::parse(text, "again.yaml")).groupNames == spec.groupNames);
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("message");
        const QString good = QString::fromStdString(plain);
        QTest::newRow("nothing") << "name: first\nsources: [a]\n"
                                 << "tasks";
        QTest::newRow("unknown word") << good + "speed: 3\n"
                                      << "line 4";
        QTest::newRow("strategy") << good + "strategies: [best:magic]\n"
                                  << "There is no proxy 'magic'";
        QTest::newRow("twice") << good + "seeds: [1, 1]\n"
                               << "study.yaml, line 4: 'seeds' has one twice";
        QTest::newRow("negative") << good + "seeds: [-1]\n"
                                  << "line 4: 'seeds' must be 0 or more";
        QTest::newRow("one example") << good + "examples_per_class: [1]\n"
                                     << "line 4: 'examples_per_class' must be 2 or more";
        QTest::newRow("rate") << good + "learning_rates: [-1]\n"
                              << "learning_rates";
        QTest::newRow("only, task") << good + "only: {oracle: {tasks: [other]}}\n"
                                    << "the task 'other', which is none of the tasks";
        QTest::newRow("only, seed") << good + "only: {oracle: {seeds: [9]}}\n"
                                    << "the seed 9, which is none of the seeds";
        QTest::newRow("only, strategy") << good + "only: {probe: {seeds: [0]}}\n"
                                        << "'probe', which is none of the strategies";
        QTest::newRow("only, nothing") << good + "only: {oracle: {}}\n"
                                       << "must name tasks or seeds";
        QTest::newRow("only, word") << good + "only: {oracle: {models: [a]}}\n"
                                    << "models";
        QTest::newRow("only, no strategy") << good + "strategies: [oracle]\nonly: {oracle: {seeds: [1]}}\n"
                                           << "cells without a strategy";
        QTest::newRow("two groups") << "name: f\nsources: [a]\ntasks:\n  g: [x]\n  h: [x]\n"
                                    << "another group";
        QTest::newRow("long group") << "name: f\nsources: [a]\ntasks:\n  \"" + QString("\\x0b").repeated(201) +
                                           "\": [x]\n"
                                    << "study.yaml, line 4: 'tasks' has a group whose name is longer than 200 bytes";
        QTest::newRow("no list") << "name: f\nsources: {a: 1}\ntasks: [x]\n"
                                 << "study.yaml";
    }
    void saysWhatIsWrong() {
        QFETCH(QString, text);
        QFETCH(QString, message);
        const QString problem = problemOf(text.toStdString());
        QVERIFY2(problem.contains(message), qPrintable(problem));
    }

    void cellsAreKept() {
        QTemporaryDir folder;
        const StudyStore store(folder.path().toStdString());
        QVERIFY(store.cells().empty());
        const std::vector<CellRecord> cells = makeStudyCells();
        for (const CellRecord& cell : cells) {
            store.save(cell);
        }
        QVERIFY(store.hasCell(cells[2].key));
        const CellRecord read = store.cell(cells[2].key);
        QCOMPARE(toYaml(read).text(), toYaml(cells[2]).text());
        QVERIFY(read.key == cells[2].key);
        QVERIFY(read.isComplete());
        QCOMPARE(read.result("halving:knn")->wholePasses, 300);
        QVERIFY(read.result("probe") == nullptr);
        QCOMPARE(read.candidate("src-e1")->scores.front(), 0.2);
        // A damaged one is told, and does not hide the others.
        writeFileAtomically(store.cellFile(cells[0].key), "source: src\ntask: one\n");
        std::vector<std::string> problems;
        QCOMPARE(store.cells(&problems).size(), std::size_t{3});
        QCOMPARE(problems.size(), std::size_t{1});
        QVERIFY(problems.front().find("src+one+all+s0.yaml") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(Error, (void)store.cell(cells[0].key));
    }

    void costsAddUp() {
        StrategyResult result;
        result.selection.forwardPasses = 300;
        result.transfer = {.trainingPasses = 1000, .forwardPasses = 30, .seconds = 2};
        result.upstream.trainingPasses = 5000;
        QCOMPARE(equivalentPasses(result.total()), 6110.0);
    }
};

QTEST_GUILESS_MAIN(StudySpecTest)
#include "StudySpecTest.moc"

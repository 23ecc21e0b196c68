// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Operations.h"

#include <QTemporaryDir>
#include <QTest>

#include "base/Error.h"

using namespace docent;

class OperationsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    template <typename Call>
    static std::string problemOf(const Call& call) {
        try {
            call();
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    }

private Q_SLOTS:
    void theBestAreThoseThatARankingDoesNotTellApart() {
        const Workspace workspace = Workspace::create(m_folder.filePath("work").toStdString());
        DatasetRecord task;
        task.name = std::string("birds");
        task.target = true;
        workspace.saveDataset(task, {});
        QVERIFY(problemOf([&] { (void)bestModels(workspace, "birds"); }).starts_with("There is no ranking"));
        RankingResult ranking;
        ranking.task = task.name;
        for (const auto& [name, isTied] : {std::pair("a", false), {"b", true}, {"c", false}, {"d", true}}) {
            ModelRecord model;
            model.name = std::string(name);
            workspace.bank().save(model);
            RankedModel ranked;
            ranked.name = model.name;
            ranked.tiedWithBest = isTied;
            ranking.models.push_back(ranked);
        }
        workspace.saveRanking(ranking);
        QCOMPARE(bestModels(workspace, "birds"), (std::vector<std::string>{"a", "b", "d"}));
        workspace.remove(RecordKind::Model, "d");
        const std::string problem = problemOf([&] { (void)bestModels(workspace, "birds"); });
        QVERIFY2(problem.starts_with("'d', tied with the best in the ranking for 'birds', was removed since"),
                 problem.c_str());
    }
};

QTEST_GUILESS_MAIN(OperationsTest)
#include "OperationsTest.moc"

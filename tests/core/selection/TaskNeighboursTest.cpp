// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "base/Error.h"
#include "selection/Knn.h"
#include "selection/TaskNeighbours.h"
#include "support/Python.h"

using namespace docent;

namespace {

Matrix matrixOf(const QJsonArray& rows) {
    Matrix matrix;
    matrix.rows = rows.size();
    for (const auto& row : rows) {
        matrix.columns = row.toArray().size();
        for (const auto& value : row.toArray()) {
            matrix.values.push_back(static_cast<float>(value.toDouble()));
        }
    }
    return matrix;
}

QString messageOf(const std::function<void()>& call) {
    try {
        call();
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class TaskNeighboursTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

private Q_SLOTS:
    void agreesWithNumpy() {
        for (const auto& value : readBaseline("rank_correlation_baseline.json").object()["neighbours"].toArray()) {
            const QJsonObject item = value.toObject();
            TaskEmbedding embedding;
            embedding.points = matrixOf(item["points"].toArray());
            const QJsonArray expected = item["neighbours"].toArray();
            for (std::int64_t row = 0; row < embedding.points.rows; ++row) {
                const std::vector<Neighbour> nearest = taskNeighbours(embedding, row, 8);
                const QJsonArray rows = expected[static_cast<int>(row)].toArray();
                const QJsonArray distances = item["distances"].toArray()[static_cast<int>(row)].toArray();
                QCOMPARE(static_cast<int>(nearest.size()), rows.size());
                for (int i = 0; i < rows.size(); ++i) {
                    QCOMPARE(nearest[static_cast<std::size_t>(i)].row, rows[i].toInt());
                    QVERIFY(std::abs(nearest[static_cast<std::size_t>(i)].distance - distances[i].toDouble()) < 1e-12);
                }
            }
        }
    }

    void leavesThePictureItselfOutAmongItsCopies() {
        TaskEmbedding embedding;
        embedding.points = {.rows = 5, .columns = 1, .values = {1, 1, 1, 1, 1}};
        const std::vector<Neighbour> nearest = taskNeighbours(embedding, 4, 2);
        QCOMPARE(nearest.size(), 2U);
        QCOMPARE(nearest[0].row, 0);
        QCOMPARE(nearest[1].row, 1);
        QCOMPARE(taskNeighbours(embedding, 0, 8).size(), 4U);
        QVERIFY_THROWS_EXCEPTION(Error, (void)taskNeighbours(embedding, 5, 2));
    }

    void readsWhatTheRankingKept() {
        const EmbeddingCache cache(m_folder.path().toStdString() + "/embeddings");
        const Matrix points{.rows = 4, .columns = 1, .values = {0, 1, 10, 10.5F}};
        cache.save("weights-bf16", "pictures", points);
        RankingResult ranking;
        ranking.task = "stamps";
        ranking.dataHash = "pictures";
        ranking.models = {{.name = "kept", .embeddingKey = "weights-bf16"},
                          {.name = "cleared", .embeddingKey = "others"},
                          {.name = "old"}};
        const TaskEmbedding embedding = loadTaskEmbedding(cache, ranking, "kept", {0, 0, 0, 1});
        QCOMPARE(embedding.points.values, points.values);
        QCOMPARE(embedding.correct, leaveOneOutNearestNeighbour(points, {0, 0, 0, 1}).correct);
        QCOMPARE(embedding.correct, (std::vector<std::uint8_t>{1, 1, 0, 0}));
        for (const char* lost : {"cleared", "old", "unknown"}) {
            const QString message = messageOf([&] { (void)loadTaskEmbedding(cache, ranking, lost, {0, 0, 0, 1}); });
            QVERIFY2(message.contains(QLatin1String(lost)) && message.contains(QLatin1String("ank")),
                     qPrintable(message));
        }
        QVERIFY(messageOf([&] { (void)loadTaskEmbedding(cache, ranking, "kept", {0, 1}); }).contains("2 to train"));
    }

    void countsWhoIsRight() {
        const HitTable table = compareHits({1, 1, 0, 0, 1}, {1, 0, 1, 0, 0});
        QCOMPARE(table.both, 1);
        QCOMPARE(table.onlyFirst, 2);
        QCOMPARE(table.onlySecond, 1);
        QCOMPARE(table.neither, 1);
        QVERIFY_THROWS_EXCEPTION(Error, (void)compareHits({1}, {1, 0}));
    }
};

QTEST_GUILESS_MAIN(TaskNeighboursTest)
#include "TaskNeighboursTest.moc"

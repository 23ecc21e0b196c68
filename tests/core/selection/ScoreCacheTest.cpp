// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "base/Files.h"
#include "selection/ScoreCache.h"

using namespace docent;

class ScoreCacheTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    const std::vector<std::int64_t> m_labels{0, 1, 1};

    [[nodiscard]] ScoreKey key(const std::string& proxy = "knn", std::uint64_t seed = 0) const {
        return {.embeddingKey = "e", .dataHash = "d", .labels = m_labels, .classes = 2, .proxy = proxy, .seed = seed};
    }
    [[nodiscard]] ScoreCache cache() const { return ScoreCache(m_folder.path().toStdString()); }

private Q_SLOTS:
    void keepsWhatABootstrapNeeds() {
        KnownScore read;
        QVERIFY(!cache().load(key(), read));
        cache().save(key(), {.score = 2.0 / 3, .parts = {1, 0, 1}, .resampled = {}});
        cache().save(key("logme"), {.score = -0.25, .parts = {}, .resampled = {-0.2, -0.3}});
        QVERIFY(cache().load(key(), read));
        QCOMPARE(read.score, 2.0 / 3);
        QCOMPARE(read.parts, (std::vector<double>{1, 0, 1}));
        QVERIFY(read.resampled.empty());
        QVERIFY(cache().load(key("logme"), read));
        QVERIFY(read.parts.empty());
        QCOMPARE(read.resampled, (std::vector<double>{-0.2, -0.3}));
    }

    void allThatAScoreDependsOnIsInItsKey() {
        const std::vector<std::int64_t> others{0, 1, 0};
        ScoreKey changed{.embeddingKey = "e", .dataHash = "d", .labels = others, .classes = 2, .proxy = "knn"};
        QVERIFY(changed.hash() != key().hash());
        QVERIFY(key("ridge").hash() != key().hash());
        QVERIFY(key("knn", 1).hash() != key().hash());
        ScoreKey classes = key();
        classes.classes = 3;
        QVERIFY(classes.hash() != key().hash());
        ScoreKey data = key();
        data.dataHash = "other";
        QVERIFY(data.hash() != key().hash());
        ScoreKey model = key();
        model.embeddingKey = "other";
        QVERIFY(model.hash() != key().hash());
    }

    void aDamagedOneCountsAsNone() {
        cache().save(key(), {.score = 0.5, .parts = {1, 0, 1}, .resampled = {}});
        const fs::path file = fs::path(m_folder.path().toStdString()) / (key().hash() + ".score");
        const std::string good = readFile(file);
        KnownScore read;
        for (std::size_t length = 0; length < good.size(); ++length) {
            writeFileAtomically(file, good.substr(0, length));
            QVERIFY(!cache().load(key(), read));
        }
        for (std::size_t at = 0; at < good.size(); ++at) {
            std::string bad = good;
            bad[at] = static_cast<char>(bad[at] ^ 0x10);
            writeFileAtomically(file, bad);
            QVERIFY2(!cache().load(key(), read), qPrintable(QString::number(at)));
        }
        writeFileAtomically(file, good);
        QVERIFY(cache().load(key(), read));
    }
};

QTEST_GUILESS_MAIN(ScoreCacheTest)
#include "ScoreCacheTest.moc"

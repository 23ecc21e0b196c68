// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "base/Error.h"
#include "selection/Ranking.h"

using namespace docent;

class EmbeddingCacheTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] EmbeddingCache cache(const char* name) const {
        return EmbeddingCache(m_folder.filePath(name).toStdString());
    }

private Q_SLOTS:
    void givesBackWhatWasSaved() {
        const EmbeddingCache embeddings = cache("saved/deep");
        const Matrix saved{2, 3, {1.5F, -2, 0, 1e-30F, 7, 3}};
        Matrix loaded;
        QVERIFY(!embeddings.load("trunk", "data", loaded));
        embeddings.save("trunk", "data", saved);
        QVERIFY(embeddings.load("trunk", "data", loaded));
        QCOMPARE(loaded.rows, 2);
        QCOMPARE(loaded.columns, 3);
        QCOMPARE(loaded.values, saved.values);
        QVERIFY(!embeddings.load("trunk", "other", loaded));
        QVERIFY(!embeddings.load("other", "data", loaded));
    }

    void takesADamagedFileForNone_data() {
        QTest::addColumn<int>("keep");
        QTest::addColumn<bool>("flip");
        QTest::newRow("empty") << 0 << false;
        QTest::newRow("header only") << 20 << false;
        QTest::newRow("truncated") << -4 << false;
        QTest::newRow("one bit of one value") << -1 << true;
    }
    void takesADamagedFileForNone() {
        QFETCH(int, keep);
        QFETCH(bool, flip);
        const EmbeddingCache embeddings = cache(QTest::currentDataTag());
        embeddings.save("trunk", "data", {8, 4, std::vector<float>(32, 0.5F)});
        const QDir folder(m_folder.filePath(QTest::currentDataTag()));
        QCOMPARE(folder.entryList(QDir::Files).size(), 1);
        QFile file(folder.filePath(folder.entryList(QDir::Files).first()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        if (flip) {
            bytes[bytes.size() + keep] = static_cast<char>(bytes[bytes.size() + keep] ^ 1);
        } else {
            bytes.truncate(keep >= 0 ? keep : bytes.size() + keep);
        }
        file.resize(0);
        file.seek(0);
        file.write(bytes);
        file.close();
        Matrix loaded;
        QVERIFY(!embeddings.load("trunk", "data", loaded));
        embeddings.save("trunk", "data", {1, 1, {4}});
        QVERIFY(embeddings.load("trunk", "data", loaded));
    }

    void saysWhereItCannotBeSaved() {
        QFile file(m_folder.filePath("file"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY_THROWS_EXCEPTION(Error, cache("file/folder").save("trunk", "data", {1, 1, {4}}));
    }
};

QTEST_GUILESS_MAIN(EmbeddingCacheTest)
#include "EmbeddingCacheTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "support/PictureSet.h"

/// What decoded pictures take, where they lie and how much they may take, at the command line.
class CacheTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    DocentResult docent(QStringList arguments) {
        return runDocent(arguments << "--workspace" << m_folder.filePath("work"));
    }
    QJsonObject cache(QStringList more = {}) { return docent(QStringList{"cache", "--json"} + more).json(); }
    DocentResult import(const QString& name, int size) {
        return docent({"dataset", "add", m_folder.filePath("pictures"), "--name", name, "--image-size",
                       QString::number(size), "--near-copies", "ignore"});
    }

private Q_SLOTS:
    void initTestCase() {
        docent::writePictureSet(m_folder.filePath("pictures").toStdString(), docent::taskClasses(60), 16);
        QVERIFY(runDocent({"new", m_folder.filePath("work")}).exitCode == 0);
    }

    void whatIsThereIsTold() {
        QVERIFY(cache()["entries"].toArray().isEmpty());
        QVERIFY(cache()["limit"].toDouble() > 1e10);
        QVERIFY(import("small", 16).exitCode == 0);
        const QJsonObject entry = cache()["entries"].toArray().at(0).toObject();
        QCOMPARE(entry["images"].toInt(), 240);
        QCOMPARE(entry["image_size"].toInt(), 16);
        QVERIFY(entry["bytes"].toInt() >= 240 * 16 * 16 * 3);
        const DocentResult text = docent({"cache"});
        QVERIFY2(text.out.contains("240") && text.out.contains("at most"), text.text());
    }

    void theOldestGoesWhereALimitIsReached() {
        // 240 pictures of 32 px take 737 kB, of 40 px 1.15 MB.
        QVERIFY(import("middle", 32).exitCode == 0);
        QCOMPARE(cache({"--limit", "1.5MB"})["entries"].toArray().size(), 2);
        const DocentResult larger = import("large", 40);
        QVERIFY2(larger.exitCode == 0, larger.text());
        const QJsonArray left = cache()["entries"].toArray();
        QCOMPARE(left.size(), 1);
        QCOMPARE(left.at(0).toObject()["image_size"].toInt(), 40);
        const DocentResult refused = import("huge", 128);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains("docent cache --limit"), refused.text());
        // What was deleted is made again when it is needed.
        const DocentResult trained =
            docent({"train", "baseline", "--source", "small", "--epochs", "1", "--image-size", "16"});
        QVERIFY2(trained.exitCode == 0, trained.text());
    }

    void theyLieOnAnotherDisk() {
        const QString other = m_folder.filePath("other disk");
        QCOMPARE(cache({"--folder", other, "--limit", "none"})["folder"].toString(), other);
        QVERIFY(import("there", 24).exitCode == 0);
        QCOMPARE(cache()["entries"].toArray().size(), 1);
        QVERIFY(!QDir(other).entryList({"*"}, QDir::Dirs | QDir::NoDotAndDotDot).isEmpty());
        QCOMPARE(cache()["limit"].toDouble(), 0.0);
        QCOMPARE(cache({"--folder", "own"})["folder"].toString(), m_folder.filePath("work/cache"));
    }

    void clearedAndRefused() {
        QVERIFY(!cache()["entries"].toArray().isEmpty());
        QVERIFY(cache({"--clear"})["entries"].toArray().isEmpty());
        for (const char* limit : {"much", "-5GB", "3 bananas", "1kB", ""}) {
            const DocentResult result = docent({"cache", "--limit", QString(limit) + " "});
            QVERIFY2(result.exitCode != 0 && result.complaints().size() == 1, result.text());
        }
    }
};

QTEST_GUILESS_MAIN(CacheTest)
#include "CacheTest.moc"

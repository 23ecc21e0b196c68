// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/NumberList.h"

#include <QtTest>

using namespace docent;

class NumberListTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wordsBetweenCommasOrSemicolons() {
        QCOMPARE(listWords(QStringLiteral(" knn, logme;leep ,")), (QStringList{"knn", "logme", "leep"}));
        QCOMPARE(listWords(QStringLiteral(" , ;")), QStringList());
    }

    void decimalComma_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("inEnglish");
        QTest::addColumn<QStringList>("inGerman");
        const auto row = [](const char* text, const QStringList& english, const QStringList& german) {
            QTest::newRow(text) << text << english << german;
        };
        row("0.03, 0.1", {"0.03", "0.1"}, {"0.03", "0.1"});
        row("0,03; 0,1", {"0", "03", "0", "1"}, {"0.03", "0.1"});
        row("0,03, 0,1", {"0", "03", "0", "1"}, {"0.03", "0.1"});
        row("0,03", {"0", "03"}, {"0.03"});
        row("1e-3 ,2", {"1e-3", "2"}, {"1e-3", "2"});
        row("0.03,0.1", {"0.03", "0.1"}, {"0.03", "0.1"});
        row("1e-3,1e-4", {"1e-3", "1e-4"}, {"1e-3", "1e-4"});
        row("1,5e-3; 2", {"1", "5e-3", "2"}, {"1.5e-3", "2"});
        // Two commas in one number: no number in either, which the form tells.
        row("1,2,3", {"1", "2", "3"}, {"1.2.3"});
    }
    void decimalComma() {
        QFETCH(QString, text);
        QTEST(realWords(text, QLocale(QLocale::English, QLocale::UnitedStates)), "inEnglish");
        QTEST(realWords(text, QLocale(QLocale::German, QLocale::Germany)), "inGerman");
    }
};

QTEST_APPLESS_MAIN(NumberListTest)
#include "NumberListTest.moc"

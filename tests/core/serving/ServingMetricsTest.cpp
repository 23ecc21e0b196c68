// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "serving/ServingMetrics.h"

using namespace docent;

class ServingMetricsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsInPrometheusFormat() {
        ServingMetrics metrics;
        metrics.addRequest("/classify", 200, 0.02);
        metrics.addRequest("/classify", 200, 100);
        metrics.addRequest("/classify", 503, 0.02);
        metrics.addRequest("other", 404, 0.02);
        metrics.addBatch(3);
        metrics.addBatch(32);
        QCOMPARE(metrics.requests(), 4);
        QCOMPARE(metrics.pictures(), 35);
        const QString text = QString::fromStdString(metrics.text("a \"b\"\\c\nd", 7, 9));
        for (const char* line :
             {"docent_info{version=\"" DOCENT_VERSION "\",model=\"a \\\"b\\\"\\\\c\\nd\"} 1",
              "docent_requests_total{path=\"/classify\",status=\"200\"} 2",
              "docent_requests_total{path=\"/classify\",status=\"503\"} 1",
              "docent_requests_total{path=\"other\",status=\"404\"} 1", "docent_pictures_total 35",
              "docent_requests_inside 7", "docent_queue_pictures 9", "docent_classify_seconds_bucket{le=\"0.01\"} 0",
              "docent_classify_seconds_bucket{le=\"0.025\"} 1", "docent_classify_seconds_bucket{le=\"10\"} 1",
              "docent_classify_seconds_bucket{le=\"+Inf\"} 2", "docent_classify_seconds_sum 100.02",
              "docent_classify_seconds_count 2", "docent_batch_pictures_bucket{le=\"2\"} 0",
              "docent_batch_pictures_bucket{le=\"4\"} 1", "docent_batch_pictures_bucket{le=\"32\"} 2"}) {
            QVERIFY2(("\n" + text).contains(QString("\n%1\n").arg(line)), line);
        }
        const QRegularExpression format(R"(^(# (HELP|TYPE) \S+ .+|[a-z_]+(\{[^\n]*\})? [0-9.e+-]+)$)");
        for (const QString& line : text.split('\n', Qt::SkipEmptyParts)) {
            QVERIFY2(format.match(line).hasMatch(), qPrintable(line));
        }
    }
};

QTEST_GUILESS_MAIN(ServingMetricsTest)
#include "ServingMetricsTest.moc"

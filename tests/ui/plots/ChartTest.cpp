// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/Chart.h"

#include <unistd.h>

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <array>

#include "base/Error.h"
#include "plots/ConfusionView.h"
#include "plots/IciclePlot.h"
#include "plots/PlotStyle.h"
#include "plots/PointCloud.h"
#include "plots/QCustomPlotHeader.h"
#include "plots/RankingPlot.h"
#include "plots/ReliabilityPlot.h"
#include "plots/ScatterPlot.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

const QColor signal(200, 30, 60);
constexpr QSize size(400, 300);

/// A plot in the colours of the window, with a thick line across it.
struct Plot {
    QCustomPlot plot;
    bool dark = isDark();

    Plot() {
        plot.resize(size);
        plot.setViewport(QRect(QPoint(0, 0), size));
        plot.xAxis->setRange(0, 10);
        plot.yAxis->setRange(0, 10);
        plot.xAxis->setLabel(QStringLiteral("Steps taken"));
        QCPGraph* graph = plot.addGraph();
        graph->setPen(QPen(signal, 4));
        graph->setData({0, 10}, {5, 5});
        stylePlot(plot, dark);
        plot.replot();
    }
    [[nodiscard]] Chart chart() {
        return chartOf(
            plot, QStringLiteral("a chart"), [] { return QStringLiteral("x,y\n0,5\n10,5\n"); },
            [this](bool isDark) {
                dark = isDark;
                stylePlot(plot, isDark);
            });
    }
};

int pixelsOf(const QImage& image, const QColor& colour) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += image.pixelColor(x, y) == colour ? 1 : 0;
        }
    }
    return count;
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString problemOf(const Chart& chart, const QString& path) {
    try {
        saveChart(chart, path);
    } catch (const Error& error) {
        return QString::fromUtf8(error.what());
    }
    return {};
}

}  // namespace

class ChartTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        MessageBox::clearShown();
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void pngIsTwiceTheSize() {
        Plot plot;
        saveChart(plot.chart(), path("chart.png"));
        const QImage image(path("chart.png"));
        QCOMPARE(image.size(), size * 2);
        QCOMPARE(image.pixelColor(2, 2), themeColours(false).background);
        QVERIFY(pixelsOf(image, signal) > 600 * 7);  // a line 4 wide across most of 400 points, twice as large
    }

    void svgIsDrawnFromLines() {
        Plot plot;
        saveChart(plot.chart(), path("chart.svg"));
        const QByteArray bytes = read(path("chart.svg"));
        QVERIFY(!bytes.contains("<image"));
        QVERIFY(bytes.contains(signal.name().toLatin1()));
        QVERIFY(bytes.contains("Steps taken"));  // text that can be searched
        QSvgRenderer renderer(bytes);
        QVERIFY(renderer.isValid());
        QCOMPARE(renderer.viewBox(), QRect(QPoint(0, 0), size));
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QCOMPARE(image.pixelColor(2, 2), themeColours(false).background);
        QVERIFY(pixelsOf(image, signal) > 300 * 3);
    }

    void pdfIsAPageOfItsSize() {
        Plot plot;
        saveChart(plot.chart(), path("chart.pdf"));
        const QByteArray bytes = read(path("chart.pdf"));
        QVERIFY(bytes.startsWith("%PDF"));
        QVERIFY(!bytes.contains("/Subtype /Image"));
        const auto box = QRegularExpression(QStringLiteral("/MediaBox \\[0 0 ([0-9.]+) ([0-9.]+)\\]"))
                             .match(QString::fromLatin1(bytes));
        QVERIFY(box.hasMatch());
        // 96 logical pixels and 72 points an inch.
        QVERIFY(std::abs(box.captured(1).toDouble() - 300) <= 1);
        QVERIFY(std::abs(box.captured(2).toDouble() - 225) <= 1);
    }

    void csvIsWhatTheChartSays() {
        Plot plot;
        saveChart(plot.chart(), path("chart.csv"));
        QCOMPARE(read(path("chart.csv")), QByteArray("x,y\n0,5\n10,5\n"));
        QCOMPARE(csvField(QStringLiteral("plain")), QStringLiteral("plain"));
        QCOMPARE(csvField(QStringLiteral("a, \"b\"")), QStringLiteral("\"a, \"\"b\"\"\""));
        // As the core writes it: a reader would trim the first, and overlook the second.
        QCOMPARE(csvField(QStringLiteral(" a")), QStringLiteral("\" a\""));
        QCOMPARE(csvField(QString()), QStringLiteral("\"\""));
        QCOMPARE(csvField(QStringLiteral("Größe")), QStringLiteral("Größe"));
    }

    void aDarkWindowsChartsAreLight() {
        applyTheme(Theme::Dark);
        Plot plot;
        QCOMPARE(plot.plot.toPixmap().toImage().pixelColor(2, 2), themeColours(true).background);
        saveChart(plot.chart(), path("chart.png"));
        QCOMPARE(QImage(path("chart.png")).pixelColor(2, 2), themeColours(false).background);
        QVERIFY(plot.dark);  // again
        QCOMPARE(plot.plot.toPixmap().toImage().pixelColor(2, 2), themeColours(true).background);
        applyTheme(Theme::Light);
    }

    void eachPlotsChartIsThatOfALightWindow() {
        const QString name = QStringLiteral("a chart");
        ConfusionView confusion;
        Evaluation evaluation{.images = 20, .confusion = {7, 3, 1, 9}};
        for (const char* one : {"owl", "hen"}) {
            ClassReport report;
            report.name = one;
            evaluation.classes.push_back(report);
        }
        confusion.setData(confusionData(evaluation, 0, ConfusionOrder::Hierarchy));
        IciclePlot icicle;
        IcicleData nodes;
        nodes.nodes = {{.key = {}, .name = QStringLiteral("all"), .parent = -1, .weight = 2, .value = 0.1},
                       {.key = QStringLiteral("owl"), .name = QStringLiteral("owl"), .parent = 0, .weight = 1}};
        nodes.valueName = QStringLiteral("Score");
        icicle.setData(nodes);
        PointCloud cloud;
        cloud.setData({.positions = {{0, 0}, {1, 1}}, .classes = {0, 0}, .classNames = {QStringLiteral("owl")}});
        RankingPlot ranking;
        ranking.setBars({.bars = {{.key = QStringLiteral("owl"), .name = QStringLiteral("owl"), .score = 0.5}}});
        ReliabilityPlot reliability;
        reliability.setCalibration({.bins = {{.low = 0, .high = 1, .images = 4, .correct = 2}}, .images = 4});
        ScatterPlot scatter;
        scatter.setData({.series = {{.name = QStringLiteral("Experts"), .points = {{.key = name, .name = name}}}}});
        const auto picture = [](Chart chart) {
            QImage image(size, QImage::Format_RGB32);
            image.fill(Qt::red);
            QCPPainter painter(&image);
            chart.paint(painter, size);
            painter.end();
            return image;
        };
        const auto pictures = [&] {
            return std::array{picture(confusion.chart(name)),   picture(icicle.chart(name)),
                              picture(cloud.chart(name)),       picture(ranking.chart(name)),
                              picture(reliability.chart(name)), picture(scatter.chart(name))};
        };
        const auto light = pictures();
        applyTheme(Theme::Dark);
        const auto dark = pictures();
        applyTheme(Theme::Light);
        for (std::size_t i = 0; i < light.size(); ++i) {
            QCOMPARE(light[i].pixelColor(2, 2), themeColours(false).background);
            QVERIFY2(light[i] == dark[i], qPrintable(QString::number(i)));
        }
    }

    void whatCannotBeWrittenIsSaid() {
        Plot plot;
        QVERIFY(problemOf(plot.chart(), path("chart.gif")).contains(QStringLiteral(".svg")));
        Chart withoutNumbers = plot.chart();
        withoutNumbers.csv = {};
        QVERIFY(!problemOf(withoutNumbers, path("chart.csv")).isEmpty());
        const QString missing = path("no/such/chart.png");
        QVERIFY(problemOf(plot.chart(), missing).contains(missing));
        if (geteuid() == 0) {
            QSKIP("Nothing is read-only for root");
        }
        QFile::setPermissions(m_folder->path(), QFileDevice::ReadOwner | QFileDevice::ExeOwner);
        const QString problem = problemOf(plot.chart(), path("chart.png"));
        QFile::setPermissions(m_folder->path(),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QVERIFY2(problem.contains(path("chart.png")) && problem.contains(QStringLiteral("folder")),
                 qPrintable(problem));
    }

    void aFileThatIsThereStaysWhereNothingCanBeWritten() {
        // A folder cannot be replaced by a file, for nobody.
        Plot plot;
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("chart.png")));
        QVERIFY(problemOf(plot.chart(), path("chart.png")).contains(path("chart.png")));
        QVERIFY(QFileInfo(path("chart.png")).isDir());
    }

    void savingAsksAndTells() {
        Plot plot;
        FolderDialog::setNextChoice(path("asked.pdf"));
        exportChart(nullptr, nullptr, plot.chart());
        QTRY_VERIFY(QFileInfo::exists(path("asked.pdf")));
        FolderDialog::setNextChoice(QString());  // cancelled
        exportChart(nullptr, nullptr, plot.chart());
        QVERIFY(MessageBox::shown().isEmpty());
        for (const char* name : {"no/such/asked.png", "asked.gif"}) {
            MessageBox::setNextAnswer(QStringLiteral("ok"));
            FolderDialog::setNextChoice(path(name));
            exportChart(nullptr, nullptr, plot.chart());
            QTRY_COMPARE(MessageBox::shown().size(), 1);
            QVERIFY(MessageBox::shown().constFirst().contains(path(name)));
            MessageBox::clearShown();
        }
    }

    void aCopyIsPictureAndNumbers() {
        Plot plot;
        copyChart(nullptr, plot.chart());
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->text(), QStringLiteral("x,y\n0,5\n10,5\n"));
        QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), size * 2);
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QLatin1String(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

DOCENT_UI_TEST_MAIN(ChartTest)
#include "ChartTest.moc"

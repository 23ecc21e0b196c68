// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/Chart.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <exception>

#include "base/Error.h"
#include "plots/QCustomPlotHeader.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"

namespace docent {
namespace {

constexpr int pngScale = 2;
constexpr int pointsPerInch = 72;
constexpr int pdfResolution = 96;  // logical pixels an inch

QImage toPicture(const Chart& chart) {
    QImage image(chart.size * pngScale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pngScale);
    image.fill(Qt::transparent);
    QCPPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    chart.paint(painter, chart.size);
    return image;
}

QByteArray toPng(const Chart& chart) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    toPicture(chart).save(&buffer, "PNG");
    return bytes;
}

QByteArray toSvg(const Chart& chart) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(chart.size);
    generator.setViewBox(QRect(QPoint(0, 0), chart.size));
    generator.setTitle(chart.name);
    generator.setResolution(pdfResolution);
    QCPPainter painter(&generator);
    painter.setMode(QCPPainter::pmVectorized);  // curves stay curves
    chart.paint(painter, chart.size);
    painter.end();
    return bytes;
}

QByteArray toPdf(const Chart& chart) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(pdfResolution);
    writer.setTitle(chart.name);
    writer.setPageSize(QPageSize(QSizeF(chart.size) * pointsPerInch / pdfResolution, QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    QCPPainter painter(&writer);
    painter.setMode(QCPPainter::pmVectorized);
    chart.paint(painter, chart.size);
    painter.end();
    return bytes;
}

}  // namespace

Chart chartOf(QCustomPlot& plot, const QString& name, std::function<QString()> csv) {
    return {.name = name,
            .size = plot.size(),
            .paint =
                [&plot](QPainter& painter, QSize size) {
                    // Only this file calls it, with painters of this kind.
                    plot.toPainter(static_cast<QCPPainter*>(&painter), size.width(), size.height());
                },
            .csv = std::move(csv)};
}

void saveChart(const Chart& chart, const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (ending == QLatin1String("png")) {
        bytes = toPng(chart);
    } else if (ending == QLatin1String("svg")) {
        bytes = toSvg(chart);
    } else if (ending == QLatin1String("pdf")) {
        bytes = toPdf(chart);
    } else if (ending == QLatin1String("csv") && chart.csv) {
        bytes = chart.csv().toUtf8();
    } else {
        throw Error("'" + path.toStdString() + "' has no ending of a format that this chart is written in",
                    chart.csv ? "End it with .png, .svg, .pdf or .csv" : "End it with .png, .svg or .pdf");
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        throw Error("Cannot write " + path.toStdString() + ": " + file.errorString().toStdString(),
                    "Look whether the folder is there, can be written to, and has room");
    }
}

void exportChart(QWidget* parent, Session* session, const Chart& chart) {
    const QString filters = chart.csv
                                ? QObject::tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf);;Numbers (*.csv)")
                                : QObject::tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)");
    const QString path = FolderDialog::chooseNewFile(parent, QObject::tr("Save the chart"),
                                                     chart.name + QStringLiteral(".png"), filters);
    if (path.isEmpty()) {
        return;
    }
    try {
        saveChart(chart, path);
        if (session) {
            session->say(QObject::tr("Written: %1").arg(path));
        }
    } catch (const std::exception& error) {
        MessageBox::error(parent, QObject::tr("The chart was not saved"), QString::fromUtf8(error.what()));
    }
}

void copyChart(Session* session, const Chart& chart) {
    auto* data = new QMimeData;
    data->setImageData(toPicture(chart));
    if (chart.csv) {
        data->setText(chart.csv());
    }
    QGuiApplication::clipboard()->setMimeData(data);
    if (session) {
        session->say(QObject::tr("The chart is in the clipboard."));
    }
}

QString csvField(const QString& text) {
    if (!text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('\n')) &&
        !text.contains(QLatin1Char('\r'))) {
        return text;
    }
    return QLatin1Char('"') + QString(text).replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

}  // namespace docent

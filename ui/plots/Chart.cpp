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
#include <QPointer>
#include <QSaveFile>
#include <QSvgGenerator>
#include <exception>
#include <utility>

#include "base/Csv.h"
#include "base/Error.h"
#include "plots/QCustomPlotHeader.h"
#include "support/Background.h"
#include "support/CoreText.h"
#include "support/FolderDialog.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/Theme.h"

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

QByteArray toPng(const QImage& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
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

/// Draws the chart now, and returns what is left to do and needs no widget.
std::function<QByteArray()> drawn(const Chart& chart, const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("png")) {
        return [picture = toPicture(chart)] { return toPng(picture); };
    }
    if (ending == QLatin1String("svg") || ending == QLatin1String("pdf")) {
        return [bytes = ending == QLatin1String("svg") ? toSvg(chart) : toPdf(chart)] { return bytes; };
    }
    if (ending == QLatin1String("csv") && chart.csv) {
        return [csv = chart.csv] { return csv().toUtf8(); };
    }
    throw Error("'" + path.toStdString() + "' has no ending of a format that this chart is written in",
                chart.csv ? "End it with .png, .svg, .pdf or .csv" : "End it with .png, .svg or .pdf");
}

void write(const QString& path, const QByteArray& bytes) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        throw Error("Cannot write " + path.toStdString() + ": " + file.errorString().toStdString(),
                    "Look whether the folder is there, can be written to, and has room");
    }
}

}  // namespace

Chart chartOf(QCustomPlot& plot, const QString& name, std::function<QString()> csv,
              std::function<void(bool dark)> restyle) {
    return {.name = name,
            .size = plot.size(),
            .paint =
                [guard = QPointer<QCustomPlot>(&plot), restyle = std::move(restyle)](QPainter& painter, QSize size) {
                    if (!guard) {
                        return;
                    }
                    if (restyle) {
                        restyle(false);
                    }
                    // Only this file calls it, with painters of this kind.
                    guard->toPainter(static_cast<QCPPainter*>(&painter), size.width(), size.height());
                    if (restyle) {
                        restyle(isDark());
                    }
                },
            .csv = std::move(csv)};
}

void saveChart(const Chart& chart, const QString& path) {
    write(path, drawn(chart, path)());
}

void exportChart(QWidget* parent, Session* session, const Chart& chart) {
    const QString filters = chart.csv
                                ? QObject::tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf);;Numbers (*.csv)")
                                : QObject::tr("Picture (*.png);;Drawing (*.svg);;Document (*.pdf)");
    // Either may be gone when the dialog is closed.
    const QPointer<QWidget> asker(parent);
    const QPointer<Session> teller(session);
    const QString path = FolderDialog::chooseNewFile(parent, QObject::tr("Save the chart"),
                                                     chart.name + QStringLiteral(".png"), filters);
    if (path.isEmpty()) {
        return;
    }
    const auto failed = [asker](const QString& problem) {
        MessageBox::error(asker, QObject::tr("The chart was not saved"), problem);
    };
    std::function<QByteArray()> finish;
    try {
        finish = drawn(chart, path);
    } catch (const std::exception& error) {
        failed(errorText(error));
        return;
    }
    runInBackground(
        QCoreApplication::instance(),
        [path, finish = std::move(finish)](RunContext&) {
            write(path, finish());
            return true;
        },
        [path, teller](bool) {
            if (teller) {
                teller->say(QObject::tr("Written: %1").arg(path));
            }
        },
        failed);
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
    std::string field;
    appendCsvField(field, text.toStdString());
    return qs(field);
}

}  // namespace docent

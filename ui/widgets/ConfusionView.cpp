// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ConfusionView.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double textMargin = 6;

/// The last part of a label path is what tells classes apart.
QString shortName(const std::string& path) {
    return qs(path).section(QLatin1Char('/'), -1);
}

QColor blend(const QColor& from, const QColor& to, double t) {
    const auto mix = [t](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * t)); };
    return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

}  // namespace

ConfusionView::ConfusionView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("confusion"));
    setAccessibleName(tr("Confusion matrix"));
    setMouseTracking(true);
}

void ConfusionView::setEvaluation(const Evaluation& evaluation) {
    m_evaluation = evaluation;
    const std::size_t n = evaluation.classes.size();
    m_rowSums.assign(n, 0);
    for (std::size_t truth = 0; truth < n; ++truth) {
        for (std::size_t predicted = 0; predicted < n; ++predicted) {
            m_rowSums[truth] += evaluation.confusionAt(truth, predicted);
        }
    }
    update();
}

void ConfusionView::clear() {
    m_evaluation = {};
    m_rowSums.clear();
    update();
}

double ConfusionView::longestLabel() const {
    double longest = 0;
    for (const ClassReport& report : m_evaluation.classes) {
        longest = std::max(longest, fontMetrics().horizontalAdvance(shortName(report.name)) + 2 * textMargin);
    }
    return longest;
}

double ConfusionView::labelRoom() const {
    return std::min(longestLabel(), 0.3 * height());
}

QRectF ConfusionView::matrixRect() const {
    const double left = std::min(longestLabel(), 0.35 * width()) + fontMetrics().height() + textMargin;
    const double below = labelRoom() + fontMetrics().height() + textMargin;
    const double side = std::max(10.0, std::min(width() - left - 4, height() - below - 4));
    return {left, 4, side, side};
}

std::optional<ConfusionView::Cell> ConfusionView::cellAt(const QPointF& position) const {
    const QRectF rect = matrixRect();
    const auto n = m_evaluation.classes.size();
    if (n == 0 || !rect.contains(position)) {
        return std::nullopt;
    }
    const double size = rect.width() / static_cast<double>(n);
    const auto index = [&](double offset) {
        return std::min(n - 1, static_cast<std::size_t>(std::max(0.0, offset / size)));
    };
    return Cell{index(position.y() - rect.top()), index(position.x() - rect.left())};
}

void ConfusionView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const ThemeColours colours = themeColours();
    const std::size_t n = m_evaluation.classes.size();
    if (n == 0) {
        painter.setPen(colours.muted);
        painter.drawText(rect(), Qt::AlignCenter, tr("Nothing tested yet"));
        return;
    }
    const QRectF matrix = matrixRect();
    const double size = matrix.width() / static_cast<double>(n);
    const double lineHeight = fontMetrics().height();
    const bool writeFigures = size >= 1.3 * lineHeight;
    for (std::size_t truth = 0; truth < n; ++truth) {
        for (std::size_t predicted = 0; predicted < n; ++predicted) {
            const std::int64_t count = m_evaluation.confusionAt(truth, predicted);
            const double share =
                m_rowSums[truth] > 0 ? static_cast<double>(count) / static_cast<double>(m_rowSums[truth]) : 0;
            const QRectF cell(matrix.left() + size * static_cast<double>(predicted),
                              matrix.top() + size * static_cast<double>(truth), size, size);
            // Mistakes are in the orange of the palette, so that they are seen beside the diagonal.
            const QColor full = truth == predicted ? colours.series[0] : colours.series[4];
            painter.fillRect(cell, blend(colours.background, full, share));
            if (writeFigures && count > 0) {
                painter.setPen(share > 0.55 ? (isDark() ? QColor(Qt::black) : QColor(Qt::white)) : colours.text);
                painter.drawText(cell, Qt::AlignCenter, number(count));
            }
        }
    }
    painter.setPen(colours.line);
    painter.drawRect(matrix);

    painter.setPen(colours.text);
    // Every label where there is room for it, else every second, third, ...
    const auto stride = static_cast<std::size_t>(std::max(1.0, std::ceil(lineHeight / size)));
    for (std::size_t i = 0; i < n; i += stride) {
        const double centre = (static_cast<double>(i) + 0.5) * size;
        const QString name = shortName(m_evaluation.classes[i].name);
        const double room = matrix.left() - lineHeight - 2 * textMargin;
        const QRectF row(lineHeight + textMargin, matrix.top() + centre - lineHeight / 2, room, lineHeight);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, fontMetrics().elidedText(name, Qt::ElideRight, room));
        painter.save();
        painter.translate(matrix.left() + centre, matrix.bottom() + textMargin);
        painter.rotate(90);
        const double below = labelRoom() - textMargin;
        painter.drawText(QRectF(0, -lineHeight / 2, below, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(below)));
        painter.restore();
    }
    painter.setPen(colours.muted);
    const double labelled = matrix.bottom() + labelRoom();
    painter.drawText(QRectF(matrix.left(), labelled, matrix.width(), lineHeight), Qt::AlignCenter, tr("Predicted"));
    painter.save();
    painter.translate(lineHeight, matrix.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-matrix.height() / 2, -lineHeight, matrix.height(), lineHeight), Qt::AlignCenter,
                     tr("Truth"));
    painter.restore();
}

bool ConfusionView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos())) {
            const std::int64_t count = m_evaluation.confusionAt(cell->truth, cell->predicted);
            const std::int64_t sum = m_rowSums[cell->truth];
            QToolTip::showText(help->globalPos(),
                               tr("%1 of %2 pictures of '%3' were taken for '%4' (%5)")
                                   .arg(number(count), number(sum), qs(m_evaluation.classes[cell->truth].name),
                                        qs(m_evaluation.classes[cell->predicted].name),
                                        percent(sum > 0 ? static_cast<double>(count) / static_cast<double>(sum) : 0)),
                               this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ConfusionView.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "plots/ConfusionFrame.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double largestSide = 96;
constexpr double zoomStep = 1.25;

}  // namespace

ConfusionView::ConfusionView(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("confusion"));
    setAccessibleName(tr("Confusion matrix"));
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
}

void ConfusionView::setData(ConfusionData data) {
    QString truth;
    QString predicted;
    if (m_current) {
        truth = m_data.names[static_cast<int>(m_current->truth)];
        predicted = m_data.names[static_cast<int>(m_current->predicted)];
    }
    m_data = std::move(data);
    m_largestChange = m_data.largestChange();
    const auto row = m_data.names.indexOf(truth);
    const auto column = m_data.names.indexOf(predicted);
    m_current = row >= 0 && column >= 0
                    ? std::optional(Cell{static_cast<std::size_t>(row), static_cast<std::size_t>(column)})
                    : std::nullopt;
    updateLook();
    updateScrollBars();
    tellCurrent();
    viewport()->update();
}

void ConfusionView::setFigures(Figures figures) {
    m_figures = figures;
    viewport()->update();
}

QString ConfusionView::describe(Cell cell) const {
    const QString truth = m_data.names[static_cast<int>(cell.truth)];
    const QString predicted = m_data.names[static_cast<int>(cell.predicted)];
    const QString count = number(m_data.count(cell.truth, cell.predicted));
    const QString sum = number(m_data.rowSums[cell.truth]);
    if (m_data.isDifference()) {
        const std::int64_t before = m_data.before[cell.truth * m_data.size() + cell.predicted];
        return cell.truth == cell.predicted
                   ? tr("Of %1 pictures of “%2” the first run recognised %3, the second %4.")
                         .arg(sum, truth, number(before), count)
                   : tr("Of %1 pictures of “%2” the first run took %3 for “%4”, the second %5.")
                         .arg(sum, truth, number(before), predicted, count);
    }
    const QString part = percent(m_data.share(cell.truth, cell.predicted));
    return cell.truth == cell.predicted
               ? tr("%1 of %2 pictures of “%3” were recognised (%4).").arg(count, sum, truth, part)
               : tr("%1 of %2 pictures of “%3” were taken for “%4” (%5).").arg(count, sum, truth, predicted, part);
}

ConfusionView::Frame ConfusionView::frameFor(const QSize& size, double side, const QPointF& scrolled) const {
    const double line = fontMetrics().height();
    Frame frame;
    frame.labelsLeft = std::min(m_longestName + confusionMargin, 0.3 * size.width());
    frame.labelsBelow = std::min(std::max(m_longestName, line) + confusionMargin, 0.3 * size.height());
    const double left = line + confusionMargin + frame.labelsLeft;
    const double below = line + confusionMargin + frame.labelsBelow;
    const auto n = static_cast<double>(m_data.size());
    frame.side = side;
    frame.scrolled = scrolled;
    frame.matrix = QRectF(left, 2, std::max(10.0, std::min(n * side, size.width() - left - 2)),
                          std::max(10.0, std::min(n * side, size.height() - below - 4)));
    const auto first = [&](double offset) { return static_cast<std::size_t>(std::max(0.0, offset / side)); };
    const auto end = [&](double offset) {
        return std::min(m_data.size(), static_cast<std::size_t>(std::ceil(std::max(0.0, offset / side))));
    };
    frame.firstRow = first(scrolled.y());
    frame.endRow = end(scrolled.y() + frame.matrix.height());
    frame.firstColumn = first(scrolled.x());
    frame.endColumn = end(scrolled.x() + frame.matrix.width());
    return frame;
}

double ConfusionView::fittingSide(const QSize& size) const {
    constexpr double endless = 1e6;
    const Frame frame = frameFor(size, endless, {});
    const auto n = static_cast<double>(std::max<std::size_t>(1, m_data.size()));
    return std::min(largestSide, std::min(frame.matrix.width(), frame.matrix.height()) / n);
}

double ConfusionView::cellSide() const {
    return std::max(m_side, fittingSide(viewport()->size()));
}

ConfusionView::Frame ConfusionView::frameOnScreen() const {
    Frame frame =
        frameFor(viewport()->size(), cellSide(), QPointF(horizontalScrollBar()->value(), verticalScrollBar()->value()));
    frame.dark = isDark();
    frame.colours = m_colours;
    return frame;
}

void ConfusionView::updateScrollBars() {
    const double side = cellSide();
    const Frame frame = frameFor(viewport()->size(), side, {});
    const double whole = side * static_cast<double>(m_data.size());
    const auto set = [&](QScrollBar* bar, double visible) {
        // A rounding's worth too much is no reason for a scroll bar.
        bar->setRange(0, whole - visible > 1 ? static_cast<int>(std::ceil(whole - visible)) : 0);
        bar->setPageStep(static_cast<int>(visible));
        bar->setSingleStep(static_cast<int>(std::max(1.0, side)));
    };
    set(horizontalScrollBar(), frame.matrix.width());
    set(verticalScrollBar(), frame.matrix.height());
}

void ConfusionView::zoom(double factor) {
    const double side = std::min(largestSide, cellSide() * factor);
    m_side = side <= fittingSide(viewport()->size()) * 1.001 ? 0 : side;
    updateScrollBars();
    showCurrent();
    viewport()->update();
}

void ConfusionView::zoomToFit() {
    zoom(0);
}

std::optional<ConfusionView::Cell> ConfusionView::cellAt(const QPointF& position) const {
    const Frame frame = frameOnScreen();
    if (m_data.size() == 0 || !frame.matrix.contains(position)) {
        return std::nullopt;
    }
    const auto index = [&](double offset) {
        return std::min(m_data.size() - 1, static_cast<std::size_t>(std::max(0.0, offset / frame.side)));
    };
    return Cell{index(position.y() - frame.matrix.top() + frame.scrolled.y()),
                index(position.x() - frame.matrix.left() + frame.scrolled.x())};
}

QPoint ConfusionView::centreOf(Cell cell) const {
    return frameOnScreen().cell(cell.truth, cell.predicted).center().toPoint();
}

void ConfusionView::setCurrentCell(Cell cell) {
    if (cell.truth < m_data.size() && cell.predicted < m_data.size()) {
        m_current = cell;
        tellCurrent();
        showCurrent();
        viewport()->update();
    }
}

void ConfusionView::moveTo(Cell cell) {
    if (m_current != cell) {
        setCurrentCell(cell);
        Q_EMIT currentCellChanged();
    }
}

void ConfusionView::tellCurrent() {
    setAccessibleDescription(m_current ? describe(*m_current) : QString());
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void ConfusionView::showCurrent() {
    if (!m_current) {
        return;
    }
    const Frame frame = frameOnScreen();
    const auto bring = [&](QScrollBar* bar, std::size_t index, double visible) {
        const double begin = frame.side * static_cast<double>(index);
        if (begin < bar->value()) {
            bar->setValue(static_cast<int>(begin));
        } else if (begin + frame.side > bar->value() + visible) {
            bar->setValue(static_cast<int>(std::ceil(begin + frame.side - visible)));
        }
    };
    bring(horizontalScrollBar(), m_current->predicted, frame.matrix.width());
    bring(verticalScrollBar(), m_current->truth, frame.matrix.height());
}

void ConfusionView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().window());
    if (m_data.size() == 0) {
        painter.setPen(themeColours().muted);
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("Nothing tested yet"));
        return;
    }
    const Frame frame = frameOnScreen();
    m_drawn = paintCells(painter, frame, false);
    paintLabels(painter, frame);
    paintCurrent(painter, frame);
}

Chart ConfusionView::chart(const QString& name) const {
    return {.name = name,
            .size = viewport()->size(),
            .paint =
                [this](QPainter& painter, QSize size) {
                    painter.fillRect(QRect(QPoint(), size), themeColours(false).background);
                    painter.setFont(font());
                    Frame frame = frameFor(size, fittingSide(size), {});
                    frame.colours = cellColours(frame.dark);
                    constexpr std::size_t most = 100;  // classes whose cells are worth a rectangle each in a drawing
                    (void)paintCells(painter, frame, m_data.size() <= most);
                    paintLabels(painter, frame);
                },
            .csv = [data = m_data] { return confusionCsv(data); }};
}

void ConfusionView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void ConfusionView::mousePressEvent(QMouseEvent* event) {
    if (const auto cell = cellAt(event->position()); cell && event->button() == Qt::LeftButton) {
        moveTo(*cell);
    }
}

void ConfusionView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (cellAt(event->position()) && event->button() == Qt::LeftButton) {
        Q_EMIT cellActivated();
    }
}

void ConfusionView::wheelEvent(QWheelEvent* event) {
    if (event->modifiers() & Qt::ControlModifier) {
        zoom(event->angleDelta().y() > 0 ? zoomStep : 1 / zoomStep);
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void ConfusionView::keyPressEvent(QKeyEvent* event) {
    const auto last = static_cast<std::ptrdiff_t>(m_data.size()) - 1;
    if (last < 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    auto row = static_cast<std::ptrdiff_t>(m_current.value_or(Cell{}).truth);
    auto column = static_cast<std::ptrdiff_t>(m_current.value_or(Cell{}).predicted);
    switch (event->key()) {
        case Qt::Key_Up:
            --row;
            break;
        case Qt::Key_Down:
            ++row;
            break;
        case Qt::Key_Left:
            --column;
            break;
        case Qt::Key_Right:
            ++column;
            break;
        case Qt::Key_Home:
            column = 0;
            row = event->modifiers() & Qt::ControlModifier ? 0 : row;
            break;
        case Qt::Key_End:
            column = last;
            row = event->modifiers() & Qt::ControlModifier ? last : row;
            break;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            zoom(zoomStep);
            return;
        case Qt::Key_Minus:
            zoom(1 / zoomStep);
            return;
        case Qt::Key_0:
            zoomToFit();
            return;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_current) {
                Q_EMIT cellActivated();
            }
            return;
        default:
            QAbstractScrollArea::keyPressEvent(event);
            return;
    }
    // The first key only shows where the cursor is.
    moveTo(m_current ? Cell{static_cast<std::size_t>(std::clamp(row, std::ptrdiff_t{0}, last)),
                            static_cast<std::size_t>(std::clamp(column, std::ptrdiff_t{0}, last))}
                     : Cell{});
}

void ConfusionView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateLook();
        updateScrollBars();
        viewport()->update();
    }
    QAbstractScrollArea::changeEvent(event);
}

void ConfusionView::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ConfusionView::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool ConfusionView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto cell = cellAt(help->pos())) {
            QToolTip::showText(help->globalPos(), describe(*cell), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

}  // namespace docent

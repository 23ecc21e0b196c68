// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/RankingPlot.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "plots/RankingPainter.h"
#include "support/Glossary.h"
#include "support/Theme.h"

namespace docent {

RankingPlot::RankingPlot(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_canvas = new QWidget;
    m_canvas->setObjectName(QStringLiteral("rankingBars"));
    m_canvas->setAccessibleName(tr("Ranking as bars"));
    m_canvas->setAttribute(Qt::WA_OpaquePaintEvent);
    m_canvas->installEventFilter(this);
    layout->addWidget(m_canvas, 1);
    m_scroll = new QScrollBar(Qt::Vertical);
    m_scroll->setObjectName(QStringLiteral("rankingScrollBar"));
    m_scroll->setAccessibleName(tr("Scrolls the bars"));
    m_scroll->hide();
    layout->addWidget(m_scroll);
    connect(m_scroll, &QScrollBar::valueChanged, m_canvas, qOverload<>(&QWidget::update));
}

RankingPlot::~RankingPlot() = default;

RankingPainter RankingPlot::painterFor(QSize size) const {
    return {m_bars, size, font(), m_nameWidth, m_scroll->isHidden() ? 0 : m_scroll->value(), isDark()};
}

void RankingPlot::setBars(RankingBars bars) {
    m_bars = std::move(bars);
    m_nameWidth = RankingPainter::widestName(m_bars, font());
    if (indexOf(m_selected) < 0) {
        m_selected.clear();
    }
    fitScrollBar();
    bringIntoView(indexOf(m_selected));
    describe();
    m_canvas->update();
}

int RankingPlot::indexOf(const QString& key) const {
    const auto bar =
        std::find_if(m_bars.bars.begin(), m_bars.bars.end(), [&](const RankingBar& one) { return one.key == key; });
    return bar == m_bars.bars.end() ? -1 : static_cast<int>(bar - m_bars.bars.begin());
}

void RankingPlot::fitScrollBar() {
    const RankingPainter painter = painterFor(m_canvas->size());
    const auto view = static_cast<int>(painter.rowsArea().height());
    const int all = painter.rowHeight() * static_cast<int>(m_bars.bars.size());
    m_scroll->setPageStep(std::max(view, 1));
    m_scroll->setSingleStep(painter.rowHeight());
    m_scroll->setRange(0, std::max(0, all - view));
    m_scroll->setVisible(all > view);
}

void RankingPlot::bringIntoView(int row) {
    if (row < 0 || m_scroll->isHidden()) {
        return;
    }
    const RankingPainter painter = painterFor(m_canvas->size());
    const int top = row * painter.rowHeight();
    const auto view = static_cast<int>(painter.rowsArea().height());
    if (top < m_scroll->value()) {
        m_scroll->setValue(top);
    } else if (top + painter.rowHeight() > m_scroll->value() + view) {
        m_scroll->setValue(top + painter.rowHeight() - view);
    }
}

void RankingPlot::selectModel(const QString& key) {
    const int row = indexOf(key);
    if (key == m_selected || (row < 0 && !key.isEmpty())) {
        return;
    }
    m_selected = key;
    bringIntoView(row);
    describe();
    m_canvas->update();
}

void RankingPlot::describe() {
    const int row = indexOf(m_selected);
    const QString text = row < 0 ? QString() : describeBar(m_bars, m_bars.bars[static_cast<std::size_t>(row)]);
    if (text != accessibleDescription()) {
        setAccessibleDescription(text);
        QAccessibleEvent event(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

QPoint RankingPlot::barCentre(const QString& key) const {
    const int row = indexOf(key);
    const RankingPainter painter = painterFor(m_canvas->size());
    if (row < painter.firstRow() || row > painter.lastRow()) {
        return {};
    }
    return m_canvas->mapTo(this, painter.barOf(row).center().toPoint());
}

Chart RankingPlot::chart(const QString& name) const {
    const int width = std::max(m_canvas->width(), 640);
    const int height = std::max(RankingPainter::comfortableHeight(m_bars, width, font()), 240);
    return {.name = name,
            .size = QSize(width, height),
            .paint =
                [bars = m_bars, font = font(), nameWidth = m_nameWidth](QPainter& painter, QSize size) {
                    RankingPainter(bars, size, font, nameWidth, 0, false).paint(painter, -1, false);
                },
            .csv = [bars = m_bars] { return toCsv(bars); }};
}

void RankingPlot::paintCanvas() {
    QPainter painter(m_canvas);
    const RankingPainter chart = painterFor(m_canvas->size());
    chart.paint(painter, indexOf(m_selected), hasFocus());
    m_drawn = chart.lastRow() - chart.firstRow() + 1;
}

void RankingPlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange) {
        m_nameWidth = RankingPainter::widestName(m_bars, font());
        fitScrollBar();
    }
    m_canvas->update();
    QWidget::changeEvent(event);
}

void RankingPlot::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    m_canvas->update();
}

void RankingPlot::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    m_canvas->update();
}

void RankingPlot::keyPressEvent(QKeyEvent* event) {
    const auto count = static_cast<int>(m_bars.bars.size());
    const int page = std::max(1, m_scroll->pageStep() / std::max(1, m_scroll->singleStep()) - 1);
    const int row = indexOf(m_selected);
    int wanted = row;
    switch (event->key()) {
        case Qt::Key_Down:
            wanted = row + 1;
            break;
        case Qt::Key_Up:
            wanted = row - 1;
            break;
        case Qt::Key_PageDown:
            wanted = row + page;
            break;
        case Qt::Key_PageUp:
            wanted = row - page;
            break;
        case Qt::Key_Home:
            wanted = 0;
            break;
        case Qt::Key_End:
            wanted = count - 1;
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (row >= 0) {
                Q_EMIT modelActivated(m_selected);
            }
            return;
        default: {
            const QString text = event->text();
            const bool plain = !(event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
            if (plain && !text.isEmpty() && text.at(0).isPrint() && !text.at(0).isSpace()) {
                Q_EMIT typed(text);
            } else {
                QWidget::keyPressEvent(event);
            }
            return;
        }
    }
    if (count > 0) {
        Q_EMIT modelClicked(m_bars.bars[static_cast<std::size_t>(std::clamp(wanted, 0, count - 1))].key);
    }
}

bool RankingPlot::eventFilter(QObject* watched, QEvent* event) {
    switch (event->type()) {
        case QEvent::Paint:
            paintCanvas();
            return true;
        case QEvent::Resize:
            fitScrollBar();
            bringIntoView(indexOf(m_selected));
            break;
        case QEvent::Wheel:
            return QCoreApplication::sendEvent(m_scroll, event);
        case QEvent::MouseButtonPress:
        case QEvent::MouseButtonDblClick: {
            const auto* mouse = static_cast<QMouseEvent*>(event);
            const int row = painterFor(m_canvas->size()).rowAt(mouse->position());
            setFocus(Qt::MouseFocusReason);
            if (row >= 0) {
                const QString key = m_bars.bars[static_cast<std::size_t>(row)].key;
                Q_EMIT modelClicked(key);
                if (event->type() == QEvent::MouseButtonDblClick && mouse->button() == Qt::LeftButton) {
                    Q_EMIT modelActivated(key);
                }
            }
            return mouse->button() == Qt::LeftButton;  // the right one goes on to the menu
        }
        case QEvent::ToolTip:
            showToolTip(event);
            return true;
        default:
            break;
    }
    return QWidget::eventFilter(watched, event);
}

void RankingPlot::showToolTip(QEvent* event) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = painterFor(m_canvas->size()).rowAt(help->pos());
    if (row >= 0) {
        QToolTip::showText(help->globalPos(), describeBar(m_bars, m_bars.bars[static_cast<std::size_t>(row)]),
                           m_canvas);
    } else if (const double top = painterFor(m_canvas->size()).rowsArea().top(); help->pos().y() < top) {
        const bool atChance = help->pos().y() > top - fontMetrics().height();
        QToolTip::showText(help->globalPos(), atChance ? explain(Term::Chance) : explain(Term::Tie), m_canvas);
    } else {
        QToolTip::showText(help->globalPos(), explain(Term::Score), m_canvas);
    }
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurveLegend.h"

#include <QAbstractButton>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionButton>
#include <algorithm>
#include <functional>

#include "plots/CurveOptions.h"
#include "support/Role.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr int checkSize = 14;
constexpr int sampleWidth = 24;
constexpr int gap = 6;
constexpr int widestText = 220;
constexpr int mostRows = 3;
constexpr int rowGap = 2;

class LegendButton final : public QAbstractButton {
public:
    LegendButton(const LegendEntry& entry, QWidget* parent) : QAbstractButton(parent), m_entry(entry) {
        setObjectName(QStringLiteral("legend:") + entry.key);
        setText(entry.name);
        setAccessibleName(entry.name);
        setCheckable(true);
        setChecked(entry.checked);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        const QString tip = entry.colourKey.isEmpty()
                                ? CurveLegend::tr("A click shows or hides it.")
                                : CurveLegend::tr(
                                      "A click shows or hides it, Ctrl and a click show it alone. A click "
                                      "on its colour changes that.");
        setToolTip(tip);
    }

    std::function<void(bool alone)> onToggle;
    std::function<void()> onColour;
    std::function<void(const QPoint&)> onMenu;

    [[nodiscard]] QSize sizeHint() const override {
        const QFontMetrics metrics(font());
        const int text = std::min(widestText, metrics.horizontalAdvance(m_entry.name));
        return {gap + checkSize + gap + sampleWidth + gap + text + gap, std::max(metrics.height(), checkSize) + gap};
    }

protected:
    // Whoever listens decides what is checked then.
    void nextCheckState() override {
        if (m_onSwatch && !m_entry.colourKey.isEmpty()) {
            onColour();
        } else {
            onToggle(m_alone);
        }
    }
    void mousePressEvent(QMouseEvent* event) override {
        const int left = gap + checkSize + gap / 2;
        m_onSwatch = event->position().x() >= left && event->position().x() <= left + sampleWidth + gap;
        m_alone = event->modifiers().testFlag(Qt::ControlModifier);
        QAbstractButton::mousePressEvent(event);
    }
    void keyPressEvent(QKeyEvent* event) override {
        m_onSwatch = false;
        m_alone = event->modifiers().testFlag(Qt::ControlModifier);
        QAbstractButton::keyPressEvent(event);
    }
    void contextMenuEvent(QContextMenuEvent* event) override {
        onMenu(event->reason() == QContextMenuEvent::Keyboard ? mapToGlobal(rect().bottomLeft()) : event->globalPos());
    }
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        const ThemeColours colours = themeColours();
        if (underMouse() || hasFocus()) {
            painter.setRenderHint(QPainter::Antialiasing);
            QColor ground = colours.accent;
            ground.setAlphaF(underMouse() ? 0.10F : 0.0F);
            painter.setPen(hasFocus() ? QPen(colours.accent, 1) : QPen(Qt::NoPen));
            painter.setBrush(ground);
            painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            painter.setRenderHint(QPainter::Antialiasing, false);
        }
        QStyleOptionButton box;
        box.initFrom(this);
        box.rect = QRect(gap, (height() - checkSize) / 2, checkSize, checkSize);
        box.state.setFlag(isChecked() ? QStyle::State_On : QStyle::State_Off);
        box.state.setFlag(QStyle::State_HasFocus, false);
        style()->drawPrimitive(QStyle::PE_IndicatorCheckBox, &box, &painter, this);
        drawSample(painter, gap + checkSize + gap);
        painter.setPen(isChecked() ? colours.text : colours.muted);
        const int left = gap + checkSize + gap + sampleWidth + gap;
        painter.drawText(QRect(left, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font()).elidedText(m_entry.name, Qt::ElideMiddle, widestText));
    }

private:
    void drawSample(QPainter& painter, int left) const {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(isChecked() ? 1 : 0.45);
        const double middle = height() / 2.0;
        const QPointF centre(left + sampleWidth / 2.0, middle);
        if (m_entry.sample == LegendEntry::Sample::Ring) {
            painter.setPen(QPen(m_entry.colour, 1.5));
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(centre, 5, 5);
        } else {
            const bool dashed = m_entry.sample == LegendEntry::Sample::Dashed;
            painter.setPen(QPen(m_entry.colour, dashed ? 2 : 3, dashed ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
            painter.drawLine(QPointF(left, middle), QPointF(left + sampleWidth, middle));
            if (dashed) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(m_entry.colour);
                painter.drawEllipse(centre, 3.5, 3.5);
            }
        }
        painter.setOpacity(1);
    }

    LegendEntry m_entry;
    bool m_onSwatch = false;
    bool m_alone = false;
};

}  // namespace

CurveLegend::CurveLegend(QWidget* parent) : QScrollArea(parent) {
    setObjectName(QStringLiteral("curveLegend"));
    setAccessibleName(tr("Curves"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    setRole(content, Role::Plain);
    setWidget(content);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    arrange();
}

void CurveLegend::setEntries(const QVector<LegendEntry>& entries) {
    if (entries == m_entries) {
        return;
    }
    m_entries = entries;
    QString focused;
    const auto held = widget()->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly);
    for (QAbstractButton* button : held) {
        focused = button->hasFocus() ? button->objectName() : focused;
        button->hide();
        button->setObjectName({});
        button->deleteLater();  // it may be the one that was just clicked
    }
    for (const LegendEntry& entry : entries) {
        auto* button = new LegendButton(entry, widget());
        button->onToggle = [this, key = entry.key](bool alone) {
            alone ? Q_EMIT aloneRequested(key) : Q_EMIT toggled(key);
        };
        button->onColour = [this, key = entry.key] { Q_EMIT colourRequested(key); };
        button->onMenu = [this, entry](const QPoint& place) { showMenu(entry, place); };
        button->show();
        if (button->objectName() == focused) {
            button->setFocus();
        }
    }
    arrange();
}

void CurveLegend::arrange() {
    int x = 0;
    int y = 0;
    int rowHeight = 0;
    const int width = viewport()->width();
    const auto buttons = widget()->findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly);
    for (QAbstractButton* button : buttons) {
        if (button->isHidden()) {
            continue;
        }
        const QSize size = button->sizeHint();
        rowHeight = size.height();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += rowHeight + rowGap;
        }
        button->setGeometry(x, y, std::min(size.width(), std::max(width, 1)), size.height());
        x += size.width();
    }
    const int height = y + rowHeight;
    widget()->resize(width, height);
    setFixedHeight(std::min(height, mostRows * (rowHeight + rowGap)));
}

void CurveLegend::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    arrange();
}

void CurveLegend::showMenu(const LegendEntry& entry, const QPoint& globalPlace) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("curveLegendMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString key = entry.key;
    menu->addAction(entry.checked ? tr("&Hide") : tr("&Show"), this, [this, key] { Q_EMIT toggled(key); });
    menu->addAction(tr("Show &alone"), this, [this, key] { Q_EMIT aloneRequested(key); });
    menu->addAction(tr("Show a&ll curves"), this, &CurveLegend::allRequested);
    menu->addSeparator();
    QAction* colour = menu->addAction(tr("Change &colour…"), this, [this, key] { Q_EMIT colourRequested(key); });
    colour->setEnabled(!entry.colourKey.isEmpty());
    QAction* standard =
        menu->addAction(tr("&Back to the standard colours"), this, &CurveLegend::standardColoursRequested);
    standard->setEnabled(RunColours::areChosen());
    menu->popup(globalPlace);
}

}  // namespace docent

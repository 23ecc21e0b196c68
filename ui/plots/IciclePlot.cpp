// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/IciclePlot.h"

#include <QAccessible>
#include <QHash>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>
#include <utility>

#include "plots/IcicleLayout.h"
#include "plots/IciclePaint.h"
#include "plots/IcicleTrail.h"
#include "support/Text.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double narrowest = 2;    // pixels of a node that is drawn by itself
constexpr double visible = 4;      // a walk by keys zooms to see more than this
constexpr double tallestRow = 84;  // of a flat hierarchy
constexpr int wheelStep = 120;

}  // namespace

struct IciclePlot::Impl {
    std::shared_ptr<const IcicleIndex> index = std::make_shared<IcicleIndex>();
    int current = -1;
    int zoom = 0;
    std::vector<std::vector<IcicleBlock>> rows;  ///< as last painted
    IcicleFrame frame;
    std::vector<IcicleCrumb> crumbs;
    QPixmap picture;
    QPointF hovered{-1, -1};
    int wheel = 0;

    [[nodiscard]] const IcicleBlock* blockAt(QPointF point) const {
        const double row = std::floor((point.y() - frame.area.top()) / frame.rowHeight);
        if (row < 0 || row >= static_cast<double>(rows.size())) {
            return nullptr;
        }
        const auto& blocks = rows[static_cast<std::size_t>(row)];
        const auto after = std::upper_bound(blocks.begin(), blocks.end(), point.x(),
                                            [](double x, const IcicleBlock& block) { return x < block.rect.left(); });
        return after != blocks.begin() && std::prev(after)->rect.right() >= point.x() ? &*std::prev(after) : nullptr;
    }
    [[nodiscard]] const IcicleCrumb* crumbAt(QPointF point) const {
        const auto found = std::find_if(crumbs.begin(), crumbs.end(),
                                        [point](const IcicleCrumb& crumb) { return crumb.rect.contains(point); });
        return found == crumbs.end() ? nullptr : &*found;
    }
};

namespace {

IcicleFrame frameOf(const IcicleData& data, const IcicleTree& tree, int zoom, QSizeF size, const QFontMetricsF& font) {
    const double line = std::ceil(font.height());
    const double crumbs = line + 10;
    const double scale = data.valueName.isEmpty() ? 1 : line + 12;
    IcicleFrame frame;
    frame.area = QRectF(1, crumbs, size.width() - 2, std::max(size.height() - crumbs - scale, line));
    const int levels = tree.levelsBelow(zoom) + 1;
    const int most = std::max(1, static_cast<int>(frame.area.height() / (line + 4)));
    frame.rows = std::min(levels, most);
    frame.rowHeight = std::min(tallestRow, std::floor(frame.area.height() / frame.rows));
    return frame;
}

}  // namespace

IciclePlot::IciclePlot(QWidget* parent) : QWidget(parent), m_impl(std::make_unique<Impl>()) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Hierarchy as an icicle"));
}

IciclePlot::~IciclePlot() = default;

void indexIcicle(IcicleData& data) {
    auto index = std::make_shared<IcicleIndex>();
    index->tree = IcicleTree(data.nodes);
    index->firstPlace.reserve(static_cast<qsizetype>(data.nodes.size()));
    index->nextPlace.assign(data.nodes.size(), -1);
    for (auto place = static_cast<int>(data.nodes.size()) - 1; place >= 0; --place) {
        const auto i = static_cast<std::size_t>(place);
        index->nextPlace[i] = index->firstPlace.value(data.nodes[i].key, -1);
        index->firstPlace.insert(data.nodes[i].key, place);
    }
    data.index = std::move(index);
}

void IciclePlot::setData(IcicleData data) {
    const QString current = currentKey();
    const QString zoomed = zoomedKey();
    m_data = std::move(data);
    Impl& impl = *m_impl;
    if (!m_data.index) {
        indexIcicle(m_data);
    }
    impl.index = m_data.index;
    impl.zoom = impl.index->firstPlace.value(zoomed, 0);
    impl.current = m_data.nodes.empty() ? -1 : impl.index->firstPlace.value(current, 0);
    // What is on screen until the next paint has places of the data before.
    impl.rows.clear();
    impl.crumbs.clear();
    layOut();
    announce();
}

QString IciclePlot::currentKey() const {
    return m_impl->current < 0 ? QString() : m_data.nodes[static_cast<std::size_t>(m_impl->current)].key;
}

QString IciclePlot::zoomedKey() const {
    return m_data.nodes.empty() ? QString() : m_data.nodes[static_cast<std::size_t>(m_impl->zoom)].key;
}

void IciclePlot::setCurrentKey(const QString& key) {
    const int place = m_impl->index->firstPlace.value(key, -1);
    if (place < 0 || key == currentKey()) {
        return;
    }
    m_impl->current = place;
    bringIntoView(place);
    announce();
    update();
}

void IciclePlot::zoomTo(const QString& key) {
    if (const int place = m_impl->index->firstPlace.value(key, -1); place >= 0) {
        zoomToPlace(place);
    }
}

void IciclePlot::zoomToPlace(int place) {
    if (place >= 0 && place != m_impl->zoom) {
        m_impl->zoom = place;
        layOut();
    }
}

void IciclePlot::choose(int place) {
    if (place >= 0 && place != m_impl->current) {
        const bool same = m_data.nodes[static_cast<std::size_t>(place)].key == currentKey();
        m_impl->current = place;
        announce();
        update();
        if (!same) {
            Q_EMIT currentKeyChanged(currentKey());
        }
    }
}

void IciclePlot::bringIntoView(int place) {
    const auto parentOf = [this](int of) { return m_data.nodes[static_cast<std::size_t>(of)].parent; };
    std::vector<int> way;  // from the place to the root
    for (int at = place; at >= 0; at = parentOf(at)) {
        way.push_back(at);
    }
    // Out until it lies under what is zoomed to, then in until it is in a row and wide enough to be seen.
    int zoom = m_impl->zoom;
    while (zoom > 0 && std::find(way.begin(), way.end(), zoom) == way.end()) {
        zoom = parentOf(zoom);
    }
    for (auto at = std::find(way.begin(), way.end(), zoom); at != way.begin(); --at) {
        const IcicleFrame frame = frameOf(m_data, m_impl->index->tree, *at, size(), QFontMetricsF(font()));
        const QRectF rect = m_impl->index->tree.rectOf(m_data.nodes, place, *at, frame);
        zoom = *at;
        if (!rect.isNull() && (rect.width() >= visible || *at == parentOf(place))) {
            break;
        }
    }
    zoomToPlace(zoom);
}

QString IciclePlot::describe(const IcicleNode& node) const {
    QString text = node.tip;
    if (text.isEmpty()) {
        text = node.key.isEmpty() ? node.name : QString(node.key).replace(QLatin1Char('/'), QStringLiteral(" › "));
    }
    if (!m_data.weightName.isEmpty()) {
        text += QLatin1Char('\n') + tr("%1: %2").arg(m_data.weightName, QLocale().toString(node.weight, 'f', 0));
    }
    if (!m_data.valueName.isEmpty() && m_data.valueName != m_data.weightName) {
        text += QLatin1Char('\n') + tr("%1: %2").arg(m_data.valueName, icicleValueText(m_data, node.value));
    }
    return text;
}

/// Tells the current node to those who do not see it.
void IciclePlot::announce() {
    const int current = m_impl->current;
    setAccessibleDescription(current < 0 ? QString()
                                         : describe(m_data.nodes[static_cast<std::size_t>(current)])
                                               .replace(QLatin1Char('\n'), QStringLiteral(", ")));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

/// Throws away the picture: the next paint lays out anew.
void IciclePlot::layOut() {
    m_impl->picture = {};
    update();
}

QPoint IciclePlot::centreOf(const QString& key) const {
    const int place = m_impl->index->firstPlace.value(key, -1);
    if (place < 0) {
        return {};
    }
    const IcicleFrame frame = frameOf(m_data, m_impl->index->tree, m_impl->zoom, size(), QFontMetricsF(font()));
    const QRectF rect = m_impl->index->tree.rectOf(m_data.nodes, place, m_impl->zoom, frame);
    return rect.isNull() ? QPoint() : rect.center().toPoint();
}

void IciclePlot::paintAll(QPainter& painter, QSize size, bool dark) const {
    const ThemeColours colours = themeColours(dark);
    painter.fillRect(QRect(QPoint(0, 0), size), colours.background);
    painter.setFont(font());
    const QFontMetricsF metrics(font());
    if (m_data.nodes.empty()) {
        return;
    }
    const IcicleFrame frame = frameOf(m_data, m_impl->index->tree, m_impl->zoom, size, metrics);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto& row : m_impl->index->tree.layOut(m_data.nodes, m_impl->zoom, frame, narrowest)) {
        for (const IcicleBlock& block : row) {
            paintIcicleBlock(painter, m_data, block, dark);
        }
    }
    paintIcicleTrail(painter, icicleTrail(m_data, m_impl->zoom, size.width(), metrics), size.width(), dark);
    if (!m_data.valueName.isEmpty()) {
        const double top = size.height() - std::ceil(metrics.height()) - 8;
        paintIcicleScale(painter, m_data, QRectF(3, top, size.width() - 6, std::ceil(metrics.height()) + 6), dark);
    }
}

void IciclePlot::paintEvent(QPaintEvent*) {
    Impl& impl = *m_impl;
    const qreal ratio = devicePixelRatioF();
    const QSize pixels = (QSizeF(size()) * ratio).toSize();
    if (impl.picture.size() != pixels) {
        impl.picture = QPixmap(pixels);
        impl.picture.setDevicePixelRatio(ratio);
        QPainter painter(&impl.picture);
        paintAll(painter, size(), isDark());
        impl.rows.clear();
        m_drawn = 0;
        if (!m_data.nodes.empty()) {
            impl.frame = frameOf(m_data, impl.index->tree, impl.zoom, size(), QFontMetricsF(font()));
            impl.rows = impl.index->tree.layOut(m_data.nodes, impl.zoom, impl.frame, narrowest);
            impl.crumbs = icicleTrail(m_data, impl.zoom, width(), QFontMetricsF(font()));
        }
        for (const auto& row : impl.rows) {
            m_drawn += static_cast<int>(row.size());
        }
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, impl.picture);
    const ThemeColours colours = themeColours();
    const auto outline = [&painter](QRectF rect, const QColor& colour, double width, Qt::PenStyle style) {
        rect = rect.adjusted(0, 0, -1, -1);
        if (rect.width() < visible) {
            rect.adjust(-visible / 2, 0, visible / 2, 0);
        }
        painter.setPen(QPen(colour, width, style, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2));
    };
    if (const IcicleBlock* block = impl.blockAt(impl.hovered)) {
        outline(block->rect, colours.accent, 1.5, Qt::SolidLine);
    }
    if (const IcicleCrumb* crumb = impl.crumbAt(impl.hovered)) {
        painter.setPen(palette().color(QPalette::Link));
        painter.drawLine(crumb->rect.bottomLeft(), crumb->rect.bottomRight() - QPointF(4, 0));
    }
    if (impl.current >= 0) {
        for (int place = impl.index->firstPlace.value(currentKey(), -1); place >= 0;
             place = impl.index->nextPlace[static_cast<std::size_t>(place)]) {
            const QRectF rect = impl.index->tree.rectOf(m_data.nodes, place, impl.zoom, impl.frame);
            if (!rect.isNull()) {
                const bool isThis = place == impl.current;
                outline(rect, colours.background, isThis ? 4 : 3, Qt::SolidLine);
                outline(rect, colours.text, isThis ? 2.5 : 1.5, isThis ? Qt::SolidLine : Qt::DashLine);
            }
        }
    }
    painter.setPen(hasFocus() ? colours.accent : colours.line);
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
}

void IciclePlot::mousePressEvent(QMouseEvent* event) {
    if (const IcicleCrumb* crumb = m_impl->crumbAt(event->position()); crumb && event->button() == Qt::LeftButton) {
        const int place = crumb->place;
        zoomToPlace(place);
        choose(place);
    } else if (const IcicleBlock* block = m_impl->blockAt(event->position())) {
        choose(block->place);
    }
}

void IciclePlot::mouseMoveEvent(QMouseEvent* event) {
    const IcicleBlock* before = m_impl->blockAt(m_impl->hovered);
    const IcicleCrumb* crumbBefore = m_impl->crumbAt(m_impl->hovered);
    m_impl->hovered = event->position();
    const IcicleCrumb* crumb = m_impl->crumbAt(m_impl->hovered);
    setCursor(crumb ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (m_impl->blockAt(m_impl->hovered) != before || crumb != crumbBefore) {
        update();
    }
}

void IciclePlot::leaveEvent(QEvent* event) {
    m_impl->hovered = {-1, -1};
    update();
    QWidget::leaveEvent(event);
}

void IciclePlot::mouseDoubleClickEvent(QMouseEvent* event) {
    const IcicleBlock* block = m_impl->blockAt(event->position());
    if (!block || event->button() != Qt::LeftButton) {
        return;
    }
    const int parent = m_data.nodes[static_cast<std::size_t>(block->place)].parent;
    if (block->place == m_impl->zoom) {
        zoomToPlace(parent);
    } else {
        // A block of many comes apart where its parent is given the whole width.
        zoomToPlace(block->count > 1 && parent != m_impl->zoom ? parent : block->place);
    }
}

void IciclePlot::wheelEvent(QWheelEvent* event) {
    event->accept();
    m_impl->wheel += event->angleDelta().y();
    const int steps = m_impl->wheel / wheelStep;
    m_impl->wheel -= steps * wheelStep;
    if (steps < 0) {
        zoomToPlace(m_data.nodes.empty() ? -1 : m_data.nodes[static_cast<std::size_t>(m_impl->zoom)].parent);
    } else if (const IcicleBlock* block = m_impl->blockAt(event->position()); block && steps > 0) {
        // One level towards the node under the mouse.
        int at = block->place;
        while (at != m_impl->zoom && m_data.nodes[static_cast<std::size_t>(at)].parent != m_impl->zoom) {
            at = m_data.nodes[static_cast<std::size_t>(at)].parent;
        }
        zoomToPlace(at);
    }
}

void IciclePlot::keyPressEvent(QKeyEvent* event) {
    Impl& impl = *m_impl;
    if (impl.current < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto parentOf = [this](int place) { return m_data.nodes[static_cast<std::size_t>(place)].parent; };
    int next = -1;
    switch (event->key()) {
        case Qt::Key_Left:
        case Qt::Key_Right:
            if (parentOf(impl.current) >= 0) {
                const auto siblings = impl.index->tree.children(parentOf(impl.current));
                const auto at = std::find(siblings.begin(), siblings.end(), impl.current) - siblings.begin() +
                                (event->key() == Qt::Key_Right ? 1 : -1);
                if (at >= 0 && at < std::ssize(siblings)) {
                    next = siblings[static_cast<std::size_t>(at)];
                }
            }
            break;
        case Qt::Key_Up:
            next = parentOf(impl.current);
            break;
        case Qt::Key_Down:
            if (const auto below = impl.index->tree.children(impl.current); !below.empty()) {
                next = below.front();
            }
            break;
        case Qt::Key_Home:
            next = 0;
            break;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            zoomToPlace(impl.current);
            return;
        case Qt::Key_Backspace:
        case Qt::Key_Escape:
            if (impl.zoom > 0) {
                zoomToPlace(parentOf(impl.zoom));
                return;
            }
            QWidget::keyPressEvent(event);
            return;
        default:
            QWidget::keyPressEvent(event);
            return;
    }
    if (next >= 0) {
        bringIntoView(next);
        choose(next);
    }
}

void IciclePlot::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
        event->type() == QEvent::StyleChange) {
        layOut();
    }
    QWidget::changeEvent(event);
}

bool IciclePlot::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const IcicleBlock* block = m_impl->blockAt(help->pos());
        if (!block) {
            QToolTip::hideText();
            return true;
        }
        const IcicleNode& node = m_data.nodes[static_cast<std::size_t>(block->place)];
        QString text = describe(node);
        if (block->count > 1) {
            text = tr("%1 small nodes").arg(number(block->count));
            if (!m_data.valueName.isEmpty()) {
                text += QLatin1Char('\n') +
                        tr("%1, on average: %2").arg(m_data.valueName, icicleValueText(m_data, block->value));
            }
        }
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    return QWidget::event(event);
}

Chart IciclePlot::chart(const QString& name) const {
    return {.name = name,
            .size = size(),
            .paint = [this](QPainter& painter, QSize size) { paintAll(painter, size, false); },
            .csv =
                [nodes = m_data.nodes, index = m_impl->index] {
                    QString text = QStringLiteral("key,name,weight,value\n");
                    for (std::size_t i = 0; i < nodes.size(); ++i) {
                        const IcicleNode& node = nodes[i];
                        if (index->firstPlace.value(node.key) != static_cast<int>(i)) {
                            continue;  // a node with several parents is one line
                        }
                        text += csvField(node.key) + QLatin1Char(',') + csvField(node.name) + QLatin1Char(',') +
                                QString::number(node.weight, 'g', 15) + QLatin1Char(',');
                        text += std::isnan(node.value) ? QString() : QString::number(node.value, 'g', 15);
                        text += QLatin1Char('\n');
                    }
                    return text;
                }};
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/WindowLayout.h"

#include <QMainWindow>
#include <QScreen>
#include <QSplitter>

#include "support/Settings.h"

namespace docent {
namespace {

constexpr QSize firstSize(1280, 800);

QString geometryKey() {
    return QStringLiteral("geometry");
}
/// No larger than the screen.
QSize firstSizeOn(const QMainWindow& window) {
    return window.screen() ? firstSize.boundedTo(window.screen()->availableSize()) : firstSize;
}
QString docksKey() {
    return QStringLiteral("docks");
}

QList<QSplitter*> namedSplitters(const QMainWindow& window) {
    QList<QSplitter*> splitters = window.findChildren<QSplitter*>();
    splitters.removeIf([](const QSplitter* splitter) { return splitter->objectName().isEmpty(); });
    return splitters;
}

}  // namespace

WindowLayout::WindowLayout(QMainWindow& window) : m_window(window) {
    window.resize(firstSizeOn(window));
    m_docks = window.saveState();
    window.restoreGeometry(Settings::blob(geometryKey()));
    window.restoreState(Settings::blob(docksKey()));
    for (QSplitter* splitter : namedSplitters(window)) {
        m_splitters[splitter->objectName()] = splitter->saveState();
        splitter->restoreState(Settings::blob(splitter->objectName()));
    }
}

void WindowLayout::save(bool withDocks) const {
    Settings::setBlob(geometryKey(), m_window.saveGeometry());
    if (withDocks) {
        Settings::setBlob(docksKey(), m_window.saveState());
    }
    for (const QSplitter* splitter : namedSplitters(m_window)) {
        Settings::setBlob(splitter->objectName(), splitter->saveState());
    }
}

void WindowLayout::reset() {
    m_window.resize(firstSizeOn(m_window));
    m_window.restoreState(m_docks);
    for (QSplitter* splitter : namedSplitters(m_window)) {
        Settings::setBlob(splitter->objectName(), {});
        splitter->restoreState(m_splitters.value(splitter->objectName()));
    }
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

class QMainWindow;

namespace docent {

/// Size, docks and splitters of the window, as they are kept between starts; and as they are without a person's
/// changes, to go back to.
class WindowLayout {
public:
    /// The window has all its splitters and docks by now. Gives it the layout of the last time.
    explicit WindowLayout(QMainWindow& window);
    /// `withDocks`: not where they are hidden because nothing is open.
    void save(bool withDocks) const;
    void reset();

private:
    QMainWindow& m_window;
    QByteArray m_docks;
    QHash<QString, QByteArray> m_splitters;  ///< by object name
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeyCombination>
#include <QObject>

class QWidget;

namespace docent {

class MainMenu;
class Toast;

/// Most actions have two keys, one after the other. After the first this tells what the second can be.
class ChordHint final : public QObject {
    Q_OBJECT
public:
    ChordHint(const MainMenu& menu, Toast& toast, QWidget* window);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QString hintFor(QKeyCombination first) const;
    void hideHint();

    const MainMenu& m_menu;
    Toast& m_toast;
    QWidget* m_window;
    QString m_hint;      ///< that was said last
    int m_releases = 0;  ///< of keys, since
};

}  // namespace docent

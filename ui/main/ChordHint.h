// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace docent {

class MainMenu;
class Toast;

/// Most actions have two keys, one after the other. After the first this tells what the second can be.
class ChordHint final : public QObject {
    Q_OBJECT
public:
    ChordHint(const MainMenu& menu, Toast& toast, QObject* parent);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const MainMenu& m_menu;
    Toast& m_toast;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QPointer>

namespace docent {

class Session;

/// By which level of the label hierarchy every chart and table of the window groups the classes: a choice of
/// Session::level(), which it follows.
class LevelSelector final : public QComboBox {
    Q_OBJECT
public:
    explicit LevelSelector(QWidget* parent = nullptr);
    /// Null for none, which leaves nothing to choose.
    void setSession(Session* session);
    /// How deep the labels of the data set lie that is looked at; 1 for one without a hierarchy.
    void setLevels(int levels);
    [[nodiscard]] int levels() const { return m_levels; }

private:
    void refill();

    QPointer<Session> m_session;
    int m_levels = 0;
};

}  // namespace docent

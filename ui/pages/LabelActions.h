// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <functional>

#include "pages/LabelEditing.h"

class QAction;

namespace docent {

class Session;

/// What can be done to the labels of a data set, as actions of the page that shows it. Where something was trained on
/// the labels they stay as they are: the actions are grey then and say why.
class LabelActions final : public QObject {
    Q_OBJECT
public:
    /// Makes an action of the page, see Page::addPageAction(): its name, its text, and its key after Ctrl+L.
    using Add = std::function<QAction*(const QString& objectName, const QString& text, const QString& key)>;
    using Choose = std::function<LabelChoice()>;
    LabelActions(LabelEditing* editing, const Add& add, Choose choose, QObject* parent);

    void setSession(Session* session) { m_session = session; }
    /// To be called where the choice changes, or what was trained.
    void update();

    /// Those that change nodes.
    [[nodiscard]] QList<QAction*> ofNodes() const;
    [[nodiscard]] QAction* rename() const { return m_rename; }
    /// Those that change what label pictures have.
    [[nodiscard]] QList<QAction*> ofPictures() const;

private:
    using Call = void (LabelEditing::*)(const LabelChoice&);
    QAction* make(const Add& add, const char* name, const QString& text, const char* key, const QString& toolTip,
                  Call call);

    LabelEditing* m_editing;
    Choose m_choose;
    Session* m_session = nullptr;
    QAction* m_rename;
    QAction* m_move;
    QAction* m_merge;
    QAction* m_group;
    QAction* m_dissolve;
    QAction* m_split;
    QAction* m_relabel;
    QAction* m_groupAlike;
    QAction* m_save;
};

}  // namespace docent

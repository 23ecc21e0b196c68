// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "dialogs/FormDialog.h"

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace docent {

/// Asks for a node of a label hierarchy by a list of paths that is searched by typing.
class NodeDialog final : public FormDialog {
    Q_OBJECT
public:
    /// `paths`: those that may be chosen, "" for the top of the hierarchy; `first` is chosen to begin with.
    NodeDialog(const QString& title, const QString& intro, const QString& okText, const QStringList& paths,
               const QString& first, QWidget* parent);
    void accept() override;

Q_SIGNALS:
    void chosen(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void updateReady();

    QLineEdit* m_search;
    QListView* m_list;
    QSortFilterProxyModel* m_proxy;
};

}  // namespace docent

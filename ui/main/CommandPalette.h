// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>
#include <QVector>

class QAction;
class QLabel;
class QLineEdit;
class QListView;
class QStandardItemModel;

namespace docent {

/// Something that the palette can do.
struct PaletteEntry {
    QAction* action = nullptr;
    QString text;   ///< as in its menu, without marks
    QString place;  ///< "Actions › Ranking"
};

/// How well a text fits what was typed, higher is better; negative where it does not. All letters must come in their
/// order; the beginnings of words and letters in a row count more.
[[nodiscard]] int matchScore(const QString& text, const QString& typed);

/// Finds an action by some of its letters, and does it. What cannot be done just now is listed in grey.
class CommandPalette final : public QDialog {
    Q_OBJECT
public:
    CommandPalette(const QVector<PaletteEntry>& entries, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& typed);
    void choose();

    QVector<PaletteEntry> m_entries;
    QLineEdit* m_search;
    QListView* m_list;
    QStandardItemModel* m_model;
    QLabel* m_nothing;
};

}  // namespace docent

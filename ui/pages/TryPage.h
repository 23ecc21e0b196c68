// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include "pages/Page.h"
#include "pages/TrialModelMenu.h"
#include "pages/TrialSubject.h"

class QHBoxLayout;
class QLabel;
class QMimeData;

namespace docent {

class ElidedLabel;
class TrialColumn;
class TriedPictures;

/// Pictures that are dropped, pasted or opened, as several models name them side by side.
class TryPage final : public Page {
    Q_OBJECT
public:
    explicit TryPage(QWidget* parent = nullptr);
    /// Tries these files; the first one is shown.
    void tryFiles(const QStringList& files);
    /// Lets this run alone name the pictures, for other pages to lead here.
    void showRun(const QString& run);

protected:
    void onSessionChanged() override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    QWidget* makePictureSide();
    void openFiles();
    void paste();
    void addExported();
    void take(const QMimeData& data);
    void takeImage(const QImage& image);
    /// One after another, as they come; with `show` the first that can be read is shown.
    void decode(QList<TrialPicture> pictures, bool show);
    void showTried();
    void showProblem(const QString& problem);
    void rebuildColumns();
    TrialColumn* makeColumn(const TrialChoice& choice);
    void updateState();
    void copyAsCommandLine();

    QAction* m_open;
    QAction* m_paste;
    QAction* m_addExported;
    QAction* m_copyCommand;
    TrialModelMenu* m_models;
    QLabel* m_problem;
    QLabel* m_dropHint;
    QLabel* m_picture;
    ElidedLabel* m_pictureName;
    QLabel* m_pictureFacts;
    QHBoxLayout* m_columnsRow;
    QList<TrialColumn*> m_columns;  ///< of m_choices
    QList<TrialChoice> m_choices;
    TriedPictures* m_history;
    int m_decoding = 0;
};

}  // namespace docent

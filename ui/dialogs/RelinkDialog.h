// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QTimer>
#include <optional>

#include "jobs/Relink.h"
#include "support/Background.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace docent {

class PathEdit;
class Session;
class SkippedView;

/// Asks where the pictures of a data set lie now, tells how many of them are there, and writes that down once all are.
class RelinkDialog final : public QDialog {
    Q_OBJECT
public:
    RelinkDialog(Session& session, const QString& dataset, QWidget* parent);
    ~RelinkDialog() override;
    void accept() override;

Q_SIGNALS:
    /// Wants the data set imported again instead, from the folder that was chosen ("" for none).
    void importAgainRequested(const QString& dataset, const QString& folder);

private:
    void look();
    void show(const RelinkPreview& preview);
    void setProblem(const QString& text);
    void setWriting(bool writing);

    Session& m_session;
    QString m_dataset;
    PathEdit* m_path;
    QLabel* m_words;
    QLabel* m_problem;
    QProgressBar* m_busy;
    SkippedView* m_missing;
    QPushButton* m_again;
    QPushButton* m_copy;
    QPushButton* m_ok;
    BackgroundHandle m_task;     ///< looks
    BackgroundHandle m_writing;  ///< asked to stop when the dialog is closed; it may have written by then
    QTimer m_delay;
    bool m_complete = false;  ///< all pictures are in the folder
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

#include "support/Background.h"
#include "workspace/DatasetRecord.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace docent {

class RecordTable;

/// What an import would make, found out in the background before anything is written.
class ImportPreviewPane final : public QFrame {
    Q_OBJECT
public:
    explicit ImportPreviewPane(QWidget* parent = nullptr);
    ~ImportPreviewPane() override;

    /// Looks again, a moment after the last change. Without a path there is only a hint.
    void preview(const ImportOptions& options);
    [[nodiscard]] bool isReady() const { return m_ready; }

Q_SIGNALS:
    void readyChanged(bool ready);

private:
    struct Summary;
    void start();
    void show(const Summary& summary);
    void setReady(bool ready);

    QLabel* m_heading;
    QLabel* m_text;
    QLabel* m_problem;
    QProgressBar* m_busy;
    RecordTable* m_nodes;
    QPushButton* m_skippedButton;
    std::vector<SkippedFile> m_skipped;
    ImportOptions m_options;
    BackgroundHandle m_task;
    QTimer m_delay;
    bool m_ready = false;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "workspace/DatasetRecord.h"

class QLabel;
class QPushButton;
class QRadioButton;

namespace docent {

class ImportPreviewPane;
class OptionsForm;
class PathEdit;
class Session;

/// Asks what to import and how, shows what it would give, and queues the job.
class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    ImportDialog(Session& session, const ImportOptions& options, QWidget* parent);
    void accept() override;

private:
    [[nodiscard]] ImportOptions options() const;
    void onPathChanged(const QString& path);
    void update();

    Session& m_session;
    ImportOptions m_options;
    QString m_proposedName;
    PathEdit* m_path;
    QRadioButton* m_source;
    QRadioButton* m_target;
    OptionsForm* m_form;
    ImportPreviewPane* m_preview;
    QLabel* m_problem;
    QPushButton* m_ok;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "workspace/DatasetRecord.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QRadioButton;

namespace docent {

class ImportPreviewPane;
class OptionsForm;
class PathEdit;
class Session;

/// Asks what to import and how, shows what it would give, and queues the job. With `replace` set in the options it
/// imports a data set again.
class ImportDialog final : public QDialog {
    Q_OBJECT
public:
    ImportDialog(Session& session, const ImportOptions& options, QWidget* parent);
    void accept() override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    [[nodiscard]] QWidget* makeChoices();
    void makeButtons(QGridLayout* layout);
    void makeForm(const ImportOptions& options);
    [[nodiscard]] std::vector<std::string> check(const ImportOptions& held) const;
    [[nodiscard]] ImportOptions options() const;
    [[nodiscard]] bool isTaken(const std::string& name) const;
    void onPathChanged(const QString& path);
    void update();
    void onPreviewChanged();
    void offerListFields();

    Session& m_session;
    ImportOptions m_options;
    QString m_proposedName;
    bool m_isList = false;  ///< the form offers what a list needs
    PathEdit* m_path;
    QLabel* m_recognised;
    QRadioButton* m_source;
    QRadioButton* m_target;
    QLabel* m_use;
    OptionsForm* m_form;
    QCheckBox* m_replace;
    ImportPreviewPane* m_preview;
    QLabel* m_problem;
    QPushButton* m_copy;
    QPushButton* m_ok;
};

}  // namespace docent

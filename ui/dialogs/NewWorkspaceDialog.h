// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <filesystem>

class QLabel;
class QPushButton;

namespace docent {

class PathEdit;

/// Asks for a folder and makes a workspace of it.
class NewWorkspaceDialog final : public QDialog {
    Q_OBJECT
public:
    explicit NewWorkspaceDialog(QWidget* parent);
    void accept() override;

Q_SIGNALS:
    void created(const QString& folder);

private:
    PathEdit* m_path;
    QLabel* m_place;
    QLabel* m_problem;
    QPushButton* m_ok;
};

/// Where new workspaces are proposed.
[[nodiscard]] QString defaultWorkspaceParent();

}  // namespace docent

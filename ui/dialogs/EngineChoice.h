// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <filesystem>

class QComboBox;
class QLabel;

namespace docent {

class PathEdit;

/// Asks what is to run jobs, where there is a choice: this machine, or a Slurm cluster with a profile. Where this
/// machine cannot submit, and no profile says that it could, it stays hidden and says "this machine".
class EngineChoice final : public QWidget {
    Q_OBJECT
public:
    explicit EngineChoice(QWidget* parent = nullptr);
    /// Looks for Slurm, and for the profile of the workspace or of the person.
    void setWorkspace(const std::filesystem::path& folder);
    /// Puts the choice in line with the fields of a form that begin there.
    void setEditorColumn(int x);
    [[nodiscard]] bool isCluster() const;
    /// Empty: the cluster's defaults.
    [[nodiscard]] std::filesystem::path profile() const;
    /// What a command line needs for the same: " --engine slurm --profile gpus.yaml"; nothing for this machine.
    [[nodiscard]] QString commandWords() const;

Q_SIGNALS:
    void changed();

private:
    QLabel* m_label;
    QComboBox* m_engine;
    PathEdit* m_profile;
    std::filesystem::path m_usual;  ///< the profile that is taken where none is named
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "dialogs/FormDialog.h"
#include "exporting/CombinedFile.h"

class QComboBox;
class QListWidget;

namespace docent {

class PathEdit;
class Session;
class WatchedWork;

/// Writes a baseline and adapter experts on it as one model in one file, in the background.
class CombineDialog final : public FormDialog {
    Q_OBJECT
public:
    CombineDialog(Session& session, QWidget* parent);

    /// Whether the bank has an adapter expert that is trained.
    [[nodiscard]] static bool isPossible(const std::vector<ModelRecord>& models);
    void accept() override;

private:
    void fillExperts();
    void update();
    void setWriting(bool writing);
    void showResult(const CombineResult& result);
    [[nodiscard]] CombineOptions options() const;

    Session& m_session;
    QComboBox* m_baseline;
    QListWidget* m_experts;
    QComboBox* m_precision;
    PathEdit* m_file;
    WatchedWork* m_work;
};

}  // namespace docent

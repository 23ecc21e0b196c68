// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <memory>
#include <optional>

#include "dialogs/FormDialog.h"
#include "nn/PublishedWeights.h"
#include "support/Background.h"
#include "workspace/ModelImport.h"

namespace docent {

class PathEdit;
class RecordTable;
class Session;

/// Makes a file of published weights a baseline. What of it is loaded and what is missing is shown before.
class WeightsDialog final : public FormDialog {
    Q_OBJECT
public:
    WeightsDialog(Session& session, const QString& file, QWidget* parent);
    ~WeightsDialog() override;

    /// Whether a file may be one of weights, by its name.
    [[nodiscard]] static bool takes(const QString& file);

    void accept() override;

Q_SIGNALS:
    /// By the name of the new model.
    void added(const QString& model);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeFields(const QString& file);
    void onFileChanged();
    void read();
    void showReport(const WeightsReport& report);
    void proposeName(const QString& file);
    void setWriting(bool writing);
    [[nodiscard]] ModelImportOptions options() const;
    [[nodiscard]] std::vector<std::string> problemsOf(const ModelImportOptions& options) const;

    Session& m_session;
    PathEdit* m_file;
    PathEdit* m_labels;
    RecordTable* m_tensors;
    QString m_proposed;  ///< the name that was made from the file's
    std::optional<WeightsReport> m_report;
    bool m_isWriting = false;
    QTimer m_delay;
    BackgroundHandle m_reading;
};

}  // namespace docent

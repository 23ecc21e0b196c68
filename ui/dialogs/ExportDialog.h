// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <string>

#include "jobs/JobRecord.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QWidget;

namespace docent {

class Int8Check;
class PathEdit;
class Session;

/// Asks for formats and folder, queues the export, waits for it and shows how far each file is from the live model.
class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    ExportDialog(Session& session, const std::string& run, QWidget* parent);
    void accept() override;

private:
    [[nodiscard]] ExportJob job() const;
    void makeOnnx();
    void makePrecision();
    [[nodiscard]] ExportPrecision precision() const;
    /// Of the model files that are wanted, about.
    [[nodiscard]] std::uint64_t modelBytes() const;
    void onOnnxToggled(bool wanted);
    void updatePrecision();
    void updateFiles();
    /// Makes room for texts that have become longer.
    void grow();
    void rememberFolder() const;
    void onJobChanged(const JobRecord& record);

    Session& m_session;
    std::string m_run;
    std::string m_job;
    QWidget* m_choice;
    QCheckBox* m_torchScript;
    QCheckBox* m_onnx;
    QWidget* m_onnxOptions;
    QComboBox* m_precision;
    Int8Check* m_int8;
    QCheckBox* m_embedding;
    QCheckBox* m_preprocessing;
    QCheckBox* m_safetensors;
    PathEdit* m_folder;
    QLabel* m_files;
    QLabel* m_result;
    QProgressBar* m_busy;
    QPushButton* m_ok;
    QPushButton* m_copyCommand;
    QPushButton* m_openFolder;
    QPushButton* m_close;
};

}  // namespace docent

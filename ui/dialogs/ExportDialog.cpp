// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ExportDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardItemModel>
#include <QStyle>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <exception>
#include <filesystem>

#include "dialogs/Int8Check.h"
#include "support/CommandLine.h"
#include "support/CoreText.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/Settings.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/PathEdit.h"

namespace docent {
namespace {

/// A file a line, without the folder, which stands above.
QString shortened(QString result, const QString& folder) {
    return result.remove(folder + QLatin1Char('/')).replace(QStringLiteral("; "), QStringLiteral("\n"));
}

/// Where this workspace exports to, by its own folder.
QString folderKey(const Session& session) {
    return QStringLiteral("exportFolder") + qs(session.workspace().folder());
}

}  // namespace

ExportDialog::ExportDialog(Session& session, const std::string& run, QWidget* parent)
    : QDialog(parent), m_session(session), m_run(run) {
    setObjectName(QStringLiteral("exportDialog"));
    setWindowTitle(tr("Export"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(makeHeading(tr("Export %1").arg(qs(run))));
    layout->addWidget(
        makeMuted(tr("Each file is loaded again and compared with the live model on real test pictures.")));

    m_choice = new QWidget;
    auto* choice = new QVBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    m_torchScript = new QCheckBox(tr("&TorchScript: runs in C++ and Python without Docent"));
    m_torchScript->setObjectName(QStringLiteral("formatTorchscript"));
    m_torchScript->setChecked(true);
    m_safetensors = new QCheckBox(tr("&safetensors: the weights alone, with the names that timm uses"));
    m_safetensors->setObjectName(QStringLiteral("formatSafetensors"));
    m_safetensors->setChecked(true);
    makeOnnx();
    makePrecision();
    auto* precisionLabel = new QLabel(tr("&Precision"));
    precisionLabel->setBuddy(m_precision);
    choice->addWidget(m_torchScript);
    choice->addWidget(m_onnx);
    choice->addWidget(m_onnxOptions);
    choice->addWidget(m_safetensors);
    choice->addSpacing(6);
    choice->addWidget(precisionLabel);
    choice->addWidget(m_precision, 0, Qt::AlignLeft);
    choice->addWidget(m_int8);
    choice->addSpacing(6);
    auto* label = new QLabel(tr("&Folder"));
    m_folder = new PathEdit(tr("Folder to write to"));
    m_folder->setObjectName(QStringLiteral("exportPath"));
    const QString remembered = QString::fromUtf8(Settings::blob(folderKey(session)));
    m_folder->setPath(qs((remembered.isEmpty() ? session.workspace().exportsFolder() : toPath(remembered)) / run));
    label->setBuddy(m_folder);
    choice->addWidget(label);
    choice->addWidget(m_folder);
    m_files = makeMuted({});
    m_files->setObjectName(QStringLiteral("exportFiles"));
    choice->addWidget(m_files);
    layout->addWidget(m_choice);

    m_busy = new QProgressBar;
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->hide();
    layout->addWidget(m_busy);
    m_result = new QLabel;
    m_result->setObjectName(QStringLiteral("exportResult"));
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->hide();
    layout->addWidget(m_result);
    layout->addStretch();

    auto* buttons = new QDialogButtonBox;
    m_ok = makePrimary(tr("E&xport"), QStringLiteral("ok"));
    m_ok->setDefault(true);
    buttons->addButton(m_ok, QDialogButtonBox::AcceptRole);
    m_copyCommand = buttons->addButton(tr("Copy as command &line"), QDialogButtonBox::ActionRole);
    m_copyCommand->setObjectName(QStringLiteral("copyExportCommand"));
    m_openFolder = buttons->addButton(tr("&Open folder"), QDialogButtonBox::ActionRole);
    m_openFolder->setObjectName(QStringLiteral("openExportFolder"));
    m_close = buttons->addButton(QDialogButtonBox::Cancel);
    m_close->setObjectName(QStringLiteral("cancel"));
    layout->addWidget(buttons);
    for (QPushButton* button : {m_copyCommand, m_openFolder}) {
        button->setAutoDefault(false);  // Enter in the field is for Export, also after these were clicked
    }
    m_openFolder->hide();  // now that the box, which shows what it is given, has all
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copyCommand, &QPushButton::clicked, this, [this] { copyCommandLine(m_session, job()); });
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder->path())); });
    for (QCheckBox* box : {m_torchScript, m_onnx, m_safetensors}) {
        connect(box, &QCheckBox::toggled, this, &ExportDialog::updateFiles);
    }
    connect(m_onnx, &QCheckBox::toggled, this, &ExportDialog::onOnnxToggled);
    connect(m_precision, &QComboBox::currentIndexChanged, this, &ExportDialog::updatePrecision);
    connect(m_int8, &Int8Check::changed, this, &ExportDialog::updateFiles);
    connect(m_folder, &PathEdit::pathChanged, this, &ExportDialog::updateFiles);
    connect(&session, &Session::jobChanged, this, &ExportDialog::onJobChanged);
    resize(700, 440);
    updateFiles();
}

void ExportDialog::makeOnnx() {
    m_onnx = new QCheckBox(tr("&ONNX: runs in ONNX Runtime, OpenCV and many others, in any language"));
    m_onnx->setObjectName(QStringLiteral("formatOnnx"));
    const std::vector<std::string> formats = allExportFormats();
    const bool hasOnnx = std::find(formats.begin(), formats.end(), "onnx") != formats.end();
    m_onnx->setChecked(hasOnnx);
    m_onnxOptions = new QWidget;
    m_embedding = new QCheckBox(tr("gives the &embedding too"));
    m_embedding->setObjectName(QStringLiteral("onnxEmbedding"));
    m_embedding->setToolTip(tr("A second output beside the logits, for searching and for grouping pictures"));
    m_preprocessing = new QCheckBox(tr("takes &bytes, gives probabilities"));
    m_preprocessing->setObjectName(QStringLiteral("onnxPreprocessing"));
    m_preprocessing->setToolTip(
        tr("The scaling of the pixels is inside the file: its input is uint8 [n, size, size, 3] in RGB, and its output "
           "are probabilities in place of logits. Resizing to the square stays outside."));
    auto* row = new QHBoxLayout(m_onnxOptions);
    // Under the text of its box.
    row->setContentsMargins(
        style()->pixelMetric(QStyle::PM_IndicatorWidth) + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing), 0, 0,
        0);
    row->setSpacing(14);
    row->addWidget(m_embedding);
    row->addWidget(m_preprocessing);
    row->addStretch();
    if (!hasOnnx) {  // this build has none
        m_onnx->hide();
        m_onnxOptions->hide();
    }
}

void ExportDialog::makePrecision() {
    m_precision = new QComboBox;
    m_precision->setObjectName(QStringLiteral("exportPrecision"));
    m_precision->addItem(tr("Full (float32)"), QVariant::fromValue(ExportPrecision::Float32));
    m_precision->addItem(tr("Half (float16): files of half the size"), QVariant::fromValue(ExportPrecision::Float16));
    if (m_onnx->isChecked()) {
        m_precision->addItem(tr("8 bits (int8): an ONNX file of a quarter of the size; the others stay float32"),
                             QVariant::fromValue(ExportPrecision::Int8));
    }
    m_int8 = new Int8Check(m_session, m_run);
    m_int8->hide();
}

ExportJob ExportDialog::job() const {
    ExportJob job{.run = m_run, .formats = {}, .to = toPath(m_folder->path()).string(), .precision = precision()};
    if (job.precision == ExportPrecision::Int8) {
        job.maxAccuracyLoss = m_int8->acceptedLoss();
    }
    if (m_torchScript->isChecked()) {
        job.formats.emplace_back("torchscript");
    }
    if (m_onnx->isChecked()) {
        job.formats.emplace_back("onnx");
        job.embedding = m_embedding->isChecked();
        job.preprocessing = m_preprocessing->isChecked();
    }
    if (m_safetensors->isChecked()) {
        job.formats.emplace_back("safetensors");
    }
    return job;
}

ExportPrecision ExportDialog::precision() const {
    return m_precision->currentData().value<ExportPrecision>();
}

std::uint64_t ExportDialog::modelBytes() const {
    const std::uint64_t whole = sizeOnDisk(m_session.workspace().runs().weights(m_run));
    const std::uint64_t other = precision() == ExportPrecision::Float16 ? whole / 2 : whole;
    const std::uint64_t onnx = precision() == ExportPrecision::Int8 ? whole / 4 : other;
    return (m_torchScript->isChecked() ? other : 0) + (m_safetensors->isChecked() ? other : 0) +
           (m_onnx->isChecked() ? onnx : 0);
}

/// 8 bits are of ONNX alone.
void ExportDialog::onOnnxToggled(bool wanted) {
    m_onnxOptions->setEnabled(wanted);
    const int row = m_precision->findData(QVariant::fromValue(ExportPrecision::Int8));
    qobject_cast<QStandardItemModel*>(m_precision->model())->item(row)->setEnabled(wanted);
    if (!wanted && m_precision->currentIndex() == row) {
        m_precision->setCurrentIndex(0);
    }
    updateFiles();
}

void ExportDialog::updatePrecision() {
    const bool isInt8 = precision() == ExportPrecision::Int8;
    m_int8->setVisible(isInt8);
    isInt8 ? m_int8->start() : m_int8->stop();
    updateFiles();
}

void ExportDialog::updateFiles() {
    QStringList files;
    if (m_torchScript->isChecked()) {
        files << qs(m_run) + QStringLiteral(".pt");
    }
    if (m_onnx->isChecked()) {
        files << qs(m_run) + QStringLiteral(".onnx");
    }
    if (m_safetensors->isChecked()) {
        files << qs(m_run) + QStringLiteral(".safetensors");
    }
    const bool hasFormat = !files.isEmpty();
    const bool ready = hasFormat && !m_folder->path().isEmpty();
    m_ok->setEnabled(ready && (precision() != ExportPrecision::Int8 || m_int8->isAccepted()));
    m_copyCommand->setEnabled(ready);
    if (!ready) {
        m_files->setText(!hasFormat ? tr("Choose a format at least.") : tr("Choose a folder."));
        return;
    }
    files << QStringLiteral("labels.txt") << QStringLiteral("preprocess.yaml") << QStringLiteral("hierarchy.yaml")
          << QStringLiteral("MODEL_CARD.md") << QStringLiteral("LICENSE_NOTES.md");
    if (m_onnx->isChecked() || m_torchScript->isChecked()) {
        files << QStringLiteral("classify.py") << QStringLiteral("classify.cpp");
    }
    if (m_onnx->isChecked()) {
        files << QStringLiteral("classify.js");
    }
    QStringList lines{
        tr("Will be written: %1; about %2.").arg(files.join(QStringLiteral(", ")), byteSize(modelBytes()))};
    QStringList there;
    for (const QString& file : files) {
        std::error_code ignored;
        if (std::filesystem::exists(toPath(m_folder->path()) / toPath(file), ignored)) {
            there << file;
        }
    }
    if (!there.isEmpty()) {
        lines << tr("There already, and written over: %1.").arg(there.join(QStringLiteral(", ")));
    }
    m_files->setText(lines.join(QLatin1Char('\n')));
    grow();
}

void ExportDialog::grow() {
    layout()->activate();
    if (const int wanted = layout()->totalHeightForWidth(width()); wanted > height()) {
        resize(width(), wanted);
    }
}

void ExportDialog::rememberFolder() const {
    // The folder above the run's own, so that no run is proposed to be written over another.
    std::filesystem::path folder = toPath(m_folder->path());
    if (folder.filename().empty()) {
        folder = folder.parent_path();
    }
    folder = folder.parent_path();
    Settings::setBlob(folderKey(m_session),
                      folder == m_session.workspace().exportsFolder() ? QByteArray() : qs(folder).toUtf8());
}

void ExportDialog::accept() {
    setRole(m_result, Role::None);
    try {
        m_job = m_session.submit(job());
        rememberFolder();
        m_choice->setEnabled(false);
        m_ok->setEnabled(false);
        m_busy->show();
        m_result->setText(tr("Exporting… You may close this; the job goes on."));
        m_close->setText(tr("Close"));
    } catch (const std::exception& error) {
        setRole(m_result, Role::Problem);
        m_result->setText(errorText(error));
    }
    m_result->show();
    grow();
}

void ExportDialog::onJobChanged(const JobRecord& record) {
    if (record.id != m_job || !isFinished(record.state)) {
        return;
    }
    m_busy->hide();
    const bool done = record.state == JobState::Succeeded;
    setRole(m_result, done ? Role::None : Role::Problem);
    m_result->setText(done ? tr("Written:\n%1").arg(shortened(coreText(record.result), m_folder->path()))
                           : coreText(record.error));
    m_openFolder->setVisible(done);
    m_choice->setEnabled(!done);
    m_ok->setEnabled(!done);
    m_ok->setVisible(!done);
    grow();
}

}  // namespace docent

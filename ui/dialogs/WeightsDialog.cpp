// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/WeightsDialog.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "base/Error.h"
#include "support/CommandLine.h"
#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/OptionsForm.h"
#include "widgets/PathEdit.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

constexpr int delayMilliseconds = 350;
constexpr qsizetype mostTensors = 200;  // of a kind in the table

QString formatName(WeightsFormat format) {
    switch (format) {
        case WeightsFormat::Timm:
            return QStringLiteral("timm");
        case WeightsFormat::HuggingFace:
            return QStringLiteral("Hugging Face");
        case WeightsFormat::BitNpz:
            return QStringLiteral("BiT");
    }
    return {};
}

}  // namespace

WeightsDialog::WeightsDialog(Session& session, const QString& file, QWidget* parent)
    : FormDialog(tr("Add published weights"),
                 tr("Makes the weights of a ResNet-v2 that others trained a baseline: BiT's .npz, or the .safetensors "
                    "of timm and Hugging Face. Experts can be trained from it, and it is ranked beside the others."),
                 tr("&Add"), parent),
      m_session(session) {
    setObjectName(QStringLiteral("weightsDialog"));
    setAcceptDrops(true);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &WeightsDialog::read);
    makeFields(file);
    addCopyCommand([this] {
        const ModelImportOptions options = this->options();
        QString command =
            QStringLiteral("models add %1 --name %2").arg(qs(shellQuoted(options.file)), qs(shellQuoted(options.name)));
        if (options.imageSize > 0) {
            command += QStringLiteral(" --image-size %1").arg(options.imageSize);
        }
        if (options.resize != ModelImportOptions{}.resize) {
            command += QStringLiteral(" --resize %1").arg(qs(enumName(options.resize)));
        }
        if (!options.labels.empty()) {
            command += QStringLiteral(" --labels %1").arg(qs(shellQuoted(options.labels)));
        }
        copyCommandLine(m_session, command);
    });
    resize(640, 620);
    m_file->setFocus();
    onFileChanged();
}

WeightsDialog::~WeightsDialog() {
    if (m_reading) {
        m_reading->cancel();
    }
}

bool WeightsDialog::takes(const QString& file) {
    return file.endsWith(QLatin1String(".npz"), Qt::CaseInsensitive) ||
           file.endsWith(QLatin1String(".safetensors"), Qt::CaseInsensitive) ||
           file.endsWith(QLatin1String(".safetensors.index.json"), Qt::CaseInsensitive);
}

void WeightsDialog::makeFields(const QString& file) {
    const auto add = [this](int at, const QString& text, const QString& title, const QString& name) {
        auto* label = new QLabel(text);
        auto* edit = new PathEdit(title, PathEdit::Kind::File);
        edit->setObjectName(name);
        label->setBuddy(edit);
        body()->insertWidget(at, label);
        body()->insertWidget(at + 1, edit);
        return edit;
    };
    m_file = add(0, tr("&Weights"), tr("File of weights"), QStringLiteral("weightsFile"));
    m_file->edit()->setPlaceholderText(tr("BiT-M-R50x1.npz or model.safetensors; drop it here"));
    m_file->setPath(file);
    form()->setOptions<ModelImportOptions>(
        {},
        {.common = {QStringLiteral("name"), QStringLiteral("image_size"), QStringLiteral("resize")},
         .hidden = {QStringLiteral("file"), QStringLiteral("labels"), QStringLiteral("replace")},
         .labels = {{QStringLiteral("image_size"), tr("Picture size")},
                    {QStringLiteral("resize"), tr("Pictures become square by")}},
         .choices = {}},
        [this](const ModelImportOptions& options) { return problemsOf(options); });
    m_labels = add(3, tr("Cla&sses of its head, one a line (may be left out)"), tr("File of labels"),
                   QStringLiteral("weightsLabels"));
    m_tensors = new RecordTable({{.title = tr("Tensor"), .stretch = true}, {.title = tr("In the file")}});
    m_tensors->setObjectName(QStringLiteral("weightsTensors"));
    m_tensors->setAccessibleName(tr("Tensors that are not loaded as they are"));
    m_tensors->setMinimumHeight(140);
    m_tensors->hide();
    body()->insertWidget(5, m_tensors, 1);
    connect(m_file, &PathEdit::pathChanged, this, &WeightsDialog::onFileChanged);
    connect(m_labels, &PathEdit::pathChanged, form(), &OptionsForm::validate);
}

void WeightsDialog::onFileChanged() {
    if (m_reading) {
        m_reading->cancel();
        m_reading.reset();
    }
    m_report.reset();
    m_tensors->hide();
    showProblem({});
    setCost({});
    setReady(false);
    const QString path = m_file->path();
    proposeName(path);
    form()->validate();
    if (path.isEmpty()) {
        m_delay.stop();
    } else {
        setCost(tr("Reading the names and shapes of the tensors…"));
        m_delay.start();
    }
}

void WeightsDialog::proposeName(const QString& file) {
    QString name = QFileInfo(file).fileName();
    name = name.left(name.indexOf(QLatin1Char('.'))).toLower();
    if (name == QLatin1String("model") || name == QLatin1String("pytorch_model")) {
        name = QFileInfo(file).absoluteDir().dirName().toLower();  // as they are downloaded, a folder each
    }
    static const QRegularExpression other(QStringLiteral("[^a-z0-9_-]+"));
    name.replace(other, QStringLiteral("-"));
    const QString now = form()->value(QStringLiteral("name")).toString();
    if (!file.isEmpty() && (now.isEmpty() || now == m_proposed)) {
        m_proposed = name;
        form()->setValue(QStringLiteral("name"), name);
    }
}

void WeightsDialog::read() {
    m_reading = runInBackground(
        this, [file = toPath(m_file->path())](RunContext&) { return PublishedWeights(file).report(); },
        [this](const WeightsReport& report) { showReport(report); },
        [this](const QString& problem) {
            setCost({});
            showProblem(problem);
        });
}

void WeightsDialog::showReport(const WeightsReport& report) {
    m_reading.reset();
    m_report = report;
    const auto& config = report.config;
    setCost(
        tr("%1: %2 tensors with %3 parameters are loaded, %4 are missing, %5 have another shape, %6 are not used. %7")
            .arg(formatName(report.format), number(report.tensors), number(report.parameters),
                 number(std::ssize(report.missing)), number(std::ssize(report.misshapen) + std::ssize(report.strange)),
                 number(std::ssize(report.unused)),
                 config.numClasses > 0 ? tr("Its head has %1 classes.").arg(number(config.numClasses))
                                       : tr("It has no head.")));
    QVector<Record> rows;
    const auto addRows = [&rows](const std::vector<std::string>& names, const QString& state, bool isWrong) {
        for (qsizetype i = 0; i < std::min<qsizetype>(std::ssize(names), mostTensors); ++i) {
            const QString name = qs(names[static_cast<std::size_t>(i)]);
            rows << Record{
                .key = state + name, .cells = {{.text = name}, {.text = state, .warning = isWrong}}, .strong = false};
        }
    };
    addRows(report.missing, tr("missing"), true);
    addRows(report.misshapen, tr("of another shape"), true);
    addRows(report.strange, tr("of another network"), true);
    addRows(report.unused, tr("not used"), false);
    m_tensors->setRecords(rows);
    m_tensors->setVisible(!rows.isEmpty());
    showProblem(report.fits() ? QString()
                              : tr("The file does not fit the network that its tensors tell of, so it cannot be added. "
                                   "It may be damaged, or of another kind of network."));
    form()->validate();
    setReady(report.fits());
}

ModelImportOptions WeightsDialog::options() const {
    ModelImportOptions options = form()->read(ModelImportOptions{});
    options.file = m_file->path().toStdString();
    options.labels = m_labels->path().toStdString();
    return options;
}

std::vector<std::string> WeightsDialog::problemsOf(const ModelImportOptions& given) const {
    ModelImportOptions options = given;
    options.file = m_file->path().isEmpty() ? "none yet" : m_file->path().toStdString();
    std::vector<std::string> problems = options.check();
    if (!options.name.empty() && m_session.workspace().bank().has(options.name)) {
        problems.push_back(
            tr("There is a model '%1' already: choose another name").arg(qs(options.name)).toStdString());
    }
    if (options.name.empty() && m_file->path().isEmpty()) {
        return problems;  // nothing was chosen yet: there is nothing to find fault with
    }
    if (options.name.empty()) {
        problems.push_back(tr("It needs a name").toStdString());
    } else {
        try {
            requireValidName(options.name, "model");
        } catch (const std::exception& error) {
            problems.push_back(errorText(error).toStdString());
        }
    }
    return problems;
}

void WeightsDialog::setWriting(bool writing) {
    m_isWriting = writing;
    for (QWidget* field :
         {static_cast<QWidget*>(m_file), static_cast<QWidget*>(m_labels), static_cast<QWidget*>(form())}) {
        field->setEnabled(!writing);
    }
    setReady(!writing && m_report && m_report->fits());
}

void WeightsDialog::accept() {
    if (m_isWriting || !m_report || !m_report->fits() || !form()->isValid()) {
        return;
    }
    setWriting(true);
    showProblem({});
    setCost(tr("The weights are copied into the workspace. You may close this; it goes on."));
    const ModelImportOptions options = this->options();
    // The session takes the answer: it must know of the model, also where the dialog is gone by then.
    m_session.addModel(options,
                       [dialog = QPointer<WeightsDialog>(this), name = qs(options.name)](const QString& problem) {
                           if (!dialog) {
                               return;
                           }
                           dialog->setWriting(false);
                           if (problem.isEmpty()) {
                               Q_EMIT dialog->added(name);
                               dialog->QDialog::accept();
                           } else {
                               dialog->showReport(*dialog->m_report);
                               dialog->showProblem(problem);
                           }
                       });
}

void WeightsDialog::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().constFirst().isLocalFile()) {
        event->acceptProposedAction();
    }
}

void WeightsDialog::dropEvent(QDropEvent* event) {
    event->acceptProposedAction();
    const QString file = event->mimeData()->urls().constFirst().toLocalFile();
    (takes(file) || m_file->path().isEmpty() ? m_file : m_labels)->setPath(file);
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/CombineDialog.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "support/CommandLine.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/WatchedWork.h"
#include "widgets/OptionsForm.h"
#include "widgets/PathEdit.h"

namespace docent {
namespace {

bool canBeCombined(const ModelRecord& model) {
    return model.kind == ModelKind::AdapterExpert && model.state != ModelState::Training;
}

}  // namespace

CombineDialog::CombineDialog(Session& session, QWidget* parent)
    : FormDialog(tr("Write one model of many experts"),
                 tr("A file that holds a baseline once, and the adapters and head of each expert on it. It opens in a "
                    "moment however many there are; 'docent predict FILE --expert NAME' asks one of them."),
                 tr("&Write"), parent),
      m_session(session),
      m_baseline(new QComboBox),
      m_experts(new QListWidget),
      m_precision(new QComboBox),
      m_work(new WatchedWork(this)) {
    setObjectName(QStringLiteral("combineDialog"));
    form()->hide();
    int place = 0;
    const auto add = [&](const QString& text, QWidget* widget, const char* name, int stretch = 0) {
        auto* label = new QLabel(text);
        label->setBuddy(widget);
        widget->setObjectName(QLatin1String(name));
        body()->insertWidget(place++, label);
        body()->insertWidget(place++, widget, stretch);
    };
    add(tr("&Baseline"), m_baseline, "combineBaseline");
    m_experts->setAccessibleName(tr("Experts in the file"));
    m_experts->setMinimumHeight(140);
    m_experts->setUniformItemSizes(true);
    m_experts->setSpacing(3);
    add(tr("&Experts"), m_experts, "combineExperts", 1);
    m_precision->addItem(tr("Full (float32)"), QVariant::fromValue(WeightPrecision::Float32));
    m_precision->addItem(tr("Half (float16): a file of half the size"), QVariant::fromValue(WeightPrecision::Float16));
    add(tr("&Precision"), m_precision, "combinePrecision");
    m_file = new PathEdit(tr("File to write"), PathEdit::Kind::NewFile);
    add(tr("&File"), m_file, "combineFile");
    for (const ModelRecord& model : session.models()) {
        if (canBeCombined(model) && m_baseline->findText(qs(model.parent)) < 0) {
            m_baseline->addItem(qs(model.parent));
        }
    }
    connect(m_baseline, &QComboBox::currentTextChanged, this, &CombineDialog::fillExperts);
    connect(m_experts, &QListWidget::itemChanged, this, &CombineDialog::update);
    connect(m_precision, &QComboBox::currentIndexChanged, this, &CombineDialog::update);
    connect(m_file, &PathEdit::pathChanged, this, &CombineDialog::update);
    connect(m_work, &WatchedWork::progressed, this,
            [this](const Progress& progress, double eta) { setCost(progressText(progress, eta)); });
    addCopyCommand([this] {
        const CombineOptions options = this->options();
        QStringList experts;
        for (const std::string& expert : options.experts) {
            experts << qs(expert);
        }
        QString command = QStringLiteral("models combine %1 --baseline %2 --experts %3")
                              .arg(qs(shellQuoted(options.file)), qs(shellQuoted(options.baseline)),
                                   qs(shellQuoted(experts.join(QLatin1Char(',')).toStdString())));
        if (options.precision != WeightPrecision::Float32) {
            command += QStringLiteral(" --precision ") + qs(enumName(options.precision));
        }
        copyCommandLine(m_session, command);
    });
    fillExperts();
    m_file->setPath(
        qs(session.workspace().exportsFolder() / (m_baseline->currentText().toStdString() + "-experts.safetensors")));
    resize(560, 640);
}

bool CombineDialog::isPossible(const std::vector<ModelRecord>& models) {
    return std::any_of(models.begin(), models.end(), canBeCombined);
}

void CombineDialog::fillExperts() {
    const QSignalBlocker blocker(m_experts);
    m_experts->clear();
    for (const ModelRecord& model : m_session.models()) {
        if (canBeCombined(model) && qs(model.parent) == m_baseline->currentText()) {
            auto* item = new QListWidgetItem(qs(model.name), m_experts);
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(Qt::Checked);
            item->setToolTip(qs(model.description()));
        }
    }
    update();
}

CombineOptions CombineDialog::options() const {
    CombineOptions options{.file = toPath(m_file->path()).string(),
                           .baseline = m_baseline->currentText().toStdString(),
                           .precision = m_precision->currentData().value<WeightPrecision>()};
    for (int row = 0; row < m_experts->count(); ++row) {
        if (m_experts->item(row)->checkState() == Qt::Checked) {
            options.experts.push_back(m_experts->item(row)->text().toStdString());
        }
    }
    return options;
}

void CombineDialog::update() {
    const CombineOptions chosen = options();
    showProblem({});
    setReady(!chosen.experts.empty() && !chosen.file.empty() && !m_work->isRunning());
    const std::uint64_t whole = sizeOnDisk(m_session.workspace().bank().weights(chosen.baseline));
    const std::uint64_t copy = chosen.precision == WeightPrecision::Float16 ? whole / 2 : whole;
    const auto count = static_cast<std::uint64_t>(chosen.experts.size());
    setCost(count == 0
                ? tr("Choose an expert at least.")
                : tr("%1 models in a file of about the baseline's %2; a copy for each would take %3.")
                      .arg(number(static_cast<qlonglong>(count + 1)), byteSize(copy), byteSize(copy * (count + 1))));
}

void CombineDialog::setWriting(bool writing) {
    for (QWidget* widget : {static_cast<QWidget*>(m_baseline), static_cast<QWidget*>(m_experts),
                            static_cast<QWidget*>(m_precision), static_cast<QWidget*>(m_file)}) {
        widget->setEnabled(!writing);
    }
    setReady(!writing);
}

void CombineDialog::accept() {
    CombineOptions chosen = options();
    if (QFileInfo::exists(m_file->path())) {
        const MessageBox::Question question{
            .title = tr("Write over the file?"),
            .text = tr("%1 is there already.").arg(m_file->path()),
            .details = {},
            .choices = {{QStringLiteral("replace"), tr("Write &over it"), MessageBox::Choice::Role::Destructive},
                        {QStringLiteral("cancel"), tr("Cancel"), MessageBox::Choice::Role::Reject}},
            .preferred = QStringLiteral("cancel")};
        if (MessageBox::ask(this, question) != QLatin1String("replace")) {
            return;
        }
        chosen.replace = true;
    }
    showProblem({});
    m_work->start(
        [bank = m_session.workspace().bank(), chosen](RunContext& context) {
            makeFolder(fs::absolute(chosen.file).parent_path());
            return combineExperts(bank, chosen, context);
        },
        [this](const CombineResult& result) { showResult(result); },
        [this](const QString& problem) {
            setWriting(false);
            update();
            showProblem(problem);
        });
    setWriting(true);
    setCost(tr("Writing…"));
}

void CombineDialog::showResult(const CombineResult& result) {
    m_session.say(tr("Written: %1, %2 models in %3")
                      .arg(qs(result.file), number(std::ssize(result.experts) + 1), byteSize(result.bytes)));
    QDialog::accept();
}

}  // namespace docent

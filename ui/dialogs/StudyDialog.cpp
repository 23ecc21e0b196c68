// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/StudyDialog.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <exception>
#include <filesystem>
#include <set>

#include "base/Error.h"
#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/OptionsForm.h"

namespace docent {
namespace {

/// "0, 5, 10"
std::vector<std::int64_t> numbersOf(const QString& text, const QString& what) {
    std::vector<std::int64_t> numbers;
    for (const QString& word : text.split(QLatin1Char(','))) {
        bool isNumber = false;
        numbers.push_back(word.trimmed().toLongLong(&isNumber));
        if (!isNumber) {
            throw Error(StudyDialog::tr("%1: '%2' is no number").arg(what, word.trimmed()).toStdString(),
                        StudyDialog::tr("Write numbers with commas between them").toStdString());
        }
    }
    return numbers;
}

/// "study", or with a number that no study has.
QString freeName(const Session& session) {
    QString name = StudyDialog::tr("study");
    for (int number = 2; std::filesystem::exists(session.workspace().studyFolder(name.toStdString())); ++number) {
        name = StudyDialog::tr("study-%1").arg(number);
    }
    return name;
}

QListWidget* makeList(const QString& objectName, const QString& accessibleName) {
    auto* list = new QListWidget;
    list->setObjectName(objectName);
    list->setAccessibleName(accessibleName);
    list->setMinimumHeight(110);
    list->setUniformItemSizes(true);
    return list;
}

}  // namespace

StudyDialog::StudyDialog(Session& session, QWidget* parent)
    : FormDialog(
          tr("New study"),
          tr("Each strategy is followed to its end on each task, with each number of examples and each seed. A model "
             "is fine-tuned once for all strategies that take it; what is done stays when it is stopped."),
          tr("&Start"), parent),
      m_session(session) {
    setObjectName(QStringLiteral("studyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_name = new QLineEdit(freeName(session));
    m_name->setObjectName(QStringLiteral("studyName"));
    m_sources = makeList(QStringLiteral("studySources"), tr("Sources"));
    m_tasks = makeList(QStringLiteral("studyTasks"), tr("Tasks"));
    m_examples = new QLineEdit(QStringLiteral("0"));
    m_examples->setObjectName(QStringLiteral("studyExamples"));
    m_examples->setToolTip(tr("Training examples of each class, with commas between them; 0 takes all"));
    m_seeds = new QLineEdit(QStringLiteral("0, 1, 2"));
    m_seeds->setObjectName(QStringLiteral("studySeeds"));
    auto* top = new QFormLayout;
    top->addRow(tr("&Name"), m_name);
    auto* lists = new QHBoxLayout;
    for (const auto& [title, list] : {std::pair(tr("S&ources"), m_sources), std::pair(tr("&Tasks"), m_tasks)}) {
        auto* column = new QVBoxLayout;
        auto* label = new QLabel(title);
        label->setBuddy(list);
        column->addWidget(label);
        column->addWidget(list);
        lists->addLayout(column);
    }
    auto* rest = new QFormLayout;
    rest->addRow(tr("&Examples a class"), m_examples);
    rest->addRow(tr("See&ds"), m_seeds);
    body()->insertLayout(0, top);
    body()->insertLayout(1, lists);
    body()->insertLayout(2, rest);
    addLists();
    form()->setOptions<StrategyOptions>(
        {},
        {.common = {QStringLiteral("strategies"), QStringLiteral("proxies"), QStringLiteral("learning_rates"),
                    QStringLiteral("steps")},
         .hidden = {QStringLiteral("examples_per_class"), QStringLiteral("seed")},
         .labels = {{QStringLiteral("proxies"), tr("Tell beside them")}},
         .choices = {{QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}}},
        [](const StrategyOptions& options) { return options.check(); });
    for (QLineEdit* edit : {m_name, m_examples, m_seeds}) {
        connect(edit, &QLineEdit::textChanged, this, &StudyDialog::updateCost);
    }
    for (QListWidget* list : {m_sources, m_tasks}) {
        connect(list, &QListWidget::itemChanged, this, &StudyDialog::updateCost);
    }
    updateCost();
    resize(640, 720);
}

void StudyDialog::addLists() {
    std::set<std::string> withBaseline;
    for (const ModelRecord& model : m_session.models()) {
        if (model.kind == ModelKind::Baseline && model.state != ModelState::Training && !model.source.empty()) {
            withBaseline.insert(model.source);
        }
    }
    for (const DatasetRecord& record : m_session.datasets()) {
        if (!record.target && !withBaseline.contains(record.name)) {
            continue;
        }
        auto* item = new QListWidgetItem(qs(record.name), record.target ? m_tasks : m_sources);
        item->setCheckState(Qt::Checked);
    }
}

std::vector<std::string> StudyDialog::ticked(const QListWidget* list) {
    std::vector<std::string> names;
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->checkState() == Qt::Checked) {
            names.push_back(list->item(row)->text().toStdString());
        }
    }
    return names;
}

StudySpec StudyDialog::spec() const {
    StudySpec spec;
    spec.name = m_name->text().trimmed().toStdString();
    spec.sources = ticked(m_sources);
    spec.tasks = ticked(m_tasks);
    spec.examplesPerClass = numbersOf(m_examples->text(), tr("Examples a class"));
    spec.seeds = numbersOf(m_seeds->text(), tr("Seeds"));
    spec.options = form()->read(StrategyOptions());
    return spec;
}

void StudyDialog::updateCost() {
    if (m_sources->count() == 0) {
        setReady(false);
        setCost(tr("Train a baseline and experts of a source first."));
        return;
    }
    try {
        const StudySpec wanted = spec();
        const auto cells = std::ssize(wanted.cells());
        setReady(cells > 0 && !wanted.name.empty());
        setCost(cells == 0 ? tr("Tick a source and a task.")
                           : counted(cells, tr("1 cell: each strategy once."), tr("%1 cells: each strategy in each.")));
    } catch (const std::exception& error) {
        setReady(false);
        setCost(errorText(error));
    }
}

void StudyDialog::accept() {
    try {
        const StudySpec wanted = spec();
        requireValidName(wanted.name, "study");
        if (const std::vector<std::string> problems = wanted.check(); !problems.empty()) {
            throw Error(problems.front(), "");
        }
        QDialog::accept();
        Q_EMIT chosen(wanted);
    } catch (const std::exception& error) {
        showProblem(errorText(error));
    }
}

}  // namespace docent

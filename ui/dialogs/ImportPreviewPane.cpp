// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ImportPreviewPane.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>
#include <utility>

#include "dialogs/ClassTable.h"
#include "dialogs/ImportWords.h"
#include "dialogs/PreviewTreeModel.h"
#include "dialogs/SampleGallery.h"
#include "dialogs/SkippedView.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/Role.h"
#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int readingDelay = 350;    ///< milliseconds after the last change of the path
constexpr int arrangingDelay = 120;  ///< the same, where the pictures were read already
constexpr int tickInterval = 200;

enum Tab { HierarchyTab, ClassesTab, PicturesTab, SkippedTab };

/// Stops as the task does, and tells how many pictures were found.
class FoundContext final : public RunContext {
public:
    FoundContext(const RunContext& task, std::shared_ptr<std::atomic<std::int64_t>> found)
        : m_task(task), m_found(std::move(found)) {}
    [[nodiscard]] bool stopRequested() const override { return m_task.stopRequested(); }
    void progress(const Progress& progress) override { m_found->store(progress.done); }

private:
    const RunContext& m_task;
    std::shared_ptr<std::atomic<std::int64_t>> m_found;
};

QLabel* makeText(const QString& objectName) {
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

ImportPreviewPane::ImportPreviewPane(QWidget* parent) : QFrame(parent) {
    setRole(this, Role::Card);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    layout->addWidget(makeHeading(tr("What will be made")));
    m_text = makeText(QStringLiteral("previewText"));
    layout->addWidget(m_text);
    m_problem = makeText(QStringLiteral("previewProblem"));
    setRole(m_problem, Role::Problem);
    layout->addWidget(m_problem);
    m_busy = new QProgressBar;
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    layout->addWidget(m_busy);
    m_consequences = makeText(QStringLiteral("previewConsequences"));
    layout->addWidget(m_consequences);

    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("previewTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_model = new PreviewTreeModel(this);
    m_tree = new QTreeView;
    m_tree->setObjectName(QStringLiteral("previewNodes"));
    m_tree->setAccessibleName(tr("Label hierarchy"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(PreviewTreeModel::NodeColumn, QHeaderView::Stretch);
    m_classes = new ClassTable;
    m_samples = new SampleGallery;
    m_samples->setObjectName(QStringLiteral("previewSamples"));
    m_samples->setAccessibleName(tr("Some pictures of each class"));
    m_skipped = new SkippedView;
    m_skipped->setObjectName(QStringLiteral("previewSkipped"));
    m_skipped->layout()->setContentsMargins(0, 8, 0, 0);
    m_tabs->addTab(m_tree, tr("&Label hierarchy"));
    m_tabs->addTab(m_classes, {});
    m_tabs->addTab(m_samples, tr("&Pictures"));
    m_tabs->addTab(m_skipped, {});
    m_tabs->setTabToolTip(HierarchyTab, explain(Term::LabelHierarchy));
    layout->addWidget(m_tabs, 1);
    layout->addStretch();

    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &ImportPreviewPane::start);
    m_ticking.setInterval(tickInterval);
    connect(&m_ticking, &QTimer::timeout, this, &ImportPreviewPane::tellProgress);
    preview({});
}

ImportPreviewPane::~ImportPreviewPane() {
    cancel();
}

void ImportPreviewPane::cancel() {
    if (m_task) {
        m_task->cancel();
        m_task.reset();
    }
    m_ticking.stop();
}

void ImportPreviewPane::preview(const ImportOptions& options) {
    m_options = options;
    cancel();
    setReady(false);
    const bool hasPath = !options.path.empty();
    const bool isRead = m_reading && hasPath && readSame(m_readOptions, options);
    if (isRead) {
        m_delay.start(arrangingDelay);  // what is shown stays until it is known better
        return;
    }
    m_reading.reset();
    m_preview.reset();
    m_problem->hide();
    m_consequences->hide();
    m_tabs->hide();
    m_busy->setVisible(hasPath);
    m_text->setText(hasPath ? tr("Looking at the pictures…")
                            : tr("Choose a folder with pictures, or a CSV or JSON list of pictures, or drop one here. "
                                 "Folders become the label hierarchy.\n\nNothing is written before you import."));
    if (hasPath) {
        m_delay.start(readingDelay);
    } else {
        m_delay.stop();
    }
    Q_EMIT changed();
}

void ImportPreviewPane::start() {
    if (m_reading && readSame(m_readOptions, m_options)) {
        arrange();
        return;
    }
    m_found = std::make_shared<std::atomic<std::int64_t>>(0);
    m_ticking.start();
    m_task = runInBackground(
        this,
        [options = m_options, found = m_found](RunContext& context) {
            FoundContext counting(context, found);
            return readForImport(options, counting);
        },
        [this, options = m_options](const std::shared_ptr<const ImportReading>& reading) {
            m_readOptions = options;
            m_reading = reading;
            arrange();
        },
        [this](const QString& problem) { fail(problem); });
}

void ImportPreviewPane::arrange() {
    m_ticking.stop();
    m_task = runInBackground(
        this,
        [reading = m_reading, options = m_options](RunContext&) {
            return std::make_shared<const ImportPreview>(previewImport(*reading, options));
        },
        [this](const std::shared_ptr<const ImportPreview>& preview) { show(preview); },
        [this](const QString& problem) { fail(problem); });
}

void ImportPreviewPane::tellProgress() {
    if (const std::int64_t found = m_found->load(); found > 0) {
        m_text->setText(tr("Looking at the pictures… %1 so far").arg(number(found)));
    }
}

void ImportPreviewPane::fail(const QString& problem) {
    cancel();
    m_busy->hide();
    m_text->clear();
    m_problem->setText(inWindowWords(problem));
    m_problem->show();
    Q_EMIT changed();
}

void ImportPreviewPane::show(const std::shared_ptr<const ImportPreview>& preview) {
    m_task.reset();
    m_preview = preview;
    m_busy->hide();
    const DatasetRecord& record = preview->record;
    const bool isWell = preview->problem.empty();
    m_text->setText(isWell ? QStringLiteral("<b>%1</b><br>%2").arg(sizeWords(*preview), divisionWords(record))
                           : QStringLiteral("<b>%1</b>").arg(sizeWords(*preview)));
    m_problem->setText(inWindowWords(coreText(preview->problem)));
    m_problem->setVisible(!isWell);
    QString list;
    for (const Consequence& consequence : consequencesOf(*preview)) {
        list += QStringLiteral("<tr><td width=18>%1</td><td>%2</td></tr>")
                    .arg(consequence.isWarning ? QStringLiteral("<b>!</b>") : QStringLiteral("·"),
                         consequence.text.toHtmlEscaped());
    }
    m_consequences->setText(QStringLiteral("<table cellspacing=0 cellpadding=1>%1</table>").arg(list));
    m_consequences->show();
    m_model->setPreview(preview);
    const QModelIndex root = m_model->index(0, 0);
    m_tree->expand(root);
    if (m_model->rowCount(root) <= 6) {
        m_tree->expandToDepth(1);
    }
    m_classes->setPreview(*preview);
    m_samples->setPreview(preview);
    m_skipped->setFiles(preview->catalog.skipped);
    m_tabs->setTabText(ClassesTab, tr("&Classes (%1)").arg(number(static_cast<std::int64_t>(preview->classes.size()))));
    m_tabs->setTabText(SkippedTab,
                       tr("Left o&ut (%1)").arg(number(static_cast<std::int64_t>(preview->catalog.skipped.size()))));
    m_tabs->show();
    setReady(isWell);
    Q_EMIT changed();
}

void ImportPreviewPane::setReady(bool ready) {
    if (m_ready != ready) {
        m_ready = ready;
        Q_EMIT readyChanged(ready);
    }
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ImportPreviewPane.h"

#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "dialogs/ClassTable.h"
#include "dialogs/ImportWords.h"
#include "dialogs/PictureCheckRow.h"
#include "dialogs/PreviewTreeModel.h"
#include "dialogs/SampleGallery.h"
#include "dialogs/SkippedView.h"
#include "support/CoreText.h"
#include "support/Glossary.h"
#include "support/Role.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/ScrollingText.h"

namespace docent {
namespace {

constexpr int leastTabs = 190;       ///< pixels: some rows of a table
constexpr int readingDelay = 350;    ///< milliseconds after the last change of the path
constexpr int arrangingDelay = 120;  ///< the same, where the pictures were read already
constexpr int tickInterval = 200;
constexpr qint64 leastBetween = 500;  ///< milliseconds that a person has to read numbers that change
constexpr qint64 restFactor = 4;      ///< arranging large sets again and again leaves most of the time for the check

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

struct ImportPreviewPane::Arranged {
    std::shared_ptr<const ImportPreview> preview;
    std::int64_t broken = 0;  ///< pictures that were known to be
    qint64 took = 0;          ///< milliseconds
};

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
    m_notes = new ScrollingText(m_consequences);
    layout->addWidget(m_notes);
    m_check = new PictureCheckRow;
    layout->addWidget(m_check);

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
    m_tabs->setMinimumHeight(leastTabs);
    layout->addWidget(m_tabs, 1);
    layout->addStretch();

    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &ImportPreviewPane::start);
    m_ticking.setInterval(tickInterval);
    connect(&m_ticking, &QTimer::timeout, this, &ImportPreviewPane::tellProgress);
    connect(m_check, &PictureCheckRow::ticked, this, &ImportPreviewPane::followCheck);
    connect(m_check, &PictureCheckRow::finished, this, &ImportPreviewPane::arrangeAgain);
    connect(m_check, &PictureCheckRow::failed, this, [this](const QString& problem) {
        m_checkProblem = problem;
        setReady(false);
        arrangeAgain();
    });
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
    m_check->cancel();
}

void ImportPreviewPane::preview(const ImportOptions& options) {
    m_options = options;
    cancel();
    setReady(false);
    m_checkProblem.clear();
    const bool hasPath = !options.path.empty();
    const bool isRead = m_reading && hasPath && readSame(m_readOptions, options);
    if (isRead) {
        m_delay.start(arrangingDelay);  // what is shown stays until it is known better
        return;
    }
    m_reading.reset();
    m_check->setReading(nullptr);
    m_preview.reset();
    m_isOfList = false;
    m_problem->hide();
    m_notes->hide();
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
            m_check->setReading(reading);
            arrange();
        },
        [this](const QString& problem) { fail(problem); });
}

/// With the pictures that are known to be broken: for other options than those were found with they are a first guess,
/// and when the check has ended with these it is right.
template <typename Done>
void ImportPreviewPane::arrangeFor(Done done) {
    if (m_task) {
        m_task->cancel();
    }
    m_task = runInBackground(
        this,
        [reading = m_reading, options = m_options, check = m_check->found()](RunContext&) {
            QElapsedTimer timer;
            timer.start();
            const ImportFindings findings = check->found(options);
            return Arranged{std::make_shared<const ImportPreview>(previewImport(*reading, options, findings)),
                            std::ssize(findings.damaged), timer.elapsed()};
        },
        std::move(done), [this](const QString& problem) { fail(problem); });
}

void ImportPreviewPane::arrange() {
    m_ticking.stop();
    arrangeFor([this](const Arranged& arranged) {
        show(arranged);
        m_check->check(m_options, *arranged.preview);
    });
}

void ImportPreviewPane::followCheck() {
    const bool isDue = m_sinceShown.elapsed() >= std::max(leastBetween, restFactor * m_arrangingTook);
    if (!m_task && isDue && m_check->found()->foundCount() != m_brokenShown) {
        arrangeAgain();
    }
}

void ImportPreviewPane::arrangeAgain() {
    arrangeFor([this](const Arranged& arranged) { show(arranged); });
}

void ImportPreviewPane::tellProgress() {
    if (const std::int64_t found = m_found->load(); found > 0) {
        m_text->setText(tr("Looking at the pictures… %1 so far").arg(number(found)));
    }
}

void ImportPreviewPane::fail(const QString& problem) {
    cancel();
    setReady(false);
    m_check->hide();
    m_busy->hide();
    m_text->clear();
    m_problem->setText(inWindowWords(problem));
    m_problem->show();
    const QStringList ofLists{QStringLiteral("--root"), QStringLiteral("--path-column"),
                              QStringLiteral("--label-columns"), QStringLiteral("--group-column")};
    m_isOfList = std::any_of(ofLists.begin(), ofLists.end(),
                             [&problem](const QString& option) { return problem.contains(option); });
    Q_EMIT changed();
}

void ImportPreviewPane::show(const Arranged& arranged) {
    const std::shared_ptr<const ImportPreview>& preview = arranged.preview;
    m_task.reset();
    m_preview = preview;
    m_brokenShown = arranged.broken;
    m_arrangingTook = arranged.took;
    m_sinceShown.start();
    m_busy->hide();
    const DatasetRecord& record = preview->record;
    m_isOfList = record.format == DatasetFormat::Csv || record.format == DatasetFormat::Json ||
                 record.format == DatasetFormat::Coco;
    const QString problem = m_checkProblem.isEmpty() ? coreText(preview->problem) : m_checkProblem;
    const bool isWell = problem.isEmpty();
    m_text->setText(isWell ? QStringLiteral("<b>%1</b><br>%2").arg(sizeWords(*preview), divisionWords(record))
                           : QStringLiteral("<b>%1</b>").arg(sizeWords(*preview)));
    m_problem->setText(inWindowWords(problem));
    m_problem->setVisible(!isWell);
    QString list;
    for (const Consequence& consequence : consequencesOf(*preview)) {
        list += QStringLiteral("<tr><td width=18>%1</td><td>%2</td></tr>")
                    .arg(consequence.isWarning ? QStringLiteral("<b>!</b>") : QStringLiteral("·"),
                         consequence.text.toHtmlEscaped());
    }
    m_consequences->setText(QStringLiteral("<table cellspacing=0 cellpadding=1>%1</table>").arg(list));
    m_notes->setVisible(m_checkProblem.isEmpty());  // of no picture nothing follows
    showHierarchy(preview);
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

void ImportPreviewPane::showHierarchy(const std::shared_ptr<const ImportPreview>& preview) {
    if (m_model->setPreview(preview)) {
        const QModelIndex root = m_model->index(0, 0);
        m_tree->expand(root);
        if (m_model->rowCount(root) <= 6) {
            m_tree->expandToDepth(1);
        }
    }
}

void ImportPreviewPane::setReady(bool ready) {
    if (m_ready != ready) {
        m_ready = ready;
        Q_EMIT readyChanged(ready);
    }
}

}  // namespace docent

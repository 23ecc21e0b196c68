// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ImportPreviewPane.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "dialogs/SkippedDialog.h"
#include "jobs/Operations.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {
constexpr int delayMilliseconds = 350;
constexpr double imbalance = 10;  // largest to smallest class, from which a word is said
}  // namespace

struct ImportPreviewPane::Summary {
    DatasetRecord record;
    QVector<Record> top;
    std::int64_t largestClass = 0;
    std::int64_t smallestClass = 0;
};

ImportPreviewPane::ImportPreviewPane(QWidget* parent) : QFrame(parent) {
    setProperty("role", "card");
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 14, 16, 14);
    layout->setSpacing(8);
    m_heading = makeHeading(tr("Preview"));
    layout->addWidget(m_heading);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("previewText"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text);
    m_problem = new QLabel;
    m_problem->setObjectName(QStringLiteral("previewProblem"));
    m_problem->setProperty("role", "problem");
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_problem);
    m_busy = new QProgressBar;
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    layout->addWidget(m_busy);
    m_nodes = new RecordTable({{.title = tr("Top of the hierarchy"), .stretch = true},
                               {.title = tr("Pictures"), .numeric = true},
                               {.title = tr("Classes"), .numeric = true}});
    m_nodes->setObjectName(QStringLiteral("previewNodes"));
    m_nodes->setAccessibleName(tr("Top of the label hierarchy"));
    layout->addWidget(m_nodes, 1);
    m_skippedButton = makeButton({}, QStringLiteral("warning"), QStringLiteral("previewSkipped"));
    layout->addWidget(m_skippedButton, 0, Qt::AlignLeft);
    layout->addStretch();
    connect(m_skippedButton, &QPushButton::clicked, this, [this] { (new SkippedDialog(m_skipped, window()))->open(); });
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMilliseconds);
    connect(&m_delay, &QTimer::timeout, this, &ImportPreviewPane::start);
    preview({});
}

ImportPreviewPane::~ImportPreviewPane() {
    if (m_task) {
        m_task->cancel();
    }
}

void ImportPreviewPane::preview(const ImportOptions& options) {
    m_options = options;
    if (m_task) {
        m_task->cancel();
        m_task.reset();
    }
    setReady(false);
    m_problem->hide();
    m_skippedButton->hide();
    const bool hasPath = !options.path.empty();
    m_busy->setVisible(hasPath);
    m_nodes->setVisible(false);
    m_text->setText(hasPath ? tr("Looking at the pictures…")
                            : tr("Choose a folder or file, or drop one on the window. Folders become the label "
                                 "hierarchy; nothing is written before you import."));
    hasPath ? m_delay.start() : m_delay.stop();
}

void ImportPreviewPane::start() {
    m_task = runInBackground(
        this,
        [options = m_options](RunContext& context) {
            ImportPreview preview = previewImport(options, context);
            const Catalog& catalog = preview.catalog;
            const NodeCounts counts = countImages(catalog.hierarchy, catalog.labels());
            Summary summary{.record = std::move(preview.record)};
            for (const NodeId node : catalog.hierarchy.children(catalog.hierarchy.root())) {
                const auto i = static_cast<std::size_t>(node);
                summary.top << Record{.key = qs(catalog.hierarchy.path(node)),
                                      .cells = {{qs(catalog.hierarchy.name(node))},
                                                {number(counts.below[i]), static_cast<qlonglong>(counts.below[i])},
                                                {number(counts.classesBelow[i]), counts.classesBelow[i]}}};
            }
            for (const NodeId node : catalog.classes()) {
                const std::int64_t own = counts.own[static_cast<std::size_t>(node)];
                summary.largestClass = std::max(summary.largestClass, own);
                summary.smallestClass = summary.smallestClass == 0 ? own : std::min(summary.smallestClass, own);
            }
            return summary;
        },
        [this](const Summary& summary) { show(summary); },
        [this](const QString& problem) {
            m_busy->hide();
            m_text->clear();
            m_problem->setText(inWindowWords(problem));
            m_problem->show();
        });
}

void ImportPreviewPane::show(const Summary& summary) {
    const DatasetRecord& record = summary.record;
    m_busy->hide();
    const std::int64_t images = record.trainImages + record.validationImages + record.testImages;
    QStringList lines;
    lines << tr("<b>%1 pictures</b> in <b>%2 classes</b>").arg(number(images), number(record.classes));
    lines << (record.target
                  ? tr("%1 to train, %2 to test").arg(number(record.trainImages), number(record.testImages))
                  : tr("%1 to train, %2 to validate, %3 to test")
                        .arg(number(record.trainImages), number(record.validationImages), number(record.testImages)));
    lines << tr("Decoded to %1 x %1 pixels").arg(record.imageSize);
    lines << tr("Read as %1: %2")
                 .arg(qs(std::string(toString(record.format))), qs(record.recognisedBecause).toHtmlEscaped());
    if (summary.smallestClass > 0 &&
        static_cast<double>(summary.largestClass) / static_cast<double>(summary.smallestClass) >= imbalance) {
        lines << tr("Classes are uneven: the largest has %1 pictures, the smallest %2")
                     .arg(number(summary.largestClass), number(summary.smallestClass));
    }
    m_text->setText(lines.join(QStringLiteral("<br>")));
    m_nodes->setRecords(summary.top);
    m_nodes->show();
    m_skipped = record.skipped;
    m_skippedButton->setText(
        counted(static_cast<std::int64_t>(m_skipped.size()), tr("One file left out…"), tr("%1 files left out…")));
    m_skippedButton->setVisible(!m_skipped.empty());
    setReady(true);
}

void ImportPreviewPane::setReady(bool ready) {
    if (m_ready != ready) {
        m_ready = ready;
        Q_EMIT readyChanged(ready);
    }
}

}  // namespace docent

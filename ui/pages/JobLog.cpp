// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/JobLog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "support/CoreText.h"
#include "support/Text.h"
#include "widgets/JobText.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

constexpr int delayMilliseconds = 200;

QString timeText(const std::string& utc) {
    const QDateTime time = QDateTime::fromString(qs(utc), Qt::ISODate);
    return time.isValid() ? time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) : qs(utc);
}

QString jobName(const JobRecord& record) {
    return QStringLiteral("%1  %2").arg(qs(record.id), coreText(jobTitle(record.spec)));
}

struct Row {
    const JobRecord* record;
    std::size_t index;
};

}  // namespace

QString eventText(const JobEvent& event) {
    const QString text = qs(event.text);
    switch (event.kind) {
        case JobEventKind::Queued:
            return JobLog::tr("Queued");
        case JobEventKind::Started:
            return JobLog::tr("Started, device: %1").arg(deviceText(event.text));
        case JobEventKind::Note:
            return text;
        case JobEventKind::Paused:
            return JobLog::tr("Paused");
        case JobEventKind::Resumed:
            return JobLog::tr("Resumed: queued again");
        case JobEventKind::Moved:
            return text.isEmpty() ? JobLog::tr("Moved behind all others") : JobLog::tr("Moved before job %1").arg(text);
        case JobEventKind::Interrupted:
            return JobLog::tr("Docent ended before this job did");
        case JobEventKind::Succeeded:
            return text.isEmpty() ? JobLog::tr("Done") : JobLog::tr("Done: %1").arg(text);
        case JobEventKind::Failed:
            return JobLog::tr("Failed: %1").arg(text);
        case JobEventKind::Stopped:
            return text.isEmpty() ? JobLog::tr("Stopped") : text;
    }
    return text;
}

JobLog::JobLog(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("jobLog"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* top = new QHBoxLayout;
    auto* label = new QLabel(tr("Log of"));
    top->addWidget(label);
    m_chooser = new QComboBox;
    m_chooser->setObjectName(QStringLiteral("jobLogChooser"));
    m_chooser->setAccessibleName(tr("Log of"));
    m_chooser->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_chooser->setMinimumContentsLength(32);
    label->setBuddy(m_chooser);
    top->addWidget(m_chooser);
    top->addStretch();
    QPushButton* copyButton = makeButton(tr("Copy"), {}, QStringLiteral("copyJobLog"));
    copyButton->setToolTip(tr("Copy the chosen lines, or all where none is chosen"));
    copyButton->setFlat(true);
    top->addWidget(copyButton);
    layout->addLayout(top);
    m_table =
        new RecordTable({{.title = tr("Time")}, {.title = tr("Job")}, {.title = tr("What happened"), .stretch = true}});
    m_table->setObjectName(QStringLiteral("jobLogTable"));
    m_table->setAccessibleName(tr("Log of the jobs"));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    layout->addWidget(m_table, 1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(delayMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &JobLog::fill);
    connect(m_chooser, &QComboBox::currentIndexChanged, this, &JobLog::fill);
    connect(copyButton, &QPushButton::clicked, this, &JobLog::copy);
}

void JobLog::setRecords(const QMap<QString, JobRecord>& records) {
    const auto size = [](const JobRecord& record) {
        return static_cast<std::int64_t>(record.events.size()) + record.eventsLeftOut;
    };
    const bool same =
        std::equal(m_records.cbegin(), m_records.cend(), records.cbegin(), records.cend(),
                   [&](const JobRecord& a, const JobRecord& b) { return a.id == b.id && size(a) == size(b); });
    if (!same) {
        m_records = records;
        if (isVisible()) {
            m_timer.start();
        }
    }
}

void JobLog::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    fill();
}

void JobLog::setJob(const QString& id) {
    fillChooser();
    m_chooser->setCurrentIndex(std::max(0, m_chooser->findData(id)));
    fill();
}

QString JobLog::job() const {
    return m_chooser->currentData().toString();
}

void JobLog::fillChooser() {
    if (m_chooser->count() == m_records.size() + 1 && m_chooser->count() > 1 &&
        m_chooser->itemData(1).toString() == m_records.lastKey()) {
        return;
    }
    const QString chosen = job();
    const QSignalBlocker blocker(m_chooser);
    m_chooser->clear();
    m_chooser->addItem(tr("All jobs"), QString());
    for (auto it = m_records.cend(); it != m_records.cbegin();) {
        --it;
        m_chooser->addItem(jobName(*it), it.key());
    }
    m_chooser->setCurrentIndex(std::max(0, m_chooser->findData(chosen)));
}

void JobLog::fill() {
    m_timer.stop();
    fillChooser();
    std::vector<Row> rows;
    for (const JobRecord& record : std::as_const(m_records)) {
        if (job().isEmpty() || job() == qs(record.id)) {
            for (std::size_t i = 0; i < record.events.size(); ++i) {
                rows.push_back({&record, i});
            }
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return a.record->events[a.index].time < b.record->events[b.index].time;
    });
    QVector<Record> lines;
    lines.reserve(static_cast<qsizetype>(rows.size()));
    for (const auto& [record, index] : rows) {
        const JobEvent& event = record->events[index];
        Record line;
        line.key = QStringLiteral("%1/%2").arg(qs(record->id)).arg(record->eventsLeftOut + static_cast<qint64>(index));
        line.cells = {{.text = timeText(event.time), .sortKey = lines.size()},
                      {.text = jobName(*record), .sortKey = qs(record->id)},
                      {.text = eventText(event)}};
        lines << line;
    }
    const QScrollBar* bar = m_table->verticalScrollBar();
    const bool wasAtEnd = bar->value() == bar->maximum();
    m_table->setRecords(lines);
    if (wasAtEnd) {
        m_table->scrollToBottom();
    }
}

void JobLog::copy() {
    if (!m_table->selectionModel()->hasSelection()) {
        m_table->selectAll();
        m_table->copySelection();
        m_table->clearSelection();
    } else {
        m_table->copySelection();
    }
    Q_EMIT copied(static_cast<int>(QApplication::clipboard()->text().count(QLatin1Char('\n'))) + 1);
}

}  // namespace docent

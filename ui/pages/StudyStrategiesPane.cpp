// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/StudyStrategiesPane.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

#include "pages/StudyWords.h"
#include "study/StudyStatistics.h"
#include "support/StrategyText.h"
#include "support/Text.h"
#include "widgets/RecordTable.h"

namespace docent {

StudyStrategiesPane::StudyStrategiesPane(QWidget* parent) : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    m_slice = new QComboBox;
    m_slice->setObjectName(QStringLiteral("studySlice"));
    m_slice->setAccessibleName(tr("Source, examples and group of tasks"));
    m_slice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* row = new QHBoxLayout;
    row->addWidget(m_slice);
    row->addStretch();
    column->addLayout(row);
    m_verdict = new QLabel;
    m_verdict->setObjectName(QStringLiteral("studyVerdict"));
    m_verdict->setWordWrap(true);
    m_verdict->setTextFormat(Qt::MarkdownText);
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_verdictArea = new QScrollArea;  // many strategies have many sentences
    m_verdictArea->setObjectName(QStringLiteral("studyVerdictArea"));
    m_verdictArea->setWidgetResizable(true);
    m_verdictArea->setFrameShape(QFrame::NoFrame);
    m_verdictArea->setMaximumHeight(124);
    m_verdictArea->setWidget(m_verdict);
    column->addWidget(m_verdictArea);
    m_table = new RecordTable(
        {{.title = tr("Strategy"), .stretch = true},
         {.title = tr("Tasks"), .numeric = true},
         {.title = tr("Accuracy"), .numeric = true, .toolTip = tr("Mean test accuracy over tasks and seeds")},
         {.title = tr("Gain"),
          .numeric = true,
          .toolTip = tr("Over the fine-tuned baseline, in percentage points, with its interval over tasks and seeds")},
         {.title = tr("Win/tie/loss"), .numeric = true, .toolTip = tr("Tasks, against the fine-tuned baseline")},
         {.title = tr("Of the oracle's"),
          .numeric = true,
          .toolTip =
              tr("Share of the gain of fine-tuning all models and taking the one that validates best; that can be "
                 "beaten")},
         {.title = tr("Passes"),
          .numeric = true,
          .toolTip = tr("For a task: pictures forward and backward; forward alone counts a third")},
         {.title = tr("Time"), .numeric = true}});
    m_table->setObjectName(QStringLiteral("studyStrategies"));
    m_table->setAccessibleName(tr("Strategies"));
    column->addWidget(m_table, 1);
    connect(m_slice, &QComboBox::currentIndexChanged, this, &StudyStrategiesPane::rebuild);
}

void StudyStrategiesPane::setContents(std::shared_ptr<const StudyContents> contents) {
    m_contents = std::move(contents);
    if (!m_contents) {
        m_slices.clear();
        return;
    }
    refill();
    rebuild();
}

void StudyStrategiesPane::refill() {
    const StudySpec& spec = m_contents->spec;
    QString slices = qs(spec.name);
    for (const std::vector<std::string>& words : {spec.sources, spec.groupNames}) {
        slices += QLatin1Char('\n') + qsList(words).join(QLatin1Char('\t'));
    }
    for (const std::int64_t examples : spec.examplesPerClass) {
        slices += QLatin1Char('\n') + QString::number(examples);
    }
    if (m_slices != slices) {
        m_slices = slices;
        const QSignalBlocker quiet(m_slice);
        m_slice->clear();
        for (const std::string& source : spec.sources) {
            for (const std::int64_t examples : spec.examplesPerClass) {
                std::vector<std::string> groups{""};
                groups.insert(groups.end(), spec.groupNames.begin(), spec.groupNames.end());
                for (const std::string& group : groups) {
                    const QString text = tr("%1, %2").arg(qs(source), examplesText(examples));
                    m_slice->addItem(group.empty() ? text : tr("%1: %2").arg(text, qs(group)),
                                     QStringList{qs(source), qs(group), QString::number(examples)});
                }
            }
        }
    }
}

void StudyStrategiesPane::rebuild() {
    if (!m_contents || m_slice->currentIndex() < 0) {
        return;
    }
    const QStringList words = m_slice->currentData().toStringList();
    const StudySlice slice{words[0].toStdString(), words[1].toStdString(), words[2].toLongLong()};
    QVector<Record> records;
    for (const StrategySummary& one : summarise(m_contents->spec, m_contents->cells, slice)) {
        const bool isBaseline = one.strategy == "baseline";
        records << Record{
            .key = qs(one.strategy),
            .cells = {{strategyText(one.strategy), {}, qs(one.strategy)},
                      {number(one.accuracy.tasks), static_cast<qlonglong>(one.accuracy.tasks)},
                      {percent(one.accuracy.mean), one.accuracy.mean},
                      {isBaseline ? QString() : gainText(one.gain), one.gain.mean},
                      {isBaseline ? QString() : QStringLiteral("%1/%2/%3").arg(one.wins).arg(one.ties).arg(one.losses),
                       one.wins},
                      {isBaseline || !std::isfinite(one.oracleShare) ? QString() : percent(one.oracleShare, 0),
                       std::isfinite(one.oracleShare) ? one.oracleShare : -1e9},
                      {number(std::llround(one.passes)), one.passes},
                      {std::isfinite(one.seconds) ? duration(one.seconds) : QStringLiteral("–"),
                       std::isfinite(one.seconds) ? one.seconds : -1.0,
                       std::isfinite(one.seconds) ? QString()
                                                  : tr("A part was there from before, so nobody measured all of it")}},
            .strong = isBaseline};
    }
    m_table->setRecords(records);
    const QString verdict = studyVerdict(*m_contents, slice);
    m_verdict->setText(verdict);
    m_verdictArea->setVisible(!verdict.isEmpty());
}

}  // namespace docent

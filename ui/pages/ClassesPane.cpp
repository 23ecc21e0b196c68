// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ClassesPane.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

#include "pages/PredictionGallery.h"
#include "plots/ConfusionData.h"
#include "support/FolderDialog.h"
#include "support/Glossary.h"
#include "support/MessageBox.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/RecordTable.h"

namespace docent {
namespace {

struct ClassFigures {
    QString path;
    std::int64_t support = 0;
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    QString takenFor;       ///< the class that it was most often taken for; "" where it never was
    QString takenForLabel;  ///< its display name
    std::int64_t takenForCount = 0;
};

double ratio(std::int64_t part, std::int64_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

/// From the folded matrix, so that figures of a level are those of its groups and no means of means.
std::vector<ClassFigures> figuresOf(const Evaluation& evaluation, int level) {
    const ConfusionData matrix = confusionData(evaluation, level, ConfusionOrder::Hierarchy);
    std::vector<ClassFigures> figures;
    for (std::size_t row = 0; row < matrix.size(); ++row) {
        ClassFigures one{.path = matrix.names[static_cast<int>(row)], .support = matrix.rowSums[row]};
        std::int64_t predicted = 0;
        for (std::size_t other = 0; other < matrix.size(); ++other) {
            predicted += matrix.count(other, row);
            if (other != row && matrix.count(row, other) > one.takenForCount) {
                one.takenForCount = matrix.count(row, other);
                one.takenFor = matrix.names[static_cast<int>(other)];
                one.takenForLabel = matrix.labels[static_cast<int>(other)];
            }
        }
        const std::int64_t hits = matrix.count(row, row);
        one.precision = ratio(hits, predicted);
        one.recall = ratio(hits, one.support);
        one.f1 = ratio(2 * hits, predicted + one.support);
        figures.push_back(one);
    }
    return figures;
}

}  // namespace

ClassesPane::ClassesPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    auto* splitter = new QSplitter;
    splitter->setHandleWidth(12);
    splitter->setChildrenCollapsible(false);
    layout->addWidget(splitter, 1);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_table = new RecordTable({{.title = tr("Class"), .stretch = true},
                               {.title = tr("Pictures"), .numeric = true},
                               {.title = tr("Precision"), .numeric = true, .toolTip = explain(Term::Precision)},
                               {.title = tr("Recall"), .numeric = true, .toolTip = explain(Term::Recall)},
                               {.title = tr("F1"), .numeric = true, .toolTip = explain(Term::F1)},
                               {.title = tr("Most often taken for")}});
    m_table->setObjectName(QStringLiteral("classTable"));
    m_table->setAccessibleName(tr("Figures of each class"));
    column->addWidget(m_table, 1);
    auto* row = new QHBoxLayout;
    m_csv = makeButton(tr("Save as CS&V…"), {}, QStringLiteral("saveClasses"));
    row->addWidget(m_csv);
    row->addStretch();
    column->addLayout(row);
    splitter->addWidget(left);
    m_pictures = new PredictionGallery(QStringLiteral("classMistakes"));
    splitter->addWidget(m_pictures);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({560, 240});

    connect(m_table, &RecordTable::currentKeyChanged, this, &ClassesPane::showMistakes);
    connect(m_table, &RecordTable::keyActivated, this, &ClassesPane::mistakesRequested);
    connect(m_csv, &QPushButton::clicked, this, &ClassesPane::saveCsv);
    rebuild();
}

void ClassesPane::setResult(const std::shared_ptr<const RunResult>& result) {
    m_result = result;
    setEvaluation(result ? result->record.evaluation : Evaluation());
}

void ClassesPane::setEvaluation(const Evaluation& evaluation) {
    m_evaluation = evaluation;
    rebuild();
}

void ClassesPane::setLevel(int level) {
    m_level = level;
    rebuild();
}

void ClassesPane::rebuild() {
    QVector<Record> records;
    for (const ClassFigures& one : figuresOf(m_evaluation, m_level)) {
        const QString takenFor = one.takenFor.isEmpty()
                                     ? QStringLiteral("–")
                                     : tr("%1 (%2)").arg(one.takenForLabel, number(one.takenForCount));
        records << Record{.key = one.path,
                          .cells = {{one.path},
                                    {number(one.support), static_cast<qlonglong>(one.support)},
                                    {percent(one.precision), one.precision},
                                    {percent(one.recall), one.recall},
                                    {percent(one.f1), one.f1},
                                    {takenFor, static_cast<qlonglong>(one.takenForCount), one.takenFor}}};
    }
    m_table->setRecords(records);
    m_csv->setEnabled(!records.isEmpty());
    showMistakes();
}

void ClassesPane::showMistakes() {
    const QString path = m_table->currentKey();
    if (!m_result || path.isEmpty() || !m_result->problem.isEmpty()) {
        m_pictures->clear(!m_result || path.isEmpty() ? tr("Choose a class to see its mistakes.") : m_result->problem);
        return;
    }
    std::vector<bool> isOfClass;
    for (const std::string& name : m_result->record.classes) {
        isOfClass.push_back(labelAtLevel(qs(name), m_level) == path);
    }
    const auto chosen = predictionsWhere(
        *m_result, [&](const Prediction& one) { return isOfClass[one.label] != isOfClass[one.predicted]; });
    m_pictures->show(m_result, chosen, tr("Missed, and wrongly taken for it"), tr("No mistake with this class."));
}

void ClassesPane::saveCsv() {
    const QString proposal = m_result ? tr("classes-%1.csv").arg(qs(m_result->record.name)) : tr("classes.csv");
    const QString path =
        FolderDialog::chooseNewFile(this, tr("Save the figures of each class"), proposal, tr("Numbers (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    const QByteArray bytes = classesCsv(m_evaluation, m_level).toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        MessageBox::error(this, tr("The figures were not saved"),
                          tr("Cannot write %1: %2").arg(path, file.errorString()));
    } else if (m_session) {
        m_session->say(tr("Written: %1").arg(path));
    }
}

QString classesCsv(const Evaluation& evaluation, int level) {
    QString csv = QStringLiteral("class,pictures,precision,recall,f1,most_often_taken_for,times\n");
    for (const ClassFigures& one : figuresOf(evaluation, level)) {
        csv += QStringLiteral("%1,%2,%3,%4,%5,%6,%7\n")
                   .arg(csvField(one.path))
                   .arg(one.support)
                   .arg(one.precision, 0, 'f', 6)
                   .arg(one.recall, 0, 'f', 6)
                   .arg(one.f1, 0, 'f', 6)
                   .arg(csvField(one.takenFor))
                   .arg(one.takenForCount);
    }
    return csv;
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/MistakesPane.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "pages/PredictionGallery.h"
#include "support/Text.h"

namespace docent {

MistakesPane::MistakesPane(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 0);
    layout->setSpacing(8);
    auto* row = new QHBoxLayout;
    const auto add = [&](const QString& text, const QString& name) {
        auto* label = new QLabel(text);
        auto* box = new QComboBox;
        box->setObjectName(name);
        box->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        box->setMinimumContentsLength(16);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box);
        connect(box, &QComboBox::currentIndexChanged, this, &MistakesPane::showMistakes);
        return box;
    };
    m_truth = add(tr("&Is"), QStringLiteral("mistakesTruth"));
    row->addSpacing(10);
    m_predicted = add(tr("ta&ken for"), QStringLiteral("mistakesPredicted"));
    row->addStretch();
    layout->addLayout(row);
    m_pictures = new PredictionGallery(QStringLiteral("mistakeGallery"));
    layout->addWidget(m_pictures, 1);
}

void MistakesPane::setResult(const std::shared_ptr<const RunResult>& result) {
    m_result = result;
    refillClasses();
}

void MistakesPane::setLevel(int level) {
    m_level = level;
    refillClasses();
}

void MistakesPane::setFilter(const QString& truth, const QString& predicted) {
    const auto choose = [](QComboBox* box, const QString& path) {
        const QSignalBlocker blocker(box);
        box->setCurrentIndex(path.isEmpty() ? 0 : std::max(0, box->findData(path)));
    };
    choose(m_truth, truth);
    choose(m_predicted, predicted);
    showMistakes();
}

void MistakesPane::refillClasses() {
    QStringList groups;
    if (m_result) {
        for (const std::string& name : m_result->record.classes) {
            groups << labelAtLevel(qs(name), m_level);
        }
    }
    groups.removeDuplicates();
    groups.sort();
    for (QComboBox* box : {m_truth, m_predicted}) {
        const QSignalBlocker blocker(box);
        const QString chosen = box->currentData().toString();
        box->clear();
        box->addItem(tr("any class"), QString());
        for (const QString& group : groups) {
            box->addItem(group, group);
        }
        box->setCurrentIndex(std::max(0, box->findData(chosen)));
    }
    showMistakes();
}

void MistakesPane::showMistakes() {
    if (!m_result || !m_result->problem.isEmpty()) {
        m_pictures->clear(m_result ? m_result->problem : QString());
        return;
    }
    QStringList groups;  // by class
    for (const std::string& name : m_result->record.classes) {
        groups << labelAtLevel(qs(name), m_level);
    }
    const QString truth = m_truth->currentData().toString();
    const QString predicted = m_predicted->currentData().toString();
    // At a level, taking one kind of a group for another is no mistake.
    const auto chosen = predictionsWhere(*m_result, [&](const Prediction& one) {
        const QString& is = groups[static_cast<int>(one.label)];
        const QString& takenFor = groups[static_cast<int>(one.predicted)];
        return is != takenFor && (truth.isEmpty() || is == truth) && (predicted.isEmpty() || takenFor == predicted);
    });
    const auto all = static_cast<std::int64_t>(m_result->predictions.size());
    const QString heading = counted(static_cast<std::int64_t>(chosen.size()), tr("One mistake among %2 test pictures."),
                                    tr("%1 mistakes among %2 test pictures, the most confident first."))
                                .arg(number(all));
    m_pictures->show(m_result, chosen, chosen.empty() ? QString() : heading,
                     truth.isEmpty() && predicted.isEmpty() ? tr("Every test picture was named rightly.")
                                                            : tr("No mistake of this kind."));
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>

namespace docent {

/// The words of the field that the window uses.
enum class Term {
    Source,
    Task,
    LabelHierarchy,
    Node,
    Slice,
    Baseline,
    Expert,
    Embedding,
    Proxy,
    Score,
    Interval,
    Tie,
    Chance,
    KendallTau,
    Regret,
    FineTuning,
    Sweep,
    LearningRate,
    Steps,
    Epoch,
    BatchSize,
    MicroBatch,
    ValidationAccuracy,
    TestAccuracy,
    BalancedAccuracy,
    Loss,
    Precision,
    Recall,
    F1,
    ConfusionMatrix,
    Calibration,
    Projection,
    Checkpoint,
    ImagePasses,
    Level
};

/// The term as it is written in the window.
[[nodiscard]] QString termName(Term term);
/// What it means here, in a sentence or two, for tool tips and the guide.
[[nodiscard]] QString explain(Term term);
/// All of them, in the order of the enumeration.
[[nodiscard]] QVector<Term> allTerms();

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>

#include "models/RunResult.h"
#include "plots/Chart.h"

class QPushButton;

namespace docent {

class PredictionGallery;
class RecordTable;

/// Precision, recall and F1 of each class, or of each group at a level, and the mistakes of the chosen one.
class ClassesPane final : public QWidget {
    Q_OBJECT
public:
    explicit ClassesPane(QWidget* parent = nullptr);
    void setResult(const std::shared_ptr<const RunResult>& result);
    /// The figures alone, before the predictions are there.
    void setEvaluation(const Evaluation& evaluation);
    void setLevel(int level);
    void setSession(Session* session) { m_session = session; }

Q_SIGNALS:
    void mistakesRequested(const QString& truth);  ///< of this class, in full

private:
    void rebuild();
    void showMistakes();
    void saveCsv();

    Session* m_session = nullptr;
    std::shared_ptr<const RunResult> m_result;
    Evaluation m_evaluation;
    int m_level = 0;
    RecordTable* m_table;
    QPushButton* m_csv;
    PredictionGallery* m_pictures;
};

/// What the table says, a line a class.
[[nodiscard]] QString classesCsv(const Evaluation& evaluation, int level);

}  // namespace docent

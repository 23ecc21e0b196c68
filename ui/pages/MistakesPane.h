// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>

#include "models/RunResult.h"

class QComboBox;

namespace docent {

class PredictionGallery;

/// The test pictures that a run misnamed, the most confident first, of all classes or of some.
class MistakesPane final : public QWidget {
    Q_OBJECT
public:
    explicit MistakesPane(QWidget* parent = nullptr);
    void setResult(const std::shared_ptr<const RunResult>& result);
    void setLevel(int level);
    /// "" for any class.
    void setFilter(const QString& truth, const QString& predicted);

private:
    void refillClasses();
    void showMistakes();

    std::shared_ptr<const RunResult> m_result;
    int m_level = 0;
    QComboBox* m_truth;
    QComboBox* m_predicted;
    PredictionGallery* m_pictures;
};

}  // namespace docent

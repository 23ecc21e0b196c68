// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

#include "experts/ModelRecord.h"
#include "selection/Ranking.h"

class QLabel;
class QTreeWidget;

namespace docent {

/// The models that can be fine-tuned on a task, in the order of its ranking, to be ticked: the best, those that are
/// not told apart from it, all, or any.
class ModelPicker final : public QWidget {
    Q_OBJECT
public:
    explicit ModelPicker(QWidget* parent = nullptr);
    /// Keeps the ticks of models that are still there; where none is left, or only what was ticked without a person,
    /// the best is ticked.
    void setModels(const std::vector<ModelRecord>& models, const std::optional<RankingResult>& ranking);
    /// In the order of the list.
    [[nodiscard]] QStringList chosen() const;
    void setChosen(const QStringList& models);
    [[nodiscard]] QStringList best() const;  ///< one, or none where there is no model
    [[nodiscard]] QStringList tied() const;  ///< the best and those tied with it
    [[nodiscard]] QStringList all() const;

Q_SIGNALS:
    void chosenChanged();

private:
    QTreeWidget* m_list;
    QLabel* m_note;
    QStringList m_byItself;  ///< was ticked without a person
};

}  // namespace docent

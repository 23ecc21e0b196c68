// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <algorithm>
#include <cstdint>
#include <memory>
#include <vector>

#include "models/RunResult.h"

class QLabel;
class QStackedWidget;

namespace docent {

class PictureGallery;

/// A test picture as it is shown.
struct ShownPicture {
    std::int64_t picture = -1;  ///< index in the catalog; -1 where it is gone
    QString caption;            ///< under it
    QString note;               ///< beside it in full
};

/// Some test pictures of a run, each with what it is, what it was taken for, and how surely.
class PredictionGallery final : public QWidget {
    Q_OBJECT
public:
    /// `objectName`: of the gallery in it, "mistakeGallery".
    explicit PredictionGallery(const QString& objectName, QWidget* parent = nullptr);
    /// `predictions`: indices into those of the result, in the order in which they are shown. `heading`: what they are,
    /// above them. `nothing`: said instead where there are none.
    void show(const std::shared_ptr<const RunResult>& result, const std::vector<std::size_t>& predictions,
              const QString& heading, const QString& nothing);
    void show(const std::shared_ptr<const DatasetView>& view, const std::vector<ShownPicture>& pictures,
              const QString& heading, const QString& nothing);
    void clear(const QString& hint);
    [[nodiscard]] PictureGallery* gallery() const { return m_gallery; }

private:
    QLabel* m_heading;
    QLabel* m_missing;
    QStackedWidget* m_stack;
    QLabel* m_nothing;
    PictureGallery* m_gallery;
};

/// Those that satisfy a condition, the most confident first.
template <typename Condition>
[[nodiscard]] std::vector<std::size_t> predictionsWhere(const RunResult& result, Condition condition) {
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < result.predictions.size(); ++i) {
        if (condition(result.predictions[i])) {
            chosen.push_back(i);
        }
    }
    std::stable_sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) {
        return result.predictions[a].probability > result.predictions[b].probability;
    });
    return chosen;
}

}  // namespace docent

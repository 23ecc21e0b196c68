// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "models/RunResult.h"
#include "plots/Chart.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace docent {

class ConfusionView;
class MatrixBar;
class PredictionGallery;

/// Two runs of a task on the same test pictures: which cells of the matrix changed, which pictures one alone named
/// rightly, and whether the difference may be chance.
class DifferencePane final : public QWidget {
    Q_OBJECT
public:
    explicit DifferencePane(QWidget* parent = nullptr);
    void setSession(Session* session, DatasetViews* views);
    /// Null shows nothing. `second` is what changed against `first`.
    void setResults(const std::shared_ptr<const RunResult>& first, const std::shared_ptr<const RunResult>& second);
    /// The second run is fixed; a list offers those that it can be compared with.
    void setSecond(const std::shared_ptr<const RunResult>& second);
    void setLevel(int level);
    [[nodiscard]] std::optional<Chart> chart() const;

private:
    void refillRuns();
    void followRuns();
    void loadFirst();
    void compare();
    void rebuild();
    void showPictures();
    void showCell();
    void fail(const QString& reason);

    Session* m_session = nullptr;
    DatasetViews* m_views = nullptr;
    QMetaObject::Connection m_following;
    bool m_choosesFirst = false;
    std::shared_ptr<const RunResult> m_first;
    std::shared_ptr<const RunResult> m_second;
    std::optional<RunComparison> m_comparison;
    std::vector<std::size_t> m_inFirst;  ///< by prediction of the second run: that of the first on the same picture
    int m_level = 0;
    QWidget* m_chooserRow;
    QComboBox* m_runs;
    QLabel* m_summary;
    QStackedWidget* m_stack;
    QLabel* m_reason;
    ConfusionView* m_view;
    MatrixBar* m_bar;
    QLabel* m_cell;
    QComboBox* m_shown;
    PredictionGallery* m_pictures;
};

}  // namespace docent

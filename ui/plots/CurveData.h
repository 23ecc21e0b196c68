// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <array>
#include <cstddef>
#include <vector>

#include "training/MetricsLog.h"

namespace docent {

enum class CurveX { Step, Epoch, Time };
enum class CurveQuantity { Loss, Accuracy, LearningRate };
constexpr std::array<CurveQuantity, 3> curveQuantities{CurveQuantity::Loss, CurveQuantity::Accuracy,
                                                       CurveQuantity::LearningRate};

/// One series of a run, in columns of one length; NaN = not measured in that row. Steps grow, and with them epochs and
/// seconds.
struct CurveTable {
    QString run;
    QString series;  ///< "train", or the trial of a sweep
    std::vector<double> step, epoch, seconds;
    std::vector<double> loss, accuracy, learningRate, validationLoss, validationAccuracy;
    std::vector<std::size_t> validated;  ///< rows that have a validation, seldom one in a hundred
    /// The row of the validation that the trainer keeps: the highest accuracy, of equals the lower loss; -1 without
    /// one.
    std::ptrdiff_t best = -1;

    [[nodiscard]] std::size_t size() const { return step.size(); }
    [[nodiscard]] const std::vector<double>& x(CurveX axis) const;
    /// Empty for the validation of a learning rate.
    [[nodiscard]] const std::vector<double>& values(CurveQuantity quantity, bool validation) const;
    /// The rows of `validated` only, of a column.
    [[nodiscard]] std::vector<double> atValidations(const std::vector<double>& column) const;
    void append(const MetricRow& row);
    /// Puts rows in the order of their steps; needed where two logs were joined by hand.
    void sortBySteps();

private:
    void noteValidation(std::size_t row);
};

/// The figures of the runs that are looked at. Rows that were only added to cost what is new.
class CurveData {
public:
    struct Source {
        QString name;
        const std::vector<MetricRow>* rows;
    };
    /// Whether anything changed.
    bool update(const QVector<Source>& sources);

    [[nodiscard]] std::size_t tableCount() const;
    [[nodiscard]] const CurveTable& table(std::size_t index) const;
    [[nodiscard]] std::size_t runCount() const { return m_runs.size(); }
    [[nodiscard]] bool isEmpty() const { return tableCount() == 0; }
    /// Grows whenever tables were begun anew rather than appended to: what was derived from them is void.
    [[nodiscard]] int generation() const { return m_generation; }
    /// A line a row of every run, with a header.
    [[nodiscard]] QString csv() const;

private:
    struct Run {
        QString name;
        std::size_t taken = 0;  ///< rows
        MetricRow first, last;  ///< of those taken: whether more rows are the same run, longer
        std::vector<CurveTable> tables;
    };
    static bool continues(const Run& run, const std::vector<MetricRow>& rows);
    /// Whether rows came out of order, so that all of the run had to be put in order anew.
    static bool take(Run& run, const std::vector<MetricRow>& rows);

    std::vector<Run> m_runs;
    int m_generation = 0;
};

}  // namespace docent

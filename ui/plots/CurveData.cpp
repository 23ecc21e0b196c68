// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurveData.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

#include "plots/Chart.h"
#include "support/Text.h"

namespace docent {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

bool sameRow(const MetricRow& a, const MetricRow& b) {
    return a.step == b.step && a.seconds == b.seconds && a.loss == b.loss && a.validationLoss == b.validationLoss &&
           a.series == b.series;
}

bool isValidated(const CurveTable& table, std::size_t row) {
    return !std::isnan(table.validationLoss[row]) || !std::isnan(table.validationAccuracy[row]);
}

bool isBetter(const CurveTable& table, std::size_t row, std::ptrdiff_t best) {
    if (std::isnan(table.validationAccuracy[row])) {
        return false;
    }
    if (best < 0) {
        return true;
    }
    const auto held = static_cast<std::size_t>(best);
    return table.validationAccuracy[row] > table.validationAccuracy[held] ||
           (table.validationAccuracy[row] == table.validationAccuracy[held] &&
            table.validationLoss[row] < table.validationLoss[held]);
}

void reserveMore(CurveTable& table, std::size_t count) {
    for (auto* column : {&table.step, &table.epoch, &table.seconds, &table.loss, &table.accuracy, &table.learningRate,
                         &table.validationLoss, &table.validationAccuracy}) {
        // Only where much comes at once: else the column grows as vectors do.
        if (count > column->size()) {
            column->reserve(column->size() + count);
        }
    }
}

}  // namespace

const std::vector<double>& CurveTable::x(CurveX axis) const {
    return axis == CurveX::Step ? step : axis == CurveX::Epoch ? epoch : seconds;
}

const std::vector<double>& CurveTable::values(CurveQuantity quantity, bool validation) const {
    static const std::vector<double> nothing;
    switch (quantity) {
        case CurveQuantity::Loss:
            return validation ? validationLoss : loss;
        case CurveQuantity::Accuracy:
            return validation ? validationAccuracy : accuracy;
        case CurveQuantity::LearningRate:
            return validation ? nothing : learningRate;
    }
    return nothing;
}

void CurveTable::append(const MetricRow& row) {
    step.push_back(static_cast<double>(row.step));
    epoch.push_back(row.epoch);
    seconds.push_back(row.seconds);
    loss.push_back(row.loss.value_or(none));
    accuracy.push_back(row.accuracy.value_or(none));
    learningRate.push_back(row.learningRate.value_or(none));
    validationLoss.push_back(row.validationLoss.value_or(none));
    validationAccuracy.push_back(row.validationAccuracy.value_or(none));
    noteValidation(size() - 1);
}

void CurveTable::noteValidation(std::size_t row) {
    if (isValidated(*this, row)) {
        validated.push_back(row);
        best = isBetter(*this, row, best) ? static_cast<std::ptrdiff_t>(row) : best;
    }
}

std::vector<double> CurveTable::atValidations(const std::vector<double>& column) const {
    std::vector<double> values;
    values.reserve(validated.size());
    for (const std::size_t row : validated) {
        values.push_back(column[row]);
    }
    return values;
}

void CurveTable::sortBySteps() {
    std::vector<std::size_t> order(size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [this](std::size_t a, std::size_t b) { return step[a] < step[b]; });
    for (auto* column :
         {&step, &epoch, &seconds, &loss, &accuracy, &learningRate, &validationLoss, &validationAccuracy}) {
        std::vector<double> sorted(column->size());
        std::transform(order.begin(), order.end(), sorted.begin(), [&](std::size_t row) { return (*column)[row]; });
        *column = std::move(sorted);
    }
    best = -1;
    validated.clear();
    for (std::size_t row = 0; row < size(); ++row) {
        noteValidation(row);
    }
}

bool CurveData::continues(const Run& run, const std::vector<MetricRow>& rows) {
    return run.taken > 0 && rows.size() >= run.taken && sameRow(run.first, rows.front()) &&
           sameRow(run.last, rows[run.taken - 1]);
}

bool CurveData::take(Run& run, const std::vector<MetricRow>& rows) {
    std::size_t at = run.tables.size();
    bool sorted = true;
    for (std::size_t i = run.taken; i < rows.size(); ++i) {
        const MetricRow& row = rows[i];
        // The series changes seldom: mostly it is that of the row before.
        if (at >= run.tables.size() || run.tables[at].series.compare(QLatin1String(row.series.c_str())) != 0) {
            const QString series = qs(row.series);
            at =
                static_cast<std::size_t>(std::find_if(run.tables.begin(), run.tables.end(),
                                                      [&](const CurveTable& table) { return table.series == series; }) -
                                         run.tables.begin());
            if (at == run.tables.size()) {
                run.tables.emplace_back();
                run.tables.back().run = run.name;
                run.tables.back().series = series;
                reserveMore(run.tables.back(), rows.size() - i);
            }
        }
        CurveTable& table = run.tables[at];
        sorted = sorted && (table.step.empty() || static_cast<double>(row.step) >= table.step.back());
        table.append(row);
    }
    if (!sorted) {
        for (CurveTable& table : run.tables) {
            table.sortBySteps();
        }
    }
    run.taken = rows.size();
    if (!rows.empty()) {
        run.first = rows.front();
        run.last = rows.back();
    }
    return !sorted;
}

bool CurveData::update(const QVector<Source>& sources) {
    bool changed = static_cast<std::size_t>(sources.size()) != m_runs.size();
    bool begunAnew = changed;
    std::vector<Run> runs;
    for (qsizetype i = 0; i < sources.size(); ++i) {
        const Source& source = sources[i];
        const auto held = std::find_if(m_runs.begin(), m_runs.end(), [&](const Run& run) {
            return run.name == source.name && continues(run, *source.rows);
        });
        if (held == m_runs.end()) {
            runs.push_back({.name = source.name});
            begunAnew = true;
        } else {
            begunAnew = begunAnew || held - m_runs.begin() != i;
            runs.push_back(std::move(*held));
            held->taken = 0;  // it cannot be taken twice
        }
        Run& run = runs.back();
        changed = changed || begunAnew || run.taken != source.rows->size();
        begunAnew = take(run, *source.rows) || begunAnew;
    }
    m_runs = std::move(runs);
    m_generation += begunAnew ? 1 : 0;
    return changed;
}

std::size_t CurveData::tableCount() const {
    std::size_t count = 0;
    for (const Run& run : m_runs) {
        count += run.tables.size();
    }
    return count;
}

const CurveTable& CurveData::table(std::size_t index) const {
    for (const Run& run : m_runs) {
        if (index < run.tables.size()) {
            return run.tables[index];
        }
        index -= run.tables.size();
    }
    throw std::out_of_range("no such table of curves");
}

QString CurveData::csv() const {
    std::string text = "run,series,step,epoch,seconds,loss,accuracy,learning_rate,val_loss,val_accuracy\n";
    constexpr int digits = 10;
    std::array<char, 32> figure{};
    for (const Run& run : m_runs) {
        for (const CurveTable& table : run.tables) {
            const std::string names = (csvField(run.name) + QLatin1Char(',') + csvField(table.series)).toStdString();
            for (std::size_t row = 0; row < table.size(); ++row) {
                text += names;
                for (const auto* column : {&table.step, &table.epoch, &table.seconds, &table.loss, &table.accuracy,
                                           &table.learningRate, &table.validationLoss, &table.validationAccuracy}) {
                    text += ',';
                    if (const double value = (*column)[row]; !std::isnan(value)) {
                        const auto end = std::to_chars(figure.data(), figure.data() + figure.size(), value,
                                                       std::chars_format::general, digits);
                        text.append(figure.data(), end.ptr);
                    }
                }
                text += '\n';
            }
        }
    }
    return QString::fromStdString(text);
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurveReadout.h"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

#include "support/Text.h"

namespace docent {
namespace {

bool isVisible(const CurveStyle& style) {
    return style.showTraining || style.showValidation;
}

/// The row with a value that is nearest to `x`; -1 without one.
std::ptrdiff_t nearestRow(const std::vector<double>& xs, const std::vector<double>& values, double x) {
    const auto size = static_cast<std::ptrdiff_t>(values.size());
    const auto from = std::lower_bound(xs.begin(), xs.end(), x) - xs.begin();
    std::ptrdiff_t right = from;
    while (right < size && std::isnan(values[static_cast<std::size_t>(right)])) {
        ++right;
    }
    std::ptrdiff_t left = std::min(from, size) - 1;
    while (left >= 0 && std::isnan(values[static_cast<std::size_t>(left)])) {
        --left;
    }
    if (right >= size || left < 0) {
        return right < size ? right : left;
    }
    return x - xs[static_cast<std::size_t>(left)] < xs[static_cast<std::size_t>(right)] - x ? left : right;
}

QString valueText(CurveQuantity quantity, double value) {
    constexpr int digits = 4;
    return quantity == CurveQuantity::Accuracy ? percent(value) : QLocale().toString(value, 'g', digits);
}

QString quantityName(CurveQuantity quantity) {
    switch (quantity) {
        case CurveQuantity::Loss:
            return QObject::tr("Loss");
        case CurveQuantity::Accuracy:
            return QObject::tr("Accuracy");
        case CurveQuantity::LearningRate:
            return QObject::tr("Learning rate");
    }
    return {};
}

/// The value of one curve near `x`, and a dot where it was measured.
QString read(CurveReadout& readout, const CurveTable& table, CurveX axis, CurveQuantity quantity, bool validation,
             double x, const QColor& colour) {
    const std::vector<double>& values = table.values(quantity, validation);
    const std::ptrdiff_t row = nearestRow(table.x(axis), values, x);
    if (row < 0) {
        return QStringLiteral("–");
    }
    const auto at = static_cast<std::size_t>(row);
    readout.dots << CurveReadout::Dot{quantity, table.x(axis)[at], values[at], colour};
    return valueText(quantity, values[at]);
}

bool hasValidation(const CurveData& data, const CurveStyles& styles) {
    for (std::size_t i = 0; i < styles.size(); ++i) {
        if (styles[i].showValidation && !data.table(i).validated.empty()) {
            return true;
        }
    }
    return false;
}

void readOne(CurveReadout& readout, const CurveTable& table, const CurveStyle& style, const CurveOptions& options,
             double x) {
    const bool rate = options.learningRate && style.showLearningRate;
    for (const CurveQuantity quantity : curveQuantities) {
        if (quantity != CurveQuantity::LearningRate || rate) {
            readout.columns << quantityName(quantity);
            readout.quantities << quantity;
        }
    }
    const auto add = [&](bool validation) {
        CurveReadout::Row row{validation ? QObject::tr("Validation") : QObject::tr("Training"),
                              validation ? style.validation : style.training,
                              {}};
        for (const CurveQuantity quantity : curveQuantities) {
            if (quantity != CurveQuantity::LearningRate || rate) {
                row.values << (quantity == CurveQuantity::LearningRate && validation
                                   ? QString()
                                   : read(readout, table, options.x, quantity, validation, x, row.colour));
            }
        }
        readout.rows << row;
    };
    if (style.showTraining) {
        add(false);
    }
    if (style.showValidation && !table.validated.empty()) {
        add(true);
    }
}

void readSeveral(CurveReadout& readout, const CurveData& data, const CurveStyles& styles, const CurveOptions& options,
                 double x) {
    const bool training =
        std::any_of(styles.begin(), styles.end(), [](const CurveStyle& style) { return style.showTraining; });
    const bool validation = hasValidation(data, styles);
    const bool rate = options.learningRate && std::any_of(styles.begin(), styles.end(), [](const CurveStyle& style) {
                          return style.showLearningRate;
                      });
    struct Column {
        CurveQuantity quantity;
        bool validation;
    };
    QVector<Column> columns;
    for (const CurveQuantity quantity : {CurveQuantity::Loss, CurveQuantity::Accuracy}) {
        if (training) {
            columns << Column{quantity, false};
            readout.columns << quantityName(quantity);
        }
        if (validation) {
            columns << Column{quantity, true};
            readout.columns << (training ? QObject::tr("validation") : quantityName(quantity));
        }
    }
    if (rate) {
        columns << Column{CurveQuantity::LearningRate, false};
        readout.columns << QObject::tr("Rate");
    }
    for (const Column& column : columns) {
        readout.quantities << column.quantity;
    }
    for (std::size_t i = 0; i < styles.size(); ++i) {
        if (isVisible(styles[i])) {
            CurveReadout::Row row{styles[i].name, styles[i].training, {}};
            for (const Column& column : columns) {
                row.values << read(readout, data.table(i), options.x, column.quantity, column.validation, x,
                                   column.validation ? styles[i].validation : styles[i].training);
            }
            readout.rows << row;
        }
    }
}

template <typename Take>
void forVisible(const CurveData& data, const CurveStyles& styles, CurveX axis, Take take) {
    for (std::size_t i = 0; i < styles.size(); ++i) {
        if (isVisible(styles[i]) && data.table(i).size() > 0) {
            take(data.table(i), data.table(i).x(axis));
        }
    }
}

}  // namespace

CurveReadout CurveReadout::only(CurveQuantity quantity) const {
    CurveReadout part = *this;
    const auto keep = [&](const QStringList& cells) {
        QStringList kept;
        for (qsizetype i = 0; i < cells.size(); ++i) {
            if (quantities[i] == quantity) {
                kept << cells[i];
            }
        }
        return kept;
    };
    part.columns = keep(columns);
    for (Row& row : part.rows) {
        row.values = keep(row.values);
    }
    part.quantities = QVector<CurveQuantity>(part.columns.size(), quantity);
    return part;
}

QString CurveReadout::text() const {
    QStringList parts{title};
    for (const Row& row : rows) {
        QStringList values;
        for (qsizetype i = 0; i < row.values.size() && i < columns.size(); ++i) {
            if (!row.values[i].isEmpty()) {
                values << QObject::tr("%1 %2", "a quantity and its value").arg(columns[i], row.values[i]);
            }
        }
        parts << QObject::tr("%1: %2", "a curve and its values").arg(row.name, values.join(QStringLiteral(", ")));
    }
    return parts.join(QStringLiteral("; "));
}

std::optional<double> nearestPlace(const CurveData& data, const CurveStyles& styles, CurveX axis, double x) {
    std::optional<double> nearest;
    forVisible(data, styles, axis, [&](const CurveTable&, const std::vector<double>& xs) {
        const auto right = std::lower_bound(xs.begin(), xs.end(), x);
        for (const auto& candidate : {right == xs.end() ? right - 1 : right, right == xs.begin() ? right : right - 1}) {
            if (!nearest || std::abs(*candidate - x) < std::abs(*nearest - x)) {
                nearest = *candidate;
            }
        }
    });
    return nearest;
}

std::optional<double> nextPlace(const CurveData& data, const CurveStyles& styles, CurveX axis, double x,
                                int direction) {
    std::optional<double> next;
    forVisible(data, styles, axis, [&](const CurveTable&, const std::vector<double>& xs) {
        if (direction > 0) {
            const auto after = std::upper_bound(xs.begin(), xs.end(), x);
            if (after != xs.end() && (!next || *after < *next)) {
                next = *after;
            }
        } else {
            const auto from = std::lower_bound(xs.begin(), xs.end(), x);
            if (from != xs.begin() && (!next || *(from - 1) > *next)) {
                next = *(from - 1);
            }
        }
    });
    return next ? next : nearestPlace(data, styles, axis, x);
}

CurveReadout readOut(const CurveData& data, const CurveStyles& styles, const CurveOptions& options, double x) {
    CurveReadout readout;
    double nearest = std::numeric_limits<double>::infinity();
    forVisible(data, styles, options.x, [&](const CurveTable& table, const std::vector<double>& xs) {
        const std::ptrdiff_t row = nearestRow(xs, xs, x);
        const auto at = static_cast<std::size_t>(row);
        if (std::abs(xs[at] - x) < nearest) {
            nearest = std::abs(xs[at] - x);
            constexpr int epochDecimals = 2;
            readout.title =
                QObject::tr("Step %1, epoch %2, %3")
                    .arg(number(static_cast<std::int64_t>(table.step[at])),
                         QLocale().toString(table.epoch[at], 'f', epochDecimals), duration(table.seconds[at]));
        }
    });
    if (styles.size() == 1) {
        readOne(readout, data.table(0), styles[0], options, x);
    } else {
        readSeveral(readout, data, styles, options, x);
    }
    return readout;
}

}  // namespace docent

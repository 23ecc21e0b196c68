// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurveOptions.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "support/Settings.h"
#include "support/Theme.h"

namespace docent {
namespace {

constexpr double heaviest = 0.99;
const char optionsKey[] = "curves";
const char coloursKey[] = "curveColours";

QJsonObject stored(const char* key) {
    return QJsonDocument::fromJson(Settings::blob(QLatin1String(key))).object();
}

void store(const char* key, const QJsonObject& object) {
    Settings::setBlob(QLatin1String(key), QJsonDocument(object).toJson(QJsonDocument::Compact));
}

}  // namespace

CurveOptions CurveOptions::remembered() {
    const QJsonObject object = stored(optionsKey);
    CurveOptions options;
    options.smoothing = std::clamp(object[QLatin1String("smoothing")].toDouble(options.smoothing), 0.0, heaviest);
    options.logScale = object[QLatin1String("log")].toBool(options.logScale);
    options.x = static_cast<CurveX>(std::clamp(object[QLatin1String("x")].toInt(), 0, static_cast<int>(CurveX::Time)));
    options.learningRate = object[QLatin1String("learningRate")].toBool(options.learningRate);
    return options;
}

void CurveOptions::remember() const {
    store(optionsKey, {{QStringLiteral("smoothing"), smoothing},
                       {QStringLiteral("log"), logScale},
                       {QStringLiteral("x"), static_cast<int>(x)},
                       {QStringLiteral("learningRate"), learningRate}});
}

std::optional<QColor> RunColours::chosen(const QString& run) {
    const QColor colour(stored(coloursKey)[run].toString());
    return colour.isValid() ? std::optional(colour) : std::nullopt;
}

void RunColours::choose(const QString& run, const QColor& colour) {
    QJsonObject object = stored(coloursKey);
    object[run] = colour.name();
    store(coloursKey, object);
}

void RunColours::forget() {
    store(coloursKey, {});
}

bool RunColours::areChosen() {
    return !stored(coloursKey).isEmpty();
}

QColor RunColours::standard(std::size_t index, bool dark) {
    const QVector<QColor> series = themeColours(dark).series;
    const auto count = static_cast<std::size_t>(series.size());
    const QColor colour = series[static_cast<qsizetype>(index % count)];
    constexpr int shade = 145;
    return index / count % 2 == 0 ? colour : colour.darker(shade);
}

}  // namespace docent

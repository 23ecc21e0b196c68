// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include "selection/Ranking.h"

namespace docent {

/// Draws the chart of a ranking into a PNG, without a window; there must be a QApplication. False when the file cannot
/// be written.
bool saveRankingChart(const RankingResult& ranking, const QString& path, QSize size, bool dark);

}  // namespace docent

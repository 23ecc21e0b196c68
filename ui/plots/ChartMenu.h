// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "plots/Chart.h"

class QWidget;

namespace docent {

class Session;

/// Gives a chart its context menu: "Save chart…" and "Copy chart". Both are asked for when they are needed.
void addChartMenu(QWidget* widget, std::function<Chart()> chart, std::function<Session*()> session);

}  // namespace docent

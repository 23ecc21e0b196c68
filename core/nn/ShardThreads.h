// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace docent {

/// Runs body(0) ... body(count - 1) at the same time, on the calling thread and count - 1 others. The first exception,
/// by index, is thrown again here once all have ended.
void onThreads(int count, const std::function<void(int)>& body);

/// Makes parallel loops that the calling thread starts run on it alone. Inside onThreads() it lasts as long as that.
void useOneThreadHere();

}  // namespace docent

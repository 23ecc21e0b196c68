// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "base/Random.h"
#include "selection/proxies/ProxyFunctions.h"

namespace docent::proxies {

ProxyScore oracle(const ProxyInput& input) {
    const double accuracy = input.slice->tunedAccuracy;
    if (input.resample < 0) {
        return {.score = accuracy, .parts = {}};
    }
    // Each model by itself: which examples two of them have right in common is not known.
    Random random({input.lot, static_cast<std::uint64_t>(input.resample)});
    const std::int64_t examples = std::max<std::int64_t>(input.slice->tunedExamples, 1);
    std::int64_t successes = 0;
    for (std::int64_t i = 0; i < examples; ++i) {
        successes += random.uniform() < accuracy ? 1 : 0;
    }
    return {.score = static_cast<double>(successes) / static_cast<double>(examples), .parts = {}};
}

}  // namespace docent::proxies

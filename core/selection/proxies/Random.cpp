// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Random.h"
#include "selection/proxies/ProxyFunctions.h"

namespace docent::proxies {

ProxyScore random(const ProxyInput& input) {
    return {.score = Random({input.lot}).uniform(), .parts = {}};
}

}  // namespace docent::proxies

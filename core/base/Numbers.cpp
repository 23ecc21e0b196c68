// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Numbers.h"

#include <cmath>
#include <cstdio>
#include <string_view>

namespace docent {

std::string fixed(double value, int digits) {
    if (!std::isfinite(value)) {
        return "–";
    }
    char text[400];  // the largest double has 309 digits before the point
    (void)std::snprintf(text, sizeof text, "%.*f", digits, value);
    const bool isZero = std::string_view(text).find_first_of("123456789") == std::string_view::npos;
    return isZero && text[0] == '-' ? text + 1 : text;
}

std::string percent(double fraction) {
    if (fraction < 0) {
        return "-";
    }
    std::string text = fixed(100 * fraction, 1);
    text += " %";
    return text;
}

std::string grouped(std::int64_t number) {
    std::string text = std::to_string(number);
    const std::size_t sign = number < 0 ? 1 : 0;
    for (std::size_t place = text.size(); place > sign + 3;) {
        place -= 3;
        text.insert(place, 1, ',');
    }
    return text;
}

}  // namespace docent

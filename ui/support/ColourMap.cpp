// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/ColourMap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace docent {
namespace {

constexpr std::array<QRgb, 8> sequentialLight{0xfff0f7c6, 0xffd3edb3, 0xff9fd9b8, 0xff5fc1bf,
                                              0xff2ea1c2, 0xff1f77b4, 0xff2352a0, 0xff152a6b};
constexpr std::array<QRgb, 8> sequentialDark{0xff22305c, 0xff244b8f, 0xff2269a8, 0xff2589bb,
                                             0xff4aaec0, 0xff86cdb9, 0xffc4e6b3, 0xfff5fad0};
constexpr std::array<QRgb, 9> divergingLight{0xff1c5796, 0xff3b8bc0, 0xff8cc0dc, 0xffd0e4ef, 0xfff1f1ef,
                                             0xfffcdfb8, 0xfff7b366, 0xffdb7f17, 0xffa34f06};
constexpr std::array<QRgb, 9> divergingDark{0xffa6d7f7, 0xff5cacdf, 0xff357cae, 0xff2c526f, 0xff3a3f45,
                                            0xff6a4d2a, 0xffae7422, 0xffe5a02a, 0xffffd38a};

template <std::size_t n>
QColor between(const std::array<QRgb, n>& stops, double at) {
    const double place = std::clamp(at, 0.0, 1.0) * static_cast<double>(n - 1);
    const auto left = std::min(static_cast<std::size_t>(place), n - 2);
    const double part = place - static_cast<double>(left);
    const QColor a(stops[left]);
    const QColor b(stops[left + 1]);
    const auto mix = [part](int x, int y) { return static_cast<int>(std::lround(x + part * (y - x))); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

double luminance(const QColor& colour) {
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

}  // namespace

QColor sequentialColour(double at, bool dark) {
    return std::isnan(at) ? noValueColour(dark) : between(dark ? sequentialDark : sequentialLight, at);
}

QColor divergingColour(double at, bool dark) {
    return std::isnan(at) ? noValueColour(dark) : between(dark ? divergingDark : divergingLight, at);
}

QColor noValueColour(bool dark) {
    return dark ? QColor(0x4a, 0x50, 0x57) : QColor(0xdd, 0xe0, 0xe4);
}

QColor textColourOn(const QColor& ground) {
    const QColor light(Qt::white);
    const QColor deep(Qt::black);  // nothing lighter reaches 4.5 on every ground
    return contrastRatio(deep, ground) >= contrastRatio(light, ground) ? deep : light;
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "selection/BarnesHut.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/Parallel.h"

namespace docent {

namespace {

constexpr int bitsPerAxis = 24;
constexpr std::int32_t leafPoints = 4;
constexpr std::int64_t chunk = 256;

/// 0b...cba -> 0b...0c0b0a
std::uint64_t spread(std::uint32_t value) {
    std::uint64_t bits = value;
    bits = (bits | (bits << 16)) & 0x0000ffff0000ffffULL;
    bits = (bits | (bits << 8)) & 0x00ff00ff00ff00ffULL;
    bits = (bits | (bits << 4)) & 0x0f0f0f0f0f0f0f0fULL;
    bits = (bits | (bits << 2)) & 0x3333333333333333ULL;
    return (bits | (bits << 1)) & 0x5555555555555555ULL;
}

}  // namespace

void BarnesHut::sortPoints(const std::vector<double>& positions) {
    const std::size_t n = positions.size() / 2;
    double low[2] = {positions[0], positions[1]};
    double high[2] = {positions[0], positions[1]};
    for (std::size_t i = 0; i < positions.size(); ++i) {
        low[i % 2] = std::min(low[i % 2], positions[i]);
        high[i % 2] = std::max(high[i % 2], positions[i]);
    }
    m_width = std::max({high[0] - low[0], high[1] - low[1], 1e-300});
    const double scale = ((1 << bitsPerAxis) - 1) / m_width;
    m_keys.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        const auto x = static_cast<std::uint32_t>((positions[2 * i] - low[0]) * scale);
        const auto y = static_cast<std::uint32_t>((positions[2 * i + 1] - low[1]) * scale);
        m_keys[i] = {spread(x) | (spread(y) << 1), static_cast<std::int32_t>(i)};
    }
    std::sort(m_keys.begin(), m_keys.end());
    m_x.resize(n);
    m_y.resize(n);
    for (std::size_t i = 0; i < n; ++i) {
        m_x[i] = positions[2 * static_cast<std::size_t>(m_keys[i].second)];
        m_y[i] = positions[2 * static_cast<std::size_t>(m_keys[i].second) + 1];
    }
}

void BarnesHut::build(std::int32_t begin, std::int32_t end, int bit) {
    // Points of one place differ in no bit and end up in one leaf, however many they are.
    const bool leaf = end - begin <= leafPoints || bit < 0;
    if (!leaf) {
        // A cell whose points all lie in one quarter is that quarter.
        const std::uint64_t first = m_keys[static_cast<std::size_t>(begin)].first >> (2 * bit);
        const std::uint64_t last = m_keys[static_cast<std::size_t>(end) - 1].first >> (2 * bit);
        if (first == last) {
            build(begin, end, bit - 1);
            return;
        }
    }
    const std::size_t self = m_nodes.size();
    const double width = std::ldexp(m_width, bit + 1 - bitsPerAxis);
    m_nodes.push_back({.squaredWidth = width * width, .count = static_cast<double>(end - begin)});
    double x = 0;
    double y = 0;
    if (leaf) {
        for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
            x += m_x[i];
            y += m_y[i];
        }
        m_nodes[self].begin = begin;
        m_nodes[self].end = end;
    } else {
        std::int32_t from = begin;
        while (from < end) {
            const std::uint64_t quarter = m_keys[static_cast<std::size_t>(from)].first >> (2 * bit);
            const auto to = static_cast<std::int32_t>(
                std::partition_point(m_keys.begin() + from, m_keys.begin() + end,
                                     [&](const auto& key) { return key.first >> (2 * bit) == quarter; }) -
                m_keys.begin());
            const std::size_t child = m_nodes.size();
            build(from, to, bit - 1);
            x += m_nodes[child].x * m_nodes[child].count;
            y += m_nodes[child].y * m_nodes[child].count;
            from = to;
        }
    }
    m_nodes[self].x = x / m_nodes[self].count;
    m_nodes[self].y = y / m_nodes[self].count;
    m_nodes[self].next = static_cast<std::int32_t>(m_nodes.size());
}

double BarnesHut::repel(std::int32_t sorted, double& forceX, double& forceY) const {
    const double x = m_x[static_cast<std::size_t>(sorted)];
    const double y = m_y[static_cast<std::size_t>(sorted)];
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    const auto count = static_cast<std::int32_t>(m_nodes.size());
    for (std::int32_t i = 0; i < count;) {
        const Node& node = m_nodes[static_cast<std::size_t>(i)];
        const double dx = x - node.x;
        const double dy = y - node.y;
        const double squared = dx * dx + dy * dy;
        if (node.squaredWidth < m_thetaSquared * squared) {
            const double q = 1 / (1 + squared);
            sum += node.count * q;
            sumX += node.count * q * q * dx;
            sumY += node.count * q * q * dy;
            i = node.next;
            continue;
        }
        if (node.end == 0) {
            ++i;
            continue;
        }
        for (std::int32_t j = node.begin; j < node.end; ++j) {
            const double px = x - m_x[static_cast<std::size_t>(j)];
            const double py = y - m_y[static_cast<std::size_t>(j)];
            const double q = 1 / (1 + px * px + py * py);
            sum += q;
            sumX += q * q * px;
            sumY += q * q * py;
        }
        i = node.next;
    }
    forceX = sumX;
    forceY = sumY;
    return sum;
}

double BarnesHut::repulsion(const std::vector<double>& positions, std::vector<double>& forces) {
    const auto n = static_cast<std::int64_t>(positions.size() / 2);
    forces.assign(positions.size(), 0);
    if (n == 0) {
        return 0;
    }
    sortPoints(positions);
    m_nodes.clear();
    build(0, static_cast<std::int32_t>(n), bitsPerAxis - 1);
    std::vector<double> sums(static_cast<std::size_t>((n + chunk - 1) / chunk), 0.0);
    parallelFor(static_cast<std::int64_t>(sums.size()), 0, [&](std::int64_t part) {
        double sum = 0;
        for (std::int64_t i = part * chunk; i < std::min(n, (part + 1) * chunk); ++i) {
            const auto point = static_cast<std::size_t>(m_keys[static_cast<std::size_t>(i)].second);
            sum += repel(static_cast<std::int32_t>(i), forces[2 * point], forces[2 * point + 1]);
        }
        sums[static_cast<std::size_t>(part)] = sum;
    });
    // Each point met itself in its own leaf: 1, and no force.
    return std::accumulate(sums.begin(), sums.end(), 0.0) - static_cast<double>(n);
}

}  // namespace docent

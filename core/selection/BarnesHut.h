// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace docent {

/// The repulsive forces of t-SNE between points of the plane, where cells of a quadtree that are far enough away count
/// as one point (Barnes and Hut 1986; van der Maaten 2014, section 4.2).
class BarnesHut {
public:
    /// Up to here no cell counts as one point for a point that lies in it: that is sqrt(2) widths away at most.
    static constexpr double largestTheta = 0.7;

    /// `theta`: a cell counts as one point where its width is below theta times its distance,
    /// [0, largestTheta]; 0 = exact.
    explicit BarnesHut(double theta) : m_thetaSquared(theta * theta) {}

    /// For each point i of `positions` [n, 2] the sum over j of q_ij^2 Z^2 (y_i - y_j) in `forces` [n, 2], where
    /// q_ij Z = 1 / (1 + |y_i - y_j|^2). Returns Z, the sum of q_ij Z over all pairs i != j. The same for any number of
    /// threads.
    double repulsion(const std::vector<double>& positions, std::vector<double>& forces);

private:
    struct Node {
        double x = 0;  ///< centre of mass
        double y = 0;
        double squaredWidth = 0;
        double count = 0;
        std::int32_t next = 0;   ///< the node after this one's subtree: nodes lie depth first
        std::int32_t begin = 0;  ///< of a leaf, into the sorted points
        std::int32_t end = 0;    ///< 0 of an inner node
    };
    void sortPoints(const std::vector<double>& positions);
    void build(std::int32_t begin, std::int32_t end, int bit);
    double repel(std::int32_t sorted, double& forceX, double& forceY) const;

    double m_thetaSquared;
    double m_width = 0;                                          ///< of the root
    std::vector<std::pair<std::uint64_t, std::int32_t>> m_keys;  ///< Morton code and point
    std::vector<double> m_x;                                     ///< in the order of the codes
    std::vector<double> m_y;
    std::vector<Node> m_nodes;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/HierarchyIcicle.h"

#include <QCoreApplication>
#include <algorithm>

#include "support/Text.h"

namespace docent {
namespace {

/// Every node is there once; of the further places of nodes with several parents, at most so many: in a dense graph
/// there are more ways than anyone could look at.
constexpr std::size_t mostFurtherPlaces = 200'000;

struct Place {
    NodeId node;
    int parent;
    int depth;
    bool isFurther;  ///< it, or one above it, is not where its path says
};

}  // namespace

IcicleData makeIcicle(const DatasetView& view, int level, const std::optional<NodeValues>& values) {
    const LabelHierarchy& hierarchy = view.catalog.hierarchy;
    const auto nodes = static_cast<std::size_t>(hierarchy.size());
    std::vector<QString> keys(nodes);
    std::vector<QString> names(nodes);
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        keys[static_cast<std::size_t>(node)] = qs(hierarchy.path(node));
        names[static_cast<std::size_t>(node)] = qs(hierarchy.name(node));
    }
    names.front() = QCoreApplication::translate("HierarchyIcicle", "All of %1").arg(qs(view.record.name));

    IcicleData data;
    data.weightName = QCoreApplication::translate("HierarchyIcicle", "Pictures");
    data.nodes.reserve(nodes);
    std::size_t further = 0;
    std::vector<Place> places{{hierarchy.root(), -1, 0, false}};
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Place place = places[i];
        const auto node = static_cast<std::size_t>(place.node);
        const auto pictures = static_cast<double>(view.counts.below[node]);
        IcicleNode made{.key = keys[node], .name = names[node], .parent = place.parent, .weight = pictures};
        if (!values) {
            made.value = pictures;
        } else if (const auto value = values->values.constFind(keys[node]); value != values->values.cend()) {
            made.value = *value;
        }
        data.nodes.push_back(std::move(made));
        if (level > 0 && place.depth == level) {
            continue;
        }
        for (const NodeId child : hierarchy.children(place.node)) {
            const bool isFurther = place.isFurther || hierarchy.parents(child).front() != place.node;
            if (!isFurther || ++further <= mostFurtherPlaces) {
                places.push_back({child, static_cast<int>(i), place.depth + 1, isFurther});
            }
        }
    }

    if (!values) {
        data.valueName = data.weightName;
        data.percent = false;
        data.logarithmic = true;
        const auto& below = view.counts.below;
        data.high = static_cast<double>(below.front());
        data.low = data.high;
        for (const std::int64_t pictures : below) {
            data.low = pictures > 0 ? std::min(data.low, static_cast<double>(pictures)) : data.low;
        }
        return data;
    }
    data.valueName = values->name;
    data.percent = values->percent;
    if (!values->values.isEmpty()) {
        const auto [least, most] = std::minmax_element(values->values.cbegin(), values->values.cend());
        data.low = *least < *most ? *least : std::min(0.0, *least);
        data.high = *most > data.low ? *most : data.low + 1;
    }
    return data;
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/Catalog.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "base/Csv.h"
#include "base/Error.h"

namespace docent {

namespace {

constexpr std::string_view csvHeader = "path,label,split";
constexpr std::string_view csvHeaderWithGroups = "path,label,split,group";

/// `text` is looked up among `names`, which stand in the order of the enum's values.
template <typename Enum, std::size_t n>
Enum fromName(std::string_view text, const std::array<std::string_view, n>& names, const char* what) {
    std::string known;
    for (std::size_t i = 0; i < n; ++i) {
        if (names[i] == text) {
            return static_cast<Enum>(i);
        }
        known += (i == 0 ? "" : ", ") + std::string(names[i]);
    }
    throw Error("'" + std::string(text) + "' is not " + what, "Use one of: " + known);
}

constexpr std::array<std::string_view, 4> splitNames{"train", "val", "test", "-"};
constexpr std::array<std::string_view, 9> formatNames{"auto", "folders", "idx",      "csv",       "json",
                                                      "coco", "cifar",   "imagenet", "webdataset"};
constexpr std::array<std::string_view, 3> smallClassesNames{"refuse", "merge", "drop"};

/// By path, part for part; parts that are numbers first, by their value: "9", "10", "1a".
struct LabelOrder {
    bool operator()(std::string_view a, std::string_view b) const {
        while (!a.empty() && !b.empty()) {
            const std::string_view left = takePart(a);
            const std::string_view right = takePart(b);
            if (left != right) {
                if (isNumber(left) != isNumber(right)) {
                    return isNumber(left);
                }
                return isNumber(left) && isNumber(right) && left.size() != right.size() ? left.size() < right.size()
                                                                                        : left < right;
            }
        }
        return a.size() < b.size();
    }

private:
    static std::string_view takePart(std::string_view& path) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        return part;
    }
    /// Without leading zeros, so that a longer one is larger.
    static bool isNumber(std::string_view text) {
        return !text.empty() && (text == "0" || text.front() != '0') &&
               std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }
};

}  // namespace

std::string_view toString(Split split) {
    return splitNames.at(static_cast<std::size_t>(split));
}

Split splitFromString(std::string_view text) {
    return fromName<Split>(text, splitNames, "a split");
}

std::string_view toString(DatasetFormat format) {
    return formatNames.at(static_cast<std::size_t>(format));
}

DatasetFormat datasetFormatFromString(std::string_view text) {
    return fromName<DatasetFormat>(text, formatNames, "a format of data sets");
}

SmallClasses smallClassesFromString(std::string_view text) {
    return fromName<SmallClasses>(text, smallClassesNames, "a way to treat small classes");
}

std::vector<NodeId> Catalog::classes() const {
    std::vector<bool> used(static_cast<std::size_t>(hierarchy.size()), false);
    for (const ImageRecord& image : images) {
        used.at(static_cast<std::size_t>(image.label)) = true;
    }
    std::vector<NodeId> result;
    for (NodeId node = 0; node < hierarchy.size(); ++node) {
        if (used[static_cast<std::size_t>(node)]) {
            result.push_back(node);
        }
    }
    return result;
}

std::vector<NodeId> Catalog::labels() const {
    std::vector<NodeId> result;
    result.reserve(images.size());
    for (const ImageRecord& image : images) {
        result.push_back(image.label);
    }
    return result;
}

std::int64_t Catalog::count(Split split) const {
    return std::count_if(images.begin(), images.end(), [split](const ImageRecord& i) { return i.split == split; });
}

std::vector<std::int64_t> Catalog::indices(Split split) const {
    std::vector<std::int64_t> result;
    for (std::size_t i = 0; i < images.size(); ++i) {
        if (images[i].split == split) {
            result.push_back(static_cast<std::int64_t>(i));
        }
    }
    return result;
}

std::int64_t Catalog::countGroups() const {
    std::vector<bool> used(groups.size(), false);
    for (const ImageRecord& image : images) {
        if (image.group != noGroup) {
            used.at(static_cast<std::size_t>(image.group)) = true;
        }
    }
    return std::count(used.begin(), used.end(), true);
}

std::string catalogToCsv(const Catalog& catalog) {
    const bool hasGroups = catalog.countGroups() > 0;
    std::string csv(hasGroups ? csvHeaderWithGroups : csvHeader);
    csv += '\n';
    for (const ImageRecord& image : catalog.images) {
        appendCsvField(csv, image.location);
        csv += ',';
        appendCsvField(csv, catalog.hierarchy.path(image.label));
        csv += ',';
        csv += toString(image.split);
        if (hasGroups) {
            csv += ',';
            if (image.group != noGroup) {
                appendCsvField(csv, catalog.groups[static_cast<std::size_t>(image.group)]);
            }
        }
        csv += '\n';
    }
    return csv;
}

void catalogFromCsv(std::string_view text, const std::string& origin, Catalog& catalog) {
    CsvRows rows(text, origin, "Correct that line, or add the data set again");
    std::vector<std::string> fields;
    const std::vector<std::string> plain{"path", "label", "split"};
    const std::vector<std::string> grouped{"path", "label", "split", "group"};
    if (!rows.next(fields) || (fields != plain && fields != grouped)) {
        rows.fail("the first line must be '" + std::string(csvHeader) + "'");
    }
    const std::size_t columns = fields.size();
    std::unordered_map<std::string, std::int32_t> groups;
    LabelHierarchy checked = catalog.hierarchy;
    std::vector<ImageRecord> images;
    std::map<std::string, NodeId, LabelOrder> nodes;
    // Of the images: strings of their own would leave holes among a million file names that nothing else fits.
    std::vector<const std::pair<const std::string, NodeId>*> labels;
    while (rows.next(fields)) {
        if (fields.size() != columns) {
            rows.fail("it has " + std::to_string(fields.size()) + " fields instead of " + std::to_string(columns));
        }
        if (fields[0].empty() || fields[1].empty()) {
            rows.fail(std::string("the ") + (fields[0].empty() ? "path" : "label") + " is empty");
        }
        ImageRecord image{.location = std::move(fields[0]), .label = noNode};
        try {
            image.split = splitFromString(fields[2]);
            const auto [node, isNew] = nodes.try_emplace(fields[1], noNode);
            labels.push_back(&*node);
            if (isNew) {
                static_cast<void>(checked.addPath(fields[1]));
            }
        } catch (const Error& error) {
            rows.fail(error.what());
        }
        if (columns == grouped.size() && !fields[3].empty()) {
            image.group = groups.try_emplace(fields[3], static_cast<std::int32_t>(groups.size())).first->second;
        }
        images.push_back(std::move(image));
    }
    // Classes are numbered by their names, not by whose picture happens to come first.
    for (auto& [label, node] : nodes) {
        node = catalog.hierarchy.addPath(label);
    }
    for (std::size_t i = 0; i < images.size(); ++i) {
        images[i].label = labels[i]->second;
    }
    catalog.images = std::move(images);
    catalog.groups.resize(groups.size());
    for (const auto& [name, index] : groups) {
        catalog.groups[static_cast<std::size_t>(index)] = name;
    }
}

std::vector<FurtherParent> furtherParents(const LabelHierarchy& hierarchy) {
    std::vector<FurtherParent> further;
    for (NodeId node = 1; node < hierarchy.size(); ++node) {
        const std::vector<NodeId>& parents = hierarchy.parents(node);
        for (std::size_t i = 1; i < parents.size(); ++i) {
            further.push_back({hierarchy.path(node), hierarchy.path(parents[i])});
        }
    }
    return further;
}

void addFurtherParents(const std::vector<FurtherParent>& parents, LabelHierarchy& hierarchy) {
    for (const FurtherParent& further : parents) {
        const NodeId node = hierarchy.find(further.node);
        if (node == noNode) {
            throw Error("The label '" + further.node + "' has a further parent, but no picture",
                        "Import the data set again");
        }
        hierarchy.addParent(node, hierarchy.addPath(further.parent));
    }
}

}  // namespace docent

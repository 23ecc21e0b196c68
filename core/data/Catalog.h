// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "data/LabelHierarchy.h"

namespace docent {

enum class Split : std::uint8_t { Train, Validation, Test, Unassigned };
[[nodiscard]] std::string_view toString(Split split);  ///< "train", "val", "test", "-"
[[nodiscard]] Split splitFromString(std::string_view text);

enum class DatasetFormat { Auto, Folders, Idx, Csv, Json, Coco, Cifar, ImageNet, WebDataset };
/// "auto", "folders", "idx", "csv", "json", "coco", "cifar", "imagenet", "webdataset"
[[nodiscard]] std::string_view toString(DatasetFormat format);
/// Throws Error that lists the known formats.
[[nodiscard]] DatasetFormat datasetFormatFromString(std::string_view text);

inline constexpr std::int32_t noGroup = -1;

/// One picture of a data set.
struct ImageRecord {
    std::string location;  ///< file relative to the root; where a file holds many, see PicturePlace.h
    NodeId label = 0;
    Split split = Split::Unassigned;
    std::int32_t group = noGroup;  ///< index in Catalog::groups
};

struct SkippedFile {
    std::string location;
    std::string reason;  ///< e.g. "is not a picture (.txt)", "is truncated"
};

/// All that is known of a data set without decoding it: where it lies, its pictures, labels and splits, and what was
/// left out and why.
struct Catalog {
    std::filesystem::path root;
    DatasetFormat format = DatasetFormat::Folders;
    LabelHierarchy hierarchy;
    std::vector<ImageRecord> images;
    std::vector<std::string> groups;  ///< names of groups of near-copies, of which none lies in two splits
    std::vector<SkippedFile> skipped;
    std::vector<std::string> notes;  ///< what else a person should know of how it was read, a sentence each
    bool hasOwnSplits = false;       ///< some images came with a split of the data set's own

    /// Nodes that have own images, ascending: the classes, in the order of their indices.
    [[nodiscard]] std::vector<NodeId> classes() const;
    [[nodiscard]] std::vector<NodeId> labels() const;
    [[nodiscard]] std::int64_t count(Split split) const;
    /// Indices of the images of a split, ascending.
    [[nodiscard]] std::vector<std::int64_t> indices(Split split) const;
    /// Of the groups, those that have images.
    [[nodiscard]] std::int64_t countGroups() const;
};

/// The images of `datasets/<name>.csv`: a header `path,label,split`, with groups `path,label,split,group`, then a line
/// an image (RFC 4180 quoting).
[[nodiscard]] std::string catalogToCsv(const Catalog& catalog);
/// Fills `catalog.images` and the hierarchy. Throws Error with `origin` and the line of a bad row.
void catalogFromCsv(std::string_view text, const std::string& origin, Catalog& catalog);

/// What the labels of `datasets/<name>.csv` cannot say: that a node lies under another one too than the one that its
/// path names.
struct FurtherParent {
    std::string node;
    std::string parent;
};
/// Empty for a tree.
[[nodiscard]] std::vector<FurtherParent> furtherParents(const LabelHierarchy& hierarchy);
/// Throws Error for a node that is not there, and where a parent would close a cycle.
void addFurtherParents(const std::vector<FurtherParent>& parents, LabelHierarchy& hierarchy);

/// What happens to a class that has fewer images than a split needs.
enum class SmallClasses {
    Refuse,  ///< an Error that names the class
    Merge,   ///< its images take the label of the parent node
    Drop     ///< its images are listed as skipped
};
[[nodiscard]] SmallClasses smallClassesFromString(std::string_view text);  ///< "refuse", "merge", "drop"

struct ClassOptions {
    int level = 0;           ///< > 0: labels deeper than this many steps from the root become their ancestor there
    int minClassImages = 2;  ///< a class below this is small; >= 1
    SmallClasses smallClasses = SmallClasses::Refuse;
};

/// Regroups labels in place. Throws Error for no image left, for one class only, and for a small class under Refuse.
void regroupClasses(Catalog& catalog, const ClassOptions& options);

struct SplitOptions {
    double validationFraction = 0.1;  ///< of the images without a split of their own, [0, 1)
    double testFraction = 0.1;        ///< the same; validationFraction + testFraction < 1
    /// > 0: at most this many images are kept for training, taken evenly over the classes (a task of VTAB-1k has
    /// 1,000); the rest of the training part is left `Unassigned` and unused. With a test part of its own the set's
    /// validation images come out of these, see assignSplits().
    std::int64_t maxTrain = 0;
    std::int64_t maxTest = 0;  ///< > 0: the same for the test part
    /// False: images that came as a validation part are training images like the others, before any limit.
    bool keepValidation = true;
    std::uint64_t seed = 0;
};

/// Gives each image a split: stratified (each class is divided in the same proportions, at least one image of each
/// class stays in training), the same for the same seed whatever the order in which files were found. The set's own
/// splits are kept; what it lacks (a validation part, a test part) is drawn from its training images.
///
/// Groups are drawn whole, so the proportions hold as far as the groups allow. Where the set's own splits divide a
/// group, its test images stay, or where it has none its validation images; the others are listed as skipped with the
/// reason, but those without a split of their own join them. Returns how many were skipped.
std::int64_t assignSplits(Catalog& catalog, const SplitOptions& options);

/// Chooses whole groups so that each class gives about as many items as it is to, and keeps one at least. Item i is of
/// class `classes[i]` and group `groups[i]`; one of `noGroup` is alone. Returns the chosen items, ascending. The choice
/// depends on the order of the items.
[[nodiscard]] std::vector<std::int64_t> drawWholeGroups(const std::vector<std::size_t>& classes,
                                                        const std::vector<std::int32_t>& groups,
                                                        const std::vector<std::int64_t>& give, std::uint64_t seed);
/// The same where each item brings its lot: other items change little of the choice.
[[nodiscard]] std::vector<std::int64_t> drawWholeGroups(const std::vector<std::size_t>& classes,
                                                        const std::vector<std::int32_t>& groups,
                                                        const std::vector<std::int64_t>& give,
                                                        const std::vector<std::uint64_t>& lots);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/Options.h"
#include "data/Catalog.h"
#include "data/DatasetReader.h"
#include "experts/ModelRecord.h"

namespace docent {

template <>
struct EnumNames<DatasetFormat> {
    static constexpr std::pair<DatasetFormat, std::string_view> values[] = {{DatasetFormat::Auto, "auto"},
                                                                            {DatasetFormat::Folders, "folders"},
                                                                            {DatasetFormat::Idx, "idx"},
                                                                            {DatasetFormat::Csv, "csv"},
                                                                            {DatasetFormat::Json, "json"},
                                                                            {DatasetFormat::Coco, "coco"},
                                                                            {DatasetFormat::Cifar, "cifar"},
                                                                            {DatasetFormat::ImageNet, "imagenet"},
                                                                            {DatasetFormat::WebDataset, "webdataset"}};
};
template <>
struct EnumNames<BoxUse> {
    static constexpr std::pair<BoxUse, std::string_view> values[] = {{BoxUse::Largest, "largest"},
                                                                     {BoxUse::Crops, "crops"}};
};
template <>
struct EnumNames<SmallClasses> {
    static constexpr std::pair<SmallClasses, std::string_view> values[] = {
        {SmallClasses::Refuse, "refuse"}, {SmallClasses::Merge, "merge"}, {SmallClasses::Drop, "drop"}};
};

/// What becomes of pictures that are nearly the same, see findNearCopies().
enum class NearCopies {
    Group,  ///< they stay in one split, but for what the set's own splits divide, which is told
    Drop,   ///< as Group; what the set's own splits divide is left out of the training part
    Ignore
};
template <>
struct EnumNames<NearCopies> {
    static constexpr std::pair<NearCopies, std::string_view> values[] = {
        {NearCopies::Group, "group"}, {NearCopies::Drop, "drop"}, {NearCopies::Ignore, "ignore"}};
};

/// ImportOptions::hierarchy that stands for no file.
inline constexpr const char* wordNetHierarchy = "wordnet";

/// What a person chooses when a data set is imported.
struct ImportOptions {
    std::string path;
    std::string name;
    DatasetFormat format = DatasetFormat::Auto;
    std::string root;                       ///< folder that the paths of a list start from; "" = the list's own
    std::string pathColumn;                 ///< of a list, that names the pictures; "" = found by its name
    std::vector<std::string> labelColumns;  ///< of a list, one a level of the hierarchy; empty = found by their names
    std::string groupColumn;                ///< of a list, that names groups of near-copies; "" = found by its name
    BoxUse boxes = BoxUse::Largest;         ///< of COCO annotations
    /// A tree for the classes: "wordnet", or a file, `label,parent` as CSV or a hierarchy.yaml; "" = as it is found.
    std::string hierarchy;
    std::vector<std::string> meanings;  ///< of WordNet, for classes whose name has several: "crane=n02012849"
    bool target = false;                ///< a task to choose an expert for, rather than a source to train experts on
    int imageSize = 0;  ///< side of the decoded pictures, 8 to 1024; 0 = 32 px for small originals, else 64
    ResizeRule resize = ResizeRule::Fit;
    int level = 0;  ///< > 0: classes are the folders at this depth
    int minClassImages = 2;
    SmallClasses smallClasses = SmallClasses::Refuse;
    NearCopies nearCopies = NearCopies::Group;
    double validationFraction = 0.1;
    double testFraction = -1;  ///< -1 = 0.1 for a source, 0.3 for a task
    std::int64_t maxTrain = 0;
    std::int64_t maxTest = 0;
    std::uint64_t seed = 0;
    std::string mirror = "auto";  ///< "yes", "no"; auto: no for IDX (digits, letters), else yes
    std::string licence;          ///< free text, copied to model cards
    bool replace = false;         ///< import again over a data set of the same name

    [[nodiscard]] std::vector<std::string> check() const;
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("path", path, "folder or file");
        visit("name", name, "of the data set in the workspace");
        visit("format", format, "auto, folders, idx, csv, json, coco, cifar, imagenet or webdataset");
        visit("root", root, "folder that the paths of a list start from (default: the list's own)");
        visit("path_column", pathColumn, "column of a list that names the pictures (default: found)");
        visit("label_columns", labelColumns, "columns of a list with the label, one a level (default: found)");
        visit("group_column", groupColumn, "column of a list with groups that no split divides (default: found)");
        visit("boxes", boxes, "of COCO annotations: a picture as its largest box, or the crops of all boxes");
        visit("hierarchy", hierarchy, "a tree for the classes: wordnet, or a CSV (label,parent) or YAML file");
        visit("meanings", meanings, "with a hierarchy of WordNet, what a class means: crane=n02012849");
        visit("target", target, "a task, rather than a source");
        visit("image_size", imageSize, "side of the decoded pictures in pixels (0: chosen)");
        visit("resize", resize, "fit on white, crop the middle, or squash");
        visit("level", level, "classes are the folders at this depth (0: the deepest)");
        visit("min_class_images", minClassImages, "a class with fewer pictures is small");
        visit("small_classes", smallClasses, "refuse, merge into the parent, or drop");
        visit("near_copies", nearCopies,
              "pictures that are nearly the same: group in one split, drop what own splits divide, or ignore");
        visit("validation_fraction", validationFraction, "for a source: of the pictures without a split of their own");
        visit("test_fraction", testFraction,
              "of the pictures without a split of their own (-1: chosen, 0.1 for a source and 0.3 for a task)");
        visit("max_train", maxTrain, "at most this many training pictures (0: all)");
        visit("max_test", maxTest, "at most this many test pictures (0: all)");
        visit("seed", seed, "of the split");
        visit("mirror", mirror, "may pictures be mirrored: auto, yes or no");
        visit("licence", licence, "of the pictures, for model cards");
        visit("replace", replace, "import again over the data set of that name");
    }
};

/// `datasets/<name>.yaml`. Its pictures are beside it, in the file that it names: `<name>.csv`, or `<name>~.csv` after
/// each second change, so that record and pictures change at one moment. See Workspace::saveDataset().
struct DatasetRecord {
    std::string name;
    std::string catalog;      ///< file of its pictures; "" before it was saved
    std::string skippedList;  ///< file of `skipped`; "" where that is empty, and in the record of an older Docent
    ImportOptions options;
    std::filesystem::path root;
    DatasetFormat format = DatasetFormat::Folders;
    std::string recognisedBecause;
    bool target = false;
    int imageSize = 32;  ///< that its cache was made with; a model may ask for another
    ResizeRule resize = ResizeRule::Fit;
    std::string cacheKey;  ///< of its decoded pictures, see ImageCache::key(); "" in the record of an older Docent
    bool mirror = true;
    bool hasOwnSplits = false;
    std::int64_t trainImages = 0;
    std::int64_t validationImages = 0;
    std::int64_t testImages = 0;
    int classes = 0;
    std::int64_t groups = 0;  ///< of near-copies, of which none lies in two splits; 0 = it has none
    std::vector<SkippedFile> skipped;
    std::vector<std::string> notes;             ///< see Catalog::notes
    std::vector<FurtherParent> furtherParents;  ///< of the label hierarchy, where it is no tree
    std::string created;
};

[[nodiscard]] Yaml toYaml(const DatasetRecord& record);
[[nodiscard]] DatasetRecord datasetRecordFromYaml(const Yaml& yaml);

}  // namespace docent

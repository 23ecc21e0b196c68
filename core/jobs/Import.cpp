// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/Import.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <utility>

#include "base/Parallel.h"
#include "base/Utf8.h"
#include "base/Words.h"
#include "data/ArchiveReader.h"
#include "data/DatasetReader.h"
#include "data/ImageCache.h"
#include "data/LabelNames.h"
#include "data/NearCopies.h"
#include "data/ParentTree.h"
#include "data/WordNet.h"
#include "data/WordNetTree.h"

namespace docent {

namespace {

constexpr std::int64_t probedPictures = 8;
/// Brightest value of pictures of 14 bits and fewer in files of 16.
constexpr int darkest = 63;
constexpr std::int64_t mostSamples = 60;

std::size_t at(NodeId node) {
    return static_cast<std::size_t>(node);
}

void requireNoProblems(const ImportOptions& options) {
    if (const std::vector<std::string> problems = options.check(); !problems.empty()) {
        throw Error(joined(problems, "; "), "Correct " + plural(problems.size(), "it", "these"));
    }
}

ListOptions listOptions(const ImportOptions& options) {
    // One in an archive may be given by its path in there.
    const bool isOutside = !options.root.empty() && !archivedPath(options.path);
    return {.root = isOutside ? fs::absolute(options.root) : fs::path(options.root),
            .pathColumn = options.pathColumn,
            .labelColumns = options.labelColumns,
            .groupColumn = options.groupColumn,
            .boxes = options.boxes,
            .hasPicture = {}};
}

/// Decodes a few pictures: small originals stay small, and what decoding costs is measured.
void probe(const ImageSource& source, ImportReading& reading) {
    int longest = 0;
    std::uint8_t brightest = 0;
    std::int64_t decoded = 0;
    const std::int64_t count = std::min<std::int64_t>(source.size(), probedPictures);
    const auto begin = std::chrono::steady_clock::now();
    for (std::int64_t i = 0; i < count; ++i) {
        try {
            const Picture picture = source.get(i * source.size() / count, 0);
            longest = std::max({longest, picture.width, picture.height});
            if (!picture.pixels.empty()) {
                brightest = std::max(brightest, *std::max_element(picture.pixels.begin(), picture.pixels.end()));
            }
            ++decoded;
        } catch (const Error&) {
            continue;  // a damaged picture is told when the cache is built
        }
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    reading.imageSize = longest > 0 && longest <= 40 ? 32 : 64;
    if (decoded > 0 && brightest <= darkest) {
        reading.catalog.notes.push_back(
            "The pictures are very dark: the brightest value of those that were looked at is " +
            std::to_string(brightest) +
            " of 255. Cameras of 10 to 14 bits write such files of 16; stretch them first, 12 bits for example with "
            "'mogrify -level 0,6.25% *.png', and import them again.");
    }
    reading.secondsAPicture = decoded > 0 ? took.count() / static_cast<double>(decoded) : -1;
}

DatasetRecord recordOf(const ImportReading& reading, const ImportOptions& options) {
    DatasetRecord record;
    record.name = options.name;
    record.options = options;
    record.root = reading.catalog.root;
    record.format = reading.reader->format();
    record.recognisedBecause = reading.recognisedBecause;
    record.target = options.target;
    record.resize = options.resize;
    record.mirror = options.mirror == "yes" || (options.mirror == "auto" && record.format != DatasetFormat::Idx);
    record.imageSize = importedSize(reading, options);
    record.created = utcNow();
    return record;
}

void fillCounts(DatasetRecord& record, const Catalog& catalog) {
    record.trainImages = catalog.count(Split::Train);
    record.validationImages = catalog.count(Split::Validation);
    record.testImages = catalog.count(Split::Test);
    record.classes = static_cast<int>(catalog.classes().size());
    record.groups = catalog.countGroups();
    record.skipped = catalog.skipped;
    record.notes = catalog.notes;
    record.hasOwnSplits = catalog.hasOwnSplits;
}

std::vector<ClassSummary> summarise(const Catalog& catalog) {
    std::vector<ClassSummary> byNode(at(catalog.hierarchy.size()));
    for (const ImageRecord& image : catalog.images) {
        ClassSummary& summary = byNode[at(image.label)];
        summary.node = image.label;
        (image.split == Split::Test         ? summary.test
         : image.split == Split::Validation ? summary.validation
                                            : summary.train) += 1;
    }
    std::erase_if(byNode, [](const ClassSummary& summary) { return summary.images() == 0; });
    std::stable_sort(byNode.begin(), byNode.end(),
                     [](const ClassSummary& a, const ClassSummary& b) { return a.images() > b.images(); });
    return byNode;
}

/// A few pictures of each class, class by class in the order of the hierarchy; of some classes only, where there are
/// many.
std::vector<std::int64_t> chooseSamples(const Catalog& catalog) {
    std::map<NodeId, std::vector<std::int64_t>> byClass;
    for (std::size_t i = 0; i < catalog.images.size(); ++i) {
        byClass[catalog.images[i].label].push_back(static_cast<std::int64_t>(i));
    }
    const auto classes = static_cast<std::int64_t>(byClass.size());
    const std::int64_t shown = std::min(classes, mostSamples);
    const std::int64_t each = shown > 0 ? std::clamp<std::int64_t>(mostSamples / shown, 1, 6) : 0;
    std::vector<std::int64_t> samples;
    std::int64_t number = 0;
    for (const auto& [node, images] : byClass) {
        const std::int64_t index = number++;
        // Evenly over the classes: the n-th is shown where the count of those shown rises there.
        if ((index + 1) * shown / classes == index * shown / classes) {
            continue;
        }
        const auto count = static_cast<std::int64_t>(images.size());
        for (std::int64_t k = 0; k < std::min(each, count); ++k) {
            samples.push_back(images[static_cast<std::size_t>(k * count / std::min(each, count))]);
        }
    }
    return samples;
}

/// Labels that were edited in a data set which this one replaces are gone: that is told.
void noteOtherLabels(const Workspace& workspace, const std::string& name, Catalog& catalog) {
    std::map<std::string, std::string> before;
    try {
        const Catalog replaced = workspace.catalog(name);
        for (const ImageRecord& image : replaced.images) {
            before.emplace(image.location, replaced.hierarchy.path(image.label));
        }
    } catch (const Error&) {
        return;  // a damaged one is what may be replaced
    }
    std::int64_t others = 0;
    std::string example;
    for (const ImageRecord& image : catalog.images) {
        const auto known = before.find(image.location);
        const std::string& label = catalog.hierarchy.path(image.label);
        if (known != before.end() && known->second != label && others++ == 0) {
            example = image.location + " was '" + known->second + "' and is '" + label + "'";
        }
    }
    if (others > 0) {
        catalog.notes.push_back(counted(others, "picture has", "pictures have") +
                                " another label than before: labels are as they lie now, and what was edited in the "
                                "data set that this one replaced is gone; the first, " +
                                example + ".");
    }
}

/// How many classes are small before anything is done about it, at the level asked for.
void countSmall(const Catalog& read, const ImportOptions& options, ImportPreview& preview) {
    Catalog levelled = read;
    try {
        ClassOptions atLevel = classOptions(options);
        atLevel.minClassImages = 1;
        regroupClasses(levelled, atLevel);
    } catch (const Error&) {
        return;  // told as the problem
    }
    for (const std::int64_t own : countImages(levelled.hierarchy, levelled.labels()).own) {
        if (own > 0 && own < options.minClassImages) {
            ++preview.smallClasses;
            preview.smallClassImages += own;
        }
    }
}

}  // namespace

void attachHierarchy(const std::string& hierarchy, const std::vector<std::string>& meanings, Catalog& catalog) {
    if (hierarchy.empty()) {
        return;
    }
    if (hierarchy != wordNetHierarchy) {
        attachTree(catalog, readParentTree(hierarchy), hierarchy);
        return;
    }
    const auto folder = findWordNet();
    if (!folder) {
        throw Error("There is no WordNet on this machine",
                    "Install the package wordnet-base, or name its folder in WNHOME");
    }
    const WordNet wordNet(*folder);
    attachMeanings(catalog, wordNet, chooseMeanings(catalog, wordNet, meanings));
}

bool readSame(const ImportOptions& a, const ImportOptions& b) {
    return a.path == b.path && a.format == b.format && a.root == b.root && a.pathColumn == b.pathColumn &&
           a.labelColumns == b.labelColumns && a.groupColumn == b.groupColumn && a.boxes == b.boxes &&
           a.hierarchy == b.hierarchy && a.meanings == b.meanings;
}

std::shared_ptr<const ImportReading> readForImport(const ImportOptions& options, RunContext& context) {
    requireNoProblems(options);
    const fs::path path = fs::absolute(options.path).lexically_normal();
    for (const fs::path& folder : {path, fs::path(options.root)}) {
        if (!isUtf8(folder.string())) {  // else the record would name another
            throw Error("Cannot import " + withEscapedBytes(folder.string()) + ": this path is not UTF-8",
                        "Rename the file or folder, and import it then");
        }
    }
    auto reading = std::make_shared<ImportReading>();
    reading->reader = createDatasetReader(options.format, path, listOptions(options));
    reading->catalog = reading->reader->read(path, context);
    reading->recognisedBecause = reading->reader->recognise(path).value_or("it was named");
    tidyLabelNames(reading->catalog);
    attachHierarchy(options.hierarchy, options.meanings, reading->catalog);
    context.checkStop();
    probe(*reading->reader->open(reading->catalog), *reading);
    return reading;
}

int importedSize(const ImportReading& reading, const ImportOptions& options) {
    return options.imageSize > 0 ? options.imageSize : reading.imageSize;
}

double ImportPreview::imbalance() const {
    return classes.empty() ? 0
                           : static_cast<double>(classes.front().images()) /
                                 static_cast<double>(std::max<std::int64_t>(1, classes.back().images()));
}

ImportPreview previewImport(const ImportReading& reading, const ImportOptions& options,
                            const ImportFindings& findings) {
    requireNoProblems(options);
    ImportPreview preview;
    preview.record = recordOf(reading, options);
    const Catalog read = withoutDamaged(reading.catalog, findings.damaged);
    countSmall(read, options, preview);
    try {
        preview.catalog = arrangeImport(reading, options, findings, &preview.groupImagesDropped);
        const auto left = static_cast<std::int64_t>(preview.catalog.skipped.size() - read.skipped.size());
        preview.smallImagesDropped =
            options.smallClasses == SmallClasses::Refuse ? 0 : left - preview.groupImagesDropped;
        preview.leftOver = static_cast<std::int64_t>(read.images.size() - preview.catalog.images.size()) - left;
        noteNearCopies(findings.allCopies(), preview.catalog);
    } catch (const Error& error) {
        preview.problem = error.what();
        preview.catalog = read;
    }
    fillCounts(preview.record, preview.catalog);
    preview.counts = countImages(preview.catalog.hierarchy, preview.catalog.labels());
    preview.classes = summarise(preview.catalog);
    const auto images = static_cast<std::uint64_t>(preview.catalog.images.size());
    const auto side = static_cast<std::uint64_t>(preview.record.imageSize);
    preview.cacheBytes = images * side * side * 3;
    if (reading.secondsAPicture >= 0) {
        preview.decodingSeconds = reading.secondsAPicture * static_cast<double>(images) / availableThreads();
    }
    preview.samples = chooseSamples(preview.catalog);
    try {
        preview.source = reading.reader->open(preview.catalog);
    } catch (const Error&) {
        preview.source = nullptr;  // the files went while they were looked at: the import itself tells
    }
    return preview;
}

ImportPreview previewImport(const ImportOptions& options, RunContext& context) {
    return previewImport(*readForImport(options, context), options);
}

std::string runImport(const Workspace& workspace, const ImportOptions& options, RunContext& context) {
    const std::shared_ptr<const ImportReading> reading = readForImport(options, context);
    DatasetRecord record = recordOf(*reading, options);
    std::shared_ptr<const ImageCache> cache;
    const PictureLook look{
        .decode =
            [&](Catalog& catalog) {
                const std::size_t before = catalog.skipped.size();
                const std::unique_ptr<ImageSource> source = reading->reader->open(catalog);
                cache = ImageCache::openOrBuild(
                    workspace.cacheFolder(), catalog, *source,
                    {.size = record.imageSize, .resize = record.resize, .maxBytes = workspace.cacheLimit()}, context);
                DamagedPictures damaged;
                for (std::size_t i = before; i < catalog.skipped.size(); ++i) {
                    damaged.emplace(catalog.skipped[i].location, catalog.skipped[i].reason);
                }
                return damaged;
            },
        .nearCopies = [&](const Catalog&) { return findNearCopies(*cache, 0, context); }};
    ImportFindings findings;
    Catalog catalog = settleImport(*reading, options, look, findings);
    noteNearCopies(findings.allCopies(), catalog);
    if (workspace.hasDataset(record.name)) {
        noteOtherLabels(workspace, record.name, catalog);
    }
    record.cacheKey = cache->folder().filename().string();
    fillCounts(record, catalog);
    workspace.saveDataset(record, catalog);
    workspace.removeRanking(record.name);  // where there is one, it is of the pictures that these replace
    std::string result = counted(catalog.images.size(), "picture", "pictures") + " of " +
                         counted(record.classes, "class", "classes") + ": " + std::to_string(record.trainImages) +
                         " to train, ";
    if (!record.target) {
        result += std::to_string(record.validationImages) + " to validate, ";
    }
    result += std::to_string(record.testImages) + " to test";
    if (!record.skipped.empty()) {
        result += "; " + counted(record.skipped.size(), "file", "files") + " skipped";
    }
    return result;
}

}  // namespace docent

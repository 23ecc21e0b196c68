// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ImportFindings.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/Error.h"
#include "base/Words.h"
#include "data/LackingClasses.h"
#include "data/NamesInNotes.h"
#include "jobs/Import.h"

namespace docent {

namespace {

/// Of making splits again for near-copies among pictures that limits had left out before.
constexpr int mostRounds = 5;

/// Groups are drawn whole, and each class keeps one at least: of few large ones none may be left for another part.
void noteMissingParts(Catalog& catalog, bool needsTest, bool needsValidation) {
    const bool hasNoTest = needsTest && catalog.count(Split::Test) == 0;
    const bool hasNoValidation = needsValidation && catalog.count(Split::Validation) == 0;
    if (catalog.countGroups() > 0 && (hasNoTest || hasNoValidation)) {
        catalog.notes.push_back("No picture could be set aside " +
                                std::string(hasNoTest ? "for testing" : "for validation") +
                                ": groups stay whole, and each class keeps one of its groups to train. Say in a "
                                "column 'split' of the list which pictures are to test.");
    }
}

/// A class of damaged pictures alone; "" where there is none.
std::string damagedClasses(const Catalog& before, const Catalog& after) {
    std::set<NodeId> left;
    for (const ImageRecord& image : after.images) {
        left.insert(image.label);
    }
    std::vector<std::string> names;
    for (const NodeId node : before.classes()) {
        if (!left.contains(node)) {
            names.push_back(before.hierarchy.path(node));
        }
    }
    if (names.empty()) {
        return {};
    }
    std::string sentence = counted(names.size(), "class has", "classes have") +
                           " damaged pictures alone, and none to use: " + nameExamples(names);
    return sentence;
}

/// What became of the set's own parts beside training.
void noteOwnParts(Catalog& catalog, std::int64_t ownValidation, bool lackedTest) {
    if (ownValidation > 0) {
        catalog.notes.push_back(counted(ownValidation, "picture that is", "pictures that are") +
                                " to validate by the set's own split joined those to train: the fine-tuning of a task "
                                "draws its own part of these to choose by.");
    }
    if (lackedTest && catalog.count(Split::Test) > 0) {
        catalog.notes.push_back("The set's own split has no test part, so it was drawn from the pictures to train.");
    }
}

}  // namespace

NearCopyPairs ImportFindings::allCopies() const {
    NearCopyPairs all = copies;
    all.insert(lateCopies.begin(), lateCopies.end());
    return all;
}

Catalog withoutDamaged(Catalog catalog, const DamagedPictures& damaged) {
    std::erase_if(catalog.images, [&](const ImageRecord& image) { return damaged.contains(image.location); });
    for (const auto& [location, reason] : damaged) {
        catalog.skipped.push_back({location, reason});
    }
    return catalog;
}

ClassOptions classOptions(const ImportOptions& options) {
    return {.level = options.level, .minClassImages = options.minClassImages, .smallClasses = options.smallClasses};
}

Catalog arrangeImport(const ImportReading& reading, const ImportOptions& options, const ImportFindings& findings,
                      std::int64_t* groupImagesDropped) {
    const bool isDividedToo = options.nearCopies == NearCopies::Drop;
    Catalog catalog = withoutDamaged(reading.catalog, findings.damaged);
    const std::string damaged = findings.damaged.empty() ? std::string() : damagedClasses(reading.catalog, catalog);
    groupNearCopies(findings.copies, isDividedToo, catalog);
    try {
        regroupClasses(catalog, classOptions(options));
    } catch (const Error& error) {
        if (damaged.empty()) {
            throw;
        }
        throw Error(error.reason() + ". " + damaged, error.mend());
    }
    if (!damaged.empty()) {
        catalog.notes.push_back(damaged + ".");
    }
    const double testFraction = options.testFraction >= 0 ? options.testFraction : options.target ? 0.3 : 0.1;
    const std::int64_t ownValidation = options.target && catalog.hasOwnSplits ? catalog.count(Split::Validation) : 0;
    const bool lacksTest = catalog.hasOwnSplits && catalog.count(Split::Test) == 0;
    // A task chooses by a part of its training pictures that transfer draws: its own validation part joins them.
    const SplitOptions splits{.validationFraction = options.target ? 0 : options.validationFraction,
                              .testFraction = testFraction,
                              .maxTrain = options.maxTrain,
                              .maxTest = options.maxTest,
                              .keepValidation = !options.target,
                              .seed = options.seed};
    std::int64_t dropped = 0;
    try {
        dropped = assignSplits(catalog, splits);
    } catch (const Error& error) {
        if (isDividedToo && !findings.copies.empty()) {
            throw Error(error.reason() + " once near-copies are left out",
                        "Keep them with --near-copies group, or look at which they are");
        }
        throw;
    }
    if (groupImagesDropped != nullptr) {
        *groupImagesDropped = dropped;
    }
    std::erase_if(catalog.images, [](const ImageRecord& image) { return image.split == Split::Unassigned; });
    noteOwnParts(catalog, ownValidation, lacksTest);
    noteLackingClasses(catalog);
    noteMissingParts(catalog, testFraction > 0, !options.target && options.validationFraction > 0);
    groupNearCopies(findings.lateCopies, isDividedToo, catalog);
    return catalog;
}

Catalog settleImport(const ImportReading& reading, const ImportOptions& options, const PictureLook& look,
                     ImportFindings& findings) {
    for (int round = 0;; ++round) {
        Catalog catalog = arrangeImport(reading, options, findings);
        if (DamagedPictures damaged = look.decode(catalog); !damaged.empty()) {
            findings.damaged.merge(damaged);
            continue;
        }
        // Limits may draw other pictures where splits are made again for near-copies.
        if (options.nearCopies == NearCopies::Ignore || round >= mostRounds) {
            return catalog;
        }
        NearCopyPairs found = newNearCopies(look.nearCopies(catalog), catalog, findings.copies);
        if (!dividesNearCopies(found, catalog)) {
            findings.lateCopies = std::move(found);
            groupNearCopies(findings.lateCopies, options.nearCopies == NearCopies::Drop, catalog);
            return catalog;
        }
        findings.copies.merge(found);
    }
}

}  // namespace docent

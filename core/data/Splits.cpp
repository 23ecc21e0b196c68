// SPDX-License-Identifier: GPL-3.0-or-later
// assignSplits() of Catalog.h.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numeric>
#include <utility>

#include "base/Error.h"
#include "base/Random.h"
#include "base/Words.h"
#include "data/Catalog.h"

namespace docent {

namespace {

std::size_t at(NodeId node) {
    return static_cast<std::size_t>(node);
}

/// The images of one class that a part may be drawn from, in an order that depends on the seed, the class's path and
/// the locations alone. The order of some stays where others are taken out, so that a set of which a few files turn out
/// to be damaged is divided nearly as before. Draws take from the end.
struct Pool {
    std::vector<std::int64_t> images;
    std::int64_t total = 0;  ///< images before anything was drawn
    std::int64_t capacity() const { return static_cast<std::int64_t>(images.size()) - 1; }
};

std::uint64_t textKey(const std::string& text) {
    std::uint64_t key = 0xcbf29ce484222325ULL;  // FNV-1a
    for (const char c : text) {
        key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return key;
}

/// One pool a class, sorted by the class's path.
std::vector<Pool> makePools(const Catalog& catalog, const std::vector<std::int64_t>& images, std::uint64_t seed) {
    const auto location = [&](std::int64_t i) -> const std::string& {
        return catalog.images[static_cast<std::size_t>(i)].location;
    };
    std::map<std::string, Pool> byPath;
    for (const std::int64_t i : images) {
        byPath[catalog.hierarchy.path(catalog.images[static_cast<std::size_t>(i)].label)].images.push_back(i);
    }
    std::vector<Pool> pools;
    for (auto& [path, pool] : byPath) {
        const std::uint64_t classKey = textKey(path);
        std::vector<std::pair<std::uint64_t, std::int64_t>> lots;
        lots.reserve(pool.images.size());
        for (const std::int64_t i : pool.images) {
            lots.emplace_back(Random{seed, classKey, textKey(location(i))}.next(), i);
        }
        std::sort(lots.begin(), lots.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : location(a.second) < location(b.second);
        });
        std::transform(lots.begin(), lots.end(), pool.images.begin(), [](const auto& lot) { return lot.second; });
        pool.total = static_cast<std::int64_t>(pool.images.size());
        pools.push_back(std::move(pool));
    }
    return pools;
}

/// How many each class gives to a part of `fraction`: proportional by largest remainder, so that the sum is the
/// fraction of the sum also where single classes are too small to give one; equal remainders are ordered by lot. A
/// class keeps at least one image.
std::vector<std::int64_t> apportion(const std::vector<Pool>& pools, double fraction, Random random) {
    std::vector<std::int64_t> give(pools.size(), 0);
    std::vector<std::size_t> order(pools.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    std::vector<double> remainder(pools.size());
    std::int64_t all = 0;
    std::int64_t given = 0;
    for (std::size_t c = 0; c < pools.size(); ++c) {
        const double quota = static_cast<double>(pools[c].total) * fraction;
        // 10 * 0.3 must count as 3, whatever the last bit of the product says.
        const auto whole = static_cast<std::int64_t>(std::floor(quota + 1e-9));
        give[c] = std::min(whole, std::max<std::int64_t>(pools[c].capacity(), 0));
        remainder[c] = quota - static_cast<double>(give[c]);
        all += pools[c].total;
        given += give[c];
    }
    const std::int64_t wanted =
        fraction > 0 ? std::max<std::int64_t>(1, std::llround(static_cast<double>(all) * fraction)) : 0;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainder[a] > remainder[b] + 1e-9; });
    bool moved = true;
    while (given < wanted && moved) {
        moved = false;
        for (const std::size_t c : order) {
            if (given < wanted && give[c] < pools[c].capacity()) {
                ++give[c];
                ++given;
                moved = true;
            }
        }
    }
    return give;
}

/// The same with whole groups.
void drawGroups(std::vector<Pool>& pools, Catalog& catalog, Split split, const std::vector<std::int64_t>& give,
                std::uint64_t seed) {
    std::vector<std::int64_t> images;
    std::vector<std::size_t> classes;
    std::vector<std::int32_t> groups;
    std::vector<std::uint64_t> lots;  // by location: others do not change how these are divided
    for (std::size_t c = 0; c < pools.size(); ++c) {
        for (const std::int64_t image : pools[c].images) {
            const ImageRecord& record = catalog.images[static_cast<std::size_t>(image)];
            images.push_back(image);
            classes.push_back(c);
            groups.push_back(record.group);
            lots.push_back(Random{seed, textKey(record.location)}.next());
        }
    }
    for (const std::int64_t item : drawWholeGroups(classes, groups, give, lots)) {
        catalog.images[static_cast<std::size_t>(images[static_cast<std::size_t>(item)])].split = split;
    }
    for (Pool& pool : pools) {
        std::erase_if(pool.images, [&](std::int64_t image) {
            return catalog.images[static_cast<std::size_t>(image)].split == split;
        });
    }
}

void draw(std::vector<Pool>& pools, Catalog& catalog, Split split, double fraction, Random random) {
    const std::vector<std::int64_t> give = apportion(pools, fraction, random);
    const bool hasGroups = std::any_of(pools.begin(), pools.end(), [&](const Pool& pool) {
        return std::any_of(pool.images.begin(), pool.images.end(), [&](std::int64_t image) {
            return catalog.images[static_cast<std::size_t>(image)].group != noGroup;
        });
    });
    if (hasGroups) {
        drawGroups(pools, catalog, split, give, random.next());
        return;
    }
    for (std::size_t c = 0; c < pools.size(); ++c) {
        for (std::int64_t k = 0; k < give[c]; ++k) {
            catalog.images[static_cast<std::size_t>(pools[c].images.back())].split = split;
            pools[c].images.pop_back();
        }
    }
}

/// Keeps at most `most` images, each class giving the same number as far as it has them; which classes give one more
/// in the last round is drawn by lot. The rest becomes Unassigned.
void keepEvenly(std::vector<Pool>& pools, Catalog& catalog, std::int64_t most, Random random) {
    std::vector<std::size_t> order(pools.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    random.shuffle(order);
    std::vector<std::size_t> keep(pools.size(), 0);
    bool moved = true;
    while (most > 0 && moved) {
        moved = false;
        for (const std::size_t c : order) {
            if (most > 0 && keep[c] < pools[c].images.size()) {
                ++keep[c];
                --most;
                moved = true;
            }
        }
    }
    for (std::size_t c = 0; c < pools.size(); ++c) {
        for (std::size_t k = keep[c]; k < pools[c].images.size(); ++k) {
            catalog.images[static_cast<std::size_t>(pools[c].images[k])].split = Split::Unassigned;
        }
        pools[c].images.resize(keep[c]);
        pools[c].total = static_cast<std::int64_t>(keep[c]);
    }
}

/// Lets each group that the set's own splits divide lie in one; see assignSplits(). Before this, images without a split
/// of their own are Unassigned. Returns how many images were left out.
std::int64_t keepGroupsWhole(Catalog& catalog) {
    const auto isHeldOut = [](Split split) { return split == Split::Test || split == Split::Validation; };
    std::vector<Split> splitOf(catalog.groups.size(), Split::Train);
    for (const ImageRecord& image : catalog.images) {
        if (image.group != noGroup && isHeldOut(image.split)) {
            Split& split = splitOf[static_cast<std::size_t>(image.group)];
            split = split == Split::Test ? split : image.split;
        }
    }
    const std::size_t before = catalog.images.size();
    std::erase_if(catalog.images, [&](ImageRecord& image) {
        const Split split = image.group == noGroup ? Split::Train : splitOf[static_cast<std::size_t>(image.group)];
        if (!isHeldOut(split) || image.split == split) {
            return false;
        }
        if (image.split == Split::Unassigned) {
            image.split = split;
            return false;
        }
        catalog.skipped.push_back(
            {image.location, "is of the group '" + catalog.groups[static_cast<std::size_t>(image.group)] +
                                 "', which lies in the " + (split == Split::Test ? "test" : "validation") + " part"});
        return true;
    });
    return static_cast<std::int64_t>(before - catalog.images.size());
}

void check(const SplitOptions& options) {
    const auto isFraction = [](double f) { return f >= 0 && f < 1; };
    if (!isFraction(options.validationFraction) || !isFraction(options.testFraction) ||
        options.validationFraction + options.testFraction >= 1) {
        throw Error("The validation part and the test part must each be 0 or more, and together less than 1",
                    "Use 0.1 for each, for example");
    }
    if (options.maxTrain < 0 || options.maxTest < 0) {
        throw Error("The most images for training and for testing must not be negative", "Use 0 for all");
    }
}

/// What is drawn at once: a group, or an image that is in none.
struct Unit {
    std::vector<std::int64_t> items;
    std::vector<std::pair<std::size_t, std::int64_t>> counts;  ///< by class
};

std::vector<Unit> makeUnits(const std::vector<std::size_t>& classes, const std::vector<std::int32_t>& groups) {
    std::vector<Unit> units;
    std::map<std::int32_t, std::size_t> byGroup;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        std::size_t unit = units.size();
        if (groups[i] != noGroup) {
            unit = byGroup.try_emplace(groups[i], unit).first->second;
        }
        if (unit == units.size()) {
            units.emplace_back();
        }
        units[unit].items.push_back(static_cast<std::int64_t>(i));
        auto& counts = units[unit].counts;
        const auto known =
            std::find_if(counts.begin(), counts.end(), [&](const auto& c) { return c.first == classes[i]; });
        if (known == counts.end()) {
            counts.emplace_back(classes[i], 1);
        } else {
            ++known->second;
        }
    }
    return units;
}

/// Draws from units that are in the order of their lots.
std::vector<std::int64_t> drawUnits(std::vector<Unit> units, const std::vector<std::size_t>& classes,
                                    const std::vector<std::int64_t>& give) {
    // Large ones first: the small ones then fill up what is left.
    std::stable_sort(units.begin(), units.end(),
                     [](const Unit& a, const Unit& b) { return a.items.size() > b.items.size(); });
    std::vector<std::int64_t> left(give.size(), 0);  // to the class, of all its items
    for (const std::size_t c : classes) {
        ++left[c];
    }
    std::vector<std::int64_t> missing = give;
    std::vector<std::int64_t> drawn;
    const auto take = [&](Unit& unit) {
        for (const auto& [c, count] : unit.counts) {
            left[c] -= count;
            missing[c] -= count;
        }
        drawn.insert(drawn.end(), unit.items.begin(), unit.items.end());
        unit.items.clear();
    };
    const auto isPossible = [&](const Unit& unit) {
        return !unit.items.empty() && std::all_of(unit.counts.begin(), unit.counts.end(),
                                                  [&](const auto& c) { return left[c.first] > c.second; });
    };
    for (Unit& unit : units) {
        const bool fits = std::all_of(unit.counts.begin(), unit.counts.end(),
                                      [&](const auto& c) { return c.second <= missing[c.first]; });
        if (fits && isPossible(unit)) {
            take(unit);
        }
    }
    // Then, smallest first, also one that is too large, where what its classes give comes nearer to what they are to.
    for (auto unit = units.rbegin(); unit != units.rend(); ++unit) {
        std::int64_t nearer = 0;
        for (const auto& [c, count] : unit->counts) {
            nearer += std::abs(missing[c]) - std::abs(missing[c] - count);
        }
        if (nearer > 0 && isPossible(*unit)) {
            take(*unit);
        }
    }
    // Where all groups of a class are much larger than what it is to give, none was: one class after another gives its
    // smallest then, until the sum is right.
    std::int64_t sum = std::accumulate(missing.begin(), missing.end(), std::int64_t{0});
    for (auto unit = units.rbegin(); unit != units.rend() && sum > 0; ++unit) {
        const auto size = static_cast<std::int64_t>(unit->items.size());
        const bool isWanted = std::any_of(unit->counts.begin(), unit->counts.end(), [&](const auto& c) {
            return missing[c.first] > 0 && missing[c.first] == give[c.first];
        });
        if (isWanted && (drawn.empty() || std::abs(sum - size) < sum) && isPossible(*unit)) {
            take(*unit);
            sum -= size;
        }
    }
    std::sort(drawn.begin(), drawn.end());
    return drawn;
}

}  // namespace

std::vector<std::int64_t> drawWholeGroups(const std::vector<std::size_t>& classes,
                                          const std::vector<std::int32_t>& groups,
                                          const std::vector<std::int64_t>& give, std::uint64_t seed) {
    std::vector<Unit> units = makeUnits(classes, groups);
    Random random{seed, 0x67726f757073ULL};
    random.shuffle(units);
    return drawUnits(std::move(units), classes, give);
}

std::vector<std::int64_t> drawWholeGroups(const std::vector<std::size_t>& classes,
                                          const std::vector<std::int32_t>& groups,
                                          const std::vector<std::int64_t>& give,
                                          const std::vector<std::uint64_t>& lots) {
    std::vector<std::pair<std::uint64_t, Unit>> units;
    for (Unit& unit : makeUnits(classes, groups)) {
        std::uint64_t lot = lots[static_cast<std::size_t>(unit.items.front())];
        for (const std::int64_t item : unit.items) {
            lot = std::min(lot, lots[static_cast<std::size_t>(item)]);
        }
        units.emplace_back(lot, std::move(unit));
    }
    std::stable_sort(units.begin(), units.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Unit> ordered;
    for (auto& [lot, unit] : units) {
        ordered.push_back(std::move(unit));
    }
    return drawUnits(std::move(ordered), classes, give);
}

std::int64_t assignSplits(Catalog& catalog, const SplitOptions& options) {
    check(options);
    Catalog result = catalog;
    if (!result.hasOwnSplits) {
        for (ImageRecord& image : result.images) {
            image.split = Split::Unassigned;
        }
    }
    if (!options.keepValidation) {
        for (ImageRecord& image : result.images) {
            image.split = image.split == Split::Validation ? Split::Train : image.split;
        }
    }
    const std::int64_t leftOut = keepGroupsWhole(result);
    const bool hasTest = result.count(Split::Test) > 0;
    const bool hasValidation = result.count(Split::Validation) > 0;
    std::vector<std::int64_t> trainable;
    for (std::size_t i = 0; i < result.images.size(); ++i) {
        if (result.images[i].split == Split::Train || result.images[i].split == Split::Unassigned) {
            result.images[i].split = Split::Train;
            trainable.push_back(static_cast<std::int64_t>(i));
        }
    }
    std::vector<Pool> pools = makePools(result, trainable, options.seed);
    const std::vector<NodeId> classes = result.classes();
    if (pools.size() < classes.size()) {
        std::vector<bool> trained(at(result.hierarchy.size()), false);
        for (const std::int64_t i : trainable) {
            trained[at(result.images[static_cast<std::size_t>(i)].label)] = true;
        }
        const auto missing = std::find_if(classes.begin(), classes.end(), [&](NodeId c) { return !trained[at(c)]; });
        throw Error("The class '" + result.hierarchy.path(*missing) + "' of " + result.root.string() +
                        " has no picture for training, only for validation or test",
                    "Move some of its pictures to the training part, or remove the class");
    }
    const auto classCount = static_cast<std::int64_t>(pools.size());
    if (options.maxTrain > 0 && options.maxTrain < classCount) {
        throw Error("At most " + counted(options.maxTrain, "picture", "pictures") + " for training are too few for " +
                        std::to_string(classCount) + " classes",
                    "Use at least " + std::to_string(classCount));
    }

    const auto random = [&](std::uint64_t purpose) { return Random{options.seed, 0x73706c6974ULL, purpose}; };
    const auto limitTrain = [&] {
        if (options.maxTrain > 0) {
            keepEvenly(pools, result, options.maxTrain, random(0));
        }
    };
    // A small task with a test part of its own spends its few images on training and validation together, as VTAB-1k
    // does (800 + 200). Elsewhere the limit holds for what is left when the other parts have been drawn.
    if (hasTest) {
        limitTrain();
    }
    if (!hasTest) {
        draw(pools, result, Split::Test, options.testFraction, random(1));
    }
    if (!hasValidation) {
        draw(pools, result, Split::Validation, options.validationFraction, random(2));
    }
    if (!hasTest) {
        limitTrain();
    }
    if (options.maxTest > 0) {
        std::vector<Pool> test = makePools(result, result.indices(Split::Test), options.seed + 1);
        keepEvenly(test, result, options.maxTest, random(3));
    }
    catalog = std::move(result);
    return leftOut;
}

}  // namespace docent

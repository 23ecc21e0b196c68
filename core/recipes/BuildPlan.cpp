// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/BuildPlan.h"

#include <algorithm>
#include <map>

#include "base/Error.h"
#include "base/Words.h"
#include "data/Catalog.h"

namespace docent {

namespace {

struct Item {
    std::size_t part;
    const Thing* thing;
    Split split;
};
/// Label -> its things.
using Classes = std::map<std::string, std::vector<Item>>;

std::string fullLabel(const RecipePart& part, const Thing& thing) {
    const std::string separator = part.options.label.empty() || thing.label.empty() ? "" : "/";
    std::string label = part.options.label + separator + thing.label;
    if (label.empty()) {
        part.yaml->fail("generator", "gives no label", "Add a 'label', or levels of one");
    }
    return label;
}

std::int64_t picturesOf(const Recipe& recipe, const std::vector<Item>& items) {
    std::int64_t sum = 0;
    for (const Item& item : items) {
        sum += recipe.parts[item.part].options.renderings;
    }
    return sum;
}

/// Of each part the classes with the most things, as many as the recipe wants.
Classes gather(const Recipe& recipe, const std::vector<std::vector<Thing>>& things, std::vector<LeftOut>& leftOut) {
    Classes classes;
    for (std::size_t p = 0; p < things.size(); ++p) {
        Classes ofPart;
        for (const Thing& thing : things[p]) {
            ofPart[fullLabel(recipe.parts[p], thing)].push_back({p, &thing, thing.split});
        }
        std::vector<std::pair<std::int64_t, std::string>> order;
        for (const auto& [label, items] : ofPart) {
            order.emplace_back(-static_cast<std::int64_t>(items.size()), label);
        }
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < order.size(); ++i) {
            std::vector<Item>& items = ofPart[order[i].second];
            if (recipe.maxClasses > 0 && i >= static_cast<std::size_t>(recipe.maxClasses)) {
                leftOut.push_back(
                    {"the class '" + order[i].second + "' is not among the largest ones", picturesOf(recipe, items)});
                continue;
            }
            std::vector<Item>& all = classes[order[i].second];
            all.insert(all.end(), items.begin(), items.end());
        }
    }
    std::erase_if(classes, [&](const auto& entry) {
        const std::int64_t pictures = picturesOf(recipe, entry.second);
        if (pictures >= recipe.minClass) {
            return false;
        }
        leftOut.push_back(
            {"the class '" + entry.first + "' has fewer than " + std::to_string(recipe.minClass) + " pictures",
             pictures});
        return true;
    });
    return classes;
}

/// Whole groups into the training and the test part.
void divide(const Recipe& recipe, Classes& classes, std::uint64_t seed) {
    std::vector<Item*> items;
    std::vector<std::size_t> classOf;
    std::vector<std::int32_t> groupOf;
    std::vector<std::int64_t> give;
    std::map<std::string, std::int32_t> groups;
    const double share = static_cast<double>(recipe.test) / static_cast<double>(recipe.test + recipe.train);
    for (auto& [label, ofClass] : classes) {
        std::int64_t undivided = 0;
        for (Item& item : ofClass) {
            if (item.split != Split::Unassigned) {
                continue;
            }
            ++undivided;
            items.push_back(&item);
            classOf.push_back(give.size());
            const std::string& group = item.thing->group;
            groupOf.push_back(group.empty()
                                  ? noGroup
                                  : groups.emplace(group, static_cast<std::int32_t>(groups.size())).first->second);
        }
        give.push_back(static_cast<std::int64_t>(static_cast<double>(undivided) * share + 0.5));
    }
    for (Item* item : items) {
        item->split = Split::Train;
    }
    for (const std::int64_t i : drawWholeGroups(classOf, groupOf, give, seed)) {
        items[static_cast<std::size_t>(i)]->split = Split::Test;
    }
}

/// A folder's name for each level of a label, never one that is hidden or goes up.
std::string folderOf(const std::string& label) {
    std::string folder = "pictures/";
    bool isStart = true;
    for (const char c : label) {
        if (isStart && c == '.') {
            folder += '_';
        }
        isStart = c == '/';
        folder += static_cast<unsigned char>(c) < 0x20 ? '_' : c;
    }
    return folder;
}

/// Up to `most` pictures of things in this order: each once, then each again as often as its part shows it.
void take(const Recipe& recipe, const std::vector<Item>& items, Split split, std::int64_t most,
          const std::string& label, std::uint64_t seed, std::vector<PlannedPicture>& pictures) {
    int rendering = 0;
    for (bool isAny = true; isAny && most > 0; ++rendering) {
        isAny = false;
        for (const Item& item : items) {
            if (item.split != split || rendering >= recipe.parts[item.part].options.renderings || most == 0) {
                continue;
            }
            isAny = true;
            --most;
            PlannedPicture picture;
            picture.part = item.part;
            picture.thing = *item.thing;
            picture.thing.label = label;
            picture.rendering = rendering;
            picture.split = split;
            picture.random = Random{seed, textKey(item.thing->origin), static_cast<std::uint64_t>(rendering)};
            pictures.push_back(std::move(picture));
        }
    }
}

}  // namespace

std::uint64_t textKey(std::string_view text) {
    std::uint64_t key = 0xcbf29ce484222325ULL;
    for (const char c : text) {
        key = (key ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return key;
}

BuildPlan planPictures(const Recipe& recipe, const std::vector<std::vector<Thing>>& things, std::uint64_t seed) {
    BuildPlan plan;
    Classes classes = gather(recipe, things, plan.leftOut);
    for (auto& [label, items] : classes) {
        Random{seed, textKey(label)}.shuffle(items);
    }
    if (!recipe.isSource()) {
        divide(recipe, classes, seed);
        std::erase_if(classes, [&](const auto& entry) {
            const auto has = [&](Split split) {
                return std::any_of(entry.second.begin(), entry.second.end(),
                                   [&](const Item& item) { return item.split == split; });
            };
            if (has(Split::Train) && has(Split::Test)) {
                return false;
            }
            plan.leftOut.push_back(
                {"the groups of the class '" + entry.first + "' cannot be divided", picturesOf(recipe, entry.second)});
            return true;
        });
    }
    if (classes.size() < 2) {
        throw Error("The recipe '" + recipe.name + "' finds " + counted(classes.size(), "class", "classes") +
                        " with enough pictures",
                    "Look at min_class, at its patterns, and at what its packages have");
    }
    plan.classes = std::ssize(classes);
    plan.trainOfClass = std::max<std::int64_t>(1, recipe.train / plan.classes);
    plan.testOfClass = std::max<std::int64_t>(1, recipe.test / plan.classes);
    for (const auto& [label, items] : classes) {
        const std::size_t before = plan.pictures.size();
        if (recipe.isSource()) {
            const int own = recipe.parts[items.front().part].options.maxClass;
            const int most = own > 0 ? own : recipe.maxClass;
            take(recipe, items, Split::Unassigned, most > 0 ? most : picturesOf(recipe, items), label, seed,
                 plan.pictures);
        } else {
            // Some are damaged or near-copies of others.
            const auto withSpare = [](std::int64_t count) { return count + count / 3 + 2; };
            take(recipe, items, Split::Train, withSpare(plan.trainOfClass), label, seed, plan.pictures);
            take(recipe, items, Split::Test, withSpare(plan.testOfClass), label, seed, plan.pictures);
        }
        const std::string folder = folderOf(label);
        for (std::size_t i = before; i < plan.pictures.size(); ++i) {
            const std::string number = std::to_string(i - before + 1);
            plan.pictures[i].file = folder;
            plan.pictures[i].file.append("/").append(std::string(number.size() < 4 ? 4 - number.size() : 0, '0'));
            plan.pictures[i].file.append(number).append(".png");
        }
    }
    return plan;
}

}  // namespace docent

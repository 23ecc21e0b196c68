// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/DatasetBuild.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <set>

#include "base/Csv.h"
#include "base/Files.h"
#include "base/Hash.h"
#include "base/Parallel.h"
#include "base/Utf8.h"
#include "base/Words.h"
#include "data/ImageDecoder.h"
#include "data/NearCopies.h"
#include "recipes/CopyCheck.h"

namespace docent {

namespace {

/// Another number where the same recipe gives other pictures than before.
constexpr int builderVersion = 2;
constexpr const char* stampName = "building.yaml";
constexpr std::size_t mostSkippedTold = 200;

/// One build under way.
class DatasetBuilder {
public:
    DatasetBuilder(const Recipe& recipe, const BuildOptions& options, RunContext& context)
        : m_recipe(recipe), m_options(options), m_context(context), m_dpkg(options.dpkg) {}

    BuildResult run() {
        const auto begin = std::chrono::steady_clock::now();
        m_record.build = buildHash(m_recipe, m_options);
        if (std::optional<BuildRecord> there = loadBuildRecord(m_options.folder);
            there && there->build == m_record.build) {
            const std::int64_t pictures = there->pictures;
            return {std::move(*there), true, pictures};
        }
        prepareFolder();
        listThings();
        draw();
        leaveOutCopies();
        choose();
        write();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        fillRecord(took.count());
        saveBuildRecord(m_options.folder, m_record);
        std::error_code error;
        fs::remove(m_options.folder / stampName, error);
        return {std::move(m_record), false, m_reused};
    }

private:
    struct Drawn {
        bool isThere = false;
        std::string problem;  ///< why it is left out
        std::uint64_t hash = 0;
        Picture picture;                 ///< of a task, which is compared with others
        std::optional<BareThing> thing;  ///< that it shows; of a source once for all of its renderings
    };

    /// The folder of another build is emptied, of what a build puts there.
    void prepareFolder() {
        const fs::path& folder = m_options.folder;
        std::error_code error;
        std::string under;
        if (isFile(folder / stampName)) {
            Yaml::load(folder / stampName).get("build", under);
        } else if (fs::exists(folder, error) && !isFile(folder / buildRecordName) && !fs::is_empty(folder, error)) {
            throw Error("The folder " + folder.string() + " holds something else", "Build to another one with --to");
        }
        makeFolder(folder);
        requireWritable(folder);
        if (under == m_record.build) {
            return;
        }
        for (const char* name :
             {buildRecordName, stampName, "pictures.csv", "fingerprints.bin", "things.bin", "pictures"}) {
            fs::remove_all(folder / name, error);
        }
        Yaml stamp;
        stamp.set("build", m_record.build);
        stamp.set("recipe", m_recipe.name);
        stamp.set("seed", m_options.seed);
        writeFileAtomically(folder / stampName, stamp.text());
    }

    void listThings() {
        m_context.progress({.stage = "Listing what '" + m_recipe.name + "' can show"});
        const PackageFiles files(m_dpkg, m_recipe.packageNames());
        Listing listing{files, m_context, {}};
        std::vector<std::vector<Thing>> things;
        for (const RecipePart& part : m_recipe.parts) {
            m_context.checkStop();
            m_generators.push_back(createGenerator(part));
            things.push_back(m_generators.back()->list(listing));
        }
        m_skipped = std::move(listing.skipped);
        m_plan = planPictures(m_recipe, things, m_options.seed);
    }

    void draw() {
        const auto count = std::ssize(m_plan.pictures);
        m_drawn.resize(m_plan.pictures.size());
        std::set<fs::path> folders;
        for (const PlannedPicture& picture : m_plan.pictures) {
            folders.insert((m_options.folder / picture.file).parent_path());
        }
        for (const fs::path& folder : folders) {
            makeFolder(folder);
        }
        std::mutex mutex;  // of the context
        std::atomic<std::int64_t> done = 0;
        std::atomic<std::int64_t> reused = 0;
        parallelFor(count, m_options.threads, [&](std::int64_t i) {
            if (constexpr std::int64_t piece = 16; i % piece == 0) {
                const std::lock_guard lock(mutex);
                m_context.checkStop();
                m_context.progress({.stage = "Drawing '" + m_recipe.name + "'",
                                    .done = done,
                                    .total = count,
                                    .doneAtStart = reused,
                                    .detail = {}});
            }
            reused += drawOne(static_cast<std::size_t>(i)) ? 1 : 0;
            ++done;
        });
        m_reused = reused;
    }

    /// Whether it was there already.
    bool drawOne(std::size_t i) {
        const PlannedPicture& planned = m_plan.pictures[i];
        Drawn& drawn = m_drawn[i];
        const fs::path file = m_options.folder / planned.file;
        bool wasThere = false;
        if (isFile(file)) {
            try {
                drawn.picture = decodePictureFile(file);
                wasThere = drawn.picture.width == m_recipe.size && drawn.picture.height == m_recipe.size;
            } catch (const Error&) {  // cut short by a power failure
                wasThere = false;
            }
        }
        if (!wasThere) {
            try {
                Random random = planned.random;
                drawn.picture = m_generators[planned.part]->draw(planned.thing, m_recipe.size, random);
            } catch (const Error& error) {
                drawn.problem = error.reason();
                return false;
            }
            writePng(file, drawn.picture);
        }
        drawn.isThere = true;
        drawn.hash = perceptualHash(drawn.picture.pixels, m_recipe.size);
        if (m_recipe.isSource()) {
            drawn.picture = {};
        }
        if (!m_recipe.isSource() || planned.rendering == 0) {
            if (std::optional<Picture> bare = m_generators[planned.part]->bare(planned.thing, BareThing::side)) {
                drawn.thing = bareThing(std::move(*bare));
            }
        }
        return wasThere;
    }

    /// Of a task: what the sources have too, and what is in both parts.
    void leaveOutCopies() {
        for (const std::string& name : m_recipe.apartFrom) {
            BuildRecord::Apart apart{name, 0, 0};
            for (const auto& [built, folder] : m_options.apartFrom) {
                if (built == name && loadBuildRecord(folder)) {
                    const Fingerprints source(folder);
                    apart.compared = static_cast<std::int64_t>(source.size());
                    apart.nearCopies = leaveOut("is a near-copy of a picture of '" + name + "'", [&](std::size_t i) {
                        const Drawn& drawn = m_drawn[i];
                        return (drawn.thing && source.hasThing(*drawn.thing)) ||
                               !source.copyOf(drawn.picture, drawn.hash).empty();
                    });
                }
            }
            m_record.apartFrom.push_back(apart);
        }
        if (m_recipe.isSource()) {
            return;
        }
        CopyIndex test;
        CopyIndex testThings;
        for (std::size_t i = 0; i < m_drawn.size(); ++i) {
            if (m_drawn[i].isThere && m_drawn[i].problem.empty() && m_plan.pictures[i].split == Split::Test) {
                test.add(m_drawn[i].hash, static_cast<std::int64_t>(i));
                if (m_drawn[i].thing) {
                    testThings.add(m_drawn[i].thing->hash, static_cast<std::int64_t>(i));
                }
            }
        }
        const auto at = [&](std::int64_t other) -> const Drawn& { return m_drawn[static_cast<std::size_t>(other)]; };
        leaveOut(nearCopyOfTest, [&](std::size_t i) {
            const Drawn& drawn = m_drawn[i];
            if (m_plan.pictures[i].split != Split::Train) {
                return false;
            }
            const auto isCopy = [&](std::int64_t other) { return areNearCopies(drawn.picture, at(other).picture); };
            const auto isSame = [&](std::int64_t other) {
                return areNearCopies(drawn.thing->picture, at(other).thing->picture);
            };
            return test.find(drawn.hash, isCopy) >= 0 ||
                   (drawn.thing && testThings.find(drawn.thing->hash, isSame) >= 0);
        });
    }

    std::int64_t leaveOut(const std::string& reason, const std::function<bool(std::size_t)>& isToGo) {
        std::mutex mutex;  // of the context
        std::atomic<std::int64_t> left = 0;
        parallelFor(std::ssize(m_drawn), m_options.threads, [&](std::int64_t index) {
            if (index % 64 == 0) {
                const std::lock_guard lock(mutex);
                m_context.checkStop();
                m_context.progress({.stage = "Looking for near-copies in '" + m_recipe.name + "'",
                                    .done = index,
                                    .total = std::ssize(m_drawn)});
            }
            const auto i = static_cast<std::size_t>(index);
            if (m_drawn[i].isThere && m_drawn[i].problem.empty() && isToGo(i)) {
                m_drawn[i].problem = reason;
                ++left;
            }
        });
        return left;
    }

    /// Of each class and part the first, as many as there are to be.
    void choose() {
        std::map<std::pair<std::string, Split>, std::int64_t> kept;
        std::map<std::string, std::int64_t> reasons;
        for (std::size_t i = 0; i < m_drawn.size(); ++i) {
            const PlannedPicture& planned = m_plan.pictures[i];
            const std::int64_t most = m_recipe.isSource()             ? std::ssize(m_drawn)
                                      : planned.split == Split::Train ? m_plan.trainOfClass
                                                                      : m_plan.testOfClass;
            if (m_drawn[i].problem.empty()) {
                if (std::int64_t& count = kept[{planned.thing.label, planned.split}]; count < most) {
                    ++count;
                    m_chosen.push_back(i);
                }
                continue;
            }
            ++reasons[m_drawn[i].problem];
            if (!m_drawn[i].isThere) {
                m_skipped.push_back({planned.thing.origin, m_drawn[i].problem});
            }
        }
        for (const auto& [reason, pictures] : reasons) {
            m_plan.leftOut.push_back({reason, pictures});
        }
        for (const auto& [key, count] : kept) {
            m_classes.insert(key.first);
        }
        if (m_classes.size() < 2) {
            throw Error("Fewer than two classes of '" + m_recipe.name + "' have pictures",
                        reasons.empty() ? "" : "Most: " + reasons.begin()->first);
        }
    }

    void write() {
        std::string csv =
            m_recipe.isSource() ? "path,label,group,licence,origin\n" : "path,label,split,group,licence,origin\n";
        std::vector<std::uint64_t> hashes;
        std::set<std::string> files;
        for (const std::size_t i : m_chosen) {
            const PlannedPicture& planned = m_plan.pictures[i];
            std::string origin = planned.thing.package;
            origin.append(origin.empty() ? "" : ": ").append(planned.thing.origin);
            std::vector<std::string> fields{planned.file, planned.thing.label};
            if (!m_recipe.isSource()) {
                fields.emplace_back(toString(planned.split));
            }
            fields.insert(fields.end(),
                          {planned.thing.group, m_recipe.licenceOf(planned.thing.package), std::move(origin)});
            for (std::size_t f = 0; f < fields.size(); ++f) {
                csv += f == 0 ? "" : ",";
                appendCsvField(csv, withEscapedBytes(fields[f]));
            }
            csv += '\n';
            hashes.push_back(m_drawn[i].hash);
            files.insert(planned.file);
        }
        for (const PlannedPicture& planned : m_plan.pictures) {
            std::error_code error;
            if (!files.contains(planned.file)) {
                fs::remove(m_options.folder / planned.file, error);
            }
        }
        writeFileAtomically(m_options.folder / "pictures.csv", csv);
        std::vector<BareThing> things;
        for (const std::size_t i : m_chosen) {
            if (m_drawn[i].thing && m_plan.pictures[i].rendering == 0) {
                things.push_back(*m_drawn[i].thing);
            }
        }
        Fingerprints::write(m_options.folder, hashes, things);
    }

    void fillRecord(double seconds) {
        m_record.recipe = m_recipe.name;
        m_record.title = m_recipe.title;
        m_record.group = m_recipe.group;
        m_record.recipeHash = m_recipe.hash;
        m_record.seed = m_options.seed;
        m_record.size = m_recipe.size;
        m_record.classes = std::ssize(m_classes);
        m_record.pictures = std::ssize(m_chosen);
        std::map<std::string, std::int64_t> byPackage;
        for (const std::size_t i : m_chosen) {
            m_record.train += m_plan.pictures[i].split == Split::Train ? 1 : 0;
            m_record.test += m_plan.pictures[i].split == Split::Test ? 1 : 0;
            ++byPackage[m_plan.pictures[i].thing.package];
        }
        for (const RecipePackage& package : m_recipe.packages) {
            m_record.packages.push_back(
                {package.name, m_dpkg.version(package.name), package.licence, byPackage[package.name]});
        }
        m_record.leftOut = m_plan.leftOut;
        m_record.skippedFiles = std::ssize(m_skipped);
        m_skipped.resize(std::min(m_skipped.size(), mostSkippedTold));
        m_record.skipped = std::move(m_skipped);
        m_record.seconds = seconds;
        m_record.created = utcNow();
    }

    const Recipe& m_recipe;
    const BuildOptions& m_options;
    RunContext& m_context;
    DebianPackages m_dpkg;
    BuildRecord m_record;
    std::vector<std::unique_ptr<Generator>> m_generators;
    std::vector<SkippedFile> m_skipped;
    BuildPlan m_plan;
    std::vector<Drawn> m_drawn;         ///< one a planned picture
    std::vector<std::size_t> m_chosen;  ///< of the planned pictures
    std::set<std::string> m_classes;
    std::int64_t m_reused = 0;
};

}  // namespace

std::string buildHash(const Recipe& recipe, const BuildOptions& options) {
    const DebianPackages dpkg(options.dpkg);
    Hasher hasher;
    hasher.add(builderVersion).add(recipe.name).add(recipe.hash).add(options.seed);
    for (const RecipePackage& package : recipe.packages) {
        hasher.add(package.name).add(dpkg.version(package.name));
    }
    for (const auto& [name, folder] : options.apartFrom) {
        const std::optional<BuildRecord> source = loadBuildRecord(folder);
        hasher.add(name).add(source ? source->build : std::string());
    }
    return hasher.hex();
}

BuildResult buildDataset(const Recipe& recipe, const BuildOptions& options, RunContext& context) {
    requirePackages({recipe}, DebianPackages(options.dpkg));
    return DatasetBuilder(recipe, options, context).run();
}

void requirePackages(const std::vector<Recipe>& recipes, const DebianPackages& dpkg) {
    std::set<std::string> packages;
    std::vector<std::string> names;
    for (const Recipe& recipe : recipes) {
        const std::vector<std::string> missing = dpkg.missing(recipe.packageNames());
        packages.insert(missing.begin(), missing.end());
        if (!missing.empty()) {
            names.push_back(recipe.name);
        }
    }
    if (!packages.empty()) {
        const std::vector<std::string> list(packages.begin(), packages.end());
        throw Error(counted(list.size(), "package that ", "packages that ") + joined(names, ", ", " and ") +
                        plural(names.size(), " needs", " need") + plural(list.size(), " is", " are") +
                        " not installed: " + joined(list),
                    "Install: " + installCommand(list));
    }
}

}  // namespace docent

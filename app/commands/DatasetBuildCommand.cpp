// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DatasetBuildCommand.h"

#include <algorithm>
#include <iostream>

#include "ConsoleContext.h"
#include "JobRunner.h"
#include "Json.h"
#include "Table.h"
#include "base/Words.h"
#include "recipes/DatasetBuild.h"
#include "workspace/SampleDatasets.h"

namespace docent {

namespace {

struct BuildCommandOptions {
    std::vector<std::string> names;
    bool all = false;
    bool list = false;
    std::string to;
    std::string recipes;
    std::uint64_t seed = 0;
    bool import = true;
};

/// A recipe that was built, and what became of it.
struct Built {
    fs::path folder;
    BuildResult result;
    bool isImported = false;
};

/// For a table; a build that lacks them names all of them.
std::string missingText(const std::vector<std::string>& missing) {
    constexpr std::size_t most = 4;
    const auto shown = static_cast<std::ptrdiff_t>(std::min(most, missing.size()));
    std::string text = joined({missing.begin(), missing.begin() + shown}, " ");
    if (missing.size() > most) {
        text.append(" and ").append(std::to_string(missing.size() - most)).append(" more");
    }
    return text;
}

class BuildCommand {
public:
    BuildCommand(const BuildCommandOptions& options, const GlobalOptions& global)
        : m_options(options),
          m_global(global),
          m_recipes(
              loadRecipes(options.recipes.empty() ? sampleDatasetsFolder() / "recipes" : fs::path(options.recipes))),
          m_to(options.to.empty() ? global.workspace / "built" : fs::path(options.to)) {}

    int list() const {
        const DebianPackages dpkg;
        Json json = Json::array();
        Table table({"name", "group", "classes>", "pictures>", "train>", "test>", "packages missing"});
        for (const Recipe& recipe : m_recipes) {
            const std::optional<BuildRecord> record = loadBuildRecord(m_to / recipe.name);
            const std::vector<std::string> missing = dpkg.missing(recipe.packageNames());
            json.push_back({{"name", recipe.name},
                            {"group", enumName(recipe.group)},
                            {"title", recipe.title},
                            {"about", recipe.about},
                            {"built", record.has_value()},
                            {"classes", record ? record->classes : 0},
                            {"pictures", record ? record->pictures : 0},
                            {"train", record ? record->train : 0},
                            {"test", record ? record->test : 0},
                            {"packages", recipe.packageNames()},
                            {"licence", recipe.licences()},
                            {"missing", missing}});
            const auto number = [&](std::int64_t value) { return record && value > 0 ? grouped(value) : "-"; };
            table.add({recipe.name, enumName(recipe.group), number(record ? record->classes : 0),
                       number(record ? record->pictures : 0), number(record ? record->train : 0),
                       number(record ? record->test : 0), missing.empty() ? "none" : missingText(missing)});
        }
        if (m_global.json) {
            printJson({{"recipes", std::move(json)}});
        } else {
            std::cout << table.text();
        }
        return exitDone;
    }

    int build() {
        const std::vector<Recipe> chosen = choose();
        requirePackages(chosen, DebianPackages());
        if (m_options.import) {
            for (const Recipe& recipe : chosen) {
                requireFreeName(recipe, Workspace(m_global.workspace));
            }
        }
        Json list = Json::array();
        for (const Recipe& recipe : withSources(chosen)) {
            const bool isWanted =
                std::any_of(chosen.begin(), chosen.end(), [&](const Recipe& one) { return one.name == recipe.name; });
            const Built built = buildOne(recipe, isWanted && m_options.import);
            if (m_global.json) {
                list.push_back(toJson(built));
            } else {
                print(recipe, built);
            }
        }
        if (m_global.json) {
            printJson({{"built", std::move(list)}});
        }
        return exitDone;
    }

private:
    [[nodiscard]] const Recipe* find(const std::string& name) const {
        const auto found =
            std::find_if(m_recipes.begin(), m_recipes.end(), [&](const Recipe& recipe) { return recipe.name == name; });
        return found == m_recipes.end() ? nullptr : &*found;
    }

    [[nodiscard]] std::vector<Recipe> choose() const {
        if (m_options.all) {
            return m_recipes;
        }
        std::vector<Recipe> chosen;
        for (const std::string& name : m_options.names) {
            const Recipe* recipe = find(name);
            if (recipe == nullptr) {
                throw Error("There is no recipe '" + name + "'", "'docent dataset build --list' names them");
            }
            const bool isNew =
                std::none_of(chosen.begin(), chosen.end(), [&](const Recipe& one) { return one.name == name; });
            if (isNew) {
                chosen.push_back(*recipe);
            }
        }
        return chosen;
    }

    /// Sources first, and with them those that a task is to be apart from, where their packages are.
    [[nodiscard]] std::vector<Recipe> withSources(std::vector<Recipe> chosen) const {
        const DebianPackages dpkg;
        std::vector<Recipe> more;
        for (const Recipe& recipe : chosen) {
            for (const std::string& name : recipe.apartFrom) {
                const Recipe* source = find(name);
                if (source == nullptr) {
                    throw Error("The recipe '" + recipe.name + "' is apart from '" + name + "', which is none",
                                "Correct 'apart_from' in " + recipe.file.string());
                }
                const auto isIt = [&](const Recipe& one) { return one.name == name; };
                if (std::none_of(chosen.begin(), chosen.end(), isIt) && std::none_of(more.begin(), more.end(), isIt) &&
                    !loadBuildRecord(m_to / name) && dpkg.missing(source->packageNames()).empty()) {
                    more.push_back(*source);
                }
            }
        }
        chosen.insert(chosen.end(), more.begin(), more.end());
        std::stable_sort(chosen.begin(), chosen.end(),
                         [](const Recipe& a, const Recipe& b) { return a.isSource() && !b.isSource(); });
        return chosen;
    }

    [[nodiscard]] fs::path tableOf(const std::string& name) const {
        return fs::absolute(m_to / name / "pictures.csv").lexically_normal();
    }

    /// A data set of that name is this one, or there is none.
    void requireFreeName(const Recipe& recipe, const Workspace& workspace) const {
        if (workspace.hasDataset(recipe.name) &&
            fs::absolute(workspace.dataset(recipe.name).options.path).lexically_normal() != tableOf(recipe.name)) {
            throw Error("There is another data set '" + recipe.name + "' in the workspace already",
                        "Rename it with 'docent dataset rename', or build with --no-import");
        }
    }

    [[nodiscard]] Built buildOne(const Recipe& recipe, bool isToImport) {
        Built built;
        built.folder = m_to / recipe.name;
        {
            ConsoleContext context;
            BuildOptions options{.folder = built.folder, .seed = m_options.seed, .threads = m_global.threads};
            for (const std::string& source : recipe.apartFrom) {
                options.apartFrom.emplace_back(source, m_to / source);
            }
            built.result = buildDataset(recipe, options, context);
        }
        if (isToImport) {
            importOne(recipe, built);
        }
        return built;
    }

    void importOne(const Recipe& recipe, Built& built) {
        const Workspace workspace(m_global.workspace);
        const bool isThere = workspace.hasDataset(recipe.name);
        built.isImported = true;
        if (isThere && built.result.wasThere) {
            return;
        }
        ImportJob job;
        job.options.path = tableOf(recipe.name).string();
        job.options.name = recipe.name;
        job.options.format = DatasetFormat::Csv;
        job.options.target = !recipe.isSource();
        job.options.imageSize = recipe.size;
        job.options.smallClasses = SmallClasses::Merge;
        job.options.mirror = recipe.mirror;
        job.options.licence = recipe.licences();
        job.options.seed = m_options.seed;
        job.options.replace = isThere;
        JobRunner runner{workspace};
        runner.run(job);
    }

    static Json toJson(const Built& built) {
        const BuildRecord& record = built.result.record;
        return {{"name", record.recipe},
                {"group", enumName(record.group)},
                {"folder", fs::absolute(built.folder).lexically_normal().string()},
                {"classes", record.classes},
                {"pictures", record.pictures},
                {"train", record.train},
                {"test", record.test},
                {"near_copies", record.nearCopies()},
                {"skipped_files", record.skippedFiles},
                {"was_there", built.result.wasThere},
                {"reused", built.result.reused},
                {"imported", built.isImported},
                {"seconds", record.seconds}};
    }

    static void print(const Recipe& recipe, const Built& built) {
        const BuildRecord& record = built.result.record;
        std::cout << "'" << record.recipe << "': " << counted(record.classes, "class", "classes") << ", "
                  << grouped(record.pictures) << plural(record.pictures, " picture", " pictures");
        if (!recipe.isSource()) {
            std::cout << " (" << grouped(record.train) << " to train, " << grouped(record.test) << " to test)";
        }
        std::cout << " in " << built.folder.string() << (built.result.wasThere ? ", there already" : "")
                  << (built.isImported ? ", in the workspace" : "") << "\n";
        for (const BuildRecord::Apart& source : record.apartFrom) {
            if (source.compared == 0) {
                std::cout << "Note: '" << source.name
                          << "' is not built and its packages are not all there, so near-copies of its pictures were "
                             "not looked for.\n";
            }
        }
        if (record.nearCopies() > 0) {
            std::cout << "Note: " << grouped(record.nearCopies())
                      << plural(record.nearCopies(), " near-copy was", " near-copies were") << " left out.\n";
        }
        if (record.skippedFiles > 0) {
            std::cout << "Note: " << grouped(record.skippedFiles) << plural(record.skippedFiles, " file", " files")
                      << " skipped, for example " << record.skipped.front().location << ": "
                      << record.skipped.front().reason << ". " << buildRecordName << " lists more.\n";
        }
    }

    const BuildCommandOptions& m_options;
    const GlobalOptions& m_global;
    std::vector<Recipe> m_recipes;
    fs::path m_to;
};

}  // namespace

void addDatasetBuildCommand(CommandTree& tree) {
    Command& command =
        tree.add("dataset build", "make sources and tasks out of files of Debian packages, by recipe, and import them");
    const auto options = std::make_shared<BuildCommandOptions>();
    command.bindWords("NAME", options->names, "recipes", false);
    command.bindField("all", options->all, "every recipe");
    command.bindField("list", options->list, "tell the recipes, what is built, and which packages are missing");
    command.bindField("to", options->to,
                      "folder to build in, each data set in its own (default: built/ of the workspace)");
    command.bindField("recipes", options->recipes, "folder of recipes (default: Docent's own)");
    command.bindField("seed", options->seed, "of every choice; the same gives the same pictures");
    command.bindField("import", options->import, "into the workspace, once built");
    command.examples({"docent dataset build --list", "docent dataset build picto", "docent dataset build --all",
                      "docent dataset build counting clocks --to ~/built --no-import"});
    command.setBody([options](const GlobalOptions& global) {
        if (!options->list && options->names.empty() && !options->all) {
            throw UsageError("'docent dataset build' needs the NAME of a recipe, --all or --list");
        }
        BuildCommand body(*options, global);
        return options->list ? body.list() : body.build();
    });
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/ModelImport.h"

#include <algorithm>

#include "base/Words.h"
#include "data/TextEncoding.h"
#include "workspace/OwnWeights.h"

namespace docent {

namespace {

constexpr const char* recordFile = "model.yaml";

/// The model is made in `new/<name>`; where it replaces one, that goes to `old/<name>` before it takes its place.
struct Places {
    explicit Places(const Workspace& workspace) : root(workspace.folder() / ".adding") {}
    [[nodiscard]] fs::path made(const std::string& name) const { return root / "new" / name; }
    [[nodiscard]] fs::path replaced(const std::string& name) const { return root / "old" / name; }
    fs::path root;
};

void move(const fs::path& from, const fs::path& to) {
    makeFolder(to.parent_path());
    std::error_code error;
    fs::rename(from, to, error);
    if (error) {
        throw Error("Cannot move " + from.string() + " to " + to.string() + ": " + error.message(),
                    "Check the permissions of both folders");
    }
    syncFolder(to.parent_path());
    syncFolder(from.parent_path());
}

void requireNoProblems(const ModelImportOptions& options) {
    if (const std::vector<std::string> problems = options.check(); !problems.empty()) {
        throw Error("The model cannot be added: " + joined(problems, "; "), "Correct the options");
    }
}

std::vector<std::string> readLabels(const fs::path& path, int classes) {
    constexpr std::uint64_t mostBytes = 100'000'000;
    const std::string text = readTextFile(path, mostBytes);
    std::vector<std::string> labels;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
            line.pop_back();
        }
        at = end + 1;
        if (line.empty()) {
            throw Error("The labels in " + path.string() + " have an empty line " + std::to_string(labels.size() + 1),
                        "Give one class a line, in the order of the head's outputs");
        }
        labels.push_back(std::move(line));
    }
    if (labels.size() != static_cast<std::size_t>(classes)) {
        throw Error("The labels in " + path.string() + " are " + std::to_string(labels.size()) +
                        ", but the head of the model has " + std::to_string(classes) + " classes",
                    "Give one class a line, in the order of the head's outputs, or leave out the labels");
    }
    return labels;
}

ResizeRule ruleOf(ResizeChoice choice, ResizeRule own) {
    return choice == ResizeChoice::Auto ? own : enumValue<ResizeRule>(enumName(choice), "resize rule");
}

ModelRecord makeRecord(const ModelImportOptions& options, const WeightsReport& report, const OwnWeights& own) {
    ModelRecord record;
    record.name = options.name;
    record.kind = ModelKind::Baseline;
    record.state = ModelState::Complete;
    record.config = report.config;
    record.imageSize = options.imageSize > 0 ? options.imageSize : own.imageSize;
    record.resize = ruleOf(options.resize, own.resize);
    record.classes = options.labels.empty() ? own.classes : readLabels(options.labels, report.config.numClasses);
    record.docentVersion = DOCENT_VERSION;
    record.created = utcNow();
    record.origin = {.file = fs::path(options.file).filename().string(),
                     .format = enumName(report.format),
                     .tensors = report.tensors,
                     .parameters = report.parameters,
                     .unused = static_cast<std::int64_t>(report.unused.size())};
    return record;
}

}  // namespace

std::vector<std::string> ModelImportOptions::check() const {
    std::vector<std::string> problems;
    if (file.empty()) {
        problems.emplace_back("file must name a file of weights");
    }
    if (imageSize != 0 && (imageSize < 8 || imageSize > 1024)) {
        problems.emplace_back("image_size must be 8 to 1024 (0: chosen)");
    }
    return problems;
}

ModelImportResult importModel(const Workspace& workspace, const ModelImportOptions& options, RunContext& context) {
    requireNoProblems(options);
    requireValidName(options.name, "model");
    const ExpertBank bank = workspace.bank();
    if (bank.has(options.name) && !options.replace) {
        throw Error("There is a model '" + options.name + "' already", "Choose another name, or add it with --replace");
    }
    const PublishedWeights weights(options.file);
    weights.requireFit();
    const WeightsReport& report = weights.report();
    const OwnWeights own = readOwnWeights(options.file, report.config)
                               .value_or(OwnWeights{.imageSize = report.config.stem == Stem::Large ? 224 : 32,
                                                    .resize = ResizeRule::Squash});
    ModelImportResult result{.record = makeRecord(options, report, own), .report = report, .told = own.told};
    ModelRecord& record = result.record;
    record.origin.hash = weights.hash(context);

    const Places places(workspace);
    finishModelImport(workspace);
    const fs::path made = places.made(options.name);
    makeFolder(made);
    try {
        record.weightsHash = weights.write(made / bank.weights(options.name).filename(),
                                           {{"docent_model", options.name},
                                            {"image_size", std::to_string(record.imageSize)},
                                            {"resize", enumName(record.resize)}},
                                           context);
        writeFileAtomically(made / recordFile, toYaml(record).text());
        const fs::path folder = bank.folder(options.name);
        if (std::error_code ignored; fs::exists(folder, ignored)) {
            move(folder, places.replaced(options.name));
        }
        move(made, folder);
    } catch (...) {
        finishModelImport(workspace);
        throw;
    }
    finishModelImport(workspace);
    return result;
}

void finishModelImport(const Workspace& workspace) {
    const Places places(workspace);
    std::error_code error;
    if (!fs::exists(places.root, error)) {
        return;
    }
    for (fs::directory_iterator entry(places.root / "old", error), end; !error && entry != end;
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        const fs::path folder = workspace.bank().folder(name);
        std::error_code ignored;
        // Neither of the two is in place: the new one is whole, or the old one would not have been moved.
        if (!fs::exists(folder, ignored)) {
            const bool isMade = fs::exists(places.made(name) / recordFile, ignored);
            move(isMade ? places.made(name) : entry->path(), folder);
        }
    }
    std::error_code failed;
    fs::remove_all(places.root, failed);
    if (failed) {
        throw Error("Cannot delete " + places.root.string() + ": " + failed.message(), "Check the permissions");
    }
}

}  // namespace docent

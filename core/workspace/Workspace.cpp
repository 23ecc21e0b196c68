// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/Workspace.h"

#include <algorithm>

#include "base/NameText.h"
#include "base/RecordFolders.h"
#include "data/SkippedFiles.h"
#include "workspace/ModelImport.h"
#include "workspace/Renaming.h"
#include "workspace/Trash.h"

namespace docent {

namespace {

constexpr int formatVersion = 1;
constexpr const char* workspaceFile = "docent.yaml";

/// Its name in the record is out of date where somebody was killed in the midst of renaming it.
DatasetRecord loadDataset(const fs::path& file) {
    const auto load = [&file] {
        DatasetRecord record = datasetRecordFromYaml(Yaml::load(file));
        record.name = file.stem().string();
        return record;
    };
    const auto readSkipped = [&file](DatasetRecord& record) {
        if (!record.skippedList.empty()) {
            const fs::path list = file.parent_path() / record.skippedList;
            record.skipped = skippedFromCsv(readFile(list), list.string());
        }
    };
    DatasetRecord record = load();
    for (std::string before;;) {
        try {
            readSkipped(record);
            return record;
        } catch (const Error& error) {
            if (record.skippedList == before) {  // the pictures are all there without it
                record.notes.push_back("Which files were left out cannot be told: " + std::string(error.what()));
                return record;
            }
            // A writer may have replaced both between the two looks.
            before = record.skippedList;
            record = load();
        }
    }
}

/// Beside the file of its pictures. '~' is in no name: it is of no other data set.
std::string skippedListOf(const std::string& catalog) {
    return fs::path(catalog).stem().string() + "~skipped.csv";
}

}  // namespace

std::string recordWord(RecordKind kind) {
    switch (kind) {
        case RecordKind::Dataset:
            return "data set";
        case RecordKind::Model:
            return "model";
        case RecordKind::Run:
            return "run";
    }
    return "?";
}

Workspace Workspace::create(const fs::path& folder, const std::string& name) {
    if (isWorkspace(folder)) {
        throw Error(folder.string() + " is a workspace already", "Open it, or choose another folder");
    }
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
        throw Error(folder.string() + " is a file", "Choose another folder");
    }
    if (fs::is_directory(folder, error) && !fs::is_empty(folder, error)) {
        throw Error(folder.string() + " holds other files", "Choose an empty folder, or a new one");
    }
    makeFolder(folder);
    Yaml yaml;
    yaml.set("format_version", formatVersion);
    yaml.set("name", name.empty() ? fs::absolute(folder).lexically_normal().filename().string() : name);
    yaml.set("created", utcNow());
    yaml.set("docent_version", DOCENT_VERSION);
    writeFileAtomically(folder / workspaceFile, yaml.text());
    return Workspace(folder);
}

Workspace::Workspace(const fs::path& folder) : m_folder(fs::absolute(folder).lexically_normal()) {
    if (!m_folder.has_filename()) {
        m_folder = m_folder.parent_path();
    }
    if (!isWorkspace(m_folder)) {
        std::error_code ignored;
        const bool isThere = fs::exists(m_folder, ignored);
        throw Error(m_folder.string() + (isThere ? " is no workspace" : " does not exist"),
                    "Make one with 'docent new " + (isThere ? "my-work" : folder.string()) +
                        "', or name another with --workspace");
    }
    const Yaml yaml = Yaml::load(m_folder / workspaceFile);
    int version = 0;
    yaml.require("format_version", version);
    if (version > formatVersion) {
        throw Error("The workspace " + m_folder.string() + " is of format " + std::to_string(version) +
                        ", this Docent (" DOCENT_VERSION ") knows up to " + std::to_string(formatVersion),
                    "Use a newer Docent");
    }
    yaml.get("name", m_name);
    std::string cache;
    yaml.get("cache_folder", cache);
    m_cacheFolder = cache.empty() ? m_folder / "cache" : m_folder / cache;
    m_cacheLimit = defaultCacheLimit;
    yaml.get("cache_limit", m_cacheLimit);
}

void Workspace::setCache(const fs::path& folder, std::uint64_t limit) {
    if (!folder.empty()) {
        makeFolder(folder);
        requireWritable(folder);
    }
    Yaml yaml = Yaml::load(m_folder / workspaceFile);
    const bool isOwn = folder.empty() || fs::absolute(folder).lexically_normal() == m_folder / "cache";
    yaml.set("cache_folder", isOwn ? std::string() : fs::absolute(folder).lexically_normal().string());
    yaml.set("cache_limit", limit);
    writeFileAtomically(m_folder / workspaceFile, yaml.text());
    m_cacheFolder = isOwn ? m_folder / "cache" : fs::absolute(folder).lexically_normal();
    m_cacheLimit = limit;
}

bool Workspace::isWorkspace(const fs::path& folder) {
    std::error_code ignored;
    return fs::is_regular_file(folder / workspaceFile, ignored);
}

std::unique_ptr<FileLock> Workspace::lock(std::vector<std::string>* problems) const {
    requireWritable(m_folder);
    std::string holder;
    auto lock = FileLock::tryLock(m_folder / ".lock", &holder);
    if (lock == nullptr) {
        throw Error("The workspace " + m_folder.string() + " is in use by another Docent (" + holder + ")",
                    "Close that one, or wait until it is done");
    }
    std::vector<std::string> left = Trash(m_folder).recover();
    const auto attempt = [&left](const auto& finish) {
        try {
            finish();
        } catch (const Error& e) {
            left.emplace_back(e.what());
        }
    };
    attempt([this] { finishModelImport(*this); });
    attempt([this] { (void)finishRenaming(*this); });
    if (problems != nullptr) {
        problems->insert(problems->end(), left.begin(), left.end());
    }
    return lock;
}

std::vector<DatasetRecord> Workspace::datasets(std::vector<std::string>* problems) const {
    std::vector<DatasetRecord> records;
    std::error_code error;
    for (fs::directory_iterator entry(m_folder / "datasets", error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() != ".yaml") {
            continue;
        }
        try {
            records.push_back(loadDataset(entry->path()));
        } catch (const Error& e) {
            if (problems != nullptr) {
                problems->emplace_back(e.what());
            }
        }
    }
    std::sort(records.begin(), records.end(),
              [](const DatasetRecord& a, const DatasetRecord& b) { return a.name < b.name; });
    return records;
}

bool Workspace::hasDataset(const std::string& name) const {
    std::error_code ignored;  // a name that is too long for a file is none that is there
    return isRecordName(name) && fs::exists(m_folder / "datasets" / (name + ".yaml"), ignored);
}

DatasetRecord Workspace::dataset(const std::string& name) const {
    if (!hasDataset(name)) {
        std::vector<std::string> names;
        for (const DatasetRecord& record : datasets()) {
            names.push_back(record.name);
        }
        throw noSuchRecord("data set", name, names);
    }
    return loadDataset(m_folder / "datasets" / (name + ".yaml"));
}

Catalog Workspace::catalog(const std::string& name) const {
    DatasetRecord record = dataset(name);
    fs::path images = m_folder / "datasets" / record.catalog;
    std::string text;
    try {
        text = readFile(images);
    } catch (const Error&) {
        // A writer may have replaced both between the two looks.
        const std::string before = record.catalog;
        record = dataset(name);
        if (record.catalog == before) {
            throw;
        }
        images = m_folder / "datasets" / record.catalog;
        text = readFile(images);
    }
    Catalog catalog;
    catalog.root = record.root.is_relative() ? (m_folder / record.root).lexically_normal() : record.root;
    catalog.format = record.format;
    catalog.hasOwnSplits = record.hasOwnSplits;
    catalog.skipped = record.skipped;
    catalog.notes = record.notes;
    catalogFromCsv(text, images.string(), catalog);
    addFurtherParents(record.furtherParents, catalog.hierarchy);
    return catalog;
}

void Workspace::saveDataset(const DatasetRecord& record, const Catalog& catalog) const {
    const fs::path folder = m_folder / "datasets";
    makeFolder(folder);
    DatasetRecord written = record;
    written.furtherParents = furtherParents(catalog.hierarchy);
    // Pictures inside the workspace move with it.
    const fs::path relative = record.root.lexically_relative(m_folder);
    if (!relative.empty() && *relative.begin() != "..") {
        written.root = relative;
    }
    const std::string usual = record.name + ".csv";
    const std::string other = record.name + "~.csv";  // '~' is in no name: it is of no other data set
    std::string current;
    if (hasDataset(record.name)) {
        try {
            current = datasetRecordFromYaml(Yaml::load(folder / (record.name + ".yaml"))).catalog;
        } catch (const Error&) {
            current.clear();  // a damaged record has no catalog that would have to be kept
        }
    }
    written.catalog = current == usual ? other : usual;
    writeFileAtomically(folder / written.catalog, catalogToCsv(catalog));
    saveSkipped(written);
    writeFileAtomically(folder / (record.name + ".yaml"), toYaml(written).text());
    std::error_code ignored;  // what is left in the way is written over next time
    const std::string& replaced = current == usual ? usual : other;
    fs::remove(folder / replaced, ignored);
    fs::remove(folder / skippedListOf(replaced), ignored);
}

void Workspace::saveSkipped(DatasetRecord& record) const {
    record.skippedList = record.skipped.empty() ? std::string() : skippedListOf(record.catalog);
    if (!record.skipped.empty()) {
        writeFileAtomically(m_folder / "datasets" / record.skippedList, skippedToCsv(record.skipped));
    }
}

std::vector<fs::path> Workspace::datasetFiles(const std::string& name) const {
    const fs::path folder = m_folder / "datasets";
    std::vector<fs::path> files;
    for (const std::string& catalog : {name + ".csv", name + "~.csv"}) {
        files.push_back(folder / catalog);
        files.push_back(folder / skippedListOf(catalog));
    }
    files.push_back(folder / (name + ".yaml"));
    return files;
}

std::vector<fs::path> Workspace::filesOf(RecordKind kind, const std::string& name) const {
    if (kind == RecordKind::Model) {
        bank().require(name);
        return {bank().folder(name)};
    }
    if (kind == RecordKind::Run) {
        runs().require(name);
        return {runs().folder(name)};
    }
    if (!hasDataset(name)) {
        (void)dataset(name);  // throws
    }
    std::vector<fs::path> files = datasetFiles(name);
    std::reverse(files.begin(), files.end());
    files.push_back(m_folder / "tasks" / name);
    std::erase_if(files, [](const fs::path& path) { return !fs::exists(path); });
    return files;
}

void Workspace::requireNotNeeded(RecordKind kind, const std::vector<std::string>& names) const {
    if (kind != RecordKind::Model) {
        return;
    }
    const auto isRemoved = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    for (const ModelRecord& model : bank().list()) {
        if (model.kind == ModelKind::AdapterExpert && isRemoved(model.parent) && !isRemoved(model.name)) {
            throw Error("The adapter expert '" + model.name + "' needs the weights of '" + model.parent + "'",
                        "Remove the experts with adapters on it first");
        }
    }
}

void Workspace::remove(RecordKind kind, const std::string& name) const {
    requireNotNeeded(kind, {name});
    const Trash trash(m_folder);
    (void)trash.moveIn(filesOf(kind, name));
    trash.empty();
}

std::vector<std::string> Workspace::madeFrom(const std::string& dataset) const {
    std::vector<std::string> names;
    for (const ModelRecord& model : bank().list()) {
        if (model.source == dataset) {
            names.push_back(model.name);
        }
    }
    for (const RunRecord& run : runs().list()) {
        if (run.task == dataset) {
            names.push_back(run.name);
        }
    }
    return names;
}

EmbeddingCache Workspace::embeddings(const std::string& task) const {
    return EmbeddingCache(m_folder / "tasks" / task / "embeddings");
}

std::optional<RankingResult> Workspace::ranking(const std::string& task) const {
    const fs::path path = rankingFile(task);
    if (!fs::exists(path)) {
        return std::nullopt;
    }
    return rankingFromYaml(Yaml::load(path));
}

void Workspace::removeRanking(const std::string& task) const {
    const fs::path path = rankingFile(task);
    std::error_code error;
    fs::remove(path, error);
    if (error) {
        throw Error("Cannot remove " + path.string() + ": " + error.message(), "Check the permissions");
    }
}

void Workspace::saveRanking(const RankingResult& ranking) const {
    const fs::path folder = m_folder / "tasks" / ranking.task;
    makeFolder(folder);
    writeFileAtomically(folder / "ranking.yaml", toYaml(ranking).text());
}

void requireValidName(const std::string& name, const std::string& what) {
    bool isValid = !name.empty() && name.size() <= 100 && name.front() != '.' && name.front() != '-';
    for (std::size_t at = 0; isValid && at < name.size();) {
        const std::size_t letter = letterAt(name, at);
        isValid = letter > 0 || name[at] == '.' || name[at] == '_' || name[at] == '-';
        at += std::max<std::size_t>(letter, 1);
    }
    if (!isValid) {
        throw Error("'" + name + "' cannot be the name of a " + what,
                    "Use letters, digits, '.', '_' and '-', not beginning with '.' or '-', at most 100 bytes");
    }
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/Files.h"
#include "experts/ExpertBank.h"
#include "selection/Ranking.h"
#include "transfer/RunRecord.h"
#include "workspace/DatasetRecord.h"

namespace docent {

/// As much as a million pictures of 180 px take.
inline constexpr std::uint64_t defaultCacheLimit = std::uint64_t{100} << 30;

/// What a workspace keeps under a name.
enum class RecordKind { Dataset, Model, Run };
[[nodiscard]] std::string recordWord(RecordKind kind);  ///< "data set", "model", "run"

/// A project on disk; see the layout in README. Knows what is where, and nothing of threads or jobs. Reading needs no
/// lock; whoever writes holds the lock of `lock()`.
class Workspace {
public:
    /// Makes the folder and docent.yaml. Throws Error when it holds a workspace already, or other files.
    static Workspace create(const std::filesystem::path& folder, const std::string& name = {});
    /// Throws Error when it is no workspace, or one of a newer format.
    explicit Workspace(const std::filesystem::path& folder);
    [[nodiscard]] static bool isWorkspace(const std::filesystem::path& folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] const std::string& name() const { return m_name; }

    /// The writer's lock. Throws Error, telling who, when another Docent has it, and for a read-only workspace. Clears
    /// up what a killed writer left; what could not be is told in `problems`.
    [[nodiscard]] std::unique_ptr<FileLock> lock(std::vector<std::string>* problems = nullptr) const;

    [[nodiscard]] std::vector<DatasetRecord> datasets(std::vector<std::string>* problems = nullptr) const;
    [[nodiscard]] bool hasDataset(const std::string& name) const;
    /// Record and catalog. Throws Error that lists the names there are.
    [[nodiscard]] DatasetRecord dataset(const std::string& name) const;
    [[nodiscard]] Catalog catalog(const std::string& name) const;
    /// The new catalog and list of skipped files are written beside those there are; the record, which names them, is
    /// then the moment at which all are replaced; the old ones go last. Whoever is killed meanwhile leaves the old pair
    /// or the new one.
    void saveDataset(const DatasetRecord& record, const Catalog& catalog) const;
    /// Writes the list of skipped files beside the record's catalog, and names it in the record.
    void saveSkipped(DatasetRecord& record) const;
    /// The files that saveDataset() may write, the record last; not all of them are there at once.
    [[nodiscard]] std::vector<std::filesystem::path> datasetFiles(const std::string& name) const;
    void removeDataset(const std::string& name) const { remove(RecordKind::Dataset, name); }

    /// All files and folders that go when it is deleted, with the record first. Of a data set these are the record, the
    /// list of its pictures, and what was computed for it as a task; its decoded pictures in the cache stay. Throws
    /// Error that lists the names there are.
    [[nodiscard]] std::vector<std::filesystem::path> filesOf(RecordKind kind, const std::string& name) const;
    /// Throws Error where something that would stay needs one of those that are removed together: an adapter expert its
    /// baseline's weights.
    void requireNotNeeded(RecordKind kind, const std::vector<std::string>& names) const;
    /// Deletes for good: whole, or, where the process is killed meanwhile, not at all. See Trash for deleting what can
    /// be put back.
    void remove(RecordKind kind, const std::string& name) const;
    /// The names of the models and runs that were made from a data set.
    [[nodiscard]] std::vector<std::string> madeFrom(const std::string& dataset) const;

    [[nodiscard]] ExpertBank bank() const { return ExpertBank(m_folder / "models"); }
    [[nodiscard]] RunStore runs() const { return RunStore(m_folder / "runs"); }
    [[nodiscard]] EmbeddingCache embeddings(const std::string& task) const;
    [[nodiscard]] std::optional<RankingResult> ranking(const std::string& task) const;
    void saveRanking(const RankingResult& ranking) const;
    /// Where the ranking of a task is, or would be.
    [[nodiscard]] std::filesystem::path rankingFile(const std::string& task) const {
        return m_folder / "tasks" / task / "ranking.yaml";
    }
    /// What a ranking by halving that is under way knows after its last round; gone at its end.
    [[nodiscard]] std::filesystem::path rankingSoFarFile(const std::string& task) const {
        return m_folder / "tasks" / task / "ranking-so-far.yaml";
    }
    /// Does nothing where there is none.
    void removeRanking(const std::string& task) const;

    /// Where decoded pictures are kept: `cache` in the workspace, or another folder of docent.yaml, on a faster disk or
    /// a larger one.
    [[nodiscard]] const std::filesystem::path& cacheFolder() const { return m_cacheFolder; }
    /// How many bytes they may take together; 0 = as many as they need.
    [[nodiscard]] std::uint64_t cacheLimit() const { return m_cacheLimit; }
    /// Changes both in docent.yaml; an empty folder is that in the workspace. What was decoded stays where it is.
    void setCache(const std::filesystem::path& folder, std::uint64_t limit);
    /// The results of the study of that name.
    [[nodiscard]] std::filesystem::path studyFolder(const std::string& study) const { return studiesFolder() / study; }
    [[nodiscard]] std::filesystem::path studiesFolder() const { return m_folder / "studies"; }
    [[nodiscard]] std::filesystem::path jobsFolder() const { return m_folder / "jobs"; }
    [[nodiscard]] std::filesystem::path exportsFolder() const { return m_folder / "exports"; }

private:
    std::filesystem::path m_folder;
    std::string m_name;
    std::filesystem::path m_cacheFolder;
    std::uint64_t m_cacheLimit = 0;
};

/// Throws Error unless `name` can be a folder's name: letters and digits of any script, '.', '_' and '-', not beginning
/// with '.' or '-', at most 100 bytes of UTF-8.
void requireValidName(const std::string& name, const std::string& what);

}  // namespace docent

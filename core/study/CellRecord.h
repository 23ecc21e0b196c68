// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/Cost.h"
#include "base/Yaml.h"
#include "experts/ModelRecord.h"
#include "selection/Bootstrap.h"
#include "study/StrategyOptions.h"

namespace docent {

/// What is compared in one cell of a study: the models of a source, on a task, with so many examples, by a seed.
struct CellKey {
    std::string source;
    std::string task;
    std::int64_t examplesPerClass = 0;  ///< 0 = all
    std::uint64_t seed = 0;

    /// "picto+digits+5+s0"; "all" for 0 examples a class.
    [[nodiscard]] std::string name() const;
    friend bool operator==(const CellKey&, const CellKey&) = default;
};

/// A model of the source in a cell.
struct CellCandidate {
    std::string model;
    ModelKind kind = ModelKind::FullExpert;
    std::string node;
    std::vector<double> scores;      ///< in the order of CellRecord::proxies; NaN where a proxy has none
    double validationAccuracy = -1;  ///< of its fine-tuning; -1 where it was not fine-tuned
    double testAccuracy = -1;
    Cost cost;  ///< of its fine-tuning

    [[nodiscard]] bool isTuned() const { return testAccuracy >= 0; }
};

/// What a strategy came to.
struct StrategyResult {
    std::string strategy;
    std::string model;                ///< that it took
    std::vector<std::string> models;  ///< that it fine-tuned, the one that it took among them
    std::string run;                  ///< of that one, in the study's runs
    double validationAccuracy = -1;
    double testAccuracy = 0;
    Interval interval;             ///< of the test accuracy, by the test pictures, 95 %
    Cost selection;                ///< passes as if nothing was in a cache; seconds of what was computed
    bool isTimed = true;           ///< the seconds of the selection are those of all its passes
    Cost transfer;                 ///< all its fine-tunings
    Cost upstream;                 ///< trained again on the source for this task alone
    bool isSameAsWhole = false;    ///< of halving: it took what a ranking on all pictures takes
    std::int64_t wholePasses = 0;  ///< of halving: what that takes

    [[nodiscard]] Cost total() const;
};

/// `studies/<study>/cells/<name>.yaml`
struct CellRecord {
    CellKey key;
    std::vector<std::string> classes;
    std::int64_t trainImages = 0;
    std::int64_t testImages = 0;
    std::string dataHash;  ///< of its training and test pictures and of the models
    StrategyOptions options;
    std::vector<std::string> proxies;
    std::vector<CellCandidate> candidates;  ///< the baseline first
    std::vector<StrategyResult> results;    ///< in the order in which they were followed
    std::string docentVersion;
    std::string created;

    [[nodiscard]] const StrategyResult* result(const std::string& strategy) const;
    [[nodiscard]] const CellCandidate* candidate(const std::string& model) const;
    /// All its strategies have a result.
    [[nodiscard]] bool isComplete() const;
};
[[nodiscard]] Yaml toYaml(const CellRecord& record);
[[nodiscard]] CellRecord cellFromYaml(const Yaml& yaml);

/// The results of a study: a folder with cells/, runs/ and models/.
class StudyStore {
public:
    explicit StudyStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::filesystem::path cellFile(const CellKey& key) const;
    [[nodiscard]] bool hasCell(const CellKey& key) const;
    /// Throws Error for a damaged one, and where there is none.
    [[nodiscard]] CellRecord cell(const CellKey& key) const;
    /// By name. A damaged one is left out and told in `problems`.
    [[nodiscard]] std::vector<CellRecord> cells(std::vector<std::string>* problems = nullptr) const;
    /// One of them that can be read.
    [[nodiscard]] std::optional<CellRecord> anyCell() const;
    void save(const CellRecord& record) const;
    [[nodiscard]] RunStore runs() const { return RunStore(m_folder / "runs"); }
    [[nodiscard]] ExpertBank models() const { return ExpertBank(m_folder / "models"); }

private:
    std::filesystem::path m_folder;
};

/// What passes cost in those forward and backward: a forward pass is a third of one.
[[nodiscard]] double equivalentPasses(const Cost& cost);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "JobRunner.h"
#include "exporting/CombinedFile.h"
#include "exporting/Exporter.h"
#include "workspace/SampleDatasets.h"

namespace docent {

/// Which experts the demonstration trains.
enum class DemoKind { Full, Adapter, Both };
template <>
struct EnumNames<DemoKind> {
    static constexpr std::pair<DemoKind, std::string_view> values[] = {
        {DemoKind::Full, "full"}, {DemoKind::Adapter, "adapter"}, {DemoKind::Both, "both"}};
};

/// How much the demonstration does. 0 in a field that --quick touches means: chosen by it.
struct DemoOptions {
    std::string to;
    bool quick = false;
    DemoKind kind = DemoKind::Full;
    std::string arch = "small";
    int imageSize = 32;
    std::int64_t sourceImages = 0;  ///< training pictures of the source; -1 = all
    int baselineEpochs = 0;
    int expertEpochs = 0;
    int maxExperts = 0;
    std::int64_t minImages = 0;
    std::vector<double> learningRates;
    std::vector<std::int64_t> steps;
    std::int64_t testImages = 0;  ///< of each task; -1 = all
    std::uint64_t seed = 0;
    std::string device = "auto";

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("to", to,
              "workspace to make, or an earlier demo's to go on with (default: a fresh one in $XDG_DATA_HOME/docent)");
        visit("quick", quick, "fewer pictures and epochs: a test of the whole way rather than a good result");
        visit("kind", kind, "of the experts: full, adapter (small layers in a baseline that stays), or both of each");
        visit("arch", arch, "of the baseline: small, r26 or r50x1");
        visit("image_size", imageSize, "side of the pictures in pixels");
        visit("source_images", sourceImages, "training pictures of the source (0: chosen, -1: all)");
        visit("baseline_epochs", baselineEpochs, "of the baseline (0: chosen)");
        visit("expert_epochs", expertEpochs, "of each expert (0: chosen)");
        visit("max_experts", maxExperts, "experts to train (0: chosen)");
        visit("min_images", minImages, "training pictures that an expert's node must have (0: chosen)");
        visit("learning_rates", learningRates, "of the sweep (default: chosen)");
        visit("steps", steps, "schedule lengths of the sweep (default: chosen)");
        visit("test_images", testImages, "test pictures of each task (0: chosen, -1: all)");
        visit("seed", seed, "of every random choice");
        visit("device", device, "auto, cpu, cuda or cuda:N");
    }
    /// All problems of the numbers as text; empty when they can be used.
    [[nodiscard]] std::vector<std::string> check() const;
    /// The same with every open field filled.
    [[nodiscard]] DemoOptions resolved() const;
};

/// A line of the report's costs.
struct DemoStep {
    std::string title;
    Cost cost;
};

struct DemoTask {
    RankingResult ranking;
    RunRecord best;               ///< of the expert that ranks highest
    std::vector<RunRecord> runs;  ///< of the expert of each kind that ranks highest, best among them, and the baseline
    RunRecord baseline;
    ExportResult exported;        ///< of whichever of best and baseline the ranking puts first
    std::filesystem::path chart;  ///< empty in a build without charts
};

struct DemoResult {
    std::filesystem::path workspace;
    DemoOptions options;
    std::vector<DatasetRecord> datasets;
    std::vector<ModelRecord> models;
    std::vector<std::uint64_t> modelBytes;  ///< of the weight file of each
    std::optional<CombineResult> combined;  ///< the adapter experts in one file, where there are any
    std::vector<DemoTask> tasks;
    std::vector<DemoStep> steps;
    double seconds = 0;
};

/// The whole main job on the sample data: import, baseline, experts, and for each task ranking, fine-tuning of the best
/// expert of each kind and of the baseline, export, chart; adapter experts also go into one file. What the workspace
/// holds already is not made again. Throws Error, before anything is written, for a workspace that no demo made, and
/// when samples are not installed.
DemoResult runDemo(const DemoOptions& options);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
// A bank of many experts, one JSON line a row: BankBench [--rows a,b] [--experts N] [--images N] [--threads N]
//   [--arch A] [--folder DIR]
// rank-full, rank-frozen, rank-adapter: embedding all pictures with all experts, each alone ("alone") and in one pass
// ("together"); of frozen experts, all stages but the last are the baseline's. open: full copies of the network against
// one file that holds the baseline once, opened and asked for a first picture, and switching between its experts.
// ranking: a whole ranking by 1-NN with ridge, LogME and H-score beside it, its intervals and ties, with nothing in the
// cache, with all in it, and by halving with nothing in it.
// bank_baseline.py prints the same for PyTorch.
#include <sys/resource.h>
#include <torch/torch.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "experts/BankWeights.h"
#include "exporting/CombinedModel.h"
#include "nn/Device.h"
#include "nn/ModelFile.h"
#include "selection/Ranking.h"
#include "selection/SharedEmbedding.h"
#include "support/MemoryImages.h"

using namespace docent;

namespace {

struct Options {
    std::string rows;
    int experts = 32;
    int images = 1000;
    int threads = 2;
    std::string arch = "small";
    fs::path folder = fs::temp_directory_path() / "docent-bank-bench";
};

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Of all threads, in user mode and in the kernel.
double processorSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double peakMegabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1000;
}

class Bench {
public:
    explicit Bench(Options options) : m_options(std::move(options)), m_bank(m_options.folder / "models") {
        m_records.push_back(add("baseline", ModelKind::Baseline, 0));
    }

    void rank(const std::string& row, ModelKind kind, int frozenStages) {
        std::vector<std::size_t> models = {0};
        m_records.resize(1);
        for (int i = 0; i < m_options.experts; ++i) {
            models.push_back(m_records.size());
            m_records.push_back(add(row + "-" + std::to_string(i), kind, frozenStages));
        }
        const PictureClass pictures{.path = "all", .count = m_options.images};
        const MemorySet set = makeMemorySet(m_options.folder / "pictures", {pictures}, m_records[0].imageSize,
                                            {.validationFraction = 0, .testFraction = 0});
        const CachedImages images = selectImages(set.catalog, set.cache, Split::Train);
        const InferenceOptions inference{.precision = Precision::Float32, .device = "cpu"};
        RunContext context;
        const auto plan = planEmbedding(m_records, models, images.size());
        static_cast<void>(embedTogether(m_bank, m_records, {.alone = {0}, .groups = {}}, images, inference, context));
        double start = now();
        double used = processorSeconds();
        for (const EmbeddingPass& pass : plan) {
            static_cast<void>(embedTogether(m_bank, m_records, pass, images, inference, context));
        }
        const double together = now() - start;
        const double togetherUsed = processorSeconds() - used;
        start = now();
        used = processorSeconds();
        for (const std::size_t model : models) {
            static_cast<void>(
                embedTogether(m_bank, m_records, {.alone = {model}, .groups = {}}, images, inference, context));
        }
        const double alone = now() - start;
        const double aloneUsed = processorSeconds() - used;
        double passes = 0;
        for (const EmbeddingPass& pass : plan) {
            passes += fullPassesPerImage(m_records, pass);
        }
        std::printf(
            "{\"name\": \"%s\", \"experts\": %d, \"images\": %d, \"passes\": %zu, \"full_passes\": %.1f, "
            "\"together_seconds\": %.3f, \"alone_seconds\": %.3f, \"together_processor\": %.3f, "
            "\"alone_processor\": %.3f, \"peak_mb\": %.1f}\n",
            row.c_str(), m_options.experts, m_options.images, plan.size(), passes * static_cast<double>(images.size()),
            together, alone, togetherUsed, aloneUsed, peakMegabytes());
        std::fflush(stdout);
    }

    void ranking() {
        m_records.resize(1);
        for (int i = 0; i < m_options.experts; ++i) {
            m_records.push_back(add("ranking-" + std::to_string(i), ModelKind::FullExpert, 0));
        }
        const std::vector<PictureClass> classes = sourceClasses(m_options.images / 12 + 1);
        const MemorySet set = makeMemorySet(m_options.folder / "ranked-pictures", classes, m_records[0].imageSize,
                                            {.validationFraction = 0, .testFraction = 0, .maxTrain = m_options.images});
        const CachedImages images = selectImages(set.catalog, set.cache, Split::Train);
        std::vector<std::string> names;
        for (const NodeId node : set.catalog.classes()) {
            names.push_back(set.catalog.hierarchy.path(node));
        }
        RankingOptions options{.proxy = "knn", .also = {"ridge", "logme", "h-score"}};
        options.device = "cpu";
        RunContext context;
        const fs::path cache = m_options.folder / "embeddings";
        const auto timed = [&](const RankingOptions& with) {
            const double start = now();
            const RankingResult result =
                rankModels(m_bank, m_records, "task", {images}, names, EmbeddingCache(cache), with, context);
            return std::pair(now() - start, result.cost.forwardPasses);
        };
        fs::remove_all(cache);
        const auto [cold, coldPasses] = timed(options);
        const auto [warm, warmPasses] = timed(options);
        RankingOptions one = options;
        one.also.clear();
        const auto [warmOne, warmOnePasses] = timed(one);
        fs::remove_all(cache);
        one.halving = true;
        const auto [halving, halvingPasses] = timed(one);
        fs::remove_all(cache);
        one.halving = false;
        const auto [coldOne, coldOnePasses] = timed(one);
        std::printf(
            "{\"name\": \"ranking\", \"experts\": %d, \"images\": %lld, \"cold_seconds\": %.3f, \"warm_seconds\": "
            "%.4f, "
            "\"warm_knn_seconds\": %.4f, \"halving_seconds\": %.3f, \"cold_knn_seconds\": %.3f, "
            "\"halving_passes\": %lld, \"passes\": %lld, \"peak_mb\": %.1f}\n",
            m_options.experts, static_cast<long long>(images.size()), cold, warm, warmOne, halving, coldOne,
            static_cast<long long>(halvingPasses), static_cast<long long>(coldPasses), peakMegabytes());
        std::fflush(stdout);
        static_cast<void>(warmPasses + warmOnePasses + coldOnePasses);
    }

    void open() {
        m_records.resize(1);
        std::vector<std::string> names;
        for (int i = 0; i < m_options.experts; ++i) {
            names.push_back("open-" + std::to_string(i));
            m_records.push_back(add(names.back(), ModelKind::AdapterExpert, 0));
        }
        RunContext context;
        const CombineResult combined = combineExperts(m_bank,
                                                      {.file = (m_options.folder / "combined.safetensors").string(),
                                                       .baseline = "baseline",
                                                       .experts = names,
                                                       .replace = true},
                                                      context);
        const std::vector<Picture> picture = {makePicture({.path = "one"}, 1, m_records[0].imageSize, 1)};
        double start = now();
        ResNetV2 full = loadModel(m_bank.weights("baseline"));
        const double openFull = now() - start;
        start = now();
        const auto model = openCombinedModel(combined.file);
        const double openCombined = now() - start;
        start = now();
        static_cast<void>(model->expert(names.front())->predict(picture));
        const double first = now() - start;
        std::vector<double> switches;
        for (const std::string& name : names) {
            start = now();
            const auto expert = model->expert(name);
            switches.push_back(now() - start);
            static_cast<void>(expert->predict(picture));
        }
        std::sort(switches.begin(), switches.end());
        start = now();
        for (const std::string& name : names) {
            static_cast<void>(model->expert(name)->predict(picture));
        }
        const double each = (now() - start) / static_cast<double>(names.size());
        std::printf(
            "{\"name\": \"open\", \"experts\": %d, \"file_mb\": %.1f, \"copy_mb\": %.1f, \"expert_part\": %.4f, "
            "\"open_ms\": %.2f, \"first_ms\": %.2f, \"switch_median_ms\": %.4f, \"switch_worst_ms\": %.4f, "
            "\"predict_ms\": %.2f, \"open_copy_ms\": %.2f, \"peak_mb\": %.1f}\n",
            m_options.experts, static_cast<double>(combined.bytes) / 1e6,
            static_cast<double>(combined.baseline.bytes) / 1e6,
            static_cast<double>(combined.experts.front().bytes) / static_cast<double>(combined.baseline.bytes),
            openCombined * 1e3, first * 1e3, switches[switches.size() / 2] * 1e3, switches.back() * 1e3, each * 1e3,
            openFull * 1e3, peakMegabytes());
        std::fflush(stdout);
    }

private:
    /// A model with random weights: what it shares with the baseline is the same.
    ModelRecord add(const std::string& name, ModelKind kind, int frozenStages) {
        constexpr int classes = 10;
        ModelRecord record;
        record.name = name;
        record.kind = kind;
        record.state = ModelState::Complete;
        record.config = modelPreset(m_options.arch);
        record.config.numClasses = classes;
        record.imageSize = defaultImageSize(m_options.arch);
        for (int i = 0; i < classes; ++i) {
            record.classes.push_back("class-" + std::to_string(i));
        }
        record.frozenStages = frozenStages;
        if (kind != ModelKind::Baseline) {
            record.parent = "baseline";
            record.parentHash = m_records.front().weightsHash;
        }
        record.config.adapterRatio = kind == ModelKind::AdapterExpert ? ExpertOptions{}.adapterRatio : 0;
        ResNetV2 model(record.config);
        model->initialise(kind == ModelKind::FullExpert && frozenStages == 0 ? ++m_seed : 1);
        if (kind == ModelKind::AdapterExpert) {
            loadWeights(model, m_bank.weights("baseline"), WeightPart::Base);
        }
        const torch::NoGradGuard noGradients;
        torch::manual_seed(static_cast<std::int64_t>(++m_seed));
        const std::string last = "stages." + std::to_string(record.config.depths.size() - 1);
        for (const auto& entry : model->named_parameters()) {
            if (isAdapterName(entry.key()) || (frozenStages > 0 && entry.key().starts_with(last))) {
                entry.value().add_(torch::randn(entry.value().sizes()) * 0.01);
            }
        }
        record.weightsHash = trunkHash(model);
        m_bank.save(record);
        saveBankModel(model, m_bank, record);
        return record;
    }

    Options m_options;
    ExpertBank m_bank;
    std::vector<ModelRecord> m_records;
    std::uint64_t m_seed = 1;
};

}  // namespace

int main(int argc, char** argv) {
    Options options;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        const std::string value = argv[i + 1];
        if (option == "--rows") {
            options.rows = "," + value + ",";
        } else if (option == "--experts") {
            options.experts = std::atoi(value.c_str());
        } else if (option == "--images") {
            options.images = std::atoi(value.c_str());
        } else if (option == "--threads") {
            options.threads = std::atoi(value.c_str());
        } else if (option == "--arch") {
            options.arch = value;
        } else if (option == "--folder") {
            options.folder = value;
        } else {
            std::cerr << "usage: BankBench [--rows a,b] [--experts N] [--images N] [--threads N] [--arch A] "
                         "[--folder DIR]\n";
            return 2;
        }
    }
    setTorchThreads(options.threads);
    Bench bench(options);
    const auto wants = [&](const std::string& row) {
        return options.rows.empty() || options.rows.find("," + row + ",") != std::string::npos;
    };
    const int stages = static_cast<int>(modelPreset(options.arch).depths.size());
    if (wants("rank-full")) {
        bench.rank("rank-full", ModelKind::FullExpert, 0);
    }
    if (wants("rank-frozen")) {
        bench.rank("rank-frozen", ModelKind::FullExpert, stages - 1);
    }
    if (wants("rank-adapter")) {
        bench.rank("rank-adapter", ModelKind::AdapterExpert, 0);
    }
    if (wants("ranking")) {
        bench.ranking();
    }
    if (wants("open")) {
        bench.open();
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/Options.h"
#include "experts/ExpertOptions.h"
#include "exporting/ExportOptions.h"
#include "selection/Ranking.h"
#include "study/StrategyOptions.h"
#include "training/TrainingOptions.h"
#include "transfer/RunRecord.h"
#include "workspace/DatasetRecord.h"

namespace docent {

/// Reads a data set, decodes its pictures, keeps record and cache.
struct ImportJob {
    ImportOptions options;
    static constexpr const char* kind = "import";
    template <typename Visitor>
    void fields(Visitor&& visit) {
        options.fields(visit);
    }
};

struct BaselineJob {
    std::string name;  ///< "" = "<source>-baseline"
    std::string source;
    std::string arch = "small";
    int imageSize = 0;  ///< 0 = the data set's, or the preset's where its stem wants larger ones
    TrainingOptions training;
    static constexpr const char* kind = "train-baseline";
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", name, "of the model (default: SOURCE-baseline)");
        visit("source", source, "data set to train on");
        visit("arch", arch, "small, r26 or r50x1");
        visit("image_size", imageSize, "side of the pictures in pixels (0: the data set's; with r50x1 at least 224)");
        training.fields(visit);
    }
};

/// One expert.
struct ExpertJob {
    std::string name;  ///< "" = what expertName() makes of source, node, baseline and kind
    std::string source;
    std::string node;
    std::string baseline;  ///< "" = "<source>-baseline"
    ExpertOptions expert;
    TrainingOptions training;
    static constexpr const char* kind = "train-expert";
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", name, "of the model");
        visit("source", source, "data set that has the node");
        visit("node", node, "path in its label hierarchy");
        visit("baseline", baseline, "model to start from (default: SOURCE-baseline)");
        expert.fields(visit);
        training.fields(visit);
    }
};

/// The part of a ranking that is one model's: its embeddings of the task's training pictures, kept where the ranking
/// finds them. Several of them can be computed at once on a cluster.
struct EmbedJob {
    std::string task;
    std::string model;
    Precision precision = RankingOptions{}.precision;
    std::string device = RankingOptions{}.device;
    static constexpr const char* kind = "embed";
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("task", task, "data set imported as a target");
        visit("model", model, "of the bank");
        visit("precision", precision, "as of the ranking");
        visit("device", device, "as of the ranking");
    }
};

struct RankJob {
    std::string task;
    std::vector<std::string> models;  ///< these and their baselines; empty = all that have weights, stopped ones too
    RankingOptions options;
    static constexpr const char* kind = "rank";
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("task", task, "data set imported as a target");
        visit("models", models, "these models and their baseline only (default: all)");
        options.fields(visit);
    }
};

struct TransferJob {
    std::string name;  ///< "" = "<task>-<model>"
    std::string task;
    std::string model;  ///< "" or "best" = first of the task's ranking
    TransferOptions options;
    static constexpr const char* kind = "transfer";
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("name", name, "of the run (default: TASK-MODEL)");
        visit("task", task, "data set imported as a target");
        visit("model", model, "to fine-tune: its name, or best: the first of the task's ranking (default: best)");
        options.fields(visit);
    }
};

/// A cell of a study: strategies for choosing among the models of a source, each to its end, on one task with one seed.
struct StrategyJob {
    std::string study = "strategies";  ///< whose results it adds to
    std::string source;                ///< data set whose baseline and experts are the candidates
    std::string task;
    std::vector<std::string> models;  ///< these of them, and the baseline; empty = all that are trained
    StrategyOptions options;
    static constexpr const char* kind = "strategy";
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("study", study, "whose results it adds to: a folder in studies/ of the workspace");
        visit("source", source, "data set whose baseline and experts are the candidates");
        visit("task", task, "data set imported as a target");
        visit("models", models, "these of the candidates and the baseline only (default: all)");
        options.fields(visit);
    }
};

struct ExportJob {
    std::string run;
    std::vector<std::string> formats = allExportFormats();
    std::string to;  ///< folder; "" = exports/<run> in the workspace
    ExportPrecision precision = ExportPrecision::Float32;
    bool embedding = false;
    bool preprocessing = false;
    double maxAccuracyLoss = defaultMaxAccuracyLoss;
    static constexpr const char* kind = "export";
    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("run", run, "fine-tuned model");
        visit("formats", formats, "torchscript, onnx, safetensors");
        visit("to", to, "folder to write to (default: exports/RUN in the workspace)");
        visit("precision", precision,
              "float32, float16 for files of half the size, or int8 for an ONNX file of a quarter");
        visit("embedding", embedding, "the ONNX file gives the embedding too");
        visit("preprocessing", preprocessing,
              "the ONNX file takes bytes, uint8 [n, size, size, 3], and gives probabilities");
        visit("max_accuracy_loss", maxAccuracyLoss,
              "percentage points of test accuracy that int8 may lose; where it loses more, nothing is written");
    }
};

using JobSpec = std::variant<ImportJob, BaselineJob, ExpertJob, EmbedJob, RankJob, TransferJob, StrategyJob, ExportJob>;

[[nodiscard]] std::string jobKind(const JobSpec& spec);   ///< "train-baseline"
[[nodiscard]] std::string jobTitle(const JobSpec& spec);  ///< "Train the expert 'clipart-animals'"
[[nodiscard]] Yaml toYaml(const JobSpec& spec);
[[nodiscard]] JobSpec jobSpecFromYaml(const std::string& kind, const Yaml& yaml);
/// The command line that does the same: "docent rank --task stamps". Defaults are left out.
[[nodiscard]] std::string asCommandLine(const JobSpec& spec);
/// A word as a POSIX shell reads it: plain where it can be, else in single quotes.
[[nodiscard]] std::string shellQuoted(const std::string& text);

}  // namespace docent

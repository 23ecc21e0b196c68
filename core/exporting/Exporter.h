// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "exporting/ExportOptions.h"
#include "exporting/Int8Loss.h"
#include "selection/Ranking.h"
#include "transfer/RunRecord.h"

namespace docent {

/// Largest |difference| to the live model that an export may show: absolute while the outputs are small, and a part of
/// the largest output where that is above 1, because float rounding grows with the numbers.
inline constexpr double exportTolerance = 1e-4;
/// The same with weights in half precision, of 11 binary digits: a part of 5e-4 in each, which layers add up.
inline constexpr double halfTolerance = 2e-2;

struct ExportInput {
    RunRecord run;
    std::filesystem::path weights;           ///< of the run
    const CachedImages* samples = nullptr;   ///< real test pictures to compare on, >= 1
    const CachedImages* train = nullptr;     ///< of the task, for int8, which is calibrated on some of them
    const CachedImages* test = nullptr;      ///< all of the task's, for what int8 loses on them
    std::vector<std::string> taskClasses;    ///< label paths by class index of `train` and `test`
    const RankingResult* ranking = nullptr;  ///< of the task, for the card; may be null
    std::string sourceOrigin;                ///< where the source's pictures came from, for the card; "" = not known
    std::string sourceLicence;               ///< of the source's pictures, for the card; "" = not stated
    std::string modelOrigin;                 ///< file that the baseline was imported from, for the card; "" = none
    std::string taskOrigin;                  ///< where the task's pictures came from, for the card
    std::string taskLicence;                 ///< of the task's pictures, for the card; "" = not stated
};

/// A file that was written, loaded again and compared.
struct ExportedFile {
    ExportFormat format = ExportFormat::TorchScript;
    ExportPrecision precision = ExportPrecision::Float32;
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    double maxAbsDifference = 0;  ///< of all outputs over the samples, to the live model
    double allowedDifference = exportTolerance;
    double top1Agreement = 1;  ///< part of the samples with the same first class
    bool takesBytes = false;   ///< an ONNX file with preprocessing inside
    bool givesEmbedding = false;
};

struct ExportResult {
    std::filesystem::path folder;
    std::vector<ExportedFile> models;
    std::vector<std::filesystem::path> companions;  ///< labels.txt, MODEL_CARD.md, classify.py, ...
    std::int64_t samples = 0;
    std::optional<Int8Loss> int8;  ///< where the ONNX file computes in 8 bits
};

/// Writes the model in each format with labels.txt, preprocess.yaml, hierarchy.yaml, MODEL_CARD.md, LICENSE_NOTES.md
/// the programs of classifyingPrograms() and `export.yaml` into `folder` (made when missing), loads each file again,
/// compares it with the live model on the samples, and throws Error when one differs by more than `exportTolerance`
/// (`halfTolerance`) allows: that file is then removed. Existing files of these names are replaced, each atomically.
/// Model files in other formats that an earlier export left there stay, and are told of, where they are of the same
/// weights; else they go.
///
/// An ONNX file of int8 differs from the live model by more than that. What it loses is measured first, as
/// measureInt8() does, noted in `context`, and Error is thrown before anything is written where it is more than
/// `maxAccuracyLoss`. The file is then compared with the same 8 bits in Torch. Files of other formats stay float32.
ExportResult exportRun(const ExportInput& input, const ExportOptions& options, const std::filesystem::path& folder,
                       RunContext& context);

/// What an int8 file of this run would lose on all test pictures; needs `train` and `test`, and writes nothing. The
/// same input gives the same figures.
[[nodiscard]] Int8Loss measureInt8(const ExportInput& input, RunContext& context);

}  // namespace docent

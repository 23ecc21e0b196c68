// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/Options.h"
#include "base/RunContext.h"
#include "data/ImageDataset.h"
#include "selection/Ranking.h"
#include "transfer/RunRecord.h"

namespace docent {

enum class ExportFormat { TorchScript, Safetensors };
template <>
struct EnumNames<ExportFormat> {
    static constexpr std::pair<ExportFormat, std::string_view> values[] = {{ExportFormat::TorchScript, "torchscript"},
                                                                           {ExportFormat::Safetensors, "safetensors"}};
};

/// Largest |difference| to the live model that an export may show: absolute while the outputs are small, and a part of
/// the largest output where that is above 1, because float rounding grows with the numbers.
inline constexpr double exportTolerance = 1e-4;

struct ExportInput {
    RunRecord run;
    std::filesystem::path weights;           ///< of the run
    const CachedImages* samples = nullptr;   ///< real test pictures to compare on, >= 1
    const RankingResult* ranking = nullptr;  ///< of the task, for the card; may be null
    std::string sourceLicence;               ///< of the source's pictures, for the card; "" = not stated
    std::string modelOrigin;                 ///< file that the baseline was imported from, for the card; "" = none
    std::string taskOrigin;                  ///< where the task's pictures came from, for the card
    std::string taskLicence;                 ///< of the task's pictures, for the card; "" = not stated
};

/// A file that was written, loaded again and compared.
struct ExportedFile {
    ExportFormat format = ExportFormat::TorchScript;
    std::filesystem::path path;
    std::uint64_t bytes = 0;
    double maxAbsDifference = 0;  ///< of the logits over the samples
    double allowedDifference = exportTolerance;
    double top1Agreement = 1;  ///< part of the samples with the same first class
};

struct ExportResult {
    std::filesystem::path folder;
    std::vector<ExportedFile> models;
    std::vector<std::filesystem::path> companions;  ///< labels.txt, preprocess.yaml, MODEL_CARD.md
    std::int64_t samples = 0;
};

/// Writes the model in each format with labels.txt, preprocess.yaml and MODEL_CARD.md into `folder` (made when
/// missing), loads each file again, compares it with the live model on the samples, and throws Error when one differs
/// by more than `exportTolerance` allows: that file is then removed. Existing files of these names are replaced, each
/// atomically.
ExportResult exportRun(const ExportInput& input, const std::vector<ExportFormat>& formats,
                       const std::filesystem::path& folder, RunContext& context);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/RunContext.h"
#include "experts/ModelRecord.h"
#include "nn/PublishedWeights.h"
#include "workspace/Workspace.h"

namespace docent {

/// A ResizeRule, or the choice between that of Docent's own weights and BiT's.
enum class ResizeChoice { Auto, Fit, Crop, Squash };
template <>
struct EnumNames<ResizeChoice> {
    static constexpr std::pair<ResizeChoice, std::string_view> values[] = {{ResizeChoice::Auto, "auto"},
                                                                           {ResizeChoice::Fit, "fit"},
                                                                           {ResizeChoice::Crop, "crop"},
                                                                           {ResizeChoice::Squash, "squash"}};
};

/// Docent's own weights tell their picture size, resize rule and labels, see readOwnWeights(): what is left open here
/// is taken from there.
struct ModelImportOptions {
    std::string file;
    std::string name;
    int imageSize = 0;  ///< 8 to 1024; 0 = its own, else 224 for BiT's large stem, 32 for a small one
    ResizeChoice resize = ResizeChoice::Auto;  ///< Auto = its own, else Squash
    std::string labels;                        ///< "" = its own, else none
    bool replace = false;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("file", file, "weights of a ResNet-v2: BiT's .npz, timm's, Hugging Face's or Docent's own .safetensors");
        visit("name", name, "of the baseline in the bank");
        visit("image_size", imageSize,
              "side of the pictures that it takes, in pixels (0: its own, else 224, or 32 for a small stem)");
        visit("resize", resize, "how pictures become square (auto: its own, else squash, as BiT does)");
        visit("labels", labels,
              "file with the classes of its head, one a line (default: its own, where it tells them)");
        visit("replace", replace, "replace the model of that name");
    }
    /// All problems as text; empty when the options are usable.
    [[nodiscard]] std::vector<std::string> check() const;
};

struct ModelImportResult {
    ModelRecord record;
    WeightsReport report;
    std::string told;  ///< where its own picture size, rule and labels are told, see OwnWeights; "" = nowhere
};

/// Makes a file of published weights a baseline of the bank. It is there whole or, where the process is killed
/// meanwhile, not at all; so is the model that it replaces. The caller holds the workspace's lock. Throws Error for bad
/// options, for a name that is taken, and for weights that are damaged or do not fit; Stopped on a stop.
[[nodiscard]] ModelImportResult importModel(const Workspace& workspace, const ModelImportOptions& options,
                                            RunContext& context);

/// Ends what a killed import left; the caller holds the workspace's lock. See Workspace::lock().
void finishModelImport(const Workspace& workspace);

}  // namespace docent

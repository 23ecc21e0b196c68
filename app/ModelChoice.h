// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "CommandTree.h"
#include "jobs/Trial.h"

namespace docent {

/// The finished model that a command is to ask: options of every command that names pictures.
struct ModelChoice {
    std::string model;
    std::string expert;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit(
            "model", model,
            "run of the workspace, a folder that 'docent export' wrote or a model file in it, an .onnx file alone, or "
            "a file of 'docent models combine'");
        visit("expert", expert, "of a file that holds several, the one to ask, or its baseline");
    }
};

struct ChosenModel {
    TrialModel model;
    std::optional<RunRecord> run;  ///< where it is one of the workspace
};

/// Throws Error where there is no such model, or none that can be opened.
[[nodiscard]] ChosenModel openModel(const ModelChoice& choice, const GlobalOptions& global);

}  // namespace docent

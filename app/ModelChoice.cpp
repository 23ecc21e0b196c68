// SPDX-License-Identifier: GPL-3.0-or-later
#include "ModelChoice.h"

#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "workspace/Workspace.h"

namespace docent {

ChosenModel openModel(const ModelChoice& choice, const GlobalOptions& global) {
    // A name that cannot be a file's at all is none that is there.
    if (std::error_code ignored; fs::exists(choice.model, ignored)) {
        if (isPictureFile(choice.model) && fs::is_regular_file(choice.model, ignored)) {
            throw Error(choice.model + " is a picture, and the first argument names the model",
                        "Name a run, an exported folder or an .onnx file first, as in 'docent predict MODEL IMAGE'");
        }
        if (choice.expert.empty()) {
            return {TrialModel(fs::path(choice.model)), std::nullopt};
        }
        if (fs::is_directory(choice.model, ignored)) {
            throw Error(choice.model + " is an exported model, which is one alone", "Leave out --expert");
        }
        return {TrialModel(fs::path(choice.model), choice.expert), std::nullopt};
    }
    const bool isInWorkspace = Workspace::isWorkspace(global.workspace);
    if (!choice.expert.empty()) {
        if (isInWorkspace && Workspace(global.workspace).runs().has(choice.model)) {
            throw Error("'" + choice.model + "' is a run, which is one model alone", "Leave out --expert");
        }
        throw Error("There is no file '" + choice.model + "' to look for the expert '" + choice.expert + "' in",
                    "Name a file that 'docent models combine' wrote");
    }
    if (!isInWorkspace) {
        throw Error("There is no exported model at '" + choice.model + "', and " + global.workspace.string() +
                        " is no workspace to look for a run of that name",
                    "Name an exported folder, or give --workspace");
    }
    if (choice.model.find('/') != std::string::npos) {  // no run's name has one
        throw Error("There is no exported model at '" + choice.model + "'",
                    "Name an exported folder, an .onnx file, or a run of the workspace");
    }
    const Workspace workspace(global.workspace);
    if (!workspace.runs().has(choice.model) && workspace.bank().has(choice.model)) {
        throw Error("'" + choice.model + "' is a model of the bank, which knows no task",
                    "Fine-tune it to one, as in 'docent transfer --task NAME --expert " + choice.model +
                        "', and name that run");
    }
    const RunRecord run = workspace.runs().load(choice.model);
    return {TrialModel(workspace, run), run};
}

}  // namespace docent

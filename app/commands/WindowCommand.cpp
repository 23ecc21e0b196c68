// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/WindowCommand.h"

#include "CommandTree.h"
#include "Window.h"
#include "nn/Device.h"
#include "workspace/Workspace.h"

namespace docent {

void addWindowCommand(CommandTree& tree) {
    Command& command = tree.add("window", "open the window (so does 'docent' alone)");
    const auto trySample = std::make_shared<bool>(false);
    command.bindField("try_sample", *trySample, "open the sample workspace, making it where it is missing");
    command.examples({"docent", "docent window --workspace my-work", "docent window --try-sample"});
    const auto open = [trySample](const GlobalOptions& global) {
        setTorchThreads(global.threads);
        const bool isNamed = global.workspace != GlobalOptions{}.workspace;
        std::optional<std::filesystem::path> workspace;
        if (isNamed || (!*trySample && Workspace::isWorkspace(global.workspace))) {
            workspace = std::filesystem::absolute(global.workspace);
        }
        return openWindow(workspace, *trySample);
    };
    command.setBody(open);
    tree.setDefault(open);
}

}  // namespace docent

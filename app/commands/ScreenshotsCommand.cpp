// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/ScreenshotsCommand.h"

#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <iostream>

#include "CommandTree.h"
#include "Demo.h"
#include "Json.h"
#include "Window.h"
#include "base/Files.h"
#include "workspace/Workspace.h"

extern char** environ;

namespace docent {
namespace {

struct Choice {
    std::string to;
    int scale = 0;
};

/// A picture's scale is fixed when Qt starts, so each is taken by a process of its own.
void takeAtScale(const fs::path& workspace, const std::string& to, int scale) {
    const std::string number = std::to_string(scale);
    std::vector<std::string> words = {"docent",  "screenshots", "--to",        to,
                                      "--scale", number,        "--workspace", workspace.string()};
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int error = posix_spawn(&child, "/proc/self/exe", nullptr, nullptr, arguments.data(), environ);
    int status = 0;
    if (error != 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != exitDone) {
        throw Error("The pictures at scale " + number + " were not taken",
                    "What is printed above says why; '--scale " + number + "' tries it alone");
    }
}

fs::path workspaceToShow(const GlobalOptions& global) {
    if (global.workspace != GlobalOptions{}.workspace || Workspace::isWorkspace(global.workspace)) {
        return fs::absolute(global.workspace);
    }
    std::cerr << "There is no workspace here, so one is made of the sample pictures.\n";
    return runDemo({.quick = true}).workspace;
}

}  // namespace

void addScreenshotsCommand(CommandTree& tree) {
    Command& command = tree.add("screenshots", "write a picture of every page of the window");
    const auto choice = std::make_shared<Choice>();
    command.bindField("to", choice->to, "folder for the PNG files", {.required = {"to"}});
    command.bindField("scale", choice->scale, "device pixels for each pixel: 1, 2, or 0 for both");
    command.check("scale", [choice] {
        if (choice->scale < 0 || choice->scale > 2) {
            throw Error("scale must be 0, 1 or 2");
        }
    });
    command.examples({"docent screenshots --to pictures   # of this workspace, or of the sample pictures",
                      "docent screenshots --to pictures --workspace my-work --scale 2"});
    command.setBody([choice](const GlobalOptions& global) {
        prepareToCompute(global);
        const fs::path workspace = workspaceToShow(global);
        std::vector<fs::path> files;
        if (choice->scale == 0) {
            takeAtScale(workspace, choice->to, 1);
            takeAtScale(workspace, choice->to, 2);
            for (const auto& entry : fs::directory_iterator(choice->to)) {
                const std::string name = entry.path().filename().string();
                if (name.ends_with("-1x.png") || name.ends_with("-2x.png")) {
                    files.push_back(entry.path());
                }
            }
            std::sort(files.begin(), files.end());
        } else {
            files = drawWindow(workspace, choice->to, choice->scale);
        }
        if (global.json) {
            Json names = Json::array();
            for (const fs::path& file : files) {
                names.push_back(file.string());
            }
            printJson({{"files", std::move(names)}});
        } else if (choice->scale == 0) {
            std::cout << files.size() << " pictures in " << choice->to << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent

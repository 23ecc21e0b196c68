// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/ScreenshotsCommand.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

#include "CommandTree.h"
#include "Demo.h"
#include "Json.h"
#include "Window.h"
#include "base/Files.h"
#include "base/Words.h"
#include "workspace/Workspace.h"

extern char** environ;

namespace docent {
namespace {

struct Choice {
    std::string to;
    int scale = 0;
};

/// Reads until the other end is closed, and closes this one.
std::string readAll(int descriptor) {
    std::string text;
    char part[4096];
    while (true) {
        const ssize_t count = ::read(descriptor, part, sizeof part);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count <= 0) {
            break;
        }
        text.append(part, static_cast<std::size_t>(count));
    }
    ::close(descriptor);
    return text;
}

/// A picture's scale is fixed when Qt starts, so each is taken by a process of its own. Returns what that wrote.
std::vector<fs::path> takeAtScale(const fs::path& workspace, const std::string& to, int scale) {
    const std::string number = std::to_string(scale);
    std::vector<std::string> words = {"docent",      "screenshots",     "--to", to, "--scale", number, "--json",
                                      "--workspace", workspace.string()};
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0) {
        throw Error("Cannot start another Docent: " + std::string(std::strerror(errno)));
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    pid_t child = 0;
    const int error = posix_spawn(&child, "/proc/self/exe", &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    const Json answer = Json::parse(readAll(ends[0]), nullptr, false);
    int status = 0;
    if (error != 0 || waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != exitDone ||
        !answer.is_object()) {
        throw Error("The pictures at scale " + number + " were not taken",
                    "What is printed above says why; '--scale " + number + "' tries it alone");
    }
    std::vector<fs::path> files;
    for (const Json& file : answer["files"]) {
        files.emplace_back(file.get<std::string>());
    }
    return files;
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
        (void)Workspace(workspace).lock();  // the window would wait for someone to read why it cannot have it
        std::vector<fs::path> files;
        if (choice->scale == 0) {
            for (const int scale : {1, 2}) {
                const std::vector<fs::path> taken = takeAtScale(workspace, choice->to, scale);
                files.insert(files.end(), taken.begin(), taken.end());
            }
        } else {
            files = drawWindow(workspace, choice->to, choice->scale);
        }
        if (global.json) {
            Json names = Json::array();
            for (const fs::path& file : files) {
                names.push_back(file.string());
            }
            printJson({{"files", std::move(names)}});
        } else {
            for (const fs::path& file : files) {
                std::cout << file.string() << "\n";
            }
            std::cout << counted(files.size(), "picture", "pictures") << " in " << choice->to << "\n";
        }
        return exitDone;
    });
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/PredictCommand.h"

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <optional>

#include "ConsoleContext.h"
#include "JobRunner.h"
#include "Json.h"
#include "Table.h"
#include "data/ImageDecoder.h"
#include "jobs/Trial.h"

namespace docent {

namespace {

struct PredictOptions {
    std::string model;
    std::string expert;
    int top = 3;
    int neighbours = 0;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("model", model,
              "run of the workspace, a folder that 'docent export' wrote, or a file of 'docent models combine'");
        visit("expert", expert, "of a file that holds several, the one to ask, or its baseline");
        visit("top", top, "classes to name for each picture, the most probable first");
        visit("neighbours", neighbours,
              "training pictures to show that the run finds most alike; the first time it looks at all of them");
    }
    [[nodiscard]] std::vector<std::string> check() const {
        std::vector<std::string> problems;
        if (top < 1) {
            problems.emplace_back("top must be at least 1");
        }
        if (neighbours < 0) {
            problems.emplace_back("neighbours must be at least 0");
        }
        return problems;
    }
};

struct OpenedModel {
    TrialModel model;
    std::optional<TrainingNeighbours> neighbours;  ///< where they were asked for
};

OpenedModel openModel(const PredictOptions& options, const GlobalOptions& global) {
    // A name that cannot be a file's at all is none that is there.
    if (std::error_code ignored; std::filesystem::exists(options.model, ignored)) {
        if (options.neighbours > 0) {
            throw Error("An exported model comes without its training pictures, so there are no neighbours to show",
                        "Name the run itself, or leave out --neighbours");
        }
        if (!options.expert.empty()) {
            if (std::filesystem::is_directory(options.model, ignored)) {
                throw Error(options.model + " is an exported model, which is one alone", "Leave out --expert");
            }
            return {TrialModel(std::filesystem::path(options.model), options.expert), std::nullopt};
        }
        return {TrialModel(std::filesystem::path(options.model)), std::nullopt};
    }
    if (!options.expert.empty()) {
        throw Error("There is no file '" + options.model + "' to look for the expert '" + options.expert + "' in",
                    "Name a file that 'docent models combine' wrote");
    }
    if (!Workspace::isWorkspace(global.workspace)) {
        throw Error("There is no exported model at '" + options.model + "', and " + global.workspace.string() +
                        " is no workspace to look for a run of that name",
                    "Name an exported folder, or give --workspace");
    }
    const Workspace workspace(global.workspace);
    const RunRecord run = workspace.runs().load(options.model);
    OpenedModel opened{TrialModel(workspace, run), std::nullopt};
    if (options.neighbours > 0) {
        ConsoleContext context;
        opened.neighbours.emplace(workspace, run, context);
    }
    return opened;
}

struct Named {
    std::string image;
    std::vector<NamedProbability> classes;  ///< the most probable first
    std::vector<NearPicture> neighbours;    ///< the nearest first
};

Named name(const OpenedModel& opened, const std::string& image, const PredictOptions& options) {
    Picture picture;
    if (std::error_code ignored; std::filesystem::is_directory(image, ignored)) {
        throw Error(image + " is a folder",
                    "Name the pictures in it: " + (std::filesystem::path(image) / "*").string());
    }
    try {
        picture = decodePictureFile(image, opened.model.imageSize());
    } catch (const Error& error) {
        std::string reason = error.what();
        reason.erase(reason.find_last_not_of('.') + 1);
        throw Error("Cannot read the picture " + image + ": " + reason, "Give another file");
    }
    const TrialAnswer answer = opened.model.classify(picture);
    Named named{image, mostProbable(opened.model.classes(), answer.probabilities, options.top), {}};
    if (opened.neighbours) {
        named.neighbours = opened.neighbours->nearest(answer.embedding, options.neighbours);
    }
    return named;
}

std::string distanceText(double distance) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", distance);
    return text;
}

/// The nearest training pictures of all pictures, and a line for each that has none near.
void printNeighbours(const std::vector<Named>& all, double usualDistance) {
    Table table({"picture", "nearest training picture", "class", "distance>"});
    std::string far;
    for (const Named& named : all) {
        for (std::size_t i = 0; i < named.neighbours.size(); ++i) {
            const NearPicture& near = named.neighbours[i];
            table.add({i == 0 ? named.image : "", near.location, near.label, distanceText(near.distance)});
        }
        if (!named.neighbours.empty() && named.neighbours.front().distance > usualDistance) {
            far += named.image + " is unlike anything in the training pictures: 99 of 100 of these have another one " +
                   "within " + distanceText(usualDistance) + "\n";
        }
    }
    std::cout << "\n" << table.text() << (far.empty() ? "" : "\n") << far;
}

}  // namespace

void addPredictCommand(CommandTree& tree) {
    Command& command = tree.add("predict", "name pictures with a run or an exported model");
    const auto options = std::make_shared<PredictOptions>();
    const auto images = std::make_shared<std::vector<std::string>>();
    command.bind(*options, {.names = {{"model", "MODEL"}}, .required = {"model"}});
    command.bindWords("IMAGE", *images,
                      "picture files; one that cannot be read is told, with --json as its 'error', the others are "
                      "named, and the exit code is 1",
                      true);
    command.examples({"docent predict stamps-clipart-animals owl.png cat.jpg",
                      "docent predict exported/ --top 5 owl.png",
                      "docent predict stamps-clipart-animals owl.png --neighbours 5",
                      "docent predict experts.safetensors --expert clipart-animals-adapter owl.png"});
    command.setBody([options, images](const GlobalOptions& global) {
        prepareToCompute(global);
        const OpenedModel opened = openModel(*options, global);
        Json list = Json::array();
        Table table({"picture", "class", "probability>"});
        std::vector<Named> all;
        int failures = 0;
        for (const std::string& image : *images) {
            try {
                all.push_back(name(opened, image, *options));
            } catch (const Error& error) {  // the others are still named
                ++failures;
                std::cerr << "docent: " << error.what() << "\n";
                list.push_back({{"image", image}, {"error", error.what()}});
                continue;
            }
            const Named& named = all.back();
            Json classes = Json::array();
            for (const auto& [label, probability] : named.classes) {
                table.add({classes.empty() ? image : "", label, percent(probability)});
                classes.push_back({{"class", label}, {"probability", probability}});
            }
            Json item = {{"image", image}, {"classes", std::move(classes)}};
            if (opened.neighbours) {
                item["neighbours"] = Json::array();
                for (const NearPicture& near : named.neighbours) {
                    item["neighbours"].push_back(
                        {{"image", near.location}, {"class", near.label}, {"distance", near.distance}});
                }
            }
            list.push_back(std::move(item));
        }
        if (global.json) {
            Json json = {{"model", opened.model.name()},
                         {"file", opened.model.file().string()},
                         {"failed", failures},
                         {"predictions", std::move(list)}};
            if (opened.neighbours) {
                json["usual_distance"] = opened.neighbours->usualDistance();
            }
            printJson(json);
        } else if (failures < static_cast<int>(images->size())) {
            std::cout << table.text();
            if (opened.neighbours) {
                printNeighbours(all, opened.neighbours->usualDistance());
            }
        }
        return failures == 0 ? exitDone : exitFailed;
    });
}

}  // namespace docent

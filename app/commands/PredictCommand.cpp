// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/PredictCommand.h"

#include <algorithm>
#include <iostream>
#include <numeric>

#include "JobRunner.h"
#include "Json.h"
#include "Table.h"
#include "data/ImageDecoder.h"
#include "exporting/ExportedModel.h"

namespace docent {

namespace {

struct PredictOptions {
    std::string model;
    int top = 3;

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("model", model, "run of the workspace, or a folder that 'docent export' wrote");
        visit("top", top, "classes to name for each picture, the most probable first");
    }
    [[nodiscard]] std::vector<std::string> check() const {
        return top >= 1 ? std::vector<std::string>{} : std::vector<std::string>{"top must be at least 1"};
    }
};

ExportedModel openModel(const PredictOptions& options, const GlobalOptions& global) {
    if (std::filesystem::exists(options.model)) {
        return ExportedModel(std::filesystem::path(options.model));
    }
    if (!Workspace::isWorkspace(global.workspace)) {
        throw Error("There is no exported model at '" + options.model + "', and " + global.workspace.string() +
                        " is no workspace to look for a run of that name",
                    "Name an exported folder, or give --workspace");
    }
    const Workspace workspace(global.workspace);
    const RunRecord run = workspace.runs().load(options.model);
    return ExportedModel(run, workspace.runs().weights(run.name));
}

struct Named {
    std::string image;
    std::vector<std::pair<std::string, double>> classes;  ///< the most probable first
};

Named name(const ExportedModel& model, const std::string& image, int top) {
    Picture picture;
    if (std::filesystem::is_directory(image)) {
        throw Error(image + " is a folder",
                    "Name the pictures in it: " + (std::filesystem::path(image) / "*").string());
    }
    try {
        picture = decodePictureFile(image, model.imageSize());
    } catch (const Error& error) {
        std::string reason = error.what();
        reason.erase(reason.find_last_not_of('.') + 1);
        throw Error("Cannot read the picture " + image + ": " + reason, "Give another file");
    }
    const Matrix probabilities = model.classify({picture});
    std::vector<std::size_t> order(model.classes().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const float* row = probabilities.row(0);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return row[a] > row[b]; });
    order.resize(std::min(order.size(), static_cast<std::size_t>(top)));
    Named named{image, {}};
    for (const std::size_t index : order) {
        named.classes.emplace_back(model.classes()[index], row[index]);
    }
    return named;
}

}  // namespace

void addPredictCommand(CommandTree& tree) {
    Command& command = tree.add("predict", "name pictures with a run or an exported model");
    const auto options = std::make_shared<PredictOptions>();
    const auto images = std::make_shared<std::vector<std::string>>();
    command.bind(*options, {.names = {{"model", "MODEL"}}, .required = {"model"}});
    command.bindWords("IMAGE", *images, "picture files", true);
    command.examples(
        {"docent predict stamps-clipart-animals owl.png cat.jpg", "docent predict exported/ --top 5 owl.png"});
    command.setBody([options, images](const GlobalOptions& global) {
        prepareToCompute(global);
        const ExportedModel model = openModel(*options, global);
        Json list = Json::array();
        Table table({"picture", "class", "probability>"});
        int failures = 0;
        for (const std::string& image : *images) {
            Named named;
            try {
                named = name(model, image, options->top);
            } catch (const Error& error) {  // the others are still named
                ++failures;
                std::cerr << "docent: " << error.what() << "\n";
                list.push_back({{"image", image}, {"error", error.what()}});
                continue;
            }
            Json classes = Json::array();
            for (const auto& [label, probability] : named.classes) {
                table.add({classes.empty() ? image : "", label, percent(probability)});
                classes.push_back({{"class", label}, {"probability", probability}});
            }
            list.push_back({{"image", image}, {"classes", std::move(classes)}});
        }
        if (global.json) {
            printJson({{"model", model.name()}, {"file", model.file().string()}, {"predictions", std::move(list)}});
        } else if (failures < static_cast<int>(images->size())) {
            std::cout << table.text();
        }
        return failures == 0 ? exitDone : exitFailed;
    });
}

}  // namespace docent

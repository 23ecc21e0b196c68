// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/Files.h"
#include "exporting/OnnxWriter.h"
#include "exporting/Preprocess.h"
#include "support/RandomNetwork.h"

namespace docent {

/// Names that a reader of CSV, JSON or HTML has to take care of.
[[nodiscard]] inline std::vector<std::string> tinyLabels() {
    return {"Größe/groß", "comma, \"quote\"", "<b>bold</b> & more", "plain", "last"};
}

/// Writes what an export would of a network that is quick to run and was never trained: an exported folder of the name
/// "tiny" for pictures of this side.
inline void writeTinyModel(const fs::path& folder, int side = 16) {
    const ResNetV2 model = randomModel(tinyConfig(Stem::Small));
    const Preprocess preprocess{.model = "tiny", .size = side};
    fs::create_directories(folder);
    saveWeights(model, folder / "tiny.safetensors");
    writeFileAtomically(folder / "preprocess.yaml", toYaml(preprocess).text());
    std::string lines;
    for (const std::string& label : tinyLabels()) {
        lines += label + "\n";
    }
    writeFileAtomically(folder / "labels.txt", lines);
#ifndef DOCENT_WITHOUT_ONNX
    writeFileAtomically(folder / "tiny.onnx", onnxBytes(model, preprocess, {},
                                                        {{"labels", nlohmann::json(tinyLabels()).dump()},
                                                         {"preprocess", toYaml(preprocess).text()}}));
#endif
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/Yaml.h"
#include "data/ImageSource.h"

namespace docent {

/// `preprocess.yaml` of an exported folder: how a picture becomes the input of the model.
struct Preprocess {
    std::string model;  ///< name of the run, and of the model files
    int size = 32;      ///< side of the square input in pixels
    ResizeRule resize = ResizeRule::Fit;
    std::vector<double> mean = {0.5, 0.5, 0.5};  ///< of values in [0, 1], by channel
    std::vector<double> deviation = {0.5, 0.5, 0.5};
    std::string weightsHash;
    std::string docentVersion;
};

/// The rule in words: "the whole picture, ...".
[[nodiscard]] std::string explain(ResizeRule rule);

[[nodiscard]] Yaml toYaml(const Preprocess& preprocess);
/// Throws Error for input that Docent cannot prepare, such as another channel order.
[[nodiscard]] Preprocess preprocessFromYaml(const Yaml& yaml);

}  // namespace docent

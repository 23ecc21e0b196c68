// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/Preprocess.h"

#include <algorithm>
#include <cmath>

#include "experts/ModelRecord.h"

namespace docent {

namespace {

constexpr const char* channelOrder = "RGB";
constexpr const char* layout = "NCHW";
const std::vector<int> white = {255, 255, 255};

/// A fact that other programs need and that Docent has one way of doing.
void requireFixed(const Yaml& yaml, const char* key, const std::string& expected) {
    std::string text;
    yaml.require(key, text);
    if (text != expected) {
        yaml.fail(key, "is '" + text + "', but Docent feeds models with " + expected + " only",
                  "Use a folder that Docent exported");
    }
}

}  // namespace

std::string explain(ResizeRule rule) {
    switch (rule) {
        case ResizeRule::Fit:
            return "the whole picture, scaled to fit the square and centred on white";
        case ResizeRule::Crop:
            return "scaled until the shorter side fills the square; the middle is kept";
        case ResizeRule::Squash:
            return "both sides stretched to the square";
    }
    return {};
}

Yaml toYaml(const Preprocess& preprocess) {
    Yaml yaml;
    yaml.set("model", preprocess.model);
    yaml.set("size", preprocess.size);
    yaml.set("resize", enumName(preprocess.resize));
    yaml.set("resize_meaning", explain(preprocess.resize));
    yaml.set("interpolation",
             "area averaging (OpenCV's INTER_AREA) where the picture shrinks, bilinear where it grows");
    yaml.set("orientation", "as EXIF says");
    yaml.set("background", white);
    yaml.set("background_meaning", "transparent pictures are composed on this colour");
    yaml.set("scale", "pixel / 255, then (value - mean) / std");
    yaml.set("mean", preprocess.mean);
    yaml.set("std", preprocess.deviation);
    yaml.set("channel_order", channelOrder);
    yaml.set("layout", layout);
    yaml.set("labels", "labels.txt");
    yaml.set("weights_hash", preprocess.weightsHash);
    yaml.set("docent_version", preprocess.docentVersion);
    return yaml;
}

Preprocess preprocessFromYaml(const Yaml& yaml) {
    Preprocess preprocess;
    yaml.require("model", preprocess.model);
    yaml.require("size", preprocess.size);
    if (preprocess.size < 8 || preprocess.size > 1024) {
        yaml.fail("size", "must be 8 to 1024");
    }
    std::string rule;
    yaml.require("resize", rule);
    preprocess.resize = enumValue<ResizeRule>(rule, "resize rule");
    std::vector<int> background;
    yaml.require("background", background);
    if (background != white) {
        yaml.fail("background", "must be [255, 255, 255]: Docent composes pictures on white");
    }
    yaml.require("mean", preprocess.mean);
    yaml.require("std", preprocess.deviation);
    const auto isFinite = [](double value) { return std::isfinite(value); };
    if (preprocess.mean.size() != 3 || preprocess.deviation.size() != 3 ||
        !std::all_of(preprocess.mean.begin(), preprocess.mean.end(), isFinite) ||
        !std::all_of(preprocess.deviation.begin(), preprocess.deviation.end(), isFinite) ||
        !std::all_of(preprocess.deviation.begin(), preprocess.deviation.end(), [](double d) { return d > 0; })) {
        yaml.fail("std", "and 'mean' must be three numbers each, and those of 'std' above 0");
    }
    requireFixed(yaml, "channel_order", channelOrder);
    requireFixed(yaml, "layout", layout);
    yaml.get("weights_hash", preprocess.weightsHash);
    yaml.get("docent_version", preprocess.docentVersion);
    return preprocess;
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/ModelFile.h"

#include <charconv>
#include <cstdio>

#include "base/Error.h"
#include "base/Hash.h"
#include "nn/TensorText.h"

namespace docent {

namespace {

using Metadata = std::map<std::string, std::string>;

std::string joined(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers) {
        text += text.empty() ? "" : ",";
        text += std::to_string(number);
    }
    return text;
}

std::string exactText(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

/// Reads the shape of a model out of a file's metadata.
class ConfigReader {
public:
    explicit ConfigReader(const SafetensorsFile& file) : m_file(file) {}

    [[nodiscard]] ModelConfig read() const {
        const auto part = m_file.metadata().find("part");
        if (part != m_file.metadata().end() && part->second == adaptersPart) {
            throw Error(m_file.path().string() + " holds the adapters of an expert alone, without its baseline",
                        "Open the expert through its workspace, or export a run of it");
        }
        ModelConfig config;
        config.arch = text("arch");
        config.depths = numbers("depths");
        config.widths = numbers("widths");
        config.stemWidth = number("stem_width");
        config.groups = number("groups");
        config.numClasses = number("num_classes");
        real("adapter_ratio", config.adapterRatio);
        real("standardisation_eps", config.standardisationEps);
        const std::string stem = text("stem");
        if (stem != "large" && stem != "small") {
            fail("stem is '" + stem + "', not 'large' or 'small'");
        }
        config.stem = stem == "large" ? Stem::Large : Stem::Small;
        for (const std::string& problem : config.check()) {
            fail(problem);
        }
        // Before any memory is taken for it: the metadata may ask for more than there is.
        std::int64_t held = 0;
        for (const std::string& name : m_file.names()) {
            const TensorView& tensor = m_file.tensor(name);
            held += static_cast<std::int64_t>(tensor.data.size() / bytesPerElement(tensor.type));
        }
        if (config.parameterCount() > held) {
            fail("it describes " + std::to_string(config.parameterCount()) + " parameters and the file holds " +
                 std::to_string(held));
        }
        return config;
    }

private:
    [[noreturn]] void fail(const std::string& problem) const {
        throw Error("Cannot tell the model's shape from the metadata of " + m_file.path().string() + ": " + problem,
                    "Use a weight file that Docent wrote, or load this one into a model of a known architecture");
    }

    [[nodiscard]] std::string text(const std::string& key) const {
        const auto found = m_file.metadata().find(key);
        if (found == m_file.metadata().end()) {
            fail("there is no '" + key + "'");
        }
        return found->second;
    }

    [[nodiscard]] std::vector<int> numbers(const std::string& key) const {
        const std::string list = text(key);
        std::vector<int> values;
        const char* cursor = list.data();
        const char* const end = cursor + list.size();
        while (true) {
            int value = 0;
            const auto [next, error] = std::from_chars(cursor, end, value);
            if (error != std::errc() || (next != end && *next != ',')) {
                fail(key + " is '" + list.substr(0, 80) + "', not a list of numbers");
            }
            values.push_back(value);
            if (next == end) {
                return values;
            }
            cursor = next + 1;
        }
    }

    [[nodiscard]] int number(const std::string& key) const {
        const std::vector<int> values = numbers(key);
        if (values.size() != 1) {
            fail(key + " holds " + std::to_string(values.size()) + " numbers instead of one");
        }
        return values.front();
    }

    /// Keeps the value where the key is absent.
    void real(const std::string& key, double& value) const {
        if (!m_file.metadata().contains(key)) {
            return;
        }
        const std::string number = text(key);
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
        if (error != std::errc() || end != number.data() + number.size()) {
            fail(key + " is '" + number.substr(0, 80) + "', not a number");
        }
    }

    const SafetensorsFile& m_file;
};

}  // namespace

bool isHeadName(const std::string& tensor) {
    return tensor.starts_with("head.");
}

bool isAdapterName(const std::string& tensor) {
    return tensor.find(".adapter.") != std::string::npos;
}

Metadata metadataOf(const ModelConfig& config) {
    Metadata metadata = {{"arch", config.arch},
                         {"depths", joined(config.depths)},
                         {"widths", joined(config.widths)},
                         {"stem_width", std::to_string(config.stemWidth)},
                         {"stem", config.stem == Stem::Large ? "large" : "small"},
                         {"groups", std::to_string(config.groups)},
                         {"num_classes", std::to_string(config.numClasses)},
                         // Python's readers of PyTorch weights ask for this one.
                         {"format", "pt"}};
    if (config.standardisationEps != timmStandardisationEps) {
        metadata["standardisation_eps"] = exactText(config.standardisationEps);
    }
    if (config.adapterRatio > 0) {
        metadata["adapter_ratio"] = exactText(config.adapterRatio);
    }
    return metadata;
}

ModelConfig configOf(const SafetensorsFile& file) {
    return ConfigReader(file).read();
}

std::string trunkHashOf(const SafetensorsFile& file) {
    return trunkHashOf(std::vector{&file});
}

std::string trunkHashOf(const std::vector<const SafetensorsFile*>& files) {
    std::map<std::string, const SafetensorsFile*> places;
    for (const SafetensorsFile* file : files) {
        for (const std::string& name : file->names()) {
            if (!isHeadName(name)) {
                places.emplace(name, file);
            }
        }
    }
    Hasher hasher;
    for (const auto& [name, file] : places) {
        const TensorView& tensor = file->tensor(name);
        if (tensor.type != TensorType::F32) {
            throw Error("The tensor " + quotedName(name) + " of " + file->path().string() + " is not of 32-bit floats");
        }
        hasher.add(name).add(shapeText(tensor.shape));
        hasher.add(tensor.data.data(), tensor.data.size());
    }
    return hasher.hex();
}

}  // namespace docent

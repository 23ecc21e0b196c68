// SPDX-License-Identifier: GPL-3.0-or-later
// The three parts of an input are what the file says of pictures, baseline and experts; around them is a file that is
// whole. SafetensorsFuzz is about the format itself.
#include "exporting/CombinedFile.h"

#include "fuzz/Fuzz.h"
#include "nn/ModelFile.h"

namespace docent::fuzz {

namespace {

ModelConfig tinyConfig() {
    ModelConfig config;
    config.depths = {1};
    config.widths = {1};
    config.stemWidth = 1;
    config.groups = 1;
    return config;
}

}  // namespace

void parse(Bytes input) {
    const std::vector<Bytes> parts = cut(input, 3);
    std::map<std::string, std::string> metadata = metadataOf(tinyConfig());
    metadata["docent_combined"] = "1";
    const char* const keys[] = {"docent_pictures", "docent_baseline", "docent_experts"};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        metadata[keys[i]] = std::string(text(parts[i]));
    }
    // By hand, for writeSafetensors() syncs; a text that is no UTF-8 cannot be in such a file.
    std::string header = R"({"stem.conv.weight":{"dtype":"F32","shape":[64,1,1,1],"data_offsets":[0,256]},)"
                         R"("experts.x.head.fc.weight":{"dtype":"F32","shape":[2,4,1,1],"data_offsets":[256,288]},)"
                         R"("__metadata__":{)";
    bool isFirst = true;
    for (const auto& [key, value] : metadata) {
        header += (isFirst ? "\"" : ",\"") + key + "\":\"";
        isFirst = false;
        for (const char c : value) {
            header += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c < ' ' && c >= 0 ? ' ' : c);
        }
        header += '"';
    }
    header += "}}";
    std::string file(sizeof(std::uint64_t), '\0');
    for (std::size_t i = 0; i < sizeof(std::uint64_t); ++i) {
        file[i] = static_cast<char>(header.size() >> (8 * i) & 0xff);
    }
    const std::filesystem::path path = write("combined.safetensors", file + header + std::string(288, '\0'));
    require(isCombinedModel(path) || !text(input).empty(), "what says that it is a combined model is one");
    const CombinedFile combined(path);
    (void)combined.someNames();
    for (const CombinedExpert& expert : combined.experts()) {
        require(&combined.find(expert.name) == &expert, "an expert is found by its name");
        require(expert.bytes > 0, "an expert has tensors");
    }
}

std::vector<std::string> seeds() {
    return {
        joined(
            {R"({"size":32,"resize":"fit"})",
             R"({"name":"base","node":"","classes":[],"adapter_ratio":0,"weights_hash":"00","validation_accuracy":-1})",
             R"([{"name":"x","node":"a/b","classes":["a","b"],"adapter_ratio":0.25,"weights_hash":"01",)"
             R"("validation_accuracy":0.5}])"}),
        joined({R"({"size":1e3,"resize":"crop"})", "{}", "[]"})};
}

}  // namespace docent::fuzz

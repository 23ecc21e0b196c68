// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Files.h"
#include "fuzz/Fuzz.h"
#include "nn/ModelFile.h"
#include "nn/WeightFile.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const SafetensorsFile file(write("in.safetensors", input));
    std::vector<TensorView> tensors;
    std::size_t bytes = 0;
    for (const std::string& name : file.names()) {
        tensors.push_back(file.tensor(name));
        bytes += tensors.back().data.size();
        require(file.byteOf(tensors.back()) + tensors.back().data.size() <= input.size(), "a tensor lies in its file");
    }
    require(bytes <= input.size(), "no byte is of two tensors");
    // Writing syncs to a disk: not each time.
    if (input.size() % 16 == 0) {
        const std::filesystem::path copy = folder() / "copy.safetensors";
        writeSafetensors(copy, tensors, file.metadata());
        mustRead([&] {
            const SafetensorsFile again(copy);
            require(again.names() == file.names() && again.metadata() == file.metadata(), "a copy is the same");
            return 0;
        });
    }
    (void)configOf(file);
}

std::vector<std::string> seeds() {
    std::vector<std::string> made;
    const auto add = [&made](const std::vector<TensorView>& tensors, const std::map<std::string, std::string>& data) {
        const std::filesystem::path path = folder() / "seed.safetensors";
        writeSafetensors(path, tensors, data);
        made.push_back(readFile(path));
    };
    const std::vector<std::uint8_t> data(64, 1);
    add({}, {});
    add({{.name = "a", .type = TensorType::F32, .shape = {2, 3}, .data = std::span(data).first(24)},
         {.name = "b", .type = TensorType::BF16, .shape = {4}, .data = std::span(data).first(8)},
         {.name = "c", .type = TensorType::U8, .shape = {}, .data = std::span(data).first(1)},
         {.name = "d", .type = TensorType::I64, .shape = {0, 5}, .data = {}}},
        {{"key", "value"}});
    add({{.name = "stem.conv.weight", .type = TensorType::F16, .shape = {32}, .data = data}},
        metadataOf(ModelConfig{}));
    return made;
}

}  // namespace docent::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
// The small files of a workspace: the index of a picture cache and its pixels, what a killed writer left in the trash,
// and the record of an export. The first byte tells which.
#include "base/Error.h"
#include "base/Yaml.h"
#include "data/ImageCache.h"
#include "exporting/ExportRecord.h"
#include "fuzz/Fuzz.h"
#include "workspace/Trash.h"

namespace docent::fuzz {

namespace {

void readCache(Bytes input) {
    const std::vector<Bytes> parts = cut(input, 3);
    write("index.yaml", parts[0]);
    write("images-0000.u8", parts[1]);
    write("pictures.u64", parts[2]);
    const ImageCache cache(folder());
    for (std::int64_t i = 0; i < cache.size(); ++i) {
        require(!cache.pixels(i).empty(), "a picture has pixels");
    }
    (void)cache.hash({0});
}

void recoverTrash(Bytes input) {
    const std::filesystem::path workspace = folder() / "workspace";
    std::filesystem::create_directories(workspace / ".trash/1/files");
    write("workspace/.trash/1/moved.yaml", input);
    write("workspace/.trash/1/files/1", std::string_view("content"));
    write("outside", std::string_view("content"));
    (void)Trash(workspace).recover();
    require(std::filesystem::exists(folder() / "outside"), "nothing outside the workspace is touched");
    std::filesystem::remove_all(workspace);
}

void readExport(Bytes input) {
    write("export.yaml", input);
    const ExportResult result = loadExportRecord(folder());
    std::vector<std::filesystem::path> files = result.companions;
    for (const ExportedFile& file : result.models) {
        files.push_back(file.path);
    }
    for (const std::filesystem::path& file : files) {
        require(file.lexically_normal().parent_path() == folder(), "exported files lie in their folder");
    }
}

}  // namespace

void parse(Bytes input) {
    if (input.empty()) {
        return;
    }
    const Bytes rest = input.subspan(1);
    switch (input[0] % 3) {
        case 0:
            return readCache(rest);
        case 1:
            return recoverTrash(rest);
        default:
            return readExport(rest);
    }
}

std::vector<std::string> seeds() {
    Yaml index;
    index.set("version", cacheVersion);
    index.set("key", "00ff");
    index.set("count", 1);
    index.set("size", 8);
    index.set("resize", "fit");
    index.set("shards", 1);
    index.set("pictures_per_shard", 4);
    CachedPicture picture;
    const std::string place(reinterpret_cast<const char*>(&picture), sizeof picture);
    return {std::string(1, '\0') + joined({index.text(), std::string(192, 'x'), place}),
            "\1paths: [models/x, runs/y]\n",
            "\2samples: 8\nmodels:\n  - {format: onnx, file: x.onnx, bytes: 9, max_abs_difference: 1e-6, "
            "top1_agreement: 1}\ncompanions: [labels.txt]\n"};
}

}  // namespace docent::fuzz

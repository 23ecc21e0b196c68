// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/ExportFolder.h"

#include <algorithm>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Yaml.h"
#include "exporting/ExportRecord.h"

namespace docent {

std::string modelExtension(ExportFormat format) {
    switch (format) {
        case ExportFormat::TorchScript:
            return ".pt";
        case ExportFormat::Onnx:
            return ".onnx";
        case ExportFormat::Safetensors:
            return ".safetensors";
    }
    return {};
}

void requireOwnFolder(const fs::path& folder, const std::string& name) {
    std::error_code ignored;
    if (!fs::exists(folder / "preprocess.yaml", ignored)) {
        for (const char* file : {"labels.txt", "hierarchy.yaml", "MODEL_CARD.md", "LICENSE_NOTES.md", "export.yaml",
                                 "classify.py", "classify.cpp", "classify.js"}) {
            if (fs::exists(folder / file, ignored)) {
                throw Error("The folder " + folder.string() + " holds a file " + file +
                                " that no export wrote, and that this one would replace",
                            "Export to a folder of its own");
            }
        }
        return;
    }
    std::string other;
    if (Yaml::load(folder / "preprocess.yaml").get("model", other) && other != name) {
        throw Error("The folder " + folder.string() + " holds the exported model '" + other +
                        "', whose labels would be replaced by those of '" + name + "'",
                    "Export to a folder of its own");
    }
}

EarlierExport findEarlierExport(const fs::path& folder, const RunRecord& run, const ExportOptions& options) {
    EarlierExport earlier;
    std::error_code ignored;
    std::string hash;
    if (!fs::exists(folder / "preprocess.yaml", ignored) ||
        !Yaml::load(folder / "preprocess.yaml").get("weights_hash", hash)) {
        return earlier;
    }
    const auto isWritten = [&](ExportFormat format) {
        return std::find(options.formats.begin(), options.formats.end(), format) != options.formats.end();
    };
    if (hash != run.weightsHash) {
        for (const auto& [format, name] : EnumNames<ExportFormat>::values) {
            const fs::path file = folder / (run.name + modelExtension(format));
            if (!isWritten(format) && fs::is_regular_file(file, ignored)) {
                earlier.stale.push_back(file);
            }
        }
        return earlier;
    }
    if (!hasExportRecord(folder)) {
        return earlier;
    }
    const ExportResult before = loadExportRecord(folder);
    for (const ExportedFile& file : before.models) {
        if (!isWritten(file.format) && fs::is_regular_file(file.path, ignored)) {
            earlier.kept.push_back(file);
            if (file.precision == ExportPrecision::Int8) {
                earlier.int8 = before.int8;
            }
        }
    }
    return earlier;
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/TorchScriptReader.h"

#include <caffe2/serialize/inline_container.h>

#include <set>
#include <string>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

namespace {

const std::set<std::string>& knownOperations() {
    static const std::set<std::string> operations = {"aten::add",        "aten::conv2d",       "aten::constant_pad_nd",
                                                     "aten::contiguous", "aten::group_norm",   "aten::linear",
                                                     "aten::max_pool2d", "aten::mean",         "aten::relu",
                                                     "aten::to",         "prim::CallMethod",   "prim::Constant",
                                                     "prim::GetAttr",    "prim::ListConstruct"};
    return operations;
}

[[noreturn]] void refuse(const std::filesystem::path& path, const std::string& found) {
    throw Error("Cannot load " + path.string() + ": it holds " + found + ", which no file that Docent writes does",
                "Load it with the program that made it, or export the model again");
}

/// Code named __setstate__ runs while a file is loaded, so it is looked for before that.
void checkArchive(const std::filesystem::path& path) {
    caffe2::serialize::PyTorchStreamReader reader(path.string());
    for (const std::string& record : reader.getAllRecords()) {
        if (record.starts_with("code/") && record.ends_with(".py")) {
            const auto [data, size] = reader.getRecord(record);
            if (std::string_view(static_cast<const char*>(data.get()), size).find("__setstate__") !=
                std::string_view::npos) {
                refuse(path, "code that runs while it is loaded");
            }
        }
    }
}

void checkBlock(const torch::jit::Block& block, const std::filesystem::path& path) {
    for (const torch::jit::Node* node : block.nodes()) {
        const std::string operation = node->kind().toQualString();
        if (!knownOperations().contains(operation)) {
            refuse(path, "the operation " + operation);
        }
        for (const torch::jit::Block* inner : node->blocks()) {
            checkBlock(*inner, path);
        }
    }
}

}  // namespace

torch::jit::Module loadTorchScript(const std::filesystem::path& path) {
    const MappedFile exists(path);  // for its Error when there is no such file
    try {
        checkArchive(path);
        torch::jit::Module module = torch::jit::load(path.string(), torch::kCPU);
        for (const torch::jit::Method& method : module.get_methods()) {
            checkBlock(*method.graph()->block(), path);
        }
        if (module.children().size() != 0 || !module.find_method("forward") || !module.find_method("embed")) {
            refuse(path, "another kind of model");
        }
        module.eval();
        module.to(torch::kFloat);  // once, in place of at every call
        return module;
    } catch (const c10::Error& e) {
        throw Error("Cannot load " + path.string() + " as TorchScript: " + e.what_without_backtrace(),
                    "Export the model again");
    }
}

}  // namespace docent

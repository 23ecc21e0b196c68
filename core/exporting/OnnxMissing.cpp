// SPDX-License-Identifier: GPL-3.0-or-later
// In place of OnnxGraph, OnnxNetwork and OnnxWriter in a build without ONNX (DOCENT_ONNX=OFF).
#include "base/Error.h"
#include "exporting/OnnxNetwork.h"
#include "exporting/OnnxWriter.h"

namespace docent {

namespace {

[[noreturn]] void refuse() {
    throw Error("This Docent was built without ONNX", "Build it with DOCENT_ONNX=ON, or use another format");
}

}  // namespace

struct OnnxNetwork::Runtime {};

OnnxNetwork::OnnxNetwork(const std::filesystem::path&) {
    refuse();
}

OnnxNetwork::~OnnxNetwork() = default;

OnnxNetwork::Output OnnxNetwork::forward(const std::vector<std::span<const std::uint8_t>>&) const {
    refuse();
}

std::string onnxBytes(const ResNetV2&, const Preprocess&, const OnnxOptions&,
                      const std::map<std::string, std::string>&) {
    refuse();
}

}  // namespace docent

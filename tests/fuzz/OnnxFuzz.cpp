// SPDX-License-Identifier: GPL-3.0-or-later
// What passes Docent's check goes on to OpenCV, and one picture through the network.
#include "exporting/OnnxGraph.h"
#include "exporting/OnnxNetwork.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

void parse(Bytes input) {
    const OnnxNetwork network(write("in.onnx", input));
    const auto side = static_cast<std::size_t>(network.preprocess().size);
    const std::vector<std::uint8_t> picture(3 * side * side, 127);
    const OnnxNetwork::Output output = network.forward({picture});
    require(output.scores.values.size() == static_cast<std::size_t>(output.scores.columns), "a picture gives a row");
}

std::vector<std::string> seeds() {
    std::vector<std::string> made;
    for (const bool hasPreprocessing : {false, true}) {
        constexpr int side = 8;
        const Preprocess preprocess{.model = "x", .size = side};
        OnnxGraph graph("x", hasPreprocessing ? OnnxStorage::Float16 : OnnxStorage::Float32);
        const std::vector<float> weights(24, 0.5F);
        std::string value = "pictures";
        if (hasPreprocessing) {
            graph.addInput(value, OnnxType::UInt8, {-1, side, side, 3});
            value = graph.add("Cast", {value}, {{"to", std::int64_t{1}}});
            value = graph.add("Transpose", {value}, {{"perm", std::vector<std::int64_t>{0, 3, 1, 2}}});
        } else {
            graph.addInput(value, OnnxType::Float, {-1, 3, side, side});
        }
        if (!hasPreprocessing) {
            const std::vector<std::int64_t> around = {0, 0, 1, 1, 0, 0, 1, 1};
            value = graph.add("Pad", {value, graph.addIntegers("around", around)});
            value = graph.add(
                "MaxPool", {value},
                {{"kernel_shape", std::vector<std::int64_t>{3, 3}}, {"strides", std::vector<std::int64_t>{2, 2}}});
            const std::vector<std::int64_t> groups = {0, 1, -1};
            const std::vector<std::int64_t> whole = {0, 3, 4, 4};
            value = graph.add("Reshape", {value, graph.addIntegers("groups", groups)});
            value = graph.add("InstanceNormalization",
                              {value, graph.addFloats("one", {1}, std::span(weights).first(1)),
                               graph.addFloats("zero", {1}, std::span(weights).first(1))},
                              {{"epsilon", 1e-5F}});
            value = graph.add("Reshape", {value, graph.addIntegers("whole", whole)});
        }
        const std::string kernel = graph.addWeights("kernel", {2, 3, 1, 1}, std::span(weights).first(6));
        value = graph.add("Conv", {value, kernel}, {{"kernel_shape", std::vector<std::int64_t>{1, 1}}});
        value = graph.add("Relu", {value});
        value = graph.add("GlobalAveragePool", {value});
        value = graph.add("Flatten", {value}, {{"axis", std::int64_t{1}}});
        const std::string head = graph.addWeights("head", {2, 2}, std::span(weights).first(4));
        const std::string bias = graph.addWeights("bias", {2}, std::span(weights).first(2));
        value = graph.add("Gemm", {value, head, bias}, {{"transB", std::int64_t{1}}}, hasPreprocessing ? "" : "logits");
        if (hasPreprocessing) {
            value = graph.add("Softmax", {value}, {{"axis", std::int64_t{1}}}, "probabilities");
        }
        graph.addOutput(value, {-1, 2});
        made.push_back(graph.bytes({{"preprocess", toYaml(preprocess).text()}, {"labels", R"(["a","b"])"}}));
    }
    return made;
}

}  // namespace docent::fuzz

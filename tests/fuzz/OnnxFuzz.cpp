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

/// A convolution and a head in 8 bits.
static std::string inBytes() {
    constexpr int side = 8;
    OnnxGraph graph("x", OnnxStorage::Float32);
    const std::vector<float> scales(2, 0.01F);
    const std::vector<std::int8_t> zeros(2, 0);
    const std::vector<std::int8_t> weights = {1, -2, 3, -4, 5, -6};
    const std::vector<std::int32_t> bias = {7, -8};
    const auto quantised = [&](const std::string& value, const std::string& name) {
        const std::string scale = graph.addFloats(name + ".scale", {}, std::span(scales).first(1));
        const std::string zero = graph.addByte(name + ".zero", 3);
        return graph.add("DequantizeLinear", {graph.add("QuantizeLinear", {value, scale, zero}), scale, zero});
    };
    const auto weight = [&](const std::string& name, const std::vector<std::int64_t>& shape, std::size_t count) {
        return graph.add("DequantizeLinear",
                         {graph.addBytes(name + ".bytes", shape, std::span(weights).first(count)),
                          graph.addFloats(name + ".scale", {2}, scales), graph.addBytes(name + ".zero", {2}, zeros)},
                         {{"axis", std::int64_t{0}}});
    };
    graph.addInput("pictures", OnnxType::Float, {-1, 3, side, side});
    std::string value = graph.add("Conv", {quantised("pictures", "in"), weight("kernel", {2, 3, 1, 1}, 6)},
                                  {{"kernel_shape", std::vector<std::int64_t>{1, 1}}});
    value = graph.add("Relu", {value});
    value = graph.add("GlobalAveragePool", {value});
    value = quantised(graph.add("Flatten", {value}, {{"axis", std::int64_t{1}}}), "head.in");
    const std::string offset =
        graph.add("DequantizeLinear", {graph.addIntegers("bias", bias), graph.addFloats("bias.scale", {2}, scales)},
                  {{"axis", std::int64_t{0}}});
    graph.addOutput(
        graph.add("Gemm", {value, weight("head", {2, 2}, 4), offset}, {{"transB", std::int64_t{1}}}, "logits"),
        {-1, 2});
    return graph.bytes(
        {{"preprocess", toYaml(Preprocess{.model = "x", .size = side}).text()}, {"labels", R"(["a","b"])"}});
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
    made.push_back(inBytes());
    return made;
}

}  // namespace docent::fuzz

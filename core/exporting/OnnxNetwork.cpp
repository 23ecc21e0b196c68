// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/OnnxNetwork.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <onnx/checker.h>
#include <onnx/onnx_pb.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/dnn.hpp>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Parallel.h"
#include "base/Yaml.h"

namespace docent {

namespace {

constexpr std::uint64_t maxFileBytes = (std::uint64_t{1} << 31) - 1;  // protobuf's own limit
constexpr int maxNesting = 32;                                        // Docent's files have 6 levels
constexpr int maxNodes = 100'000;                                     // an R152 with adapters has 2,000

const std::set<std::string>& knownOperations() {
    static const std::set<std::string> operations = {"Add",
                                                     "Cast",
                                                     "Conv",
                                                     "DequantizeLinear",
                                                     "Flatten",
                                                     "Gemm",
                                                     "GlobalAveragePool",
                                                     "InstanceNormalization",
                                                     "MaxPool",
                                                     "Mul",
                                                     "Pad",
                                                     "QuantizeLinear",
                                                     "Relu",
                                                     "Reshape",
                                                     "Softmax",
                                                     "Transpose"};
    return operations;
}

[[noreturn]] void refuse(const fs::path& path, const std::string& why) {
    throw Error("Cannot load " + path.string() + ": " + why, "Give a file that 'docent export' wrote");
}

onnx::ModelProto parse(const fs::path& path, const std::string& bytes) {
    onnx::ModelProto model;
    google::protobuf::io::ArrayInputStream stream(bytes.data(), static_cast<int>(bytes.size()));
    google::protobuf::io::CodedInputStream coded(&stream);
    coded.SetRecursionLimit(maxNesting);
    if (!model.ParseFromCodedStream(&coded) || !coded.ConsumedEntireMessage() || !model.has_graph()) {
        refuse(path, "it is no whole ONNX file");
    }
    return model;
}

/// Of one number of a type that Docent writes; 0 = it writes none of that.
std::uint64_t bytesOf(int type) {
    switch (type) {
        case onnx::TensorProto::FLOAT:
            return sizeof(float);
        case onnx::TensorProto::FLOAT16:
            return sizeof(std::uint16_t);
        case onnx::TensorProto::INT64:
            return sizeof(std::int64_t);
        case onnx::TensorProto::INT32:
            return sizeof(std::int32_t);
        case onnx::TensorProto::INT8:
        case onnx::TensorProto::UINT8:
            return 1;
        default:
            return 0;
    }
}

/// The attributes that Docent writes, with their least and largest numbers: OpenCV divides by a group of 0, and takes
/// memory for whatever padding it is told.
bool isKnownAttribute(const onnx::AttributeProto& attribute) {
    constexpr std::int64_t widest = 64;  // of a kernel; a stem's is 7
    static const std::map<std::string, std::pair<std::int64_t, std::int64_t>> ranges = {
        {"axis", {0, 1}},
        {"group", {1, 1 << 16}},
        {"kernel_shape", {1, widest}},
        {"pads", {0, widest}},
        {"perm", {0, 3}},
        {"strides", {1, widest}},
        {"to", {1, onnx::TensorProto::BFLOAT16}},
        {"transB", {0, 1}}};
    if (attribute.name() == "epsilon") {
        return attribute.type() == onnx::AttributeProto::FLOAT;
    }
    const auto range = ranges.find(attribute.name());
    const auto fits = [&](std::int64_t value) { return value >= range->second.first && value <= range->second.second; };
    constexpr int mostNumbers = 4;
    return range != ranges.end() &&
           ((attribute.type() == onnx::AttributeProto::INT && fits(attribute.i())) ||
            (attribute.type() == onnx::AttributeProto::INTS && attribute.ints_size() <= mostNumbers &&
             std::all_of(attribute.ints().begin(), attribute.ints().end(), fits)));
}

/// Padding comes as a tensor, which has to be in the file.
bool isKnownPadding(const onnx::NodeProto& node, const onnx::GraphProto& graph) {
    constexpr std::int64_t widest = 64;
    constexpr std::size_t numbers = 8;  // before and behind each of four indices
    const auto& tensors = graph.initializer();
    const auto found = std::find_if(tensors.begin(), tensors.end(), [&node](const onnx::TensorProto& tensor) {
        return node.input_size() == 2 && tensor.name() == node.input(1);
    });
    if (found == tensors.end() || found->data_type() != onnx::TensorProto::INT64 ||
        found->raw_data().size() != numbers * sizeof(std::int64_t)) {
        return false;
    }
    std::array<std::int64_t, numbers> values{};
    std::memcpy(values.data(), found->raw_data().data(), sizeof values);
    return std::all_of(values.begin(), values.end(), [](std::int64_t v) { return v >= 0 && v <= widest; });
}

/// What is in the file has to be what Docent writes: OpenCV trusts shapes and counts.
void check(const fs::path& path, const onnx::ModelProto& model) {
    const onnx::GraphProto& graph = model.graph();
    if (graph.node_size() > maxNodes) {
        refuse(path, "it has more than " + std::to_string(maxNodes) + " operations");
    }
    for (const onnx::NodeProto& node : graph.node()) {
        if (!knownOperations().contains(node.op_type()) || !node.domain().empty()) {
            refuse(path, "it holds the operation " + node.op_type() + ", which no file that Docent writes does");
        }
        if (!std::all_of(node.attribute().begin(), node.attribute().end(), isKnownAttribute) ||
            (node.op_type() == "Pad" && !isKnownPadding(node, graph))) {
            refuse(path, "an operation " + node.op_type() + " is not as Docent writes it");
        }
    }
    if (graph.sparse_initializer_size() > 0 || model.functions_size() > 0 || graph.input_size() != 1 ||
        graph.output_size() < 1 || graph.output_size() > 2) {
        refuse(path, "it is another kind of model");
    }
    try {
        onnx::checker::check_model(model);
    } catch (const std::exception& error) {
        refuse(path, std::string("the ONNX checker says: ") + error.what());
    }
    for (const onnx::TensorProto& tensor : graph.initializer()) {
        std::uint64_t count = 1;
        for (const std::int64_t size : tensor.dims()) {
            if (size < 1 || count > maxFileBytes / static_cast<std::uint64_t>(size)) {
                refuse(path, "the tensor " + tensor.name() + " has an impossible shape");
            }
            count *= static_cast<std::uint64_t>(size);
        }
        const std::uint64_t width = bytesOf(tensor.data_type());
        if (width == 0 || tensor.raw_data().size() != count * width) {
            refuse(path, "the tensor " + tensor.name() + " does not hold what its shape says");
        }
    }
}

std::map<std::string, std::string> metadataOf(const onnx::ModelProto& model) {
    std::map<std::string, std::string> metadata;
    for (const auto& entry : model.metadata_props()) {
        metadata[entry.key()] = entry.value();
    }
    return metadata;
}

template <typename T>
std::vector<T> valuesOf(const onnx::TensorProto& tensor) {
    std::vector<T> values(tensor.raw_data().size() / sizeof(T));
    if (!values.empty()) {
        std::memcpy(values.data(), tensor.raw_data().data(), values.size() * sizeof(T));
    }
    return values;
}

/// Weights of half precision as floats: OpenCV 4.6 reads no others.
void widen(onnx::GraphProto& graph) {
    std::map<std::string, onnx::TensorProto*> halves;
    for (onnx::TensorProto& tensor : *graph.mutable_initializer()) {
        if (tensor.data_type() == onnx::TensorProto::FLOAT16) {
            halves[tensor.name()] = &tensor;
        }
    }
    auto& nodes = *graph.mutable_node();
    const auto isWidening = [&](const onnx::NodeProto& node) {
        const auto half =
            node.op_type() == "Cast" && node.input_size() == 1 ? halves.find(node.input(0)) : halves.end();
        if (half == halves.end()) {
            return false;
        }
        onnx::TensorProto& tensor = *half->second;
        const std::vector<cv::float16_t> narrow = valuesOf<cv::float16_t>(tensor);
        const std::vector<float> wide(narrow.begin(), narrow.end());
        tensor.set_raw_data(wide.data(), wide.size() * sizeof(float));
        tensor.set_data_type(onnx::TensorProto::FLOAT);
        tensor.set_name(node.output(0));
        halves.erase(half);
        return true;
    };
    nodes.erase(std::remove_if(nodes.begin(), nodes.end(), isWidening), nodes.end());
}

/// The numbers of a graph in 8 bits as floats, and no rounding between its operations: OpenCV 4.6 knows neither
/// QuantizeLinear nor DequantizeLinear.
class Dequantiser {
public:
    Dequantiser(const fs::path& path, onnx::GraphProto& graph) : m_path(path), m_graph(graph) {}

    void run() {
        for (onnx::TensorProto& tensor : *m_graph.mutable_initializer()) {
            m_tensors[tensor.name()] = &tensor;
        }
        std::set<std::string> used;  // scales and zeros, which OpenCV would take for weights of an unknown kind
        std::map<std::string, const onnx::NodeProto*> quantised;
        std::map<std::string, std::string> sameAs;  ///< what comes out of a pair, by what went in
        google::protobuf::RepeatedPtrField<onnx::NodeProto> kept;
        for (onnx::NodeProto& node : *m_graph.mutable_node()) {
            for (std::string& input : *node.mutable_input()) {
                if (const auto same = sameAs.find(input); same != sameAs.end()) {
                    input = same->second;
                }
            }
            const bool quantises = node.op_type() == "QuantizeLinear";
            if (!quantises && node.op_type() != "DequantizeLinear") {
                *kept.Add() = node;
                continue;
            }
            if (node.input_size() < 2 || node.output_size() != 1) {
                refuseNode();
            }
            used.insert(node.input().begin() + 1, node.input().end());
            if (quantises) {
                quantised[node.output(0)] = &node;
            } else if (const auto pair = quantised.find(node.input(0)); pair != quantised.end()) {
                const onnx::NodeProto& first = *pair->second;
                if (!std::equal(first.input().begin() + 1, first.input().end(), node.input().begin() + 1,
                                node.input().end())) {
                    refuseNode();
                }
                sameAs[node.output(0)] = first.input(0);
            } else {
                widen(node);
            }
        }
        m_graph.mutable_node()->Swap(&kept);
        auto& tensors = *m_graph.mutable_initializer();
        tensors.erase(std::remove_if(tensors.begin(), tensors.end(),
                                     [&](const onnx::TensorProto& tensor) { return used.contains(tensor.name()); }),
                      tensors.end());
    }

private:
    [[noreturn]] void refuseNode() const { refuse(m_path, "what it quantises is not what Docent's files do"); }

    [[nodiscard]] onnx::TensorProto& tensor(const std::string& name) const {
        const auto found = m_tensors.find(name);
        if (found == m_tensors.end()) {
            refuseNode();
        }
        return *found->second;
    }

    /// A weight [channels, ...] in place, with a scale for each channel and every zero at 0.
    void widen(const onnx::NodeProto& node) const {
        onnx::TensorProto& weight = tensor(node.input(0));
        const onnx::TensorProto& scale = tensor(node.input(1));
        std::vector<float> values;
        if (weight.data_type() == onnx::TensorProto::INT8) {
            const std::vector<std::int8_t> bytes = valuesOf<std::int8_t>(weight);
            values.assign(bytes.begin(), bytes.end());
        } else if (weight.data_type() == onnx::TensorProto::INT32) {
            for (const std::int32_t integer : valuesOf<std::int32_t>(weight)) {
                values.push_back(static_cast<float>(integer));
            }
        } else {
            refuseNode();
        }
        const std::vector<float> scales = valuesOf<float>(scale);
        if (node.input_size() > 2 && tensor(node.input(2)).raw_data().find_first_not_of('\0') != std::string::npos) {
            refuseNode();
        }
        if (scale.data_type() != onnx::TensorProto::FLOAT || weight.dims_size() == 0 || scales.empty() ||
            weight.dims(0) != static_cast<std::int64_t>(scales.size())) {
            refuseNode();
        }
        const std::size_t each = values.size() / scales.size();
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] *= scales[i / each];
        }
        weight.set_raw_data(values.data(), values.size() * sizeof(float));
        weight.set_data_type(onnx::TensorProto::FLOAT);
        weight.set_name(node.output(0));
    }

    const fs::path& m_path;
    onnx::GraphProto& m_graph;
    std::map<std::string, onnx::TensorProto*> m_tensors;
};

/// Whether what each operation puts out for one picture can be computed. A small file may ask for any size.
bool isComputable(const cv::dnn::Net& net, const cv::dnn::MatShape& picture) {
    constexpr std::uint64_t mostNumbers = std::uint64_t{1} << 28;  // 1 GB: 256 channels of 1024 x 1024
    std::vector<int> layers;
    std::vector<std::vector<cv::dnn::MatShape>> in;
    std::vector<std::vector<cv::dnn::MatShape>> out;
    net.getLayersShapes(picture, layers, in, out);
    for (const std::vector<cv::dnn::MatShape>& shapes : out) {
        for (const cv::dnn::MatShape& shape : shapes) {
            std::uint64_t numbers = 1;
            for (const int size : shape) {
                if (size < 1 || numbers > mostNumbers / static_cast<std::uint64_t>(size)) {
                    return false;
                }
                numbers *= static_cast<std::uint64_t>(size);
            }
        }
    }
    return true;
}

Matrix toMatrix(const cv::Mat& rows, std::int64_t count) {
    if (rows.depth() != CV_32F || count == 0 || rows.total() % static_cast<std::size_t>(count) != 0) {
        throw Error("The ONNX model has outputs of another shape");
    }
    const cv::Mat whole = rows.isContinuous() ? rows : rows.clone();
    Matrix matrix{.rows = count, .columns = static_cast<std::int64_t>(whole.total()) / count};
    const float* data = whole.ptr<float>();
    matrix.values.assign(data, data + whole.total());
    return matrix;
}

}  // namespace

namespace {

/// All threads for OpenCV while a network computes; pictures are decoded side by side and want one each.
class ComputingThreads {
public:
    ComputingThreads() { cv::setNumThreads(availableThreads()); }
    ~ComputingThreads() { cv::setNumThreads(1); }
    ComputingThreads(const ComputingThreads&) = delete;
    ComputingThreads& operator=(const ComputingThreads&) = delete;
};

}  // namespace

struct OnnxNetwork::Runtime {
    std::mutex mutex;  ///< a network of OpenCV keeps what it computes in itself
    cv::dnn::Net net;
    fs::path path;
};

OnnxNetwork::OnnxNetwork(const fs::path& path) : m_runtime(std::make_unique<Runtime>()) {
    std::string bytes = readFile(path, maxFileBytes);
    onnx::ModelProto model = parse(path, bytes);
    std::map<std::string, std::string> metadata = metadataOf(model);
    if (!metadata.contains("preprocess") || !metadata.contains("labels")) {
        refuse(path,
               "it does not say how it takes pictures and what its outputs are called, as Docent's files do in "
               "their metadata");
    }
    check(path, model);
    m_preprocess = preprocessFromYaml(Yaml::parse(metadata["preprocess"], path.string()));
    const auto labels = nlohmann::json::parse(metadata["labels"], nullptr, /*allow_exceptions=*/false);
    if (!labels.is_array() || !std::all_of(labels.begin(), labels.end(), [](const auto& l) { return l.is_string(); })) {
        refuse(path, "its labels are no list of names");
    }
    m_classes = labels.get<std::vector<std::string>>();
    const auto& input = model.graph().input(0);
    m_takesBytes = input.type().tensor_type().elem_type() == onnx::TensorProto::UINT8;
    const std::vector<std::int64_t> expected = m_takesBytes
                                                   ? std::vector<std::int64_t>{m_preprocess.size, m_preprocess.size, 3}
                                                   : std::vector<std::int64_t>{3, m_preprocess.size, m_preprocess.size};
    const auto& shape = input.type().tensor_type().shape();
    bool fits = shape.dim_size() == 4;
    for (int i = 1; fits && i < shape.dim_size(); ++i) {
        fits = shape.dim(i).dim_value() == expected[static_cast<std::size_t>(i - 1)];
    }
    const auto& outputs = model.graph().output();
    const auto& scores = outputs[0].type().tensor_type().shape();
    fits = fits && outputs[0].name() == (m_takesBytes ? "probabilities" : "logits") &&
           (outputs.size() == 1 || outputs[1].name() == "embedding") && scores.dim_size() == 2 &&
           scores.dim(1).dim_value() == static_cast<std::int64_t>(m_classes.size());
    if (!fits) {
        refuse(path, "its inputs and outputs are not of the shape that its own description has");
    }
    m_givesEmbedding = outputs.size() > 1;
    m_runtime->path = path;
    widen(*model.mutable_graph());
    Dequantiser(path, *model.mutable_graph()).run();
    cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);  // what it has to say is in its exceptions
    if (!model.SerializeToString(&bytes)) {
        refuse(path, "it is too large");
    }
    try {
        m_runtime->net = cv::dnn::readNetFromONNX(bytes.data(), bytes.size());
        const int side = m_preprocess.size;
        const auto picture = m_takesBytes ? cv::dnn::MatShape{1, side, side, 3} : cv::dnn::MatShape{1, 3, side, side};
        if (!isComputable(m_runtime->net, picture)) {
            refuse(path, "its operations put out more than a picture of " + std::to_string(side) + " px can need");
        }
    } catch (const cv::Exception& error) {
        refuse(path, "OpenCV says: " + error.err);
    }
    m_runtime->net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
}

OnnxNetwork::~OnnxNetwork() = default;

OnnxNetwork::Output OnnxNetwork::forward(const std::vector<std::span<const std::uint8_t>>& pictures) const {
    const int side = m_preprocess.size;
    const auto count = static_cast<int>(pictures.size());
    const auto area = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    const std::vector<int> shape = m_takesBytes ? std::vector{count, side, side, 3} : std::vector{count, 3, side, side};
    cv::Mat input(shape, CV_32F);
    float* out = input.ptr<float>();
    for (const auto& pixels : pictures) {
        if (m_takesBytes) {
            out = std::copy(pixels.begin(), pixels.end(), out);
            continue;
        }
        constexpr float maxByte = 255;
        for (std::size_t channel = 0; channel < 3; ++channel) {
            const auto mean = static_cast<float>(m_preprocess.mean[channel]);
            const auto deviation = static_cast<float>(m_preprocess.deviation[channel]);
            for (std::size_t i = 0; i < area; ++i) {
                *out++ = (static_cast<float>(pixels[i * 3 + channel]) / maxByte - mean) / deviation;
            }
        }
    }
    const std::scoped_lock lock(m_runtime->mutex);
    const ComputingThreads threads;
    try {
        std::vector<std::string> names = {m_takesBytes ? "probabilities" : "logits"};
        if (m_givesEmbedding) {
            names.emplace_back("embedding");
        }
        std::vector<cv::Mat> results;
        m_runtime->net.setInput(input);
        m_runtime->net.forward(results, names);
        Output output{.scores = toMatrix(results.at(0), count), .areProbabilities = m_takesBytes};
        if (m_givesEmbedding) {
            output.embeddings = toMatrix(results.at(1), count);
        }
        return output;
    } catch (const cv::Exception& error) {
        throw Error("The model in " + m_runtime->path.string() + " cannot be run: " + error.err,
                    "Export the model again");
    }
}

}  // namespace docent

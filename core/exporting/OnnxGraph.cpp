// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/OnnxGraph.h"

#include <onnx/checker.h>
#include <onnx/onnx_pb.h>

#include <cstring>
#include <opencv2/core.hpp>

#include "base/Error.h"

namespace docent {

namespace {

constexpr std::size_t maxProtobufBytes = (std::size_t{1} << 31) - 1;  // protobuf counts in int32

void setShape(onnx::ValueInfoProto& value, OnnxType type, const std::vector<std::int64_t>& shape) {
    auto* tensor = value.mutable_type()->mutable_tensor_type();
    tensor->set_elem_type(type == OnnxType::Float ? onnx::TensorProto::FLOAT : onnx::TensorProto::UINT8);
    for (const std::int64_t size : shape) {
        auto* dimension = tensor->mutable_shape()->add_dim();
        if (size < 0) {
            dimension->set_dim_param("batch");
        } else {
            dimension->set_dim_value(size);
        }
    }
}

template <typename T>
void setRaw(onnx::TensorProto& tensor, std::span<const T> values) {
    tensor.set_raw_data(values.data(), values.size_bytes());
}

}  // namespace

struct OnnxGraph::Model {
    onnx::ModelProto proto;
    onnx::GraphProto& graph = *proto.mutable_graph();

    onnx::TensorProto& tensor(const std::string& name, onnx::TensorProto::DataType type,
                              const std::vector<std::int64_t>& shape) {
        onnx::TensorProto& result = *graph.add_initializer();
        result.set_name(name);
        result.set_data_type(type);
        for (const std::int64_t size : shape) {
            result.add_dims(size);
        }
        return result;
    }
};

OnnxGraph::OnnxGraph(const std::string& name, OnnxStorage storage)
    : m_model(std::make_unique<Model>()), m_storage(storage) {
    m_model->proto.set_ir_version(onnxIrVersion);
    m_model->proto.set_producer_name("Docent");
    m_model->proto.set_producer_version(DOCENT_VERSION);
    m_model->proto.add_opset_import()->set_version(onnxOpset);
    m_model->graph.set_name(name);
}

OnnxGraph::~OnnxGraph() = default;

void OnnxGraph::addInput(const std::string& name, OnnxType type, const std::vector<std::int64_t>& shape) {
    onnx::ValueInfoProto& value = *m_model->graph.add_input();
    value.set_name(name);
    setShape(value, type, shape);
}

void OnnxGraph::addOutput(const std::string& name, const std::vector<std::int64_t>& shape) {
    onnx::ValueInfoProto& value = *m_model->graph.add_output();
    value.set_name(name);
    setShape(value, OnnxType::Float, shape);
}

std::string OnnxGraph::addWeights(const std::string& name, const std::vector<std::int64_t>& shape,
                                  std::span<const float> values) {
    if (m_storage == OnnxStorage::Float32) {
        return addFloats(name, shape, values);
    }
    std::vector<cv::float16_t> halves(values.begin(), values.end());
    setRaw<cv::float16_t>(m_model->tensor(name + ".half", onnx::TensorProto::FLOAT16, shape), halves);
    return add("Cast", {name + ".half"}, {{"to", std::int64_t{onnx::TensorProto::FLOAT}}}, name);
}

std::string OnnxGraph::addFloats(const std::string& name, const std::vector<std::int64_t>& shape,
                                 std::span<const float> values) {
    setRaw(m_model->tensor(name, onnx::TensorProto::FLOAT, shape), values);
    return name;
}

std::string OnnxGraph::addIntegers(const std::string& name, std::span<const std::int64_t> values) {
    setRaw(m_model->tensor(name, onnx::TensorProto::INT64, {static_cast<std::int64_t>(values.size())}), values);
    return name;
}

std::string OnnxGraph::addIntegers(const std::string& name, std::span<const std::int32_t> values) {
    setRaw(m_model->tensor(name, onnx::TensorProto::INT32, {static_cast<std::int64_t>(values.size())}), values);
    return name;
}

std::string OnnxGraph::addBytes(const std::string& name, const std::vector<std::int64_t>& shape,
                                std::span<const std::int8_t> values) {
    setRaw(m_model->tensor(name, onnx::TensorProto::INT8, shape), values);
    return name;
}

std::string OnnxGraph::addByte(const std::string& name, std::uint8_t value) {
    setRaw<std::uint8_t>(m_model->tensor(name, onnx::TensorProto::UINT8, {}), {&value, 1});
    return name;
}

std::string OnnxGraph::add(const std::string& operation, const std::vector<std::string>& inputs,
                           const std::vector<OnnxAttribute>& attributes, const std::string& output) {
    onnx::NodeProto& node = *m_model->graph.add_node();
    node.set_op_type(operation);
    const std::string made = output.empty() ? operation + "-" + std::to_string(++m_made) : output;
    node.set_name(made);
    for (const std::string& input : inputs) {
        node.add_input(input);
    }
    node.add_output(made);
    for (const OnnxAttribute& attribute : attributes) {
        onnx::AttributeProto& proto = *node.add_attribute();
        proto.set_name(attribute.name);
        if (const auto* integer = std::get_if<std::int64_t>(&attribute.value)) {
            proto.set_type(onnx::AttributeProto::INT);
            proto.set_i(*integer);
        } else if (const auto* number = std::get_if<float>(&attribute.value)) {
            proto.set_type(onnx::AttributeProto::FLOAT);
            proto.set_f(*number);
        } else {
            proto.set_type(onnx::AttributeProto::INTS);
            for (const std::int64_t value : std::get<std::vector<std::int64_t>>(attribute.value)) {
                proto.add_ints(value);
            }
        }
    }
    return made;
}

std::string OnnxGraph::bytes(const std::map<std::string, std::string>& metadata) {
    for (const auto& [key, value] : metadata) {
        auto* entry = m_model->proto.add_metadata_props();
        entry->set_key(key);
        entry->set_value(value);
    }
    if (m_model->proto.ByteSizeLong() > maxProtobufBytes) {
        throw Error("The model is larger than the 2 GB that an ONNX file can hold",
                    "Export it in half precision, or to another format");
    }
    try {
        onnx::checker::check_model(m_model->proto);
    } catch (const std::exception& error) {
        throw Error(std::string("The ONNX checker refuses the model: ") + error.what(), "Export to another format");
    }
    std::string bytes;
    m_model->proto.SerializeToString(&bytes);
    return bytes;
}

}  // namespace docent

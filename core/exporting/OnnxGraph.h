// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace docent {

/// The operator set and format that Docent's ONNX files are of: OpenCV 4.6, ONNX Runtime 1.6 and all later ones read
/// them.
inline constexpr int onnxOpset = 13;
inline constexpr int onnxIrVersion = 7;

/// How floats lie in the file. Half precision is cast to float where the file is loaded: it halves the file and runs
/// wherever float does.
enum class OnnxStorage { Float32, Float16 };

enum class OnnxType { Float, UInt8 };

struct OnnxAttribute {
    std::string name;
    std::variant<std::int64_t, float, std::vector<std::int64_t>> value;
};

/// Writes an ONNX graph node by node. Names of values are handed from one call to the next.
class OnnxGraph {
public:
    OnnxGraph(const std::string& name, OnnxStorage storage);
    ~OnnxGraph();
    OnnxGraph(const OnnxGraph&) = delete;
    OnnxGraph& operator=(const OnnxGraph&) = delete;

    /// A shape's first -1 is the batch, of any size.
    void addInput(const std::string& name, OnnxType type, const std::vector<std::int64_t>& shape);
    void addOutput(const std::string& name, const std::vector<std::int64_t>& shape);
    /// Row-major values, stored as the graph's storage says. Returns the name to use.
    std::string addWeights(const std::string& name, const std::vector<std::int64_t>& shape,
                           std::span<const float> values);
    /// Values that are always kept as float, such as what normalises.
    std::string addFloats(const std::string& name, const std::vector<std::int64_t>& shape,
                          std::span<const float> values);
    std::string addIntegers(const std::string& name, std::span<const std::int64_t> values);
    std::string addIntegers(const std::string& name, std::span<const std::int32_t> values);
    std::string addBytes(const std::string& name, const std::vector<std::int64_t>& shape,
                         std::span<const std::int8_t> values);
    /// One number, of no dimensions.
    std::string addByte(const std::string& name, std::uint8_t value);
    /// Returns the name of its output: `output`, or one that is made.
    std::string add(const std::string& operation, const std::vector<std::string>& inputs,
                    const std::vector<OnnxAttribute>& attributes = {}, const std::string& output = {});

    /// The file, after the ONNX checker has gone through it. Throws Error for what it finds, and for a model of more
    /// than the 2 GB that the format's encoding can hold.
    [[nodiscard]] std::string bytes(const std::map<std::string, std::string>& metadata);

private:
    struct Model;
    std::unique_ptr<Model> m_model;
    OnnxStorage m_storage;
    int m_made = 0;
};

}  // namespace docent

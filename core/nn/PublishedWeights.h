// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "nn/ModelConfig.h"
#include "nn/WeightNames.h"

namespace docent {

/// What a file of weights holds of the network that it describes. Names are the file's.
struct WeightsReport {
    WeightsFormat format = WeightsFormat::Timm;
    ModelConfig config;           ///< read off the tensors
    std::int64_t tensors = 0;     ///< that are loaded
    std::int64_t parameters = 0;  ///< in these
    std::vector<std::string> missing;
    std::vector<std::string> misshapen;  ///< "NAME is [3, 3, 64, 64] instead of [3, 3, 64, 128]"
    std::vector<std::string> strange;    ///< within the network, which has no such tensors: it is another one
    std::vector<std::string> unused;     ///< beside the network

    [[nodiscard]] bool fits() const { return missing.empty() && misshapen.empty() && strange.empty(); }
};

/// Weights of a ResNet-v2 as others publish them: BiT's npz (Kolesnikov et al. 2020), safetensors under timm's or
/// Hugging Face's names, in one file or, by its model.safetensors.index.json, in several; and Docent's own. Depths,
/// widths, stem and classes are read off the tensors; a head is taken with as many classes as it has. Nothing that can
/// run code is ever loaded.
class PublishedWeights {
public:
    /// Reads the headers alone. Throws Error for a file that is damaged, of another format, or of another network.
    explicit PublishedWeights(const std::filesystem::path& file);
    ~PublishedWeights();
    PublishedWeights(const PublishedWeights&) = delete;
    PublishedWeights& operator=(const PublishedWeights&) = delete;

    [[nodiscard]] const WeightsReport& report() const { return m_report; }
    /// Throws Error that names the first tensors that are missing, of another shape or of another network.
    void requireFit() const;
    /// Hash of the content of all its files.
    [[nodiscard]] std::string hash(RunContext& context) const;
    /// Writes all tensors as 32-bit floats to a safetensors file under timm's names that loadModel() reads, one at a
    /// time and atomically, and returns its trunkHash(). Throws Error where the file does not fit, is damaged, or holds
    /// a weight that is not a finite number.
    [[nodiscard]] std::string write(const std::filesystem::path& target,
                                    const std::map<std::string, std::string>& metadata, RunContext& context) const;

    class Source;

private:
    [[nodiscard]] ModelConfig readConfig(const WeightNames& names) const;
    void compare(const WeightNames& names);

    std::filesystem::path m_file;
    std::unique_ptr<Source> m_source;
    struct Loaded {
        NetworkTensor tensor;
        std::size_t index = 0;              ///< in the source
        std::vector<std::int64_t> strides;  ///< of the network's tensor, in the order of the file's indices
    };
    std::vector<Loaded> m_loaded;
    WeightsReport m_report;
};

}  // namespace docent

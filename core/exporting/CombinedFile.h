// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "experts/ExpertBank.h"
#include "exporting/HalfWeights.h"
#include "nn/WeightFile.h"

namespace docent {

/// One of the models in a combined file.
struct CombinedExpert {
    std::string name;
    std::string node;                  ///< path in its source's label hierarchy; "" for the baseline
    std::vector<std::string> classes;  ///< paths, in the order of the head's outputs; none = it gives embeddings alone
    double adapterRatio = 0;           ///< see ModelConfig; 0 for the baseline, which has no adapters
    std::string weightsHash;           ///< trunk hash of the whole model
    double validationAccuracy = -1;    ///< of its training; -1 = not known
    std::uint64_t bytes = 0;           ///< of its tensors
};

/// A baseline and adapter experts on it in one safetensors file, the paper's one model of all experts (Puigcerver et
/// al. 2021, section 3.2): the baseline's tensors once, under their own names, and each expert's adapters and head
/// under "experts.<name>.". The metadata hold the shape and a JSON list of the experts.
class CombinedFile {
public:
    /// Maps the file and checks what it says of itself. Throws Error for another kind of file, and for tensors that are
    /// missing or of another shape than the list asks for.
    explicit CombinedFile(const std::filesystem::path& path);

    [[nodiscard]] const std::shared_ptr<const SafetensorsFile>& file() const { return m_file; }
    [[nodiscard]] const ModelConfig& config() const { return m_config; }  ///< of the baseline
    [[nodiscard]] int imageSize() const { return m_imageSize; }
    [[nodiscard]] ResizeRule resizeRule() const { return m_resize; }
    [[nodiscard]] const CombinedExpert& baseline() const { return m_baseline; }
    [[nodiscard]] const std::vector<CombinedExpert>& experts() const { return m_experts; }
    /// An expert, or the baseline by its own name. Throws Error that lists names.
    [[nodiscard]] const CombinedExpert& find(const std::string& name) const;
    /// What comes before the names of an expert's tensors; "" for the baseline.
    [[nodiscard]] std::string prefixOf(const CombinedExpert& expert) const;
    /// The first few names and the baseline's, for a message.
    [[nodiscard]] std::string someNames() const;

private:
    void readFacts();
    void checkExpert(CombinedExpert& expert, const std::vector<std::string>& names) const;

    std::shared_ptr<const SafetensorsFile> m_file;
    ModelConfig m_config;
    int m_imageSize = 0;
    ResizeRule m_resize = ResizeRule::Fit;
    CombinedExpert m_baseline;
    std::vector<CombinedExpert> m_experts;
};

/// Whether this is a safetensors file that says it is such a model. Never throws.
[[nodiscard]] bool isCombinedModel(const std::filesystem::path& path);

struct CombineOptions {
    std::string file;                  ///< to write
    std::string baseline;              ///< "" = that of the experts, where they have one in common
    std::vector<std::string> experts;  ///< none = every finished adapter expert on the baseline
    WeightPrecision precision = WeightPrecision::Float32;
    bool replace = false;  ///< an earlier file of that name

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("file", file, "file to write, by custom with the ending .safetensors");
        visit("baseline", baseline, "the baseline (default: that of all adapter experts)");
        visit("experts", experts, "adapter experts on it (default: all that are trained)");
        visit("precision", precision, "float32, or float16 for half the size");
        visit("replace", replace, "write over a file that is there");
    }
    /// All problems as text; empty when the options are usable.
    [[nodiscard]] std::vector<std::string> check() const;
};

struct CombineResult {
    std::filesystem::path file;
    std::uint64_t bytes = 0;
    CombinedExpert baseline;
    std::vector<CombinedExpert> experts;
};

/// Writes the baseline and the experts of a bank as one file, tensor by tensor. Throws Error for full experts, for
/// experts on another baseline, without weights, or whose weights are not those of their records; nothing is left
/// half-written.
[[nodiscard]] CombineResult combineExperts(const ExpertBank& bank, const CombineOptions& options, RunContext& context);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/DatasetReader.h"

namespace docent {

/// The files of the MNIST family: `train-images-idx3-ubyte` with `train-labels-idx1-ubyte`, and the same with `t10k`
/// for a test part where it is there, plain or gzipped; or one images file, whose labels lie beside it. Classes are
/// named by the label's number.
class IdxReader final : public DatasetReader {
public:
    [[nodiscard]] DatasetFormat format() const override { return DatasetFormat::Idx; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;
};

}  // namespace docent

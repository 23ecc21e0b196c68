// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/DatasetReader.h"

namespace docent {

/// CIFAR-10 and CIFAR-100 in their binary version: a folder with `data_batch_1.bin` and so on, `test_batch.bin` and
/// `batches.meta.txt`, or one with `train.bin`, `test.bin`, `coarse_label_names.txt` and `fine_label_names.txt`. A
/// record is one byte of the label (CIFAR-100: two, coarse and fine) and the planes of red, green and blue, 32 x 32
/// each, row-major (Krizhevsky 2009). CIFAR-100 has two levels of labels.
class CifarReader final : public DatasetReader {
public:
    [[nodiscard]] DatasetFormat format() const override { return DatasetFormat::Cifar; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/DatasetReader.h"

namespace docent {

/// A table of pictures: a CSV file with a column that names them and one with their label, or one a level of the
/// hierarchy, and maybe one with the split and one, `group`, that says which are near-copies; or a folder whose
/// `metadata.csv` is such a table (Hugging Face ImageFolder). Separated by ',', ';', tab or '|', in UTF-8 or UTF-16. A
/// table without header holds path, label and maybe split, in this order; one of path and label may be separated by
/// blanks. Columns
/// of labels that a person named and that hold 0 and 1 give the name of the one with 1.
class ManifestReader final : public DatasetReader {
public:
    explicit ManifestReader(ListOptions options = {});
    [[nodiscard]] DatasetFormat format() const override { return DatasetFormat::Csv; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;

private:
    ListOptions m_options;
};

}  // namespace docent

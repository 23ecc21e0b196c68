// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/DatasetReader.h"

namespace docent {

/// A list of pictures in JSON: an array of objects, or one object a line (JSON Lines), with a key that names the
/// picture, one for its label or one a level of the hierarchy, and maybe one for the split and one for the group; or
/// one object of picture and label, {"owl.png": "bird"}; or a folder whose `metadata.jsonl` is such a list (Hugging
/// Face ImageFolder).
class JsonReader final : public DatasetReader {
public:
    explicit JsonReader(ListOptions options = {});
    [[nodiscard]] DatasetFormat format() const override { return DatasetFormat::Json; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;

private:
    ListOptions m_options;
};

}  // namespace docent

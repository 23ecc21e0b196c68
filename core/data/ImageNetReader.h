// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "data/DatasetReader.h"

namespace docent {

/// Folders named by WordNet ids, "n01440764", as ImageNet has them; a folder for each split may lie above them. The
/// label hierarchy is all that lies above these in WordNet: `wordnet.is_a.txt` and `words.txt` in the folder or in that
/// above it, or the system's WordNet. It is a graph: a node has all its parents.
class ImageNetReader final : public DatasetReader {
public:
    [[nodiscard]] DatasetFormat format() const override { return DatasetFormat::ImageNet; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;
};

/// Names the classes of a catalog by WordNet where one is found from `near` on, see findWordNet(); with a note where
/// there is none.
void nameByWordNet(Catalog& catalog, const std::filesystem::path& near);

}  // namespace docent

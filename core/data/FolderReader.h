// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "data/DatasetReader.h"

namespace docent {

/// Pictures in nested folders: a folder's path under the root is the label of the pictures in it. What splitOfFolder()
/// knows at the top, `train`, `val` and `test` and their like, are splits when one to train and one of another part
/// hold pictures and nothing else at the top does; the top may lie in a folder that holds nothing else.
///
/// Links are followed where they lead out of the data set, each target once; a link to something inside is skipped, so
/// that no picture counts twice.
class FolderReader final : public DatasetReader {
public:
    [[nodiscard]] DatasetFormat format() const override { return DatasetFormat::Folders; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;
};

/// Adds pictures to a catalog, each labelled by its folders behind the first `prefix` characters of its location; the
/// top ones may be splits, see above. Throws Error when none lies in a folder of a class.
void labelByFolders(std::vector<std::string> pictures, std::size_t prefix, Catalog& catalog);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/CocoLists.h"
#include "data/DatasetReader.h"

namespace docent {

/// Detection annotations as COCO writes them: `images`, `annotations` and `categories`. Each picture is used whole,
/// with the category of its largest box for label, under that category's `supercategory`; categories of living things
/// (iNaturalist) lie under their ranks from kingdom to genus. File names start from the folder of the JSON file, or
/// from the root that is given. The file is read as a stream: a name a picture and a box a picture are kept of it,
/// whatever else it holds. A folder with such a list for each part, see cocoListsIn(), is one data set.
class CocoReader final : public DatasetReader {
public:
    explicit CocoReader(ListOptions options = {});
    [[nodiscard]] DatasetFormat format() const override { return DatasetFormat::Coco; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;

private:
    struct Parts {
        std::filesystem::path folder;  ///< of the data set
        std::vector<CocoList> lists;
    };
    [[nodiscard]] Parts partsIn(const std::filesystem::path& path) const;
    /// Where the paths of a list in `folder` start from, as these names tell; "" where none of the pictures is there.
    [[nodiscard]] std::filesystem::path folderOf(const CocoList& list, const std::filesystem::path& folder,
                                                 const std::vector<std::string>& names) const;
    [[nodiscard]] Catalog readParts(const Parts& parts, RunContext& context) const;

    ListOptions m_options;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "data/DatasetReader.h"

namespace docent {

/// Shards of the WebDataset layout: a tar, or a folder of tars, in which the files of a sample stand one after the
/// other and have one name up to the first dot: "000017.jpg" with "000017.cls", its label as text or a number, or
/// "000017.json" with a label among its keys. Where `classes.txt` or `classnames.txt` lies beside them, numbers are
/// lines of it, from 0. Shards whose names begin with train, val or test, or that lie in such folders, are splits.
class WebDatasetReader final : public DatasetReader {
public:
    [[nodiscard]] DatasetFormat format() const override { return DatasetFormat::WebDataset; }
    [[nodiscard]] std::optional<std::string> recognise(const std::filesystem::path& path) const override;
    [[nodiscard]] Catalog read(const std::filesystem::path& path, RunContext& context) const override;
    [[nodiscard]] std::unique_ptr<ImageSource> open(const Catalog& catalog) const override;
};

/// Whether files of an archive are samples of that layout: most pictures have a label beside them.
[[nodiscard]] bool areSamples(const std::vector<std::string>& pictures, const std::vector<std::string>& others);

}  // namespace docent

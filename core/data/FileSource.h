// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "data/Catalog.h"
#include "data/ImageSource.h"

namespace docent {

/// Pictures that are files of their own: `location` under the catalog's root.
class FileSource final : public ImageSource {
public:
    explicit FileSource(const Catalog& catalog);
    ~FileSource() override;
    [[nodiscard]] std::int64_t size() const override;
    [[nodiscard]] Picture get(std::int64_t index, int pictureSize) const override;
    [[nodiscard]] std::string fingerprint(std::int64_t index) const override;

private:
    class Locations;
    [[nodiscard]] std::filesystem::path path(std::int64_t index) const;

    std::filesystem::path m_root;
    std::unique_ptr<Locations> m_locations;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "data/ImageSource.h"

namespace docent {

/// Pictures in an archive, read in place. Fastest in the order of the archive, a few at a time by several threads:
/// what is passed over on the way is kept for a while. A plain tar goes to any picture that it has passed at once; of
/// a packed one all in front of a picture is unpacked again.
class ArchiveSource final : public ImageSource {
public:
    /// `names`: of the pictures in the archive. The archive need not be there: then each picture tells of it.
    ArchiveSource(std::filesystem::path archive, std::vector<std::string> names);
    ~ArchiveSource() override;
    [[nodiscard]] std::int64_t size() const override;
    [[nodiscard]] Picture get(std::int64_t index, int size) const override;
    [[nodiscard]] std::string fingerprint(std::int64_t index) const override;

private:
    class Passage;
    std::unique_ptr<Passage> m_passage;
    std::string m_fingerprint;
};

}  // namespace docent

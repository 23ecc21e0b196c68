// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "jobs/Import.h"

namespace docent {

/// Decodes the pictures that imports of one reading would take, as they would, and keeps nothing of them but which are
/// damaged. What was decoded once is not decoded again for other options, nor after a stop.
class PictureCheck {
public:
    explicit PictureCheck(std::shared_ptr<const ImportReading> reading);

    /// The damaged pictures that an import with these options would find; where it would end because classes cannot be
    /// made of the others, those until then. Throws the import's own Error where none can be decoded; Stopped on a
    /// stop. May begin while an earlier run has been told to stop and has not yet done so.
    DamagedPictures run(const ImportOptions& options, RunContext& context);

    /// What the latest run has found so far, for any thread.
    [[nodiscard]] DamagedPictures found() const;
    [[nodiscard]] std::int64_t foundCount() const { return m_foundCount.load(); }

private:
    struct Round;
    [[nodiscard]] std::vector<std::size_t> lookUp(const Round& round);
    void decode(const Round& round, const std::vector<std::size_t>& todo, RunContext& context);

    std::shared_ptr<const ImportReading> m_reading;
    mutable std::mutex m_mutex;
    int m_size = 0;
    ResizeRule m_resize = {};
    std::unordered_map<std::string, std::string> m_known;  ///< why it is damaged by location; "" = it is not
    DamagedPictures m_found;
    std::atomic<std::int64_t> m_foundCount{0};
    bool m_hasSound = false;  ///< of the latest run
};

}  // namespace docent

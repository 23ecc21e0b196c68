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
/// damaged, and hashes that tell near-copies. What was decoded once is not decoded again for other options, nor after a
/// stop, but for pictures whose hashes are alike.
class PictureCheck {
public:
    explicit PictureCheck(std::shared_ptr<const ImportReading> reading);

    /// What an import with these options would find; where it would end because classes cannot be made of the pictures
    /// that are not damaged, what it finds until then. Throws the import's own Error where none can be decoded; Stopped
    /// on a stop. May begin while an earlier run has been told to stop and has not yet done so. Tells its progress in
    /// the phases "decode" and "compare".
    ImportFindings run(const ImportOptions& options, RunContext& context);

    /// What the latest run has found so far, for an import with these options; for any thread.
    [[nodiscard]] ImportFindings found(const ImportOptions& options) const;
    /// Damaged pictures of these.
    [[nodiscard]] std::int64_t foundCount() const { return m_foundCount.load(); }

private:
    /// Of a picture that was decoded.
    struct Known {
        std::string failure;     ///< why it is damaged; "" = it is not
        std::uint64_t hash = 0;  ///< see perceptualHash()
    };
    struct Round;
    [[nodiscard]] DamagedPictures look(const Round& round, RunContext& context);
    [[nodiscard]] std::vector<std::size_t> lookUp(const Round& round);
    void decode(const Round& round, const std::vector<std::size_t>& todo, RunContext& context);
    [[nodiscard]] std::vector<std::int64_t> compare(const Round& round, RunContext& context);

    std::shared_ptr<const ImportReading> m_reading;
    mutable std::mutex m_mutex;
    int m_size = 0;
    ResizeRule m_resize = {};
    std::unordered_map<std::string, Known> m_known;    ///< by location
    std::unordered_map<std::string, bool> m_compared;  ///< whether two are near-copies, by both locations
    ImportFindings m_found;
    std::string m_foundFor;  ///< options of the run that ended with these findings; "" = it has not ended
    std::atomic<std::int64_t> m_foundCount{0};
    bool m_hasSound = false;  ///< of the latest run
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/ClusterRecord.h"

namespace docent {

fs::path jobLock(const fs::path& folder, const std::string& id) {
    return folder / (id + ".lock");
}

std::optional<JobRecord> changeClusterRecord(const fs::path& folder, const std::string& id,
                                             const std::function<bool(JobRecord&)>& change) {
    const auto lock = FileLock::tryLock(jobLock(folder, id));
    if (lock == nullptr) {
        return std::nullopt;
    }
    JobRecord record = loadJob(folder / (id + ".yaml"));
    if (!change(record)) {
        return std::nullopt;
    }
    writeFileAtomically(folder / (id + ".yaml"), toYaml(record).text());
    return record;
}

}  // namespace docent

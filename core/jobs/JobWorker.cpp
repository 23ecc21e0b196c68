// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/JobWorker.h"

#include "jobs/JobList.h"

namespace docent {

void workOnJobs(JobList& list, const std::string& device) {
    while (const auto job = list.take(device)) {
        runToEnd(list, job->record, *job->request, device);
    }
}

}  // namespace docent

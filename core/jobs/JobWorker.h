// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace docent {

class JobList;

/// Takes jobs of the list and runs them, one after another, until the list closes. Catches everything that a job
/// throws: it ends as Succeeded, Failed, Cancelled or Paused. `device` is for the jobs that name none.
void workOnJobs(JobList& list, const std::string& device);

}  // namespace docent

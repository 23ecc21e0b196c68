// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace docent {

/// What the tests of the pages look at, made by real jobs once a test run (ctest's fixture "sample_workspace"):
/// - source "shapes": 12 classes of 14 pictures in 2 levels ("discs/red"), baseline "shapes-baseline", experts
///   "shapes-discs", "shapes-squares", "shapes-crosses";
/// - task "signs": 4 classes of 24 pictures in 2 levels ("triangle/orange"), ranked, with the runs
///   "signs-shapes-baseline" and "signs-shapes-discs";
/// - task "marks": 4 classes of 10 pictures in one level, imported only;
/// - the succeeded jobs that made them.
/// Copies workspace and pictures into `folder` and returns the workspace's. Throws Error when it was not made yet.
std::filesystem::path copySampleWorkspace(const std::filesystem::path& folder);

/// Makes it anew in `folder`; takes some seconds.
void makeSampleWorkspaceAt(const std::filesystem::path& folder);

}  // namespace docent

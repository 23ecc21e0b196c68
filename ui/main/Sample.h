// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>

namespace docent {

class Session;

/// The workspace of the sample data.
[[nodiscard]] std::filesystem::path sampleWorkspaceFolder();
/// What the sample lacks on this machine and which packages bring it, in a sentence; empty when it is all there.
[[nodiscard]] QString missingSample();
/// Makes the workspace where it is missing and returns its folder. Throws Error.
std::filesystem::path makeSampleWorkspace();
/// Queues the import of each sample data set that the workspace lacks. Throws Error.
void importSample(Session& session);

}  // namespace docent

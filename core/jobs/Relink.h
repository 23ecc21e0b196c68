// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/RunContext.h"
#include "workspace/Workspace.h"

namespace docent {

/// Whether the pictures of a data set lie at another place now.
struct RelinkPreview {
    std::string name;
    std::filesystem::path oldRoot;
    std::filesystem::path newRoot;  ///< the one that was given, or what in it is called as the old one
    std::int64_t images = 0;
    std::int64_t found = 0;            ///< at the same places under the new root
    std::vector<SkippedFile> missing;  ///< the others, with the reason
    /// Files whose size is not that of the one under the old root; looked at only where that is still there.
    std::int64_t changed = 0;
    bool isOldRootThere = false;
    std::int64_t compared = 0;     ///< pictures that were compared with what was decoded of them at the import
    std::int64_t different = 0;    ///< of these, what shows something else
    std::string differentExample;  ///< location of the first of these
    /// The decoded pictures of the workspace are known to be of these very files, and stay in use.
    bool keepsCache = false;

    [[nodiscard]] bool isComplete() const { return images > 0 && found == images; }
};

/// Looks for the pictures under a folder; writes nothing. Throws Error where there is no such data set or folder.
[[nodiscard]] RelinkPreview previewRelink(const Workspace& workspace, const std::string& name,
                                          const std::filesystem::path& folder, RunContext& context);

/// Throws Error that names the first picture that is missing, or that is not the one that it was.
void requireComplete(const RelinkPreview& preview);

/// Looks again, and lets the data set lie there from now on. Whoever calls holds the writer's lock. Throws Error where
/// a picture is missing, or a job that waits or runs uses the data set; nothing has changed then.
RelinkPreview relinkDataset(const Workspace& workspace, const std::string& name, const std::filesystem::path& folder,
                            RunContext& context);

}  // namespace docent

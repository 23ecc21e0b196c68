// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/Error.h"
#include "base/RunContext.h"
#include "data/HierarchyEdit.h"
#include "workspace/Workspace.h"

namespace docent {

/// What is wrong with changing the labels of a data set on which this model or run was trained.
[[nodiscard]] Error labelsInUse(const std::string& made, const std::string& dataset);

/// Throws Error unless the labels of a data set may change: nothing that was trained on them, and no job that is not
/// finished, may go by the old ones.
void requireLabelsFree(const Workspace& workspace, const std::string& name);

/// Changes the labels of a data set, one edit after the other, and saves them; all or nothing. A ranking of the data
/// set goes. Whoever calls holds the writer's lock. Throws Error as requireLabelsFree() and editHierarchy() do.
void editLabels(const Workspace& workspace, const std::string& name, const std::vector<HierarchyEdit>& edits);

/// Puts the classes under a tree: "wordnet" with the meanings chosen, or a file, see ImportOptions::hierarchy. The same
/// in all else. Returns the notes.
std::vector<std::string> attachLabels(const Workspace& workspace, const std::string& name, const std::string& hierarchy,
                                      const std::vector<std::string>& meanings);

/// Groups the classes that look alike to a model, by its embeddings of the training pictures: see clusterClasses(). A
/// group is named by its two largest classes. Only for a data set whose classes all lie at the top. Returns the groups
/// as edits, for editLabels().
[[nodiscard]] std::vector<HierarchyEdit> suggestGroups(const Workspace& workspace, const std::string& name,
                                                       const std::string& model, RunContext& context);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "jobs/JobSpec.h"
#include "study/StudySpec.h"
#include "workspace/Workspace.h"

namespace docent {

/// The studies that were begun in the workspace, by name. A damaged one is left out and told in `problems`.
[[nodiscard]] std::vector<StudySpec> studiesOf(const Workspace& workspace,
                                               std::vector<std::string>* problems = nullptr);
/// What single cells add up to that were computed without a study's file, by name: their sources, tasks and strategies.
[[nodiscard]] std::vector<StudySpec> studiesOfCells(const Workspace& workspace);
/// Of a study's file, or of such cells. Throws Error that lists the names there are.
[[nodiscard]] StudySpec loadStudyOf(const Workspace& workspace, const std::string& name);
/// Experts of the study's sources that were trained since it began, so that it leaves them out.
[[nodiscard]] std::vector<std::string> modelsTrainedSince(const Workspace& workspace, const StudySpec& spec);
/// The study with its experts named: those of its file; where that names none, those that the study has results of, so
/// that all its cells have the same; where it has none, all that are trained now.
[[nodiscard]] StudySpec withModels(const Workspace& workspace, StudySpec spec);
/// Throws Error for a name that cannot be a folder's, and where there are results under that name of other options or
/// experts.
void requireSameStudy(const Workspace& workspace, const StudySpec& spec);
/// Keeps the study's file beside its results, with its experts named. Throws as requireSameStudy(). The caller holds
/// the workspace's lock, and has had studyJobs() check the study: what cannot be run leaves nothing behind.
void keepStudy(const Workspace& workspace, const StudySpec& spec);

/// Throws Error where the study has other cells than this job's, of other options: those of one study can stand side by
/// side. A cell that is there tells itself.
void requireSameProtocol(const Workspace& workspace, const StrategyJob& job);

/// The cells that lack a strategy or a proxy of the study, in its order.
[[nodiscard]] std::vector<CellKey> openCells(const Workspace& workspace, const StudySpec& spec);
/// A job for each of them. Throws Error where a source, a task or a model is not in the workspace, and for a task
/// without test pictures.
[[nodiscard]] std::vector<JobSpec> studyJobs(const Workspace& workspace, const StudySpec& spec);

}  // namespace docent

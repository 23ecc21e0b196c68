// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace docent {

/// Throws Error where a study in `studies` (a folder of their folders) has results of a data set of this name, which is
/// gone by now: those of another that takes the name would be mixed with them.
void requireNoDatasetInStudies(const std::filesystem::path& studies, const std::string& name);
/// The same for a model of the bank.
void requireNoModelInStudies(const std::filesystem::path& studies, const std::string& name);

/// Lets the studies follow a data set that has another name: their files, their cells, and the runs and models that
/// they keep. What was done stays done. A study or a cell that cannot be read names nothing to anybody and is passed
/// over. Done twice it does nothing more. Throws Error where one cannot be written.
void renameDatasetInStudies(const std::filesystem::path& studies, const std::string& from, const std::string& to);

/// The same for a model of the bank.
void renameModelInStudies(const std::filesystem::path& studies, const std::string& from, const std::string& to);

}  // namespace docent

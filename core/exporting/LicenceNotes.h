// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "exporting/Exporter.h"

namespace docent {

/// For a fact that may be missing.
[[nodiscard]] inline std::string orNotStated(const std::string& text) {
    return text.empty() ? "not stated" : text;
}

/// LICENSE_NOTES.md: where the pictures and weights came from that a model was made of, under which terms as far as
/// they were stated, and the texts of licence files that lie beside the pictures.
[[nodiscard]] std::string licenceNotes(const ExportInput& input);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>

#include "support/Session.h"

namespace docent {

/// Whether there is a complete model of that name, which another training would be refused for.
[[nodiscard]] inline bool isTrained(const Session& session, const std::string& name) {
    const auto& models = session.models();
    return std::any_of(models.begin(), models.end(), [&](const ModelRecord& model) {
        return model.name == name && model.state == ModelState::Complete;
    });
}

}  // namespace docent

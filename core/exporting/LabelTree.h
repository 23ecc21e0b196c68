// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "base/Yaml.h"

namespace docent {

/// `hierarchy.yaml` of an exported folder: the nodes that the paths of the classes make, each after the one above it,
/// with its `path`, its `parent` ("" = the root), and for a class the number of its `output`, from 0. Throws Error for
/// a path that no label hierarchy has.
[[nodiscard]] Yaml labelTree(const std::vector<std::string>& classes);

}  // namespace docent

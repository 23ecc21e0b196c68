// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace docent {

/// A word that an option takes, "merge" or "cosine", in the language of the window; another text as it is. The command
/// line and all files have the English word.
[[nodiscard]] QString optionWord(const QString& word);
[[nodiscard]] bool isOptionWord(const QString& word);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <exception>
#include <string>

namespace docent {

/// What core/ says, in the language of the window: a message is fitted to the pattern that it was made by ("There is no
/// job '%1'", see CoreTexts.inc), whose translation gets its values. What fits none stays as it is.
[[nodiscard]] QString coreText(const QString& english);
[[nodiscard]] QString coreText(const std::string& english);
/// Of an error: what went wrong, and what would mend it.
[[nodiscard]] QString errorText(const std::exception& error);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/Error.h"

namespace docent {

/// A library of Docent's own that cannot be opened: no fault of what it was to work on.
class LateLibraryError final : public Error {
public:
    using Error::Error;
};

/// Opens a library of Docent's own that a program does not begin with, because what it brings takes the system long to
/// open: `lib/docent/NAME` beside the folder of the program. `what` begins the message of the LateLibraryError where it
/// cannot be opened: "LibTorch". It stays open.
[[nodiscard]] void* openLateLibrary(const std::string& name, const std::string& what);
/// The address of what it gives under that name. Throws LateLibraryError where it gives none, as one of another Docent
/// would.
[[nodiscard]] void* lateSymbol(void* library, const char* symbol, const std::string& name);
/// That it is of another Docent than this program.
[[nodiscard]] LateLibraryError otherDocent(const std::string& name);

}  // namespace docent

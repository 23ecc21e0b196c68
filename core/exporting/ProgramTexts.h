// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace docent {

// The files of core/exporting/programs. "@NAME@" in them stands for what classifyingPrograms() puts there.
extern const std::string_view pythonText;
extern const std::string_view torchScriptPython;
extern const std::string_view onnxPython;
extern const std::string_view javaScriptText;
extern const std::string_view cppText;
extern const std::string_view torchScriptCpp;
extern const std::string_view onnxCpp;

}  // namespace docent

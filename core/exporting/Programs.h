// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "exporting/Exporter.h"

namespace docent {

struct Program {
    std::string name;  ///< of the file, "classify.py"
    std::string text;
};

/// Short programs that name the classes of pictures with the exported files, for the folder of these: in Python and C++
/// where there is an ONNX or a TorchScript file, in JavaScript where there is an ONNX file. They prepare pictures as
/// Docent does. ONNX goes before TorchScript, but in C++ where OpenCV reads it.
[[nodiscard]] std::vector<Program> classifyingPrograms(const RunRecord& run, const std::vector<ExportedFile>& files);

}  // namespace docent

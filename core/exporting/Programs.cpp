// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/Programs.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "exporting/ProgramTexts.h"

namespace docent {

namespace {

using Replacements = std::vector<std::pair<std::string_view, std::string>>;

/// With what stands for "@NAME@"; what is put in is not looked at again.
std::string filled(std::string_view pattern, const Replacements& replacements) {
    std::string text;
    while (true) {
        const std::size_t at = pattern.find('@');
        const std::size_t end = at == std::string_view::npos ? at : pattern.find('@', at + 1);
        if (end == std::string_view::npos) {
            return text.append(pattern);
        }
        const std::string_view name = pattern.substr(at + 1, end - at - 1);
        const auto found = std::find_if(replacements.begin(), replacements.end(),
                                        [&](const auto& replacement) { return replacement.first == name; });
        if (found == replacements.end()) {
            text.append(pattern.substr(0, at + 1));
            pattern.remove_prefix(at + 1);
        } else {
            text.append(pattern.substr(0, at));
            text.append(found->second);
            pattern.remove_prefix(end + 1);
        }
    }
}

/// As Python, JavaScript and C++ all read it.
std::string quoted(const std::string& text) {
    return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Replacements factsOf(const RunRecord& run, const ExportedFile& file) {
    return {{"MODEL", run.name},
            {"FILE", quoted(file.path.filename().string())},
            {"SIZE", std::to_string(run.imageSize)},
            {"RESIZE", enumName(run.resize)},
            {"INPUT", file.takesBytes ? "pixels" : "input"},
            {"OUTPUT", file.takesBytes ? "probabilities" : "logits"}};
}

std::string pythonProgram(const RunRecord& run, const ExportedFile& file) {
    const bool isOnnx = file.format == ExportFormat::Onnx;
    Replacements facts = factsOf(run, file);
    facts.emplace_back("PY_PICTURES",
                       file.takesBytes ? "pixels" : "pixels.transpose(0, 3, 1, 2).astype(numpy.float32) / 127.5 - 1");
    facts.emplace_back("PY_SCORES", file.takesBytes ? "return scores"
                                                    : "scores = numpy.exp(scores - scores.max(1, keepdims=True))\n"
                                                      "    return scores / scores.sum(1, keepdims=True)");
    const std::string model = filled(isOnnx ? onnxPython : torchScriptPython, facts);
    facts.emplace_back("PY_NEEDS", !isOnnx ? "Needs pillow, opencv-python and torch (pip install), on Debian "
                                             "python3-pil, python3-opencv and\npython3-torch (apt install)."
                                   : file.precision == ExportPrecision::Float32
                                       ? "Needs pillow, opencv-python and onnxruntime (pip install), on Debian "
                                         "python3-pil and python3-opencv, which runs the\nmodel too (apt install)."
                                       : "Needs pillow, opencv-python and onnxruntime (pip install): in a virtual "
                                         "environment on Debian 12, which has no package\nof onnxruntime. Debian 13 "
                                         "has python3-pil, python3-opencv and python3-onnxruntime (apt install).");
    // OpenCV 4.6 reads neither float16 nor int8.
    facts.emplace_back("PY_IMPORT", !isOnnx ? "import torch\n"
                                    : file.precision == ExportPrecision::Float32
                                        ? "\ntry:\n    import onnxruntime\nexcept ImportError:\n"
                                          "    onnxruntime = None  # OpenCV runs the model too, more slowly\n"
                                        : "\ntry:\n    import onnxruntime\nexcept ImportError:\n"
                                          "    sys.exit(\n"
                                          "        \"onnxruntime is missing: pip install onnxruntime (on Debian in a "
                                          "virtual environment). Without it: \"\n"
                                          "        \"classify.js (npm install) or docent predict\"\n"
                                          "    )\n");
    facts.emplace_back("PY_MODEL", model);
    return filled(pythonText, facts);
}

std::string cppProgram(const RunRecord& run, const ExportedFile& file) {
    const bool isOnnx = file.format == ExportFormat::Onnx;
    Replacements facts = factsOf(run, file);
    facts.emplace_back("CPP_INPUT", file.takesBytes ? "cv::Mat pixels;\n"
                                                      "        picture.convertTo(pixels, CV_32F);\n"
                                                      "        net.setInput(pixels.reshape(1, {1, size, size, 3}));"
                                                    : "net.setInput(cv::dnn::blobFromImage(picture, 1 / 127.5, {}, "
                                                      "cv::Scalar::all(127.5)));");
    facts.emplace_back("CPP_SCORES", file.takesBytes
                                         ? ""
                                         : "const float highest = *std::max_element(scores.begin(), scores.end());\n"
                                           "        float sum = 0;\n"
                                           "        for (float& score : scores) {\n"
                                           "            score = std::exp(score - highest);\n"
                                           "            sum += score;\n"
                                           "        }\n"
                                           "        for (float& score : scores) {\n"
                                           "            score /= sum;\n"
                                           "        }");
    const std::string model = filled(isOnnx ? onnxCpp : torchScriptCpp, facts);
    facts.emplace_back("CPP_MODEL", model);
    facts.emplace_back("CPP_BUILD", isOnnx ? "g++ -O2 -std=c++17 classify.cpp -o classify $(pkg-config --cflags --libs "
                                             "opencv4)"
                                           : "g++ -O2 -std=c++17 classify.cpp -o classify $(pkg-config --cflags --libs "
                                             "opencv4) \\\n"
                                             "//         -isystem /usr/include/torch/csrc/api/include -ltorch "
                                             "-ltorch_cpu -lc10");
    facts.emplace_back("CPP_NEEDS", !isOnnx ? "OpenCV and LibTorch, on Debian libopencv-dev and libtorch-dev"
                                    : file.precision == ExportPrecision::Float32
                                        ? "OpenCV 4.5 or later, on Debian libopencv-dev"
                                        : "an OpenCV that reads models of reduced precision (4.6 does not)");
    facts.emplace_back("CPP_INCLUDE", isOnnx ? "#include <opencv2/dnn.hpp>\n" : "\n#include <torch/script.h>\n");
    return filled(cppText, facts);
}

std::string javaScriptProgram(const RunRecord& run, const ExportedFile& file) {
    Replacements facts = factsOf(run, file);
    facts.emplace_back(
        "JS_TENSOR", file.takesBytes ? "const tensor = (pixels) => new ort.Tensor('uint8', pixels, [1, SIZE, SIZE, 3]);"
                                     : "function tensor(pixels) {\n"
                                       "  const values = new Float32Array(pixels.length);\n"
                                       "  for (let i = 0; i < values.length; ++i) {\n"
                                       "    values[(i % 3) * SIZE * SIZE + Math.floor(i / 3)] = pixels[i] / 127.5 - "
                                       "1;\n"
                                       "  }\n"
                                       "  return new ort.Tensor('float32', values, [1, 3, SIZE, SIZE]);\n"
                                       "}");
    facts.emplace_back("JS_SCORES", file.takesBytes ? "const probabilities = (scores) => scores;"
                                                    : "function probabilities(logits) {\n"
                                                      "  const highest = Math.max(...logits);\n"
                                                      "  const powers = logits.map((logit) => Math.exp(logit - "
                                                      "highest));\n"
                                                      "  const sum = powers.reduce((a, b) => a + b);\n"
                                                      "  return powers.map((power) => power / sum);\n"
                                                      "}");
    return filled(javaScriptText, facts);
}

}  // namespace

std::vector<Program> classifyingPrograms(const RunRecord& run, const std::vector<ExportedFile>& files) {
    const auto ofFormat = [&](ExportFormat format) -> const ExportedFile* {
        const auto found =
            std::find_if(files.begin(), files.end(), [&](const ExportedFile& file) { return file.format == format; });
        return found == files.end() ? nullptr : &*found;
    };
    const ExportedFile* onnx = ofFormat(ExportFormat::Onnx);
    const ExportedFile* torchScript = ofFormat(ExportFormat::TorchScript);
    std::vector<Program> programs;
    if (const ExportedFile* file = onnx != nullptr ? onnx : torchScript) {
        programs.push_back({"classify.py", pythonProgram(run, *file)});
    }
    const bool isForOpenCv = onnx != nullptr && (onnx->precision == ExportPrecision::Float32 || torchScript == nullptr);
    if (const ExportedFile* file = isForOpenCv ? onnx : torchScript) {
        programs.push_back({"classify.cpp", cppProgram(run, *file)});
    }
    if (onnx != nullptr) {
        programs.push_back({"classify.js", javaScriptProgram(run, *onnx)});
    }
    return programs;
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporting/LoadingExamples.h"

#include <string_view>

namespace docent {

namespace {

constexpr std::string_view torchScriptPython = R"(```python
import numpy, torch
from PIL import Image, ImageOps
model, labels = torch.jit.load("@FILE@")@FLOAT@, open("labels.txt", encoding="utf-8").read().splitlines()
picture = Image.open("picture.png")
# The way up that EXIF says: Pillow turns a TIFF itself.
picture = (picture if picture.format == "TIFF" else ImageOps.exif_transpose(picture)).convert("RGBA")
picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
# Docent averages areas (cv2.INTER_AREA). Pillow's filters come close: probabilities may differ by a few hundredths.
shrink = Image.Resampling.BOX if max(picture.size) > @SIZE@ else Image.Resampling.BILINEAR
picture = @RESIZE@
x = torch.from_numpy(numpy.array(picture)).permute(2, 0, 1)[None] / 127.5 - 1
print(labels[model(x).argmax()])
```
)";

constexpr std::string_view torchScriptCpp = R"(```cpp
// #include <torch/script.h> and <opencv2/opencv.hpp>; picture.png is @SIZE@ x @SIZE@ px, without transparency
torch::jit::Module model = torch::jit::load("@FILE@");
cv::Mat picture = cv::imread("picture.png");
cv::cvtColor(picture, picture, cv::COLOR_BGR2RGB);
torch::Tensor x = torch::from_blob(picture.data, {1, @SIZE@, @SIZE@, 3}, torch::kByte).permute({0, 3, 1, 2}) / 127.5 - 1;
auto line = model.forward({x}).toTensor().argmax().item<int64_t>() + 1;  // of labels.txt
```
)";

constexpr std::string_view onnxPython = R"(```python
import numpy, onnxruntime
from PIL import Image
session, labels = onnxruntime.InferenceSession("@FILE@"), open("labels.txt", encoding="utf-8").read().splitlines()
picture = Image.open("picture.png").convert("RGB")  # @SIZE@ x @SIZE@ px, see Input
pixels = numpy.array(picture)[None]
print(labels[session.run(["@OUTPUT@"], {"@INPUT@": @PIXELS@})[0].argmax()])
```
)";

constexpr std::string_view onnxJavaScript = R"(```js
// npm install onnxruntime-node; pixels is a Uint8Array of @SIZE@ x @SIZE@ RGB pixels
const ort = require('onnxruntime-node');
const session = await ort.InferenceSession.create('@FILE@');
@TENSOR@
const { @OUTPUT@: scores } = await session.run({ @INPUT@: input });  // in the order of labels.txt
```
)";

constexpr std::string_view floatTensor = R"(const x = new Float32Array(3 * @SIZE@ * @SIZE@);
for (let i = 0; i < x.length; ++i) x[(i % 3) * @SIZE@ * @SIZE@ + Math.floor(i / 3)] = pixels[i] / 127.5 - 1;
const input = new ort.Tensor('float32', x, [1, 3, @SIZE@, @SIZE@]);)";
constexpr std::string_view byteTensor = "const input = new ort.Tensor('uint8', pixels, [1, @SIZE@, @SIZE@, 3]);";

constexpr std::string_view safetensorsPython = R"(```python
from safetensors import safe_open
with safe_open("@FILE@", framework="pt") as file:
    shape = file.metadata()  # depths, widths, stem, groups, classes, ...
    weights = {name: file.get_tensor(name)@FLOAT@ for name in file.keys()}  # timm's names, not yet standardised
```
)";

std::string replaced(std::string_view pattern, std::string_view from, const std::string& to) {
    std::string text(pattern);
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
    return text;
}

std::string onnxExamples(const RunRecord& run, const std::string& file, bool takesBytes) {
    const auto filled = [&](std::string_view pattern) {
        std::string text = replaced(pattern, "@TENSOR@", std::string(takesBytes ? byteTensor : floatTensor));
        text = replaced(text, "@PIXELS@",
                        takesBytes ? "pixels" : "pixels.transpose(0, 3, 1, 2).astype(numpy.float32) / 127.5 - 1");
        text = replaced(text, "@INPUT@", takesBytes ? "pixels" : "input");
        text = replaced(text, "@OUTPUT@", takesBytes ? "probabilities" : "logits");
        return replaced(replaced(text, "@SIZE@", std::to_string(run.imageSize)), "@FILE@", file);
    };
    std::string text;
    text += "In Python, with ONNX Runtime:\n\n";
    text += filled(onnxPython);
    text += "\nIn JavaScript, with ONNX Runtime:\n\n";
    text += filled(onnxJavaScript);
    return text;
}

/// Pillow's way to follow the rule.
std::string pillowResize(const RunRecord& run) {
    const std::string size = replaced("(@, @)", "@", std::to_string(run.imageSize));
    switch (run.resize) {
        case ResizeRule::Fit:
            return "ImageOps.pad(picture, " + size + ", shrink, color=\"white\")";
        case ResizeRule::Crop:
            return "ImageOps.fit(picture, " + size + ", shrink)";
        case ResizeRule::Squash:
            return "picture.resize(" + size + ", shrink)";
    }
    return {};
}

}  // namespace

std::string loadingExamples(const RunRecord& run, const std::vector<ExportedFile>& files) {
    std::string text;
    for (const ExportedFile& file : files) {
        const std::string name = file.path.filename().string();
        const std::string asFloat = file.precision == ExportPrecision::Float16 ? ".float()" : "";
        if (file.format == ExportFormat::TorchScript) {
            text += "In Python, with PyTorch and Pillow (`model.embed(x)` gives the embedding):\n\n";
            std::string python = replaced(torchScriptPython, "@RESIZE@", pillowResize(run));
            python = replaced(replaced(python, "@SIZE@", std::to_string(run.imageSize)), "@FLOAT@", asFloat);
            text += replaced(python, "@FILE@", name);
            text += "\nIn C++, with LibTorch and OpenCV:\n\n";
            text += replaced(replaced(torchScriptCpp, "@SIZE@", std::to_string(run.imageSize)), "@FILE@", name);
        } else if (file.format == ExportFormat::Onnx) {
            text += onnxExamples(run, name, file.takesBytes);
        } else {
            text += "The weights for more training, in Python (in C++, `docent::loadModel(\"" + name + "\")`):\n\n";
            text += replaced(replaced(safetensorsPython, "@FLOAT@", asFloat), "@FILE@", name);
        }
        text += "\n";
    }
    return text + "At the command line: `docent predict FOLDER picture.png`.\n\n";
}

}  // namespace docent

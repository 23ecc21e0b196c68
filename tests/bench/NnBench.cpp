// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the networks run, one JSON line a row: NnBench [--rows a,b] [--seconds S] [--threads N] [--precision P]
//   [--batch N]
// P is fp32 (what PyTorch is compared with by default), bf16, or auto, which is what Docent picks by itself.
// Rows are named NET-SIZE-MODE, for example small-32-train. In the mode adapt only adapters and head learn, on a trunk
// that stays as it is. torch_baseline.py prints the same rows for PyTorch.
#include <sys/resource.h>
#include <torch/torch.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "experts/ExpertOptions.h"
#include "nn/Device.h"
#include "nn/ResNetV2.h"
#include "training/Backpropagation.h"
#include "training/Sgd.h"

namespace {

using docent::ModelConfig;
using docent::ResNetV2;

enum class Mode { Embed, Train, Adapt };

const char* nameOf(Mode mode) {
    return mode == Mode::Embed ? "embed" : mode == Mode::Train ? "train" : "adapt";
}

struct Row {
    std::string name;
    std::string arch;
    int imageSize;
    int batch;
    Mode mode;
};

const std::vector<Row> rows = {
    {"r50x1-224-embed", "r50x1", 224, 16, Mode::Embed}, {"r50x1-224-train", "r50x1", 224, 16, Mode::Train},
    {"r50x1-224-adapt", "r50x1", 224, 16, Mode::Adapt}, {"small-32-embed", "small", 32, 64, Mode::Embed},
    {"small-32-train", "small", 32, 64, Mode::Train},   {"small-32-adapt", "small", 32, 64, Mode::Adapt},
    {"small-64-embed", "small", 64, 64, Mode::Embed},   {"small-64-train", "small", 64, 64, Mode::Train},
    {"small-64-adapt", "small", 64, 64, Mode::Adapt},
};

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double cpuSeconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

double peakMegabytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1000;
}

/// Runs `pass` once to warm up and then for about `seconds`, and prints the row.
void measure(const Row& row, double seconds, docent::Precision precision, const std::function<void()>& pass) {
    pass();
    const double start = now();
    const double cpuStart = cpuSeconds();
    int passes = 0;
    do {
        pass();
        ++passes;
    } while (now() - start < seconds);
    const double images = static_cast<double>(passes) * row.batch;
    std::printf(
        "{\"name\": \"%s\", \"mode\": \"%s\", \"precision\": \"%s\", \"images_per_second\": %.2f, "
        "\"images_per_cpu_second\": %.2f, "
        "\"peak_mb\": %.1f}\n",
        row.name.c_str(), nameOf(row.mode), docent::toString(precision).c_str(), images / (now() - start),
        images / (cpuSeconds() - cpuStart), peakMegabytes());
    std::fflush(stdout);
}

void run(const Row& row, double seconds, docent::Precision precision) {
    constexpr int classes = 100;
    torch::manual_seed(1);
    ModelConfig config = docent::modelPreset(row.arch);
    config.numClasses = classes;
    if (row.mode == Mode::Adapt) {
        config.adapterRatio = docent::ExpertOptions{}.adapterRatio;
    }
    ResNetV2 model(config);
    model->initialise(1);
    model->setPrecision(precision);
    const torch::Tensor images =
        torch::randn({row.batch, 3, row.imageSize, row.imageSize}).contiguous(torch::MemoryFormat::ChannelsLast);
    if (row.mode == Mode::Embed) {
        model->eval();
        const torch::NoGradGuard noGrad;
        measure(row, seconds, precision, [&] { model->embed(images); });
        return;
    }
    model->train();
    if (row.mode == Mode::Adapt) {
        model->freezeBase();
    }
    const torch::Tensor labels = torch::randint(classes, {row.batch});
    std::vector<torch::Tensor> parameters;
    for (const auto& [name, parameter] : docent::learningParameters(model)) {
        parameters.push_back(parameter);
    }
    docent::Sgd optimiser(parameters, std::vector<bool>(parameters.size(), true));
    measure(row, seconds, precision, [&] {
        docent::backpropagate(model, images, labels, 0);
        optimiser.step(1e-3, 0.9, 1e-4);
    });
}

}  // namespace

int main(int argc, char** argv) {
    std::string wanted;
    double seconds = 5;
    int threads = 2;
    int batch = 0;  // that of the row
    docent::Precision precision = docent::Precision::Float32;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--rows") {
            wanted = std::string(",") + argv[i + 1] + ",";
        } else if (option == "--seconds") {
            seconds = std::atof(argv[i + 1]);
        } else if (option == "--threads") {
            threads = std::atoi(argv[i + 1]);
        } else if (option == "--batch") {
            batch = std::atoi(argv[i + 1]);
        } else if (option == "--precision") {
            precision = docent::resolvePrecision(docent::precisionFromString(argv[i + 1]), "cpu");
        } else {
            std::cerr << "usage: NnBench [--rows a,b] [--seconds S] [--threads N] [--precision P] [--batch N]\n";
            return 2;
        }
    }
    docent::setTorchThreads(threads);
    for (Row row : rows) {
        row.batch = batch > 0 ? batch : row.batch;
        if (wanted.empty() || wanted.find("," + row.name + ",") != std::string::npos) {
            run(row, seconds, precision);
        }
    }
    return 0;
}

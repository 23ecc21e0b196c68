// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DevicesCommand.h"

#include <cmath>
#include <cstdio>
#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "Table.h"
#include "base/Parallel.h"
#include "experts/CostEstimate.h"
#include "nn/Device.h"
#include "nn/DeviceModel.h"
#include "nn/Precision.h"

namespace docent {

namespace {

/// How fast a device is, measured just now.
struct Speed {
    double product = 0;         ///< floating-point operations a second, in the precision that it takes by itself
    double trainingImages = 0;  ///< pictures a second that go forward and backward through the network "small"
};

Speed measureSpeed(const std::string& device, Precision precision) {
    RunContext context;
    const ModelConfig config = [] {
        ModelConfig preset = modelPreset("small");
        preset.numClasses = 10;
        return preset;
    }();
    return {
        .product = productSpeed(device, precision == Precision::BFloat16),
        .trainingImages =
            measureRate(config, defaultImageSize("small"), TrainingOptions{.device = device}, context).imagesPerSecond};
}

/// "152 GFLOP/s", "1.6 TFLOP/s".
std::string speedText(double operations) {
    char text[32];
    const bool isLarge = operations >= 1e12;
    std::snprintf(text, sizeof text, isLarge ? "%.1f TFLOP/s" : "%.0f GFLOP/s", operations / (isLarge ? 1e12 : 1e9));
    return text;
}

}  // namespace

void addDevicesCommand(CommandTree& tree) {
    Command& command = tree.add("devices", "what Docent can compute on, and how fast that is (takes some seconds)");
    command.examples({"docent devices"});
    command.setBody([](const GlobalOptions& global) {
        setTorchThreads(global.threads);
        const int threads = global.threads > 0 ? global.threads : availableThreads();
        const std::string warning = slowMatrixProductWarning();
        const std::string chosen = resolveDevice("auto");
        Json devices = Json::array();
        Table table({"device", "model", "precision", "threads>", "matrix product>", "training>", ""});
        for (const std::string& device : availableDevices()) {
            const Precision precision = resolvePrecision(Precision::Auto, device);
            const Speed speed = measureSpeed(device, precision);
            table.add({device, deviceModel(device), toString(precision),
                       device == "cpu" ? std::to_string(threads) : "-", speedText(speed.product),
                       grouped(std::llround(speed.trainingImages)) + " images/s", device == chosen ? "(auto)" : ""});
            devices.push_back({{"name", device},
                               {"model", deviceModel(device)},
                               {"precision", toString(precision)},
                               {"product_flops", speed.product},
                               {"training_images_per_second", speed.trainingImages},
                               {"is_auto", device == chosen}});
        }
        if (global.json) {
            printJson({{"devices", std::move(devices)}, {"threads", threads}, {"warning", warning}});
        } else {
            std::cout << table.text() << "\nTraining: of the network 'small' at " << defaultImageSize("small")
                      << " px.\n"
                      << (warning.empty() ? "" : "\n" + warning + "\n");
        }
        return exitDone;
    });
}

}  // namespace docent

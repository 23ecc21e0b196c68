// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/DevicesCommand.h"

#include <iostream>

#include "CommandTree.h"
#include "Json.h"
#include "Table.h"
#include "base/Parallel.h"
#include "nn/Device.h"
#include "nn/Precision.h"

namespace docent {

void addDevicesCommand(CommandTree& tree) {
    Command& command = tree.add("devices", "what Docent can compute on");
    command.examples({"docent devices"});
    command.setBody([](const GlobalOptions& global) {
        setTorchThreads(global.threads);
        const int threads = global.threads > 0 ? global.threads : availableThreads();
        const std::string warning = slowMatrixProductWarning();
        const std::string chosen = resolveDevice("auto");
        Json devices = Json::array();
        Table table({"device", "precision", "threads>", ""});
        for (const std::string& device : availableDevices()) {
            const std::string precision = toString(resolvePrecision(Precision::Auto, device));
            table.add(
                {device, precision, device == "cpu" ? std::to_string(threads) : "-", device == chosen ? "(auto)" : ""});
            devices.push_back({{"name", device}, {"precision", precision}, {"is_auto", device == chosen}});
        }
        if (global.json) {
            printJson({{"devices", std::move(devices)}, {"threads", threads}, {"warning", warning}});
        } else {
            std::cout << table.text() << (warning.empty() ? "" : "\n" + warning + "\n");
        }
        return exitDone;
    });
}

}  // namespace docent

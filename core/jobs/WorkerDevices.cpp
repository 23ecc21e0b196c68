// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/WorkerDevices.h"

#include <algorithm>

#include "base/Error.h"
#include "nn/Device.h"

namespace docent {

std::vector<std::string> workerDevices(const std::vector<std::string>& available) {
    std::vector<std::string> cards;
    for (const std::string& device : available) {
        if (device.starts_with("cuda:")) {
            cards.push_back(device);
        }
    }
    if (cards.size() < 2) {
        return {"auto"};
    }
    std::reverse(cards.begin(), cards.end());  // the best comes last in the list, and is to get the first job
    return cards;
}

std::vector<std::string> workerDevices(const std::filesystem::path& deviceFolder) {
    std::error_code ignored;
    if (!std::filesystem::exists(deviceFolder / "nvidia1", ignored)) {
        return {"auto"};
    }
    try {
        return workerDevices(availableDevices());
    } catch (const Error&) {
        return {"auto"};  // the first job tells it
    }
}

}  // namespace docent

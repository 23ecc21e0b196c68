// SPDX-License-Identifier: GPL-3.0-or-later
#include "nn/Device.h"

#include <c10/core/impl/VirtualGuardImpl.h>
#include <torch/torch.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <thread>

#include "base/Error.h"
#include "base/Parallel.h"
#include "base/Words.h"
#include "nn/ShardThreads.h"
#include "nn/TensorMemory.h"

namespace docent {

namespace {

double threadCpuSeconds() {
    timespec time{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// Floating-point operations a second of one core in a 512 x 512 product; tries again while below `enough`. In
/// processor time of one thread, so that a busy machine does not look like a slow library.
double matrixProductSpeed(double enough) {
    constexpr std::int64_t side = 512;
    double best = 0;
    std::thread([&] {
        static_cast<void>(at::get_num_threads());
        useOneThreadHere();
        const torch::NoGradGuard noGrad;
        const torch::Tensor a = torch::full({side, side}, 0.5f);
        const torch::Tensor b = torch::full({side, side}, 0.25f);
        // The first product of a process pays for what is set up once.
        for (int attempt = 0; attempt < 3 && best < enough; ++attempt) {
            const double start = threadCpuSeconds();
            const torch::Tensor product = torch::mm(a, b);
            best = std::max(best, 2.0 * side * side * side / std::max(threadCpuSeconds() - start, 1e-9));
        }
    }).join();
    return best;
}

}  // namespace

std::vector<std::string> availableDevices() {
    std::vector<std::string> devices;
    // Of other makers, with a LibTorch that is built for them.
    for (const c10::DeviceType type : {c10::DeviceType::HPU, c10::DeviceType::XPU}) {
        if (c10::impl::hasDeviceGuardImpl(type)) {
            for (int index = c10::impl::VirtualGuardImpl(type).deviceCount() - 1; index >= 0; --index) {
                devices.push_back(c10::Device(type, static_cast<c10::DeviceIndex>(index)).str());
            }
        }
    }
    devices.emplace_back("cpu");
    if (torch::cuda::is_available()) {
        // The best is last and cuda:0 is what others call the first choice.
        for (int index = static_cast<int>(torch::cuda::device_count()) - 1; index >= 0; --index) {
            devices.push_back("cuda:" + std::to_string(index));
        }
    }
    return devices;
}

std::string resolveDevice(const std::string& device) {
    const std::vector<std::string> devices = availableDevices();
    if (device == "auto") {
        return devices.back();
    }
    const std::string wanted = device == "cuda" ? "cuda:0" : device;
    if (std::find(devices.begin(), devices.end(), wanted) == devices.end()) {
        throw Error("There is no device '" + device + "' here", "Choose one of: auto, " + joined(devices));
    }
    return wanted;
}

void setTorchThreads(int threads) {
    installTensorMemory();
    torch::set_num_threads(threads > 0 ? threads : availableThreads());
}

double productSpeed(const std::string& device, bool inBFloat16) {
    using Clock = std::chrono::steady_clock;
    constexpr double longest = 0.4;  // seconds
    const bool isCpu = device == "cpu";
    const std::int64_t side = isCpu ? 1024 : 8192;
    const auto options =
        torch::TensorOptions(torch::Device(device)).dtype(inBFloat16 ? torch::kBFloat16 : torch::kFloat);
    const torch::NoGradGuard noGrad;
    double best = 0;
    try {
        const torch::Tensor a = torch::full({side, side}, 0.5f, options);
        const torch::Tensor b = torch::full({side, side}, 0.25f, options);
        const Clock::time_point begin = Clock::now();
        // The first product of a process pays for what is set up once.
        for (int attempt = 0; attempt < 2 || std::chrono::duration<double>(Clock::now() - begin).count() < longest;
             ++attempt) {
            const Clock::time_point start = Clock::now();
            const torch::Tensor product = torch::mm(a, b);
            static_cast<void>(product[0][0].item<float>());  // waits for the card
            const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
            const auto extent = static_cast<double>(side);
            best = std::max(best, 2 * extent * extent * extent / std::max(seconds, 1e-9));
        }
    } catch (const c10::Error&) {
        return 0;
    }
    return best;
}

std::string slowMatrixProductWarning() {
    // Reference BLAS does about 3 GFLOP/s a core, the slowest tuned one more than 10.
    constexpr double slowest = 8e9;
    const double speed = matrixProductSpeed(slowest);
    if (speed >= slowest) {
        return {};
    }
    return "Matrix products are slow here (" + std::to_string(static_cast<int>(speed / 1e8) / 10.0).substr(0, 3) +
           " GFLOP/s a core): Torch runs on the reference BLAS. Install libopenblas0-openmp to make Docent many times "
           "faster.";
}

}  // namespace docent

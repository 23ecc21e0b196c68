// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/Error.h"
#include "base/Parallel.h"
#include "nn/Device.h"
#include "nn/DeviceModel.h"
#include "nn/Precision.h"

using namespace docent;

class DeviceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theCpuIsAlwaysThere() {
        QCOMPARE(availableDevices().front(), std::string("cpu"));
        QCOMPARE(resolveDevice("cpu"), std::string("cpu"));
        QCOMPARE(resolveDevice("auto"), availableDevices().back());
    }

    void anAbsentDeviceIsRefusedWithTheChoice() {
        for (const char* name : {"cuda:99", "tpu", "", "cpu:1"}) {
            try {
                static_cast<void>(resolveDevice(name));
                QFAIL(name);
            } catch (const Error& error) {
                QVERIFY2(std::string(error.what()).find("cpu") != std::string::npos, error.what());
            }
        }
        if (!torch::cuda::is_available()) {
            QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(resolveDevice("cuda")));
            QSKIP("no CUDA device: 'cuda' was only checked to be refused");
        }
        QCOMPARE(resolveDevice("cuda"), std::string("cuda:0"));
    }

    void precisionsGoToTextAndBack() {
        for (const Precision precision : {Precision::Auto, Precision::Float32, Precision::BFloat16}) {
            QVERIFY(precisionFromString(toString(precision)) == precision);
        }
        QVERIFY_THROWS_EXCEPTION(Error, static_cast<void>(precisionFromString("fp8")));
    }

    void autoPicksWhatTheHardwareMultiplies() {
        QVERIFY(resolvePrecision(Precision::Auto, "cuda:0") == Precision::BFloat16);
        QVERIFY(resolvePrecision(Precision::Auto, "cpu") != Precision::Auto);
        QVERIFY(resolvePrecision(Precision::BFloat16, "cpu") == Precision::BFloat16);
        QVERIFY(resolvePrecision(Precision::Float32, "cuda:0") == Precision::Float32);
    }

    void threadsAreSet() {
        setTorchThreads(1);
        QCOMPARE(torch::get_num_threads(), 1);
        setTorchThreads(0);
        QCOMPARE(torch::get_num_threads(), availableThreads());
    }

    void productsAreTimed() {
        const double speed = productSpeed("cpu", false);
        QVERIFY(speed > 1e8 && speed < 1e14);
        QVERIFY(productSpeed("cpu", true) >= 0);
    }

    void aModelIsReadFromTheSystem() {
        const QTemporaryDir folder;
        const std::filesystem::path proc = folder.path().toStdString();
        QCOMPARE(deviceModel("cpu", proc), std::string());
        const auto write = [&](const std::filesystem::path& path, const std::string& text) {
            std::filesystem::create_directories(path.parent_path());
            std::ofstream(path) << text;
        };
        write(proc / "cpuinfo", "processor\t: 0\nmodel name\t: Some CPU @ 2.00GHz\nmodel name\t: other\n");
        QCOMPARE(deviceModel("cpu", proc), std::string("Some CPU @ 2.00GHz"));
        write(proc / "driver/nvidia/gpus/0000:65:00.0/information", "Model: \t\t NVIDIA B\nIRQ: 5\n");
        write(proc / "driver/nvidia/gpus/0000:17:00.0/information", "Model: \t\t NVIDIA A\n");
        ::unsetenv("CUDA_VISIBLE_DEVICES");
        QCOMPARE(deviceModel("cuda:0", proc), std::string("NVIDIA A"));
        QCOMPARE(deviceModel("cuda:1", proc), std::string("NVIDIA B"));
        QCOMPARE(deviceModel("cuda:2", proc), std::string());
        QCOMPARE(deviceModel("cuda:x", proc), std::string());
        QCOMPARE(deviceModel("tpu", proc), std::string());
    }

    void theSlowProductWarningNamesThePackage() {
        const std::string warning = slowMatrixProductWarning();
        QVERIFY(warning.empty() || warning.find("libopenblas0-openmp") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(DeviceTest)
#include "DeviceTest.moc"

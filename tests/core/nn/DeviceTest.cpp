// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>

#include "base/Error.h"
#include "base/Parallel.h"
#include "nn/Device.h"
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

    void theSlowProductWarningNamesThePackage() {
        const std::string warning = slowMatrixProductWarning();
        QVERIFY(warning.empty() || warning.find("libopenblas0-openmp") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(DeviceTest)
#include "DeviceTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>
#include <thread>

#include "base/Error.h"
#include "nn/TensorMemory.h"

using namespace docent;

class TensorMemoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTensorMemory(); }
    void init() { releaseIdleTensorMemory(); }

    void largeTensorsUseItAndGiveItBack() {
        const TensorMemoryUse before = tensorMemoryUse();
        {
            const torch::Tensor large = torch::ones({1 << 20});
            const torch::Tensor small = torch::ones({16});
            QCOMPARE(tensorMemoryUse().used, before.used + (std::size_t{4} << 20));
            QCOMPARE(large.sum().item<float>(), float{1 << 20});
            QCOMPARE(reinterpret_cast<std::uintptr_t>(large.data_ptr()) % 64, std::uintptr_t{0});
        }
        QCOMPARE(tensorMemoryUse().used, before.used);
        QCOMPARE(tensorMemoryUse().idle, std::size_t{4} << 20);
        releaseIdleTensorMemory();
        QCOMPARE(tensorMemoryUse().idle, std::size_t{0});
    }

    void theNextTensorOfThatSizeTakesTheSameBlock() {
        torch::Tensor first = torch::empty({3 << 20}, torch::kByte);
        const void* data = first.data_ptr();
        first = torch::Tensor();
        const torch::Tensor second = torch::empty({(3 << 20) - 100}, torch::kByte);
        QCOMPARE(second.data_ptr(), data);
        QCOMPARE(tensorMemoryUse().idle, std::size_t{0});
    }

    void usedAndIdleNeverExceedThePeak() {
        std::size_t peak = 0;
        std::size_t most = 0;
        for (int round = 0; round < 200; ++round) {
            std::vector<torch::Tensor> tensors;
            for (int i = 0; i < 5; ++i) {
                tensors.push_back(torch::empty({((round * 7 + i * 13) % 29 + 1) * 300'000}, torch::kByte));
                const TensorMemoryUse use = tensorMemoryUse();
                peak = std::max(peak, use.used);
                most = std::max(most, use.used + use.idle);
                QVERIFY(most <= peak);
            }
        }
    }

    void severalThreadsMayUseIt() {
        const std::size_t before = tensorMemoryUse().used;
        std::vector<std::thread> threads;
        std::atomic<int> wrong{0};
        for (int thread = 0; thread < 4; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < 50; ++i) {
                    const torch::Tensor tensor = torch::full({100'000 + i * 1000}, float(thread));
                    wrong += tensor.min().item<float>() != float(thread) || tensor.max().item<float>() != float(thread);
                }
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(tensorMemoryUse().used, before);
    }

    void tooMuchIsAnErrorThatSaysSo() {
        try {
            const torch::Tensor tensor = torch::empty({std::int64_t{1} << 46}, torch::kByte);
            QFAIL("there were 70 TB");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("not enough memory") != std::string::npos, error.what());
        }
    }
};

QTEST_GUILESS_MAIN(TensorMemoryTest)
#include "TensorMemoryTest.moc"

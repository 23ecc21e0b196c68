// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>

#include <atomic>

#include "base/Error.h"
#include "nn/ResNetV2.h"
#include "nn/Shards.h"
#include "support/Tensors.h"

using namespace docent;
using torch::Tensor;

class ShardsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { torch::set_num_threads(2); }

    void coverTheBatchOnce() {
        for (const std::int64_t size : {2, 7, 64}) {
            for (int count = 1; count <= 3; ++count) {
                std::int64_t end = 0;
                for (int i = 0; i < count; ++i) {
                    const Shard shard = shardOf(size, i, count);
                    QCOMPARE(shard.begin, end);
                    end += shard.size;
                }
                QCOMPARE(end, size);
            }
        }
    }

    void areAsManyAsThreadsWhereThatIsWorthIt() {
        torch::set_num_threads(3);
        QCOMPARE(shardCount(torch::zeros({48, 3, 4, 4}), torch::kFloat), 3);
        QCOMPARE(shardCount(torch::zeros({47, 3, 4, 4}), torch::kFloat), 1);
        QCOMPARE(shardCount(torch::zeros({6, 3, 4, 4}), torch::kBFloat16), 3);
        QCOMPARE(shardCount(torch::zeros({5, 3, 4, 4}), torch::kBFloat16), 1);
        QCOMPARE(shardCount(torch::zeros({48, 3, 128, 128}), torch::kFloat), 3);
        QCOMPARE(shardCount(torch::zeros({48, 3, 129, 128}), torch::kFloat), 1);
        torch::set_num_threads(1);
        QCOMPARE(shardCount(torch::zeros({64, 3, 4, 4}), torch::kFloat), 1);
    }

    void runOnOneThreadEachInTheCallersMode() {
#ifdef __SANITIZE_THREAD__
        QSKIP("This build runs shards on threads that OpenMP does not know.");
#endif
        torch::set_num_threads(2);
        const Tensor images = torch::zeros({64, 3, 4, 4});
        for (const bool gradients : {true, false}) {
            const torch::AutoGradMode mode(gradients);
            std::atomic<int> right = 0;
            forShards(images, 2, [&](int index, const Shard& shard) {
                // A shard does not cut its own part again, and no operation in it wakes other threads.
                const bool alone = shardCount(images, torch::kFloat) == 1 && at::in_parallel_region();
                right += alone && shard.begin == 32 * index && torch::GradMode::is_enabled() == gradients ? 1 : 0;
            });
            QCOMPARE(right.load(), 2);
        }
        QCOMPARE(torch::get_num_threads(), 2);
        QVERIFY(!at::in_parallel_region());
    }

    void throwTheFirstFailureOnceAllHaveEnded() {
        std::atomic<int> ended = 0;
        try {
            forShards(torch::zeros({64, 3, 4, 4}), 2, [&](int index, const Shard&) {
                ++ended;
                throw Error("shard " + std::to_string(index));
            });
            QFAIL("nothing was thrown");
        } catch (const Error& e) {
            QVERIFY(QString(e.what()).contains("shard 0"));
        }
        QCOMPARE(ended.load(), 2);
    }

    void embedAsTheWholeBatchDoes_data() {
        QTest::addColumn<bool>("evaluating");
        QTest::newRow("evaluating") << true;
        QTest::newRow("training") << false;
    }
    void embedAsTheWholeBatchDoes() {
        QFETCH(bool, evaluating);
        ResNetV2 model(ModelConfig{.arch = "tiny", .depths = {1, 1}, .widths = {8, 16}, .stemWidth = 16, .groups = 4});
        model->initialise(5);
        model->train(!evaluating);
        torch::manual_seed(1);
        const Tensor images = torch::randn({50, 3, 12, 12});
        const torch::NoGradGuard noGrad;
        torch::set_num_threads(1);
        const Tensor expected = model->embed(images);
        for (const int threads : {2, 3}) {
            torch::set_num_threads(threads);
            model->forgetCachedWeights();
            QVERIFY(relativeError(model->embed(images), expected) < 1e-6);
        }
    }
};

QTEST_GUILESS_MAIN(ShardsTest)
#include "ShardsTest.moc"

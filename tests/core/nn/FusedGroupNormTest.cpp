// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>

#include "nn/FusedGroupNorm.h"
#include "support/Tensors.h"

using namespace docent;
using torch::Tensor;

namespace {

constexpr auto channelsLast = torch::MemoryFormat::ChannelsLast;

struct Case {
    Tensor x, shortcut, gamma, beta, dy, dsum;
};

Case makeCase(std::vector<std::int64_t> sizes, double mean = 0.3) {
    torch::manual_seed(7);
    const auto random = [&] { return torch::randn(sizes).contiguous(channelsLast); };
    const std::int64_t channels = sizes[1];
    return {.x = random() * 2 + mean,
            .shortcut = random(),
            .gamma = torch::randn({channels}),
            .beta = torch::randn({channels}) * 0.5,
            .dy = random(),
            .dsum = random()};
}

/// The definition, in double precision.
Tensor reference(const Tensor& x, const Tensor& gamma, const Tensor& beta, std::int64_t groups) {
    return torch::relu(torch::group_norm(x, groups, gamma, beta, groupNormEps));
}

std::vector<Tensor> asLeaves(const std::vector<Tensor>& tensors, torch::ScalarType type) {
    std::vector<Tensor> leaves;
    for (const Tensor& tensor : tensors) {
        leaves.push_back(tensor.detach().to(type).clone(torch::MemoryFormat::Preserve).requires_grad_());
    }
    return leaves;
}

}  // namespace

class FusedGroupNormTest : public QObject {
    Q_OBJECT

    static void addShapes() {
        QTest::addColumn<QList<int>>("sizes");
        QTest::addColumn<int>("groups");
        QTest::newRow("usual") << QList<int>{4, 32, 8, 8} << 8;
        QTest::newRow("one channel a group") << QList<int>{2, 16, 5, 7} << 16;
        QTest::newRow("one group") << QList<int>{2, 24, 3, 3} << 1;
        QTest::newRow("channels that fill no vector") << QList<int>{3, 15, 9, 5} << 3;
        QTest::newRow("groups of three channels") << QList<int>{2, 33, 6, 6} << 11;
        QTest::newRow("one pixel") << QList<int>{3, 32, 1, 1} << 4;
        QTest::newRow("one image") << QList<int>{1, 64, 20, 20} << 32;
        QTest::newRow("one image, odd groups") << QList<int>{1, 21, 20, 20} << 7;
        QTest::newRow("one channel") << QList<int>{2, 1, 8, 8} << 1;
        QTest::newRow("wide") << QList<int>{2, 1024, 7, 7} << 32;
        QTest::newRow("many pixels") << QList<int>{1, 8, 120, 130} << 4;
    }

    static Case fetchCase() {
        QFETCH(QList<int>, sizes);
        return makeCase(std::vector<std::int64_t>(sizes.begin(), sizes.end()));
    }

private Q_SLOTS:
    void cleanup() { torch::set_num_threads(2); }

    void agreesWithTheDefinition_data() { addShapes(); }
    void agreesWithTheDefinition() {
        QFETCH(int, groups);
        const Case c = fetchCase();
        const auto mine = asLeaves({c.x, c.gamma, c.beta}, torch::kFloat);
        const auto theirs = asLeaves({c.x, c.gamma, c.beta}, torch::kDouble);
        const Tensor y = groupNormRelu(mine[0], mine[1], mine[2], groups);
        const Tensor expected = reference(theirs[0], theirs[1], theirs[2], groups);
        QVERIFY(relativeError(y, expected) < 1e-5);
        QVERIFY(y.is_contiguous(channelsLast));
        y.backward(c.dy);
        expected.backward(c.dy.to(torch::kDouble));
        for (std::size_t i = 0; i < mine.size(); ++i) {
            QVERIFY2(relativeError(mine[i].grad(), theirs[i].grad()) < 2e-5,
                     std::to_string(relativeError(mine[i].grad(), theirs[i].grad())).c_str());
        }
    }

    void theSumAgreesToo_data() { addShapes(); }
    void theSumAgreesToo() {
        QFETCH(int, groups);
        const Case c = fetchCase();
        const auto mine = asLeaves({c.x, c.shortcut, c.gamma, c.beta}, torch::kFloat);
        const auto theirs = asLeaves({c.x, c.shortcut, c.gamma, c.beta}, torch::kDouble);
        const auto [sum, y] = addGroupNormRelu(mine[0], mine[1], mine[2], mine[3], groups);
        const Tensor expectedSum = theirs[0] + theirs[1];
        const Tensor expected = reference(expectedSum, theirs[2], theirs[3], groups);
        QVERIFY(relativeError(sum, expectedSum) < 1e-6);
        QVERIFY(relativeError(y, expected) < 1e-5);
        torch::autograd::backward({sum, y}, {c.dsum, c.dy});
        torch::autograd::backward({expectedSum, expected}, {c.dsum.to(torch::kDouble), c.dy.to(torch::kDouble)});
        for (std::size_t i = 0; i < mine.size(); ++i) {
            QVERIFY2(relativeError(mine[i].grad(), theirs[i].grad()) < 2e-5,
                     std::to_string(relativeError(mine[i].grad(), theirs[i].grad())).c_str());
        }
    }

    void eitherOutputMayBeUnused() {
        const Case c = makeCase({2, 16, 6, 6});
        for (const bool useSum : {false, true}) {
            const auto mine = asLeaves({c.x, c.shortcut, c.gamma, c.beta}, torch::kFloat);
            const auto theirs = asLeaves({c.x, c.shortcut, c.gamma, c.beta}, torch::kDouble);
            const auto [sum, y] = addGroupNormRelu(mine[0], mine[1], mine[2], mine[3], 4);
            const Tensor expectedSum = theirs[0] + theirs[1];
            const Tensor expected = useSum ? expectedSum : reference(expectedSum, theirs[2], theirs[3], 4);
            (useSum ? sum : y).backward(c.dy);
            expected.backward(c.dy.to(torch::kDouble));
            QVERIFY(relativeError(mine[0].grad(), theirs[0].grad()) < 2e-5);
            QVERIFY(relativeError(mine[1].grad(), theirs[1].grad()) < 2e-5);
            QCOMPARE(mine[2].grad().defined(), theirs[2].grad().defined());
        }
    }

    void aLargeMeanDoesNotEatTheVariance() {
        const Case c = makeCase({2, 16, 30, 30}, 1000);
        // Float pictures of these numbers are exact only to 6e-5; what is left is the arithmetic's.
        const Tensor y = groupNormRelu(c.x, c.gamma, c.beta, 4);
        const Tensor expected =
            reference(c.x.to(torch::kDouble), c.gamma.to(torch::kDouble), c.beta.to(torch::kDouble), 4);
        QVERIFY(relativeError(y, expected) < 1e-4);
    }

    void constantAndNotANumberPassThrough() {
        const Tensor gamma = torch::ones({8});
        const Tensor beta = torch::full({8}, 0.25);
        Tensor x = torch::full({1, 8, 4, 4}, 3.0).contiguous(channelsLast);
        QVERIFY(relativeError(groupNormRelu(x, gamma, beta, 2), torch::full({1, 8, 4, 4}, 0.25)) < 1e-6);
        x[0][0][0][0] = std::numeric_limits<float>::quiet_NaN();
        const Tensor y = groupNormRelu(x, gamma, beta, 2);
        QVERIFY(y.slice(1, 0, 4).isnan().all().item<bool>());
        QVERIFY(!y.slice(1, 4, 8).isnan().any().item<bool>());
    }

    void theThreadCountDoesNotChangeABit() {
        for (const std::int64_t images : {1, 3, 16}) {
            const Case c = makeCase({images, 48, 9, 9});
            std::vector<std::vector<Tensor>> results;
            for (const int threads : {1, 2, 3, 5}) {
                torch::set_num_threads(threads);
                const auto leaves = asLeaves({c.x, c.shortcut, c.gamma, c.beta}, torch::kFloat);
                const auto [sum, y] = addGroupNormRelu(leaves[0], leaves[1], leaves[2], leaves[3], 16);
                torch::autograd::backward({sum, y}, {c.dsum, c.dy});
                results.push_back({y, leaves[0].grad(), leaves[2].grad(), leaves[3].grad()});
            }
            for (const auto& result : results) {
                for (std::size_t i = 0; i < result.size(); ++i) {
                    QVERIFY(identical(result[i], results.front()[i]));
                }
            }
        }
    }

    void withoutGradientsMemoryIsReused() {
        const torch::NoGradGuard noGrad;
        const Case c = makeCase({2, 16, 6, 6});
        const Tensor original = c.x.clone();
        const Tensor expected = reference(original, c.gamma, c.beta, 4);
        const Tensor kept = groupNormRelu(c.x, c.gamma, c.beta, 4);
        QVERIFY(identical(c.x, original));
        QVERIFY(relativeError(kept, expected) < 1e-5);
        const Tensor reused = groupNormRelu(c.x, c.gamma, c.beta, 4, true);
        QCOMPARE(reused.data_ptr(), c.x.data_ptr());
        QVERIFY(identical(reused, kept));

        const Tensor expectedSum = original + c.shortcut;
        Tensor x = original.clone();
        auto [sum, y] = addGroupNormRelu(x, c.shortcut, c.gamma, c.beta, 4);
        QVERIFY(identical(sum, expectedSum));
        QVERIFY(relativeError(y, reference(expectedSum, c.gamma, c.beta, 4)) < 1e-5);
        x = original.clone();
        QVERIFY(identical(addGroupNormRelu(x, c.shortcut, c.gamma, c.beta, 4, false).second, y));
    }

    void otherLayoutsAndTypesGoToAten() {
        const Case c = makeCase({2, 16, 6, 6});
        const Tensor expected = reference(c.x, c.gamma, c.beta, 4);
        QVERIFY(relativeError(groupNormRelu(c.x.contiguous(), c.gamma, c.beta, 4), expected) < 1e-5);
        const Tensor doubles = groupNormRelu(c.x.to(torch::kDouble), c.gamma, c.beta, 4);
        QVERIFY(doubles.scalar_type() == torch::kDouble);
        QVERIFY(relativeError(doubles, expected) < 1e-5);
        const auto [sum, y] = addGroupNormRelu(c.x.contiguous(), c.shortcut, c.gamma, c.beta, 4);
        QVERIFY(relativeError(y, reference(c.x + c.shortcut, c.gamma, c.beta, 4)) < 1e-5);
    }

    void bfloat16KeepsStatisticsInFloat() {
        const Case c = makeCase({2, 32, 12, 12}, 5);
        const Tensor x = c.x.to(torch::kBFloat16);
        const Tensor shortcut = c.shortcut.to(torch::kBFloat16);
        const auto leaves = asLeaves({x, shortcut}, torch::kBFloat16);
        const auto affine = asLeaves({c.gamma, c.beta}, torch::kFloat);
        const auto [sum, y] = addGroupNormRelu(leaves[0], leaves[1], affine[0], affine[1], 8);
        QVERIFY(y.scalar_type() == torch::kBFloat16);
        QVERIFY(identical(sum, x + shortcut));
        // From the rounded sum on: what the ReLU lets through hangs on its last bit.
        const auto doubles = asLeaves({sum, c.gamma, c.beta}, torch::kDouble);
        const Tensor expected = reference(doubles[0], doubles[1], doubles[2], 8);
        QVERIFY(relativeError(y, expected) < 5e-3);
        y.backward(c.dy.to(torch::kBFloat16));
        expected.backward(c.dy.to(torch::kBFloat16).to(torch::kDouble));
        QVERIFY(relativeError(leaves[0].grad(), doubles[0].grad()) < 5e-3);
        QVERIFY(relativeError(leaves[1].grad(), doubles[0].grad()) < 5e-3);
        QVERIFY(relativeError(affine[0].grad(), doubles[1].grad()) < 1e-4);
        QVERIFY(relativeError(affine[1].grad(), doubles[2].grad()) < 1e-4);
    }

    void badGroupsAreRefused() {
        const Case c = makeCase({1, 16, 2, 2});
        QVERIFY_THROWS_EXCEPTION(c10::Error, static_cast<void>(groupNormRelu(c.x, c.gamma, c.beta, 3)));
        QVERIFY_THROWS_EXCEPTION(c10::Error, static_cast<void>(groupNormRelu(c.x, c.gamma, c.beta, 0)));
    }
};

QTEST_GUILESS_MAIN(FusedGroupNormTest)
#include "FusedGroupNormTest.moc"

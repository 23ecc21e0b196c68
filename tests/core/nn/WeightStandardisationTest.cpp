// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>

#include "nn/ModelConfig.h"
#include "nn/WeightStandardisation.h"
#include "support/Tensors.h"

using namespace docent;
using torch::Tensor;

namespace {

constexpr double eps = timmStandardisationEps;

/// The definition, in double precision.
Tensor reference(const Tensor& weight, double added = eps) {
    const Tensor mean = weight.mean({1, 2, 3}, true);
    const Tensor variance = (weight - mean).square().mean({1, 2, 3}, true);
    return (weight - mean) / (variance + added).sqrt();
}

}  // namespace

class WeightStandardisationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { torch::set_num_threads(2); }

    void agreesWithTheDefinition_data() {
        QTest::addColumn<QList<int>>("sizes");
        QTest::addColumn<bool>("channelsLast");
        QTest::newRow("1x1") << QList<int>{64, 256, 1, 1} << false;
        QTest::newRow("3x3") << QList<int>{64, 64, 3, 3} << false;
        QTest::newRow("3x3 channels_last") << QList<int>{64, 64, 3, 3} << true;
        QTest::newRow("stem") << QList<int>{64, 3, 7, 7} << false;
        QTest::newRow("odd") << QList<int>{5, 7, 3, 3} << false;
        QTest::newRow("one filter") << QList<int>{1, 5, 1, 1} << false;
    }
    void agreesWithTheDefinition() {
        QFETCH(QList<int>, sizes);
        QFETCH(bool, channelsLast);
        torch::manual_seed(3);
        const std::vector<std::int64_t> shape(sizes.begin(), sizes.end());
        Tensor weight = torch::randn(shape) * 0.05 + 0.4;
        if (channelsLast) {
            weight = weight.contiguous(torch::MemoryFormat::ChannelsLast);
        }
        const Tensor dy = torch::randn(shape);
        Tensor exact = weight.to(torch::kDouble).requires_grad_();
        weight.requires_grad_();
        const Tensor y = standardiseWeight(weight, eps);
        const Tensor expected = reference(exact);
        QVERIFY(relativeError(y, expected) < 1e-5);
        // Values of 0.4 +- 0.05 in float know their own deviation to about 1e-6.
        y.backward(dy);
        expected.backward(dy.to(torch::kDouble));
        QVERIFY(relativeError(weight.grad(), exact.grad()) < 1e-4);
        const torch::NoGradGuard noGrad;
        QVERIFY(identical(standardiseWeight(weight, eps), y));
    }

    void aConstantFilterBecomesZero() {
        const Tensor y = standardiseWeight(torch::full({2, 3, 3, 3}, 0.7), eps);
        QVERIFY(y.abs().max().item<double>() < 1e-2);
        QVERIFY(!y.isnan().any().item<bool>());
    }

    void smallFiltersFeelWhatIsAddedToTheirVariance() {
        torch::manual_seed(6);
        const Tensor weight = torch::randn({8, 16, 3, 3}) * 1e-3;
        const Tensor dy = torch::randn(weight.sizes());
        for (const double added : {timmStandardisationEps, bitStandardisationEps}) {
            Tensor exact = weight.to(torch::kDouble).requires_grad_();
            Tensor single = weight.clone().requires_grad_();
            const Tensor y = standardiseWeight(single, added);
            const Tensor expected = reference(exact, added);
            QVERIFY(relativeError(y, expected) < 1e-5);
            y.backward(dy);
            expected.backward(dy.to(torch::kDouble));
            QVERIFY(relativeError(single.grad(), exact.grad()) < 1e-4);
        }
        QVERIFY(relativeError(standardiseWeight(weight, bitStandardisationEps),
                              standardiseWeight(weight, timmStandardisationEps)) > 1e-3);
    }

    void theThreadCountDoesNotChangeABit() {
        torch::manual_seed(4);
        const Tensor weight = torch::randn({48, 128, 3, 3}).requires_grad_();
        const Tensor dy = torch::randn({48, 128, 3, 3});
        std::vector<Tensor> values;
        std::vector<Tensor> gradients;
        for (const int threads : {1, 2, 5}) {
            torch::set_num_threads(threads);
            weight.mutable_grad() = Tensor();
            values.push_back(standardiseWeight(weight, eps));
            values.back().backward(dy);
            gradients.push_back(weight.grad());
        }
        for (std::size_t i = 1; i < values.size(); ++i) {
            QVERIFY(identical(values[i], values[0]) && identical(gradients[i], gradients[0]));
        }
    }

    void otherTypesGoToAten() {
        torch::manual_seed(5);
        const Tensor weight = torch::randn({4, 3, 3, 3}, torch::kDouble);
        QVERIFY(relativeError(standardiseWeight(weight, eps), reference(weight)) < 1e-12);
        const Tensor strided = torch::randn({4, 3, 3, 6}).slice(3, 0, 6, 2);
        QVERIFY(relativeError(standardiseWeight(strided, eps), reference(strided)) < 1e-5);
    }
};

QTEST_GUILESS_MAIN(WeightStandardisationTest)
#include "WeightStandardisationTest.moc"

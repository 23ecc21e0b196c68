// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>

#include <cmath>

#include "support/Tensors.h"
#include "training/Backpropagation.h"

using namespace docent;
using torch::Tensor;

namespace {

constexpr int classes = 5;

ResNetV2 tinyModel() {
    ResNetV2 model(ModelConfig{
        .arch = "tiny", .depths = {1, 1}, .widths = {8, 16}, .stemWidth = 16, .groups = 4, .numClasses = classes});
    model->initialise(3);
    const torch::NoGradGuard noGrad;
    torch::manual_seed(4);
    model->named_parameters()["head.fc.weight"].normal_();
    return model;
}

/// The gradients, in order; those that are not there are empty.
std::vector<Tensor> gradients(const ResNetV2& model) {
    std::vector<Tensor> result;
    for (const Tensor& parameter : model->parameters()) {
        result.push_back(parameter.grad().defined() ? parameter.grad().clone() : Tensor());
    }
    return result;
}

}  // namespace

class BackpropagationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { torch::set_num_threads(2); }

    void givesTheGradientsOfTheWholeBatch_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("batch");
        QTest::addColumn<int>("atOnce");
        QTest::newRow("one thread") << 1 << 51 << 0;
        QTest::newRow("two shards") << 2 << 51 << 0;
        QTest::newRow("three shards") << 3 << 51 << 0;
        QTest::newRow("too few for shards") << 3 << 11 << 0;
        QTest::newRow("more at once than there are") << 2 << 51 << 64;
        QTest::newRow("two parts, one thread") << 1 << 51 << 26;
        QTest::newRow("parts of unequal size, in shards") << 2 << 83 << 40;
        QTest::newRow("picture by picture") << 2 << 11 << 1;
    }
    void givesTheGradientsOfTheWholeBatch() {
        QFETCH(int, threads);
        QFETCH(int, batch);
        QFETCH(int, atOnce);
        torch::set_num_threads(threads);
        torch::manual_seed(7);
        const Tensor images = torch::randn({batch, 3, 12, 12});
        const Tensor labels = torch::randint(classes, {batch}, torch::kLong);

        ResNetV2 expected = tinyModel();
        expected->train();
        const Tensor logits = expected->forward(images);
        const Tensor loss = torch::nn::functional::cross_entropy(
            logits, labels, torch::nn::functional::CrossEntropyFuncOptions().label_smoothing(0.1));
        loss.backward();

        ResNetV2 model = tinyModel();
        model->train();
        // The gradients of an earlier batch do not count.
        for (const Tensor& parameter : model->parameters()) {
            parameter.mutable_grad() = torch::ones_like(parameter);
        }
        const BatchOutcome outcome = backpropagate(model, images, labels, 0.1, atOnce);
        QVERIFY(std::abs(outcome.loss - loss.item<double>()) < 1e-5);
        QCOMPARE(outcome.hits, logits.argmax(1).eq(labels).sum().item<std::int64_t>());
        const std::vector<Tensor> mine = gradients(model);
        const std::vector<Tensor> theirs = gradients(expected);
        QCOMPARE(mine.size(), theirs.size());
        for (std::size_t i = 0; i < mine.size(); ++i) {
            QVERIFY2(relativeError(mine[i], theirs[i]) < 1e-4, qPrintable(QString("parameter %1").arg(i)));
        }

        // The same bits again.
        static_cast<void>(backpropagate(model, images, labels, 0.1, atOnce));
        const std::vector<Tensor> again = gradients(model);
        for (std::size_t i = 0; i < mine.size(); ++i) {
            QVERIFY(torch::equal(mine[i], again[i]));
        }
    }

    void leavesFrozenParametersAlone() {
        ResNetV2 model = tinyModel();
        model->train();
        auto parameters = model->named_parameters();
        parameters["stem.conv.weight"].set_requires_grad(false);
        static_cast<void>(backpropagate(model, torch::randn({32, 3, 12, 12}), torch::zeros({32}, torch::kLong), 0));
        QVERIFY(!parameters["stem.conv.weight"].grad().defined());
        QVERIFY(parameters["head.fc.weight"].grad().defined());
    }
};

QTEST_GUILESS_MAIN(BackpropagationTest)
#include "BackpropagationTest.moc"

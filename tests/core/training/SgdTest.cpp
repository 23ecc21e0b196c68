// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>

#include "base/Error.h"
#include "support/Tensors.h"
#include "training/Sgd.h"

using namespace docent;
using torch::Tensor;

namespace {

std::vector<Tensor> makeParameters(torch::ScalarType type = torch::kFloat) {
    torch::manual_seed(2);
    std::vector<Tensor> parameters;
    for (const std::vector<std::int64_t>& shape :
         {std::vector<std::int64_t>{7}, {64, 33, 3, 3}, {300, 401}, {1}, {70'001}}) {
        parameters.push_back(torch::randn(shape).to(type).requires_grad_());
    }
    return parameters;
}

void setGradients(const std::vector<Tensor>& parameters, int step) {
    torch::manual_seed(static_cast<std::uint64_t>(100 + step));
    for (const Tensor& parameter : parameters) {
        parameter.mutable_grad() = torch::randn(parameter.sizes()).to(parameter.scalar_type());
    }
}

const std::vector<bool> decay = {false, true, true, false, true};

}  // namespace

class SgdTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { torch::set_num_threads(2); }

    void followsTorchsOptimiser_data() {
        QTest::addColumn<bool>("inDouble");
        QTest::newRow("fused") << false;
        QTest::newRow("through ATen") << true;
    }
    void followsTorchsOptimiser() {
        QFETCH(bool, inDouble);
        const torch::ScalarType type = inDouble ? torch::kDouble : torch::kFloat;
        const std::vector<Tensor> mine = makeParameters(type);
        const std::vector<Tensor> theirs = makeParameters(type);
        constexpr double momentum = 0.9;
        constexpr double weightDecay = 0.01;
        std::vector<torch::optim::OptimizerParamGroup> groups;
        for (std::size_t i = 0; i < theirs.size(); ++i) {
            groups.emplace_back(
                std::vector<Tensor>{theirs[i]},
                std::make_unique<torch::optim::SGDOptions>(
                    torch::optim::SGDOptions(0.1).momentum(momentum).weight_decay(decay[i] ? weightDecay : 0)));
        }
        torch::optim::SGD reference(groups, torch::optim::SGDOptions(0.1));
        Sgd optimiser(mine, decay);
        for (int step = 0; step < 5; ++step) {
            const double rate = 0.1 / (step + 1);
            setGradients(mine, step);
            setGradients(theirs, step);
            for (auto& group : reference.param_groups()) {
                static_cast<torch::optim::SGDOptions&>(group.options()).lr(rate);
            }
            reference.step();
            optimiser.step(rate, momentum, weightDecay);
            for (std::size_t i = 0; i < mine.size(); ++i) {
                QVERIFY(relativeError(mine[i], theirs[i]) < 1e-6);
            }
        }
    }

    void bothPathsAgree() {
        const std::vector<Tensor> fused = makeParameters();
        const std::vector<Tensor> aten = makeParameters();
        Sgd first(fused, decay);
        Sgd second(aten, decay);
        for (int step = 0; step < 3; ++step) {
            setGradients(fused, step);
            setGradients(aten, step);
            for (const Tensor& parameter : aten) {
                // A gradient that lies otherwise than its parameter.
                if (parameter.dim() == 4) {
                    parameter.mutable_grad() = parameter.grad().contiguous(torch::MemoryFormat::ChannelsLast);
                }
            }
            first.step(0.1, 0.9, 0.01);
            second.step(0.1, 0.9, 0.01);
        }
        for (std::size_t i = 0; i < fused.size(); ++i) {
            QVERIFY(relativeError(fused[i], aten[i]) < 1e-6);
        }
    }

    void theThreadCountDoesNotChangeABit() {
        std::vector<std::vector<Tensor>> results;
        for (const int threads : {1, 2, 5}) {
            torch::set_num_threads(threads);
            const std::vector<Tensor> parameters = makeParameters();
            Sgd optimiser(parameters, decay);
            for (int step = 0; step < 3; ++step) {
                setGradients(parameters, step);
                optimiser.step(0.1, 0.9, 0.01);
            }
            results.push_back(parameters);
        }
        for (const auto& result : results) {
            for (std::size_t i = 0; i < result.size(); ++i) {
                QVERIFY(identical(result[i], results.front()[i]));
            }
        }
    }

    void aRunFromItsBuffersGoesOnWithTheSameBits() {
        const std::vector<Tensor> whole = makeParameters();
        Sgd unbroken(whole, decay);
        for (int step = 0; step < 4; ++step) {
            setGradients(whole, step);
            unbroken.step(0.1, 0.9, 0.01);
        }
        std::vector<Tensor> parts = makeParameters();
        std::vector<Tensor> buffers;
        {
            Sgd first(parts, decay);
            for (int step = 0; step < 2; ++step) {
                setGradients(parts, step);
                first.step(0.1, 0.9, 0.01);
            }
            for (const Tensor& buffer : first.buffers()) {
                buffers.push_back(buffer.clone());
            }
        }
        Sgd second(parts, decay);
        for (std::size_t i = 0; i < buffers.size(); ++i) {
            second.buffers()[i].copy_(buffers[i]);
        }
        for (int step = 2; step < 4; ++step) {
            setGradients(parts, step);
            second.step(0.1, 0.9, 0.01);
        }
        for (std::size_t i = 0; i < whole.size(); ++i) {
            QVERIFY(identical(parts[i], whole[i]));
        }
    }

    void withoutGradientNothingMoves() {
        const std::vector<Tensor> parameters = makeParameters();
        const Tensor before = parameters[1].detach().clone();
        Sgd optimiser(parameters, decay);
        optimiser.step(0.1, 0.9, 0.01);
        QVERIFY(identical(parameters[1], before));
        setGradients(parameters, 0);
        optimiser.zeroGrad();
        QVERIFY(!parameters[1].grad().defined());
    }

    void aStepShowsInTheVersion() {
        const std::vector<Tensor> parameters = makeParameters();
        setGradients(parameters, 0);
        Sgd optimiser(parameters, decay);
        const auto version = parameters[1]._version();
        optimiser.step(0.1, 0.9, 0.01);
        QVERIFY(parameters[1]._version() != version);
    }

    void theListsMustMatch() { QVERIFY_THROWS_EXCEPTION(Error, Sgd(makeParameters(), {true})); }
};

QTEST_GUILESS_MAIN(SgdTest)
#include "SgdTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTest>

#include "nn/StemPool.h"
#include "support/Tensors.h"

using namespace docent;
using torch::Tensor;

namespace {

Tensor reference(const Tensor& x) {
    return torch::max_pool2d(torch::constant_pad_nd(x, {1, 1, 1, 1}, 0), 3, 2);
}

}  // namespace

class StemPoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agreesWithPadAndPool_data() {
        QTest::addColumn<QList<int>>("sizes");
        QTest::newRow("even") << QList<int>{2, 8, 8, 12};
        QTest::newRow("odd") << QList<int>{3, 5, 7, 9};
        QTest::newRow("even and odd") << QList<int>{1, 64, 112, 57};
        QTest::newRow("one pixel") << QList<int>{2, 3, 1, 1};
        QTest::newRow("two pixels") << QList<int>{1, 3, 2, 2};
    }
    void agreesWithPadAndPool() {
        QFETCH(QList<int>, sizes);
        torch::manual_seed(9);
        const std::vector<std::int64_t> shape(sizes.begin(), sizes.end());
        // Mostly below zero, so that the pad wins at the border.
        const Tensor x = (torch::randn(shape) - 0.8).contiguous(torch::MemoryFormat::ChannelsLast);
        for (const auto type : {torch::kFloat, torch::kBFloat16}) {
            const Tensor mine = x.to(type).detach().clone().requires_grad_();
            const Tensor theirs = x.to(type).to(torch::kFloat).detach().contiguous().requires_grad_();
            const Tensor y = zeroPaddedMaxPool(mine);
            const Tensor expected = reference(theirs);
            QVERIFY(identical(y.to(torch::kFloat), expected));
            const Tensor dy = torch::randn(expected.sizes()).to(type);
            y.backward(dy);
            expected.backward(dy.to(torch::kFloat));
            QVERIFY(relativeError(mine.grad(), theirs.grad()) < (type == torch::kFloat ? 1e-6 : 1e-2));
            const torch::NoGradGuard noGrad;
            QVERIFY(identical(zeroPaddedMaxPool(mine), y));
        }
    }

    void otherLayoutsGoToAten() {
        const Tensor x = torch::randn({2, 4, 9, 9});
        QVERIFY(identical(zeroPaddedMaxPool(x), reference(x)));
    }
};

QTEST_GUILESS_MAIN(StemPoolTest)
#include "StemPoolTest.moc"

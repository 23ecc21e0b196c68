// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>
#include <thread>

#include "base/Error.h"
#include "nn/ResNetV2.h"
#include "nn/WeightFile.h"
#include "support/Tensors.h"

using namespace docent;
using torch::Tensor;

namespace {

ModelConfig plainConfig() {
    return {.arch = "tiny", .depths = {1, 2, 1}, .widths = {8, 12, 16}, .stemWidth = 16, .groups = 4, .numClasses = 3};
}

ModelConfig adapterConfig() {
    ModelConfig config = plainConfig();
    config.adapterRatio = 0.2;
    return config;
}

bool isAdapter(const std::string& name) {
    return name.find(".adapter.") != std::string::npos;
}

/// Numbers at random, in adapters too.
void disturb(ResNetV2& model) {
    const torch::NoGradGuard noGrad;
    torch::manual_seed(6);
    for (const auto& entry : model->named_parameters()) {
        if (entry.value().dim() != 4 || entry.key().starts_with("head") || isAdapter(entry.key())) {
            entry.value().add_(torch::randn(entry.value().sizes()) * 0.2);
        }
    }
    model->forgetCachedWeights();
}

ResNetV2 disturbedModel() {
    ResNetV2 model(adapterConfig());
    model->initialise(5);
    disturb(model);
    return model;
}

Tensor somePictures() {
    torch::manual_seed(7);
    return torch::rand({5, 3, 16, 16}) * 2 - 1;
}

}  // namespace

class AdapterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { torch::set_num_threads(2); }

    void anUntrainedOneChangesNothing() {
        ResNetV2 plain(plainConfig());
        plain->initialise(5);
        disturb(plain);
        ResNetV2 adapted(adapterConfig());
        adapted->initialise(5);
        {
            const torch::NoGradGuard noGrad;
            auto parameters = adapted->named_parameters();
            for (const auto& entry : plain->named_parameters()) {
                parameters[entry.key()].copy_(entry.value());
            }
        }
        plain->eval();
        adapted->eval();
        const torch::NoGradGuard noGrad;
        QVERIFY(relativeError(adapted->forward(somePictures()), plain->forward(somePictures())) < 1e-6);
    }

    void theCountOfParametersIsKnownBefore() {
        for (const std::string& name : modelPresets()) {
            ModelConfig config = modelPreset(name);
            config.numClasses = 3;
            config.adapterRatio = 0.03125;
            std::int64_t all = 0;
            std::int64_t ofAdapters = 0;
            for (const auto& entry : ResNetV2(config)->named_parameters()) {
                all += entry.value().numel();
                ofAdapters += isAdapter(entry.key()) ? entry.value().numel() : 0;
            }
            QCOMPARE(config.parameterCount(), all);
            QCOMPARE(config.adapterParameterCount(), ofAdapters);
            QVERIFY2(static_cast<double>(ofAdapters) < 0.05 * static_cast<double>(all - ofAdapters), name.c_str());
        }
    }

    void onlyAdaptersAndHeadLearnOnAFrozenBase() {
        ResNetV2 whole = disturbedModel();
        ResNetV2 frozen = disturbedModel();
        frozen->freezeBase();
        const Tensor labels = torch::tensor({0, 1, 2, 0, 1}, torch::kLong);
        for (ResNetV2* model : {&whole, &frozen}) {
            (*model)->train();
            (*model)->prepareStep(torch::kCPU);
            torch::cross_entropy_loss((*model)->forward(somePictures()), labels).backward();
        }
        const auto expected = whole->named_parameters();
        int learning = 0;
        for (const auto& entry : frozen->named_parameters()) {
            const bool learns = isAdapter(entry.key()) || entry.key().starts_with("head.");
            QCOMPARE(entry.value().grad().defined(), learns);
            if (learns) {
                QVERIFY(relativeError(entry.value().grad(), expected[entry.key()].grad()) < 1e-5);
                ++learning;
            }
        }
        QCOMPARE(learning, 4 * 4 + 2);
    }

    void frozenStagesStayAndTheRestLearnsTheSame() {
        ResNetV2 whole = disturbedModel();
        ResNetV2 frozen = disturbedModel();
        frozen->freezeStages(2);
        const Tensor labels = torch::tensor({0, 1, 2, 0, 1}, torch::kLong);
        for (ResNetV2* model : {&whole, &frozen}) {
            (*model)->train();
            (*model)->prepareStep(torch::kCPU);
            torch::cross_entropy_loss((*model)->forward(somePictures()), labels).backward();
        }
        const auto expected = whole->named_parameters();
        for (const auto& entry : frozen->named_parameters()) {
            const std::string& name = entry.key();
            const bool isFrozen =
                name.starts_with("stem.") || name.starts_with("stages.0.") || name.starts_with("stages.1.");
            QCOMPARE(entry.value().grad().defined(), !isFrozen);
            if (!isFrozen) {
                QVERIFY2(relativeError(entry.value().grad(), expected[name].grad()) < 1e-5, name.c_str());
            }
        }
        QVERIFY_THROWS_EXCEPTION(Error, frozen->freezeStages(3));
    }

    void twoPartsMakeTheWhole_data() {
        QTest::addColumn<bool>("withAdapters");
        QTest::newRow("plain") << false;
        QTest::newRow("with adapters") << true;
    }
    void twoPartsMakeTheWhole() {
        QFETCH(bool, withAdapters);
        ResNetV2 model(withAdapters ? adapterConfig() : plainConfig());
        model->initialise(5);
        disturb(model);
        model->eval();
        const torch::NoGradGuard noGrad;
        const Tensor images = somePictures().repeat({13, 1, 1, 1});  // enough for shards
        const Tensor whole = model->embed(images);
        for (const int stage : {0, 1, 2}) {
            const Tensor input = model->stageInput(images, stage);
            QVERIFY(relativeError(model->embedFromStage(input, stage), whole) < 1e-5);
            for (int next = stage; next < 3; ++next) {
                const Tensor further = model->nextStageInput(input, stage, next);
                const double error = relativeError(model->embedFromStage(further, next), whole);
                QVERIFY2(error < 1e-5, qPrintable(QString("%1 to %2: %3").arg(stage).arg(next).arg(error)));
            }
            // The input serves several models, so none may write to it.
            QVERIFY(relativeError(model->embedFromStage(input, stage), whole) < 1e-5);
        }
        ResNetV2 other(adapterConfig());
        other->initialise(5);
        const AdapterSet adapters = other->adapters();
        QCOMPARE(adapters.size(), std::size_t{4});
        const Tensor input = model->stageInput(images, 0);
        // Without any: as the plain network of the same weights.
        ResNetV2 plain(plainConfig());
        {
            auto parameters = model->named_parameters();
            for (const auto& entry : plain->named_parameters()) {
                entry.value().copy_(parameters[entry.key()]);
            }
        }
        plain->eval();
        const AdapterSet none;
        QVERIFY(relativeError(model->embedFromStage(input, 0, &none), plain->embed(images)) < 1e-5);
        const double error = relativeError(plain->embedFromStage(input, 0, &adapters), plain->embed(images));
        QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
        if (withAdapters) {
            const AdapterSet own = model->adapters();
            QVERIFY(relativeError(plain->embedFromStage(input, 0, &own), whole) < 1e-5);
        }
        QVERIFY_THROWS_EXCEPTION(Error, (void)plain->embedFromStage(input, 0, [&] {
            static AdapterSet few;
            few = {adapters.front()};
            return &few;
        }()));
    }

    void aFileKeepsThem() {
        const QTemporaryDir folder;
        const fs::path path = fs::path(folder.path().toStdString()) / "adapted.safetensors";
        ResNetV2 model = disturbedModel();
        saveWeights(model, path);
        ResNetV2 loaded = loadModel(path);
        QVERIFY(loaded->config() == model->config());
        QCOMPARE(trunkHash(loaded), trunkHash(model));
    }

    void aRatioThatIsNoneIsRefused() {
        ModelConfig config = plainConfig();
        for (const double ratio : {-0.1, 1.5, std::nan("")}) {
            config.adapterRatio = ratio;
            QVERIFY(!config.check().empty());
        }
    }
};

QTEST_GUILESS_MAIN(AdapterTest)
#include "AdapterTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/Error.h"
#include "nn/ModelConfig.h"

using namespace docent;

class ModelConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void presetsAndTheDefaultAreBuildable() {
        QVERIFY(ModelConfig{}.check().empty());
        for (const std::string& name : modelPresets()) {
            QVERIFY2(modelPreset(name).check().empty(), name.c_str());
            QCOMPARE(modelPreset(name).arch, name);
        }
        QCOMPARE(defaultImageSize("r50x1"), 224);
        QCOMPARE(defaultImageSize("r26"), 32);
        QCOMPARE(defaultImageSize("small"), 32);
        QCOMPARE(modelPreset("r50x1").embeddingSize(), 2048);
    }

    void anUnknownPresetListsTheKnown() {
        try {
            static_cast<void>(modelPreset("r51"));
            QFAIL("accepted");
        } catch (const Error& error) {
            QVERIFY(std::string(error.what()).find("'r51'") != std::string::npos);
            QVERIFY(std::string(error.what()).find("r50x1") != std::string::npos);
        }
    }

    void allProblemsAreToldAtOnce() {
        ModelConfig config{.depths = {1, 0}, .widths = {6}, .stemWidth = -1, .groups = 4, .numClasses = -2};
        const std::vector<std::string> problems = config.check();
        QCOMPARE(problems.size(), std::size_t{5});
        const auto mentions = [&](const std::string& word) {
            return std::any_of(problems.begin(), problems.end(),
                               [&](const std::string& problem) { return problem.find(word) != std::string::npos; });
        };
        QVERIFY(mentions("one width for each stage"));
        QVERIFY(mentions("depths holds 0"));
        QVERIFY(mentions("stem_width holds -1"));
        QVERIFY(mentions("groups = 4 does not divide"));
        QVERIFY(mentions("num_classes is -2"));
    }

    void extremesAreProblemsAndNotCrashes() {
        QVERIFY(!(ModelConfig{.depths = {}, .widths = {}}).check().empty());
        QVERIFY(!(ModelConfig{.depths = std::vector<int>(9, 1), .widths = std::vector<int>(9, 8)}).check().empty());
        QVERIFY(!(ModelConfig{.groups = 0}).check().empty());
        QVERIFY(!(ModelConfig{.stemWidth = 1 << 20}).check().empty());
    }
};

QTEST_GUILESS_MAIN(ModelConfigTest)
#include "ModelConfigTest.moc"

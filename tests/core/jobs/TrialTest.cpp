// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures tried with a run of a real workspace: what it says, which training pictures are near, and the embeddings
// that are kept for that.
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

#include "data/ImageDecoder.h"
#include "jobs/Embedding.h"
#include "jobs/Operations.h"
#include "jobs/Trial.h"
#include "support/SampleWorkspace.h"

using namespace docent;

namespace {

class Counting final : public RunContext {
public:
    void progress(const Progress& progress) override {
        done = progress.done;
        total = progress.total;
    }
    [[nodiscard]] bool stopRequested() const override { return stopAfter >= 0 && done > stopAfter; }
    std::int64_t done = 0;
    std::int64_t total = 0;
    std::int64_t stopAfter = -1;
};

Picture plain(int side, std::uint8_t value) {
    return {.width = side,
            .height = side,
            .pixels = std::vector<std::uint8_t>(static_cast<std::size_t>(side * side * 3), value)};
}

}  // namespace

class TrialTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;
    RunRecord m_run;

private Q_SLOTS:
    void initTestCase() {
        m_workspace = std::make_unique<Workspace>(copySampleWorkspace(m_folder.path().toStdString()));
        m_run = m_workspace->runs().load("signs-shapes-baseline");
    }

    void probabilitiesAreNamedAndSummed() {
        const std::vector<std::string> classes = {"a/x", "a/y", "b/x", "c"};
        const std::vector<float> probabilities = {0.25F, 0.25F, 0.4F, 0.1F};
        const std::vector<NamedProbability> top = mostProbable(classes, probabilities, 3);
        QCOMPARE(top.size(), std::size_t{3});
        QCOMPARE(top[0].label, std::string("b/x"));
        QCOMPARE(top[1].label, std::string("a/x"));
        QCOMPARE(top[2].label, std::string("a/y"));
        const std::vector<NamedProbability> branches = branchProbabilities(classes, probabilities, 1);
        QCOMPARE(branches.size(), std::size_t{3});
        QCOMPARE(branches[0].label, std::string("a"));
        QCOMPARE(branches[0].probability, 0.5);
        QCOMPARE(branches[2].label, std::string("c"));
        QCOMPARE(branchProbabilities(classes, probabilities, 2).size(), std::size_t{4});
        QCOMPARE(branchProbabilities(classes, probabilities, 9).size(), std::size_t{4});
        QVERIFY(mostProbable({}, {}, 5).empty());
    }

    void aTrainingPictureIsItsOwnNeighbour() {
        const TrialModel model(*m_workspace, m_run);
        QCOMPARE(model.classes(), m_run.classes);
        Counting context;
        const TrainingNeighbours neighbours(*m_workspace, m_run, context);
        QCOMPARE(neighbours.size(), m_run.trainImages);
        QCOMPARE(context.total, m_run.trainImages);
        QVERIFY(neighbours.usualDistance() > 0);
        const Catalog catalog = m_workspace->catalog("signs");
        int checked = 0;
        for (const std::int64_t index : catalog.indices(Split::Train)) {
            if (++checked > 10) {
                break;
            }
            const ImageRecord& image = catalog.images[static_cast<std::size_t>(index)];
            const Picture picture = decodePictureFile(catalog.root / image.location, model.imageSize());
            const TrialAnswer answer = model.classify(picture);
            QCOMPARE(answer.probabilities.size(), m_run.classes.size());
            const double sum = std::accumulate(answer.probabilities.begin(), answer.probabilities.end(), 0.0);
            QVERIFY(std::abs(sum - 1) < 1e-5);
            const std::vector<NearPicture> near = neighbours.nearest(answer.embedding, 3);
            QCOMPARE(near.size(), std::size_t{3});
            QCOMPARE(near[0].image, index);
            QCOMPARE(near[0].location, image.location);
            QCOMPARE(near[0].label, catalog.hierarchy.path(image.label));
            QVERIFY(near[0].distance < 1e-3 * neighbours.usualDistance());
            QVERIFY(near[1].distance >= near[0].distance && near[2].distance >= near[1].distance);
            QCOMPARE(model.asSeen(picture).width, model.imageSize());
        }
        QVERIFY_THROWS_EXCEPTION(Error, (void)neighbours.nearest({1, 2, 3}, 1));
    }

    void strangePicturesAreFarAway() {
        const TrialModel model(*m_workspace, m_run);
        Counting context;
        const TrainingNeighbours neighbours(*m_workspace, m_run, context);
        QCOMPARE(context.total, 0);  // they were there already
        // Coarse blocks of colour, as no picture of the task has.
        Picture blocks = plain(48, 0);
        for (std::size_t i = 0; i < blocks.pixels.size(); ++i) {
            const std::size_t x = i / 3 % 48 / 6;
            const std::size_t y = i / 3 / 48 / 6;
            blocks.pixels[i] = ((x * 7 + y * 5 + i % 3 * 3) % 4 < 2) ? 255 : 0;
        }
        const std::vector<NearPicture> near = neighbours.nearest(model.classify(blocks).embedding, 1);
        QVERIFY(near[0].distance > neighbours.usualDistance());
    }

    void embeddingsAreKept() {
        const EmbedOptions options{.dataset = "marks", .model = "shapes-baseline"};
        Counting context;
        QVERIFY(!cachedEmbeddings(*m_workspace, options, context));
        const EmbeddedPictures first = embedPictures(*m_workspace, options, context);
        const Catalog catalog = m_workspace->catalog("marks");
        QCOMPARE(first.images, catalog.indices(Split::Train));
        QCOMPARE(context.done, static_cast<std::int64_t>(first.images.size()));
        const auto second = cachedEmbeddings(*m_workspace, options, context);
        QVERIFY(second.has_value());
        QVERIFY(second->embeddings.values == first.embeddings.values);
        // All parts: what is there is taken, the rest is computed.
        EmbedOptions all = options;
        all.part = EmbeddedPart::All;
        QVERIFY(!cachedEmbeddings(*m_workspace, all, context));
        const EmbeddedPictures whole = embedPictures(*m_workspace, all, context);
        QCOMPARE(whole.images.size(), catalog.images.size());
        QVERIFY(std::is_sorted(whole.images.begin(), whole.images.end()));
        for (std::size_t i = 0; i < first.images.size(); ++i) {
            const auto place = std::lower_bound(whole.images.begin(), whole.images.end(), first.images[i]);
            const float* a = whole.embeddings.row(place - whole.images.begin());
            const float* b = first.embeddings.row(static_cast<std::int64_t>(i));
            QVERIFY(std::equal(a, a + first.embeddings.columns, b));
        }
        // Fewer at even steps.
        EmbedOptions few = options;
        few.most = 5;
        QCOMPARE(embedPictures(*m_workspace, few, context).images.size(), std::size_t{5});
    }

    void aRankingLeavesEmbeddings() {
        Counting context;
        QVERIFY(cachedEmbeddings(*m_workspace, {.dataset = "signs", .model = "shapes-discs"}, context).has_value());
        // Those of a run are others.
        QVERIFY(
            !cachedEmbeddings(*m_workspace, {.dataset = "signs", .model = "signs-shapes-discs", .isRun = true}, context)
                 .has_value());
    }

    void embeddingStopsAndRefuses() {
        Counting stopping;
        stopping.stopAfter = 0;
        const EmbedOptions options{.dataset = "shapes", .model = "shapes-discs"};
        QVERIFY_THROWS_EXCEPTION(Stopped, (void)embedPictures(*m_workspace, options, stopping));
        Counting context;
        QVERIFY(!cachedEmbeddings(*m_workspace, options, context));
        QVERIFY_THROWS_EXCEPTION(Error,
                                 (void)embedPictures(*m_workspace, {.dataset = "signs", .model = "none"}, context));
        QVERIFY_THROWS_EXCEPTION(
            Error, (void)embedPictures(*m_workspace, {.dataset = "none", .model = "shapes-discs"}, context));
    }

    void anExportedModelSaysTheSame() {
        Counting context;
        const std::string folder = m_folder.filePath("exported").toStdString();
        for (const std::string format : {"safetensors", "torchscript"}) {
            std::filesystem::remove_all(folder);
            (void)runJob(*m_workspace, ExportJob{.run = m_run.name, .formats = {format}, .to = folder}, "cpu", context);
            const TrialModel exported{std::filesystem::path(folder)};
            const TrialModel live(*m_workspace, m_run);
            const Picture picture = plain(40, 90);
            const TrialAnswer a = exported.classify(picture);
            const TrialAnswer b = live.classify(picture);
            for (std::size_t i = 0; i < b.probabilities.size(); ++i) {
                QVERIFY(std::abs(a.probabilities[i] - b.probabilities[i]) < 1e-4F);
            }
            QCOMPARE(a.embedding.empty(), format == "torchscript");
        }
        QVERIFY_THROWS_EXCEPTION(Error, (void)TrialModel(std::filesystem::path(m_folder.path().toStdString())));
    }
};

QTEST_GUILESS_MAIN(TrialTest)
#include "TrialTest.moc"

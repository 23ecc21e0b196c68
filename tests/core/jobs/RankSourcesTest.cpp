// SPDX-License-Identifier: GPL-3.0-or-later
// Rankings by what is known of the source, in a workspace.
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <numeric>

#include "base/Error.h"
#include "jobs/Operations.h"
#include "jobs/RankSources.h"
#include "support/SampleWorkspace.h"

using namespace docent;

namespace {

class Notes final : public RunContext {
public:
    void note(const std::string& text) override { all += text + "\n"; }
    std::string all;
};

}  // namespace

class RankSourcesTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Workspace> m_workspace;

    [[nodiscard]] RankingSources sources(const RankingOptions& options, RunContext& context) const {
        return rankingSources(*m_workspace, m_workspace->bank().list(), "signs",
                              {"triangle/orange", "triangle/blue", "ring/orange", "ring/blue"}, images(), options,
                              context);
    }
    [[nodiscard]] std::vector<CachedImages> images() const {
        RunContext context;
        const ModelRecord model = m_workspace->bank().load("shapes-baseline");
        const OpenedDataset task = openDataset(*m_workspace, "signs", model.imageSize, context, model.resize);
        return {selectImages(task.catalog, task.cache, Split::Train)};
    }
    RankingResult rank(const std::string& proxy, RunContext& context) const {
        RankJob job{.task = "signs"};
        job.options.proxy = proxy;
        job.options.precision = Precision::Float32;
        (void)runJob(*m_workspace, job, "cpu", context);
        return m_workspace->ranking("signs").value();
    }

private Q_SLOTS:
    void initTestCase() {
        m_workspace = std::make_unique<Workspace>(copySampleWorkspace(m_folder.filePath("sample").toStdString()));
    }

    void sharesAreThoseOfTheSlices() {
        Notes context;
        const RankingSources known = sources({.proxy = "label-matching"}, context);
        QCOMPARE(known.slices.size(), std::size_t{4});
        QVERIFY(known.samples.empty());  // nobody asks
        const ModelRecord baseline = m_workspace->bank().load("shapes-baseline");
        for (const auto& [name, slice] : known.slices) {
            QCOMPARE(slice.baseline, std::string("shapes-baseline"));
            QCOMPARE(slice.shares.size(), baseline.classes.size());
            QVERIFY(std::abs(std::accumulate(slice.shares.begin(), slice.shares.end(), 0.0) - 1) < 1e-12);
        }
        const std::vector<double>& discs = known.slices.at("shapes-discs").shares;
        for (std::size_t z = 0; z < discs.size(); ++z) {
            QCOMPARE(discs[z] > 0, baseline.classes[z].starts_with("discs/"));
        }
    }

    void picturesOfTheSourceAreTakenEvenly() {
        Notes context;
        const RankingSources known = sources({.proxy = "expert-prediction"}, context);
        QCOMPARE(known.samples.size(), std::size_t{1});
        const ModelRecord baseline = m_workspace->bank().load("shapes-baseline");
        const CachedImages& images = known.samples.at("shapes-baseline").images;
        QCOMPARE(images.size(), baseline.trainImages);  // there are fewer than are wanted
        std::vector<int> counts(baseline.classes.size(), 0);
        for (const std::int64_t label : images.labels()) {
            ++counts.at(static_cast<std::size_t>(label));
        }
        QVERIFY(*std::min_element(counts.begin(), counts.end()) > 0);
    }

    void ranksWithoutAPassOfTheExperts_data() {
        QTest::addColumn<QString>("proxy");
        for (const char* proxy : {"label-matching", "expert-prediction", "label-names", "random"}) {
            QTest::newRow(proxy) << proxy;
        }
    }
    void ranksWithoutAPassOfTheExperts() {
        QFETCH(QString, proxy);
        Notes context;
        std::filesystem::remove_all(m_workspace->folder() / "tasks" / "signs" / "embeddings");
        const RankingResult first = rank(proxy.toStdString(), context);
        QCOMPARE(first.models.size(), std::size_t{4});
        const bool asksBaseline = proxy == "label-matching" || proxy == "expert-prediction";
        const std::int64_t ofSource = m_workspace->bank().load("shapes-baseline").trainImages;
        QVERIFY(first.cost.forwardPasses <=
                (asksBaseline ? first.images : 0) + (proxy == "expert-prediction" ? ofSource : 0));
        double probability = 0;
        for (const RankedModel& ranked : first.models) {
            QVERIFY(std::isfinite(ranked.score));
            QVERIFY(ranked.interval.low <= ranked.score + 1e-9 && ranked.score <= ranked.interval.high + 1e-9);
            probability += ranked.bestProbability;
        }
        QVERIFY(std::abs(probability - 1) < 1e-6);
        // Again, it is all there, and the same.
        const RankingResult again = rank(proxy.toStdString(), context);
        QCOMPARE(again.cost.forwardPasses, 0);
        for (std::size_t i = 0; i < first.models.size(); ++i) {
            QCOMPARE(again.models[i].name, first.models[i].name);
            QVERIFY(std::abs(again.models[i].score - first.models[i].score) < 1e-6);
        }
    }

    void theOracleAsksTheRuns() {
        Notes context;
        const RankingSources known = sources({.proxy = "oracle"}, context);
        const RunRecord run = m_workspace->runs().load("signs-shapes-discs");
        QCOMPARE(known.slices.at("shapes-discs").tunedAccuracy,
                 run.trials[static_cast<std::size_t>(run.chosen)].validationAccuracy);
        QCOMPARE(known.slices.at("shapes-squares").tunedAccuracy, -1.0);
        try {
            (void)rank("oracle", context);
            QFAIL("no Error");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("--expert all"), error.what());
        }
    }

    void aSourceThatIsGoneIsTold() {
        m_workspace->removeDataset("shapes");
        Notes context;
        const RankingSources known = sources({.proxy = "expert-prediction"}, context);
        QVERIFY(known.samples.empty());
        QVERIFY2(context.all.find("'shapes' is not in the workspace any more") != std::string::npos,
                 context.all.c_str());
        // Its classes are known still, and count alike.
        QVERIFY(!known.slices.at("shapes-discs").shares.empty());
        try {
            (void)rank("expert-prediction", context);
            QFAIL("no Error");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("not in this workspace"), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(RankSourcesTest)
#include "RankSourcesTest.moc"

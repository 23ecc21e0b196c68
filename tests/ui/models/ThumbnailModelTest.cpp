// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ThumbnailModel.h"

#include <QSignalSpy>
#include <QThread>
#include <atomic>
#include <numeric>

#include "base/Error.h"
#include "ui/UiTestMain.h"

using namespace docent;

namespace {

constexpr int imageCount = 5000;
constexpr int side = 32;

class CountingSource final : public ImageSource {
public:
    std::int64_t size() const override { return imageCount; }
    Picture get(std::int64_t index, int) const override {
        onGuiThread = onGuiThread || QThread::currentThread() == qApp->thread();
        ++decoded;
        if (index == 3) {
            throw Error("is truncated");
        }
        return {side, side, std::vector<std::uint8_t>(side * side * 3, static_cast<std::uint8_t>(index % 256))};
    }
    std::string fingerprint(std::int64_t) const override { return {}; }
    mutable std::atomic<int> decoded{0};
    mutable std::atomic<bool> onGuiThread{false};
};

struct Fixture {
    std::shared_ptr<CountingSource> source = std::make_shared<CountingSource>();
    std::shared_ptr<DatasetView> view;
    std::vector<std::int64_t> all;

    Fixture() {
        Catalog catalog;
        const NodeId node = catalog.hierarchy.addPath("things");
        for (int i = 0; i < imageCount; ++i) {
            catalog.images.push_back({"things/" + std::to_string(i) + ".png", node, Split::Train});
        }
        view = std::make_shared<DatasetView>(*makeDatasetView({}, std::move(catalog)));
        view->source = source;
        all.resize(imageCount);
        std::iota(all.begin(), all.end(), 0);
    }
};

QPixmap pixmapAt(const ThumbnailModel& model, int row) {
    return model.index(row).data(Qt::DecorationRole).value<QPixmap>();
}

}  // namespace

class ThumbnailModelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decodesWhatIsAskedForElsewhere() {
        const Fixture fixture;
        ThumbnailModel model;
        model.setImages(fixture.view, fixture.all);
        QCOMPARE(model.rowCount(), imageCount);
        QCOMPARE(model.index(12).data().toString(), QStringLiteral("12.png"));
        QVERIFY(pixmapAt(model, 12).isNull());
        QTRY_VERIFY(!pixmapAt(model, 12).isNull());
        QCOMPARE(pixmapAt(model, 12).toImage().pixelColor(5, 5), QColor(12, 12, 12));
        QCOMPARE(fixture.source->decoded.load(), 1);
        QVERIFY(!fixture.source->onGuiThread.load());
    }

    void staysWithinItsBounds() {
        const Fixture fixture;
        ThumbnailModel model;
        constexpr qsizetype limit = 40 * 4 * side * side;
        model.setCacheLimit(limit);
        model.setImages(fixture.view, fixture.all);
        for (int row = 0; row < imageCount; ++row) {
            (void)pixmapAt(model, row);
        }
        QVERIFY(model.waiting() <= 256);
        QTRY_COMPARE(model.waiting(), 0);
        QTRY_VERIFY(model.cachedBytes() > 0);
        QVERIFY(model.cachedBytes() <= limit);
        // Scrolled past in a rush: most were never decoded, the last ones were.
        QVERIFY(fixture.source->decoded.load() < 600);
    }

    void damagedPicturesAreMarked() {
        const Fixture fixture;
        ThumbnailModel model;
        model.setImages(fixture.view, {3, 4});
        (void)pixmapAt(model, 0);
        QTRY_VERIFY(model.index(0).data(ThumbnailModel::FailedRole).toBool());
        QVERIFY(!model.index(1).data(ThumbnailModel::FailedRole).toBool());
    }

    void anotherNodeForgetsTheFirst() {
        const Fixture fixture;
        ThumbnailModel model;
        model.setImages(fixture.view, {10});
        (void)pixmapAt(model, 0);
        model.setImages(fixture.view, {20});
        QTRY_VERIFY(!pixmapAt(model, 0).isNull());
        QCOMPARE(pixmapAt(model, 0).toImage().pixelColor(0, 0), QColor(20, 20, 20));
    }
};

DOCENT_UI_TEST_MAIN(ThumbnailModelTest)
#include "ThumbnailModelTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/PictureGallery.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <atomic>
#include <memory>
#include <numeric>

#include "base/Error.h"
#include "dialogs/PictureDialog.h"
#include "models/ThumbnailModel.h"
#include "ui/UiTestMain.h"
#include "widgets/PictureView.h"

using namespace docent;

namespace {

constexpr int pictures = 1'000'000;

/// Pictures of 64 x 48 in greys; number 1 is damaged.
class GreySource final : public ImageSource {
public:
    std::int64_t size() const override { return pictures; }
    Picture get(std::int64_t index, int) const override {
        ++decoded;
        if (index == 1) {
            throw Error("is truncated");
        }
        return {64, 48, std::vector<std::uint8_t>(64 * 48 * 3, static_cast<std::uint8_t>(index % 200))};
    }
    std::string fingerprint(std::int64_t) const override { return {}; }
    mutable std::atomic<int> decoded{0};
};

}  // namespace

class PictureGalleryTest : public QObject {
    Q_OBJECT

    std::shared_ptr<GreySource> m_source = std::make_shared<GreySource>();
    std::shared_ptr<DatasetView> m_view;
    std::unique_ptr<PictureGallery> m_gallery;

    QModelIndex at(int row) { return m_gallery->model()->index(row, 0); }
    bool isInView(int row) { return m_gallery->viewport()->rect().contains(m_gallery->visualRect(at(row))); }
    int columns() {
        int count = 1;
        while (m_gallery->visualRect(at(count)).top() == m_gallery->visualRect(at(0)).top()) {
            ++count;
        }
        return count;
    }

private Q_SLOTS:
    void initTestCase() {
        Catalog catalog;
        const NodeId grey = catalog.hierarchy.addPath("grey");
        catalog.images.resize(pictures, {.location = "grey/picture.png", .label = grey, .split = Split::Train});
        auto made = std::const_pointer_cast<DatasetView>(makeDatasetView({}, std::move(catalog)));
        made->source = m_source;
        m_view = made;
    }
    void init() {
        m_source->decoded = 0;
        m_gallery = std::make_unique<PictureGallery>();
        m_gallery->resize(800, 600);
        m_gallery->show();
        m_gallery->setPictures(m_view, m_view->imagesUnder(0));
        QCOMPARE(m_gallery->model()->rowCount(), pictures);
    }
    void cleanup() { m_gallery.reset(); }

    void aMillionCostNoMoreThanThoseInView() {
        QElapsedTimer timer;
        timer.start();
        for (int i = 1; i <= 20; ++i) {
            m_gallery->verticalScrollBar()->setValue(m_gallery->verticalScrollBar()->maximum() / 20 * i);
            m_gallery->repaint();
            m_gallery->resize(800 - i, 600);
        }
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        m_gallery->scrollTo(at(pictures - 1));
        QVERIFY(isInView(pictures - 1));
        QTRY_VERIFY(!at(pictures - 1).data(Qt::DecorationRole).isNull());
        QVERIFY(m_source->decoded.load() < 1000);
    }

    void cellsAndPoints() {
        const int across = columns();
        QVERIFY(across >= 5);
        for (const int row : {0, 1, across - 1, across, 3 * across + 2}) {
            QCOMPARE(m_gallery->indexAt(m_gallery->visualRect(at(row)).center()).row(), row);
            QCOMPARE(m_gallery->indexAt(m_gallery->visualRect(at(row)).topLeft()).row(), row);
        }
        m_gallery->scrollTo(at(500'000), QAbstractItemView::PositionAtCenter);
        QVERIFY(isInView(500'000));
        QCOMPARE(m_gallery->indexAt(m_gallery->visualRect(at(500'000)).center()).row(), 500'000);
        // Fewer than a line, and none.
        m_gallery->setPictures(m_view, {0, 2});
        QVERIFY(!m_gallery->indexAt(QPoint(700, 50)).isValid());
        QVERIFY(!m_gallery->indexAt(QPoint(10, 500)).isValid());
        m_gallery->setPictures(nullptr, {});
        QVERIFY(!m_gallery->indexAt(QPoint(10, 10)).isValid());
        QTest::keyClick(m_gallery.get(), Qt::Key_Down);
        (void)m_gallery->grab();
    }

    void anotherWidthKeepsTheFirstPicture() {
        m_gallery->scrollTo(at(90'000), QAbstractItemView::PositionAtTop);
        const int first = m_gallery->indexAt(QPoint(5, 5)).row();
        m_gallery->resize(500, 600);
        const int now = m_gallery->indexAt(QPoint(5, 5)).row();
        QVERIFY2(now <= first && first < now + columns(), qPrintable(QString::number(now)));
    }

    void keys() {
        QSignalSpy current(m_gallery.get(), &PictureGallery::currentPictureChanged);
        const auto press = [&](Qt::Key key) {
            QTest::keyClick(m_gallery.get(), key);
            return static_cast<int>(m_gallery->currentPicture());
        };
        const int across = columns();
        m_gallery->setFocus();
        m_gallery->setCurrentIndex(at(0));
        QCOMPARE(press(Qt::Key_Right), 1);
        QCOMPARE(press(Qt::Key_Down), 1 + across);
        QCOMPARE(press(Qt::Key_Up), 1);
        QCOMPARE(press(Qt::Key_Up), 1);
        QCOMPARE(press(Qt::Key_End), pictures - 1);
        QVERIFY(isInView(pictures - 1));
        QCOMPARE(press(Qt::Key_Down), pictures - 1);
        QCOMPARE(press(Qt::Key_Home), 0);
        const int page = press(Qt::Key_PageDown);
        QVERIFY(page > across && page % across == 0 && isInView(page));
        QCOMPARE(press(Qt::Key_PageUp), 0);
        QVERIFY(current.count() >= 7);
        // Letters search a list by name, which here would ask for a million of them.
        QElapsedTimer timer;
        timer.start();
        QTest::keyClicks(m_gallery.get(), QStringLiteral("zz"));
        QVERIFY(timer.elapsed() < 200);
    }

    void damagedPicturesSayWhy() {
        QTRY_VERIFY(at(1).data(ThumbnailModel::FailedRole).toBool());
        QVERIFY(at(1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("is truncated")));
        m_gallery->setFocus();
        m_gallery->setCurrentIndex(at(1));
        QTest::keyClick(m_gallery.get(), Qt::Key_Return);
        auto* dialog = m_gallery->findChild<PictureDialog*>();
        QVERIFY(dialog != nullptr);
        auto* view = dialog->findChild<PictureView*>(QStringLiteral("picture"));
        QTRY_VERIFY(view->message().contains(QStringLiteral("is truncated")));
        QTest::keyClick(dialog, Qt::Key_Right);
        QTRY_VERIFY(!view->image().isNull());
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("openPictureFolder"))->isEnabled());
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("zoomOne")), Qt::LeftButton);
        QCOMPARE(view->zoom(), 1.0);
        QTest::keyClick(dialog, Qt::Key_Plus);
        QCOMPARE(view->zoom(), 1.25);
        QTest::keyClick(dialog, Qt::Key_0);
        QVERIFY(view->isFitted());
        dialog->close();
    }
};

DOCENT_UI_TEST_MAIN(PictureGalleryTest)
#include "PictureGalleryTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <numeric>
#include <optional>
#include <thread>

#include "serving/ClassifyQueue.h"
#include "serving/RequestError.h"
#include "support/GatedModel.h"

using namespace docent;

namespace {

Picture redPicture(int red) {
    Picture picture{8, 8, {}};
    picture.pixels.assign(192, static_cast<std::uint8_t>(red));
    return picture;
}

bool waitFor(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 20000);
}

}  // namespace

class ClassifyQueueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsThatWaitAreComputedTogether() {
        GatedModel model;
        ServingMetrics metrics;
        ClassifyQueue queue(model, {.batch = 16, .wait = std::chrono::seconds(10)}, metrics);
        model.setOpen(false);
        std::vector<std::thread> clients;
        std::atomic<int> right{0};
        const auto ask = [&](int red) {
            ClassifyQueue::Place place(queue, 1);
            const auto answers = place.classify({redPicture(red), redPicture(red + 1)});
            right += answers.size() == 2 && answers[0][0] == static_cast<float>(red) / 255 &&
                             answers[1][0] == static_cast<float>(red + 1) / 255
                         ? 1
                         : 0;
        };
        clients.emplace_back(ask, 200);  // is computed alone, as nobody else is there
        QVERIFY(waitFor([&] { return model.batches().size() == 1; }));
        for (int i = 0; i < 20; ++i) {
            clients.emplace_back(ask, 2 * i);
        }
        QVERIFY(waitFor([&] { return queue.picturesWaiting() == 40; }));
        QCOMPARE(queue.requestsInside(), 21);
        model.setOpen(true);
        for (std::thread& client : clients) {
            client.join();
        }
        QCOMPARE(right, 21);
        QCOMPARE(model.batches(), (std::vector<std::size_t>{2, 16, 16, 8}));
        QCOMPARE(metrics.pictures(), 42);
        QCOMPARE(queue.requestsInside(), 0);
    }

    void onesOnTheirWayAreWaitedForALittle() {
        GatedModel model;
        ServingMetrics metrics;
        ClassifyQueue queue(model, {.batch = 16, .wait = std::chrono::milliseconds(30)}, metrics);
        const ClassifyQueue::Place slow(queue, 1);  // its body comes slowly
        ClassifyQueue::Place quick(queue, 1);
        const auto start = std::chrono::steady_clock::now();
        QCOMPARE(quick.classify({redPicture(255)}).at(0).at(0), 1.0F);
        QVERIFY(std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(30));
    }

    void aFullQueueRefuses() {
        GatedModel model;
        ServingMetrics metrics;
        ClassifyQueue queue(model, {.requests = 2, .bytes = 100}, metrics);
        std::optional<ClassifyQueue::Place> first;
        first.emplace(queue, 60);
        QVERIFY_THROWS_EXCEPTION(RequestError, ClassifyQueue::Place(queue, 41));
        {
            const ClassifyQueue::Place second(queue, 40);
            QVERIFY_THROWS_EXCEPTION(RequestError, ClassifyQueue::Place(queue, 0));
        }
        first.reset();
        const ClassifyQueue::Place again(queue, 100);
    }

    void whatTheModelThrowsReachesAllOfItsBatchAndTheNextGoesOn() {
        GatedModel model;
        ServingMetrics metrics;
        ClassifyQueue queue(model, {.batch = 2}, metrics);
        model.setFailing(true);
        {
            ClassifyQueue::Place place(queue, 1);
            QVERIFY_THROWS_EXCEPTION(Error, (void)place.classify({redPicture(1), redPicture(2), redPicture(3)}));
        }
        model.setFailing(false);
        ClassifyQueue::Place place(queue, 1);
        QCOMPARE(place.classify({redPicture(0)}).at(0).at(1), 1.0F);
        QVERIFY(place.classify({}).empty());
    }

    void thoseThatWaitAreToldOfTheEnd() {
        GatedModel model;
        ServingMetrics metrics;
        ClassifyQueue queue(model, {}, metrics);
        model.setOpen(false);
        std::atomic<int> status{0};
        std::thread computed([&] {
            ClassifyQueue::Place place(queue, 1);
            static_cast<void>(place.classify({redPicture(1)}));
        });
        QVERIFY(waitFor([&] { return model.batches().size() == 1; }));
        std::thread waiting([&] {
            ClassifyQueue::Place place(queue, 1);
            try {
                static_cast<void>(place.classify({redPicture(1)}));
            } catch (const RequestError& error) {
                status = error.status();
            }
        });
        QVERIFY(waitFor([&] { return queue.picturesWaiting() == 1; }));
        queue.abandon();
        model.setOpen(true);
        computed.join();
        waiting.join();
        QCOMPARE(status, 503);
        QVERIFY_THROWS_EXCEPTION(RequestError, ClassifyQueue::Place(queue, 1));
    }
};

QTEST_GUILESS_MAIN(ClassifyQueueTest)
#include "ClassifyQueueTest.moc"

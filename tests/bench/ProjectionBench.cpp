// SPDX-License-Identifier: GPL-3.0-or-later
// How long embeddings take to lay out, and a cloud of 50,000 points to handle, one JSON line a row:
// ProjectionBench [--points 1000,5000,50000 | none] [--threads N]; the cloud is measured with none, and without the
// option.
#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <vector>

#include "base/Parallel.h"
#include "base/Random.h"
#include "nn/Device.h"
#include "plots/PointCloud.h"
#include "selection/Projection.h"

using namespace docent;

namespace {

double normal(Random& random) {
    return std::sqrt(-2 * std::log(1 - random.uniform())) * std::cos(2 * M_PI * random.uniform());
}

/// 50 clusters of 512 values.
Matrix clusters(std::int64_t points) {
    constexpr std::int64_t values = 512;
    Random random(1);
    std::vector<float> centres;
    for (int i = 0; i < 50 * values; ++i) {
        centres.push_back(static_cast<float>(normal(random)));
    }
    Matrix matrix{points, values, {}};
    for (std::int64_t i = 0; i < points; ++i) {
        for (std::int64_t j = 0; j < values; ++j) {
            matrix.values.push_back(centres[static_cast<std::size_t>((i % 50) * values + j)] +
                                    static_cast<float>(normal(random)));
        }
    }
    return matrix;
}

void measureProjection(std::int64_t points) {
    const Matrix matrix = clusters(points);
    for (const auto method : {ProjectionMethod::Pca, ProjectionMethod::Tsne}) {
        QElapsedTimer clock;
        clock.start();
        RunContext context;
        const Projection projection = project(matrix, {.method = method}, context);
        std::printf("{\"name\": \"%s\", \"points\": %lld, \"seconds\": %.2f, \"divergence\": %.3f}\n",
                    method == ProjectionMethod::Pca ? "pca" : "t-sne", static_cast<long long>(points),
                    static_cast<double>(clock.nsecsElapsed()) / 1e9, projection.divergence);
        std::fflush(stdout);
    }
}

/// Median and largest of so many calls, in milliseconds.
template <typename Call>
void measure(const char* name, int times, const Call& call) {
    std::vector<double> spent;
    for (int i = 0; i < times; ++i) {
        QElapsedTimer clock;
        clock.start();
        call(i);
        spent.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    std::sort(spent.begin(), spent.end());
    std::printf("{\"name\": \"%s\", \"median_ms\": %.3f, \"largest_ms\": %.3f}\n", name, spent[spent.size() / 2],
                spent.back());
    std::fflush(stdout);
}

void measureCloud() {
    constexpr int points = 50'000;
    Random random(2);
    PointCloudData data;
    for (int i = 0; i < 40; ++i) {
        data.classNames << QStringLiteral("class %1").arg(i);
    }
    for (int i = 0; i < points; ++i) {
        data.classes.push_back(i % 40);
        const double angle = 2 * M_PI * (i % 40) / 40;
        data.positions.emplace_back(20 * std::cos(angle) + 2 * normal(random),
                                    20 * std::sin(angle) + 2 * normal(random));
        data.titles << QString::number(i);
    }
    PointCloud cloud;
    cloud.resize(1000, 800);
    cloud.show();
    (void)QTest::qWaitForWindowExposed(&cloud);
    cloud.setData(data);
    QImage target(cloud.size(), QImage::Format_ARGB32_Premultiplied);
    const auto move = [&](const QPointF& at, Qt::MouseButtons buttons) {
        QMouseEvent event(QEvent::MouseMove, at, cloud.mapToGlobal(at), Qt::NoButton, buttons, {});
        QCoreApplication::sendEvent(&cloud, &event);
    };
    measure("cloud: full redraw", 20, [&](int i) {
        cloud.setGroupShown(0, i % 2 == 0);
        cloud.render(&target);
    });
    cloud.setMode(PointCloud::Mode::Move);
    QTest::mousePress(&cloud, Qt::LeftButton, {}, QPoint(400, 400));
    measure("cloud: frame while moving", 60, [&](int i) {
        move(QPointF(400 + 3 * i, 400 + 2 * i), Qt::LeftButton);
        cloud.render(&target);
    });
    QTest::mouseRelease(&cloud, Qt::LeftButton, {}, QPoint(580, 520));
    measure("cloud: frame while zooming", 30, [&](int i) {
        cloud.zoom(i % 2 == 0 ? 1.25 : 0.8);
        cloud.render(&target);
    });
    cloud.showAll();
    cloud.render(&target);
    measure("cloud: hover", 500,
            [&](int i) { (void)cloud.pointAt(QPointF(30 + 2 * (i % 450), 20 + 1.5 * (i % 500))); });
    cloud.setMode(PointCloud::Mode::Lasso);
    measure("cloud: lasso and redraw", 10, [&](int i) {
        QTest::mousePress(&cloud, Qt::LeftButton, {}, QPoint(100, 100 + i));
        for (int step = 0; step < 300; ++step) {
            const double angle = 2 * M_PI * step / 300;
            move(QPointF(500 - 400 * std::cos(angle), 400 - 300 * std::sin(angle)), Qt::LeftButton);
        }
        QTest::mouseRelease(&cloud, Qt::LeftButton, {}, QPoint(100, 400));
        cloud.render(&target);
    });
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const auto option = [&](const QString& name) {
        const auto place = arguments.indexOf(name);
        return place < 0 ? QString() : arguments.value(place + 1);
    };
    const int threads = option(QStringLiteral("--threads")).toInt();
    setThreadLimit(threads);
    setTorchThreads(threads);
    const QString points = option(QStringLiteral("--points"));
    if (points.isEmpty() || points == QLatin1String("none")) {
        measureCloud();
    }
    for (const QString& count :
         (points.isEmpty() ? QStringLiteral("1000,5000,50000") : points).split(QLatin1Char(','))) {
        if (count.toLongLong() > 0) {
            measureProjection(count.toLongLong());
        }
    }
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a hierarchy of WordNet's size opens, is searched and is drawn, one JSON line:
//   HierarchyBench [--nodes N] [--pictures N] [--platform offscreen]
// "open" is from the catalog at hand to the tree and the icicle on screen; keystrokes are those of typing words and
// taking them back, the worst counts.
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTest>
#include <cstdio>
#include <cstring>

#include "models/HierarchyIcicle.h"
#include "models/HierarchyModel.h"
#include "pages/HierarchyPane.h"
#include "plots/IciclePlot.h"
#include "support/Theme.h"
#include "support/WordNetLike.h"

using namespace docent;

namespace {

double milliseconds(const QElapsedTimer& timer) {
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
    int nodes = 82'000;
    int pictures = 200'000;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--nodes") == 0) {
            nodes = std::atoi(argv[i + 1]);
        } else if (std::strcmp(argv[i], "--pictures") == 0) {
            pictures = std::atoi(argv[i + 1]);
        } else if (std::strcmp(argv[i], "--platform") == 0) {
            qputenv("QT_QPA_PLATFORM", argv[i + 1]);
        }
    }
    QApplication application(argc, argv);
    applyTheme(Theme::Light);
    Catalog catalog = makeWordNetLike(nodes, pictures);

    QAction suggest;
    QAction untick;
    HierarchyPane pane(&suggest, &untick);
    IciclePlot icicle;
    pane.resize(480, 700);
    icicle.resize(620, 280);
    pane.show();
    icicle.show();
    QTest::qWait(100);

    QElapsedTimer timer;
    timer.start();
    const auto view = makeDatasetView({}, std::move(catalog));
    const double count = milliseconds(timer);
    pane.setView(view);
    pane.repaint();
    const double tree = milliseconds(timer);
    IcicleData data = makeIcicle(*view, 0, std::nullopt);
    indexIcicle(data);
    const double made = milliseconds(timer);
    icicle.setData(std::move(data));
    const double set = milliseconds(timer);
    icicle.repaint();
    const double open = milliseconds(timer);

    timer.restart();
    constexpr int repaints = 50;
    for (int i = 0; i < repaints; ++i) {
        icicle.setCurrentKey({});
        icicle.repaint();
    }
    const double repaint = milliseconds(timer) / repaints;
    timer.restart();
    icicle.zoomTo(QString::fromStdString(view->catalog.hierarchy.path(1)));
    icicle.repaint();
    const double zoom = milliseconds(timer);

    auto* search = pane.findChild<QLineEdit*>(QStringLiteral("nodeSearch"));
    double worst = 0;
    double sum = 0;
    int strokes = 0;
    const auto stroke = [&](auto press) {
        timer.restart();
        press();
        pane.repaint();
        const double taken = milliseconds(timer);
        worst = std::max(worst, taken);
        sum += taken;
        ++strokes;
    };
    for (const char* word : {"sparrow", "green owl 4", "zzz", "bird 12", "1"}) {
        for (const char c : QByteArray(word)) {
            stroke([&] { QTest::keyClick(search, c); });
        }
        while (!search->text().isEmpty()) {
            stroke([&] { QTest::keyClick(search, Qt::Key_Backspace); });
        }
    }
    std::printf(
        "{\"nodes\": %d, \"pictures\": %d, \"levels\": %d, \"open_ms\": %.1f, \"count_ms\": %.1f, "
        "\"tree_ms\": %.1f, \"icicle_data_ms\": %.1f, \"icicle_set_ms\": %.1f, \"icicle_first_paint_ms\": %.1f, "
        "\"icicle_rectangles\": %d, \"icicle_repaint_ms\": %.2f, \"icicle_zoom_ms\": %.1f, "
        "\"keystroke_worst_ms\": %.1f, \"keystroke_mean_ms\": %.1f}\n",
        nodes, pictures, view->levels, open, count, tree - count, made - tree, set - made, open - set,
        icicle.drawnCount(), repaint, zoom, worst, sum / strokes);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// How smoothly a gallery of very many pictures scrolls, one JSON line:
//   GalleryBench [--pictures N] [--seconds S] [--platform offscreen]
// The wheel turns at 60 Hz, slowly, fast and faster, then the scroll bar is dragged from end to end. A frame is what
// the thread of the window does from one turn to the next being served; the longest counts. Memory is what is resident
// of the whole process, LibTorch's libraries included where they are linked.
#include <sys/wait.h>
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <numeric>
#include <string>
#include <vector>

#include "models/DatasetView.h"
#include "pages/PictureGallery.h"
#include "support/Background.h"
#include "support/Theme.h"

using namespace docent;

namespace {

/// Pictures of 400 x 300 in a colour by their number; making one takes about as long as decoding a small JPEG.
class MadeSource final : public ImageSource {
public:
    explicit MadeSource(std::int64_t count) : m_count(count) {}
    std::int64_t size() const override { return m_count; }
    Picture get(std::int64_t index, int) const override {
        constexpr int width = 400;
        constexpr int height = 300;
        Picture picture{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 3)};
        for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
            picture.pixels[i] = static_cast<std::uint8_t>((i * 7 + static_cast<std::size_t>(index) * 13) >> 3);
        }
        return picture;
    }
    std::string fingerprint(std::int64_t) const override { return {}; }

private:
    std::int64_t m_count;
};

void writeDataset(const Workspace& workspace, const std::string& root, std::int64_t pictures) {
    Catalog catalog;
    catalog.root = root;
    constexpr int classes = 1000;
    std::vector<NodeId> labels;
    for (int i = 0; i < classes; ++i) {
        labels.push_back(
            catalog.hierarchy.addPath(std::to_string(i / 50) + " group/n0" + std::to_string(1'440'000 + i)));
    }
    catalog.images.reserve(static_cast<std::size_t>(pictures));
    for (std::int64_t i = 0; i < pictures; ++i) {
        const auto label = static_cast<std::size_t>(i * classes / pictures);
        const std::string folder = std::to_string(1'440'000 + label) + "-synset";
        catalog.images.push_back({.location = folder + "/" + folder + "_" + std::to_string(i) + ".JPEG",
                                  .label = labels[label],
                                  .split = Split::Train});
    }
    DatasetRecord record;
    record.name = "many";
    record.root = root;
    workspace.saveDataset(record, catalog);
}

double residentMegabytes(const char* what) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(what)) {
            return std::stod(line.substr(std::strlen(what) + 1)) / 1024;
        }
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    std::int64_t pictures = 1'000'000;
    double seconds = 2;
    for (int i = 1; i + 1 < argc; i += 2) {
        if (std::strcmp(argv[i], "--pictures") == 0) {
            pictures = std::atoll(argv[i + 1]);
        } else if (std::strcmp(argv[i], "--seconds") == 0) {
            seconds = std::atof(argv[i + 1]);
        } else if (std::strcmp(argv[i], "--platform") == 0) {
            qputenv("QT_QPA_PLATFORM", argv[i + 1]);
        }
    }
    QApplication application(argc, argv);
    applyTheme(Theme::Light);
    const double atStart = residentMegabytes("VmRSS:");

    const QTemporaryDir folder;
    Workspace workspace = Workspace::create(folder.filePath(QStringLiteral("work")).toStdString(), "bench");
    if (::fork() == 0) {
        // Written by another process, whose memory is not counted.
        writeDataset(workspace, folder.path().toStdString(), pictures);
        ::_exit(0);
    }
    ::wait(nullptr);
    QElapsedTimer clock;
    clock.start();
    std::shared_ptr<const DatasetView> loaded;
    // As the window does it: on another thread.
    const auto task = runInBackground(
        &application, [workspace](RunContext&) { return loadDatasetView(workspace, "many"); },
        [&](const std::shared_ptr<const DatasetView>& view) { loaded = view; },
        [](const QString& problem) { qFatal("%s", qPrintable(problem)); });
    while (!loaded) {
        QTest::qWait(5);
    }
    const double loadedIn = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    const double afterLoad = residentMegabytes("VmRSS:");
    const std::shared_ptr<const ImageSource> files = loaded->source;  // kept, so that its memory counts
    auto view = std::const_pointer_cast<DatasetView>(loaded);
    view->source = std::make_shared<MadeSource>(pictures);

    PictureGallery gallery;
    gallery.resize(1100, 760);
    gallery.show();
    QTest::qWait(100);
    clock.restart();
    gallery.setPictures(view, view->imagesUnder(0));
    gallery.repaint();
    const double shown = static_cast<double>(clock.nsecsElapsed()) / 1e6;
    QTest::qWait(300);

    std::vector<double> frames;
    const auto run = [&](const auto& turn) {
        QElapsedTimer whole;
        whole.start();
        while (static_cast<double>(whole.elapsed()) < seconds * 1000) {
            QElapsedTimer frame;
            frame.start();
            turn(static_cast<double>(whole.elapsed()) / (seconds * 1000));
            // All that came in meanwhile, decoded pictures too, and the painting.
            QCoreApplication::processEvents();
            frames.push_back(static_cast<double>(frame.nsecsElapsed()) / 1e6);
            constexpr double framePeriod = 1000.0 / 60;
            while (static_cast<double>(frame.nsecsElapsed()) / 1e6 < framePeriod) {
                QTest::qSleep(1);
            }
        }
    };
    const auto wheel = [&](int delta) {
        const QPoint at = gallery.viewport()->rect().center();
        QWheelEvent event(at, gallery.viewport()->mapToGlobal(at), {}, QPoint(0, -delta), Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(gallery.viewport(), &event);
    };
    run([&](double) { wheel(30); });
    run([&](double) { wheel(240); });
    run([&](double) { wheel(2400); });
    run([&](double part) {
        gallery.verticalScrollBar()->setValue(static_cast<int>(part * gallery.verticalScrollBar()->maximum()));
    });
    run([&](double part) { gallery.resize(700 + static_cast<int>(400 * part), 760); });

    std::sort(frames.begin(), frames.end());
    std::printf(
        "{\"pictures\": %lld, \"frames\": %zu, \"longest_frame_ms\": %.1f, \"p99_frame_ms\": %.1f, "
        "\"median_frame_ms\": %.1f, \"load_ms\": %.0f, \"show_ms\": %.1f, \"loaded_mb\": %.0f, \"resident_mb\": %.0f, "
        "\"peak_mb\": %.0f, "
        "\"resident_at_start_mb\": %.0f}\n",
        static_cast<long long>(pictures), frames.size(), frames.back(), frames[frames.size() * 99 / 100],
        frames[frames.size() / 2], loadedIn, shown, afterLoad, residentMegabytes("VmRSS:"), residentMegabytes("VmHWM:"),
        atStart);
    return 0;
}

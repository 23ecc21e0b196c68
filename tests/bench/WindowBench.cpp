// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the window is.
//   WindowBench start [--workspace DIR] [--repeat N]    from exec to the first frame of the main window, all loading of
//                                                       libraries with it, in a process of its own each time
//   WindowBench blocked [--workspace DIR] [--seconds N] how long the window's thread takes to answer while a training
//                                                       job has all cores and pages are switched, scrolled and clicked
//   WindowBench theme [--workspace DIR] [--repeat N]    a change of theme to the last frame, in processor time,
//                                                       with every page made
//   WindowBench curves                                  200,000 rows of a log: read, set, append, draw
// Without --workspace a sample is made in a temporary folder. `blocked` trains in the workspace: give it a copy.
// QT_QPA_PLATFORM is offscreen unless it is set.

#include <pthread.h>

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QListWidget>
#include <QMouseEvent>
#include <QProcess>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QThread>
#include <QThreadPool>
#include <QTimer>
#include <QWheelEvent>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <exception>
#include <fstream>
#include <thread>
#include <vector>

#include "main/MainWindow.h"
#include "nn/Device.h"
#include "plots/CurvePlot.h"
#include "plots/QCustomPlotHeader.h"
#include "support/SampleWorkspace.h"
#include "support/Session.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "training/MetricsLog.h"

using namespace docent;
using Clock = std::chrono::steady_clock;

namespace {

const char firstPaintCommand[] = "first-paint";

double millisecondsSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double clockMilliseconds(clockid_t clock) {
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

void tell(const char* what, std::vector<double> times, double goal) {
    if (times.empty()) {
        return;
    }
    std::sort(times.begin(), times.end());
    const double percentile99 = times[static_cast<std::size_t>(0.99 * static_cast<double>(times.size() - 1))];
    std::printf("%-46s median %8.2f ms   99 %% %8.2f ms   worst %8.2f ms   n %zu   goal %.0f ms\n", what,
                times[times.size() / 2], percentile99, times.back(), times.size(), goal);
    std::fflush(stdout);
}

/// Says when the first frame has been painted whole: a paint of all children is over when the outermost call returns.
class FirstPaintApplication final : public QApplication {
public:
    using QApplication::QApplication;
    std::function<void()> painted;

    bool notify(QObject* receiver, QEvent* event) override {
        ++m_depth;
        m_seen = m_seen || (event->type() == QEvent::Paint &&
                            qobject_cast<QMainWindow*>(static_cast<QWidget*>(receiver)->window()));
        const bool handled = QApplication::notify(receiver, event);
        if (--m_depth == 0 && m_seen && painted) {
            std::exchange(painted, nullptr)();
        }
        return handled;
    }

private:
    int m_depth = 0;
    bool m_seen = false;
};

/// Notes the events that kept the window's thread longest at work.
class TimedApplication final : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override {
        if (m_depth > 0) {
            return QApplication::notify(receiver, event);
        }
        ++m_depth;
        const double begin = clockMilliseconds(CLOCK_THREAD_CPUTIME_ID);
        const QByteArray what = QByteArray(receiver->metaObject()->className()) + " " +
                                receiver->objectName().toUtf8() + ", event " + QByteArray::number(event->type());
        const bool handled = QApplication::notify(receiver, event);
        const double time = clockMilliseconds(CLOCK_THREAD_CPUTIME_ID) - begin;
        constexpr double worthTelling = 8;
        if (time > worthTelling) {
            m_long.emplace_back(time, what);
        }
        --m_depth;
        return handled;
    }

    void tellLongest() {
        std::sort(m_long.rbegin(), m_long.rend());
        for (std::size_t i = 0; i < std::min<std::size_t>(m_long.size(), 6); ++i) {
            std::printf("  %8.1f ms at work in one event: %s\n", m_long[i].first, m_long[i].second.constData());
        }
    }

private:
    int m_depth = 0;
    std::vector<std::pair<double, QByteArray>> m_long;
};

/// What of the start is done, in time of the processor: other programs do not count.
void tellStage(const char* stage) {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    constexpr double perSecond = 1e3;
    constexpr double perNanosecond = 1e-6;
    std::printf("  %-34s %8.1f ms of processor time\n", stage,
                static_cast<double>(used.tv_sec) * perSecond + static_cast<double>(used.tv_nsec) * perNanosecond);
}

/// What the program does when it opens its window, to the first frame.
int firstPaint(int argc, char** argv, const std::filesystem::path& workspace) {
    tellStage("libraries loaded");
    FirstPaintApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Docent"));
    tellStage("application made");
    applyTheme(Theme::Light);
    tellStage("theme applied");
    MainWindow window(workspace);
    tellStage("window made");
    application.painted = [] {
        tellStage("first frame painted");
        std::printf("painted\n");
        std::fflush(stdout);
        std::_Exit(0);  // closing is not what is measured
    };
    window.show();
    tellStage("window shown");
    return QApplication::exec();
}

int start(const char* program, const std::filesystem::path& workspace, int repeat) {
    std::vector<double> times;
    for (int i = 0; i < repeat; ++i) {
        QProcess process;
        const auto begin = Clock::now();
        process.start(QString::fromLocal8Bit(program),
                      {QLatin1String(firstPaintCommand), QStringLiteral("--workspace"), qs(workspace)});
        QByteArray output;
        while (!output.contains("\npainted\n") && process.waitForReadyRead(60'000)) {
            output += process.readAllStandardOutput();
        }
        if (!output.contains("\npainted\n")) {
            std::fprintf(stderr, "the window was not painted: %s\n", process.readAllStandardError().constData());
            return 1;
        }
        const double time = millisecondsSince(begin);
        process.waitForFinished();
        if (i == repeat - 1) {
            std::printf("%s", output.left(output.indexOf("\npainted\n") + 1).constData());
        }
        if (i == 0) {
            std::printf("start, first time (libraries may be cold)  %8.1f ms\n", time);
        } else {
            times.push_back(time);
        }
    }
    tell("start, exec to first frame", times, 500);
    return 0;
}

/// Asks the window's thread every few milliseconds whether it is there, from a thread of its own.
class Watchdog {
public:
    struct Answer {
        double milliseconds;
        double processor;  ///< time of it that the window's thread had the processor, in milliseconds
        const char* doing;
    };
    /// Made in the window's thread.
    explicit Watchdog(QObject* inWindowThread) {
        pthread_getcpuclockid(pthread_self(), &m_windowClock);
        m_thread = std::thread([this, inWindowThread] { watch(inWindowThread); });
    }
    ~Watchdog() { stop(); }
    void stop() {
        m_stop = true;
        if (m_thread.joinable()) {
            m_thread.join();
        }
    }
    void doing(const char* what) { m_doing = what; }
    [[nodiscard]] const std::vector<Answer>& answers() const { return m_answers; }
    [[nodiscard]] const std::vector<double>& wakings() const { return m_wakings; }

private:
    void watch(QObject* inWindowThread) {
        using namespace std::chrono_literals;
        while (!m_stop) {
            const auto asked = Clock::now();
            const double used = clockMilliseconds(m_windowClock);
            const char* before = m_doing;
            auto answered = std::make_shared<std::atomic<Clock::rep>>(0);
            QMetaObject::invokeMethod(
                inWindowThread, [answered] { *answered = Clock::now().time_since_epoch().count(); },
                Qt::QueuedConnection);
            while (*answered == 0 && !m_stop) {
                std::this_thread::sleep_for(1ms);
            }
            if (*answered != 0) {
                const Clock::time_point at{Clock::duration(*answered)};
                m_answers.push_back({std::chrono::duration<double, std::milli>(at - asked).count(),
                                     clockMilliseconds(m_windowClock) - used, before});
            }
            // How late this thread itself wakes: what is the machine's and not the window's.
            const auto slept = Clock::now();
            std::this_thread::sleep_for(5ms);
            m_wakings.push_back(millisecondsSince(slept) - 5);
        }
    }

    clockid_t m_windowClock{};
    std::atomic<bool> m_stop{false};
    std::atomic<const char*> m_doing{"opening"};
    std::vector<Answer> m_answers;
    std::vector<double> m_wakings;
    std::thread m_thread;
};

/// A person in a hurry: every tick switches pages, scrolls, clicks or moves the mouse.
class Visitor {
public:
    Visitor(MainWindow& window, Watchdog& watchdog) : m_window(window), m_watchdog(watchdog) {}

    void tick() {
        auto* navigation = m_window.findChild<QListWidget*>(QStringLiteral("navigation"));
        auto* pages = m_window.findChild<QStackedWidget*>(QStringLiteral("pages"));
        if (!navigation || !pages || navigation->count() == 0) {
            return;
        }
        constexpr int ticksPerPage = 12;
        if (m_tick % ticksPerPage == 0) {
            m_watchdog.doing("switching pages");
            navigation->setCurrentRow((m_tick / ticksPerPage) % navigation->count());
        } else if (QWidget* page = pages->currentWidget()) {
            visit(page);
        }
        ++m_tick;
    }

private:
    void visit(QWidget* page) {
        QList<QWidget*> targets;
        for (auto* view : page->findChildren<QAbstractItemView*>()) {
            targets << view->viewport();
        }
        for (auto* plot : page->findChildren<QCustomPlot*>()) {
            targets << plot;
        }
        targets.removeIf([](const QWidget* widget) { return !widget->isVisible() || widget->width() < 20; });
        if (targets.isEmpty()) {
            return;
        }
        QWidget* target = targets[m_tick % targets.size()];
        const QPointF place(target->width() * ((m_tick * 37) % 100) / 100.0,
                            target->height() * ((m_tick * 61) % 100) / 100.0);
        const QPointF global = target->mapToGlobal(place);
        switch (m_tick % 4) {
            case 0:
                m_watchdog.doing("clicking");
                for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
                    QCoreApplication::postEvent(
                        target, new QMouseEvent(type, place, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier));
                }
                break;
            case 1:
                m_watchdog.doing("moving the mouse");
                QCoreApplication::postEvent(target, new QMouseEvent(QEvent::MouseMove, place, global, Qt::NoButton,
                                                                    Qt::NoButton, Qt::NoModifier));
                break;
            case 2:
                m_watchdog.doing("pressing a key");
                QCoreApplication::postEvent(target, new QKeyEvent(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier));
                break;
            default:
                m_watchdog.doing("scrolling");
                QCoreApplication::postEvent(
                    target, new QWheelEvent(place, global, {}, QPoint(0, m_tick % 8 < 4 ? -120 : 120), Qt::NoButton,
                                            Qt::NoModifier, Qt::NoScrollPhase, false));
        }
    }

    MainWindow& m_window;
    Watchdog& m_watchdog;
    int m_tick = 0;
};

int blocked(TimedApplication& application, const std::filesystem::path& workspace, int seconds) {
    MainWindow window(workspace);
    window.show();
    if (!window.session()) {
        std::fprintf(stderr, "the workspace was not opened\n");
        return 1;
    }
    std::string source;
    for (const DatasetRecord& record : window.session()->datasets()) {
        if (!record.target) {
            source = record.name;
        }
    }
    BaselineJob endless{.name = "window-bench", .source = source};
    endless.training.epochs = 100'000;
    endless.training.batchSize = 32;
    const std::string job = window.session()->submit(endless);
    Watchdog watchdog(&window);
    Visitor visitor(window, watchdog);
    QTimer ticks;
    constexpr int tickMilliseconds = 60;
    QObject::connect(&ticks, &QTimer::timeout, &window, [&] { visitor.tick(); });
    ticks.start(tickMilliseconds);
    QTimer::singleShot(seconds * 1000, &window, [] { QCoreApplication::exit(); });
    QApplication::exec();
    watchdog.stop();
    window.session()->stop(job);

    std::vector<double> times;
    std::vector<double> atWork;
    for (const Watchdog::Answer& answer : watchdog.answers()) {
        times.push_back(answer.milliseconds);
        atWork.push_back(answer.processor);
    }
    tell("window's thread answers, training on all cores", times, 50);
    tell("of that it was at work", atWork, 50);
    tell("a thread of the bench wakes this late", watchdog.wakings(), 0);
    std::vector<Watchdog::Answer> longest = watchdog.answers();
    std::sort(longest.begin(), longest.end(),
              [](const auto& a, const auto& b) { return a.milliseconds > b.milliseconds; });
    for (std::size_t i = 0; i < std::min<std::size_t>(longest.size(), 5); ++i) {
        std::printf("  %8.1f ms, %8.1f ms of it at work, after %s\n", longest[i].milliseconds, longest[i].processor,
                    longest[i].doing);
    }
    application.tellLongest();
    QTimer::singleShot(3000, &window, [] { QCoreApplication::exit(); });  // the job ends
    QApplication::exec();
    return 0;
}

/// Until nothing has been left to do for a while, as a person would see it.
void settle() {
    constexpr int quietMilliseconds = 400;
    QElapsedTimer quiet;
    quiet.start();
    while (quiet.elapsed() < quietMilliseconds) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        if (QThreadPool::globalInstance()->activeThreadCount() > 0) {
            quiet.restart();
        }
    }
}

int theme(const std::filesystem::path& workspace, int repeat) {
    MainWindow window(workspace);
    window.show();
    settle();
    auto* navigation = window.findChild<QListWidget*>(QStringLiteral("navigation"));
    for (int page = 0; page < navigation->count(); ++page) {
        navigation->setCurrentRow(page);
        settle();
    }
    std::printf("%lld widgets\n", static_cast<long long>(QApplication::allWidgets().size()));
    for (int page = 0; page < navigation->count(); ++page) {
        navigation->setCurrentRow(page);
        settle();
        std::vector<double> times;
        for (int i = 0; i < repeat; ++i) {
            const double before = clockMilliseconds(CLOCK_THREAD_CPUTIME_ID);
            applyTheme(i % 2 == 0 ? Theme::Dark : Theme::Light);
            QCoreApplication::processEvents();  // lays out
            QCoreApplication::processEvents();  // and paints
            times.push_back(clockMilliseconds(CLOCK_THREAD_CPUTIME_ID) - before);
        }
        tell(qPrintable(QStringLiteral("theme changed and painted, %1").arg(navigation->currentItem()->text())), times,
             100);
    }
    return 0;
}

std::vector<MetricRow> makeRows(int count) {
    std::vector<MetricRow> rows(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        MetricRow& row = rows[static_cast<std::size_t>(i)];
        const double noise = std::sin(i * 12.9898) * 43758.5453;
        row.step = i + 1;
        row.epoch = (i + 1) / 1000.0;
        row.seconds = 0.2 * i;
        row.loss = 2 * std::exp(-3.0 * i / count) + 0.3 * (noise - std::floor(noise));
        row.accuracy = 1 - *row.loss / 3;
        row.learningRate = 0.05 * (1 - static_cast<double>(i) / count);
        if (i % 1000 == 999) {
            row.validationLoss = *row.loss + 0.1;
            row.validationAccuracy = *row.accuracy - 0.05;
        }
    }
    return rows;
}

int curves(const QTemporaryDir& folder) {
    constexpr int count = 200'000;
    constexpr int repeat = 20;
    const std::vector<MetricRow> rows = makeRows(count);
    const std::filesystem::path path = toPath(folder.filePath(QStringLiteral("log.jsonl")));
    {
        std::ofstream out(path);
        for (const MetricRow& row : rows) {
            out << R"({"series":"train","step":)" << row.step << R"(,"epoch":)" << row.epoch << R"(,"seconds":)"
                << row.seconds << R"(,"loss":)" << *row.loss << R"(,"accuracy":)" << *row.accuracy
                << R"(,"learning_rate":)" << *row.learningRate << "}\n";
        }
    }
    auto begin = Clock::now();
    const std::size_t read = MetricsReader(path).poll().size();
    std::printf("%zu lines of log.jsonl read in the background    %8.1f ms\n", read, millisecondsSince(begin));

    CurvePlot plot;
    plot.resize(1000, 640);
    plot.show();
    QCoreApplication::processEvents();
    std::vector<double> set, append, draw, refresh;
    std::vector<MetricRow> growing = rows;
    for (int i = 0; i < repeat; ++i) {
        plot.setRows({});
        QCoreApplication::processEvents();
        begin = Clock::now();
        plot.setRows(rows);
        set.push_back(millisecondsSince(begin));
        QCoreApplication::processEvents();
        begin = Clock::now();
        plot.plot()->replot(QCustomPlot::rpQueuedRefresh);
        draw.push_back(millisecondsSince(begin));
    }
    for (int i = 0; i < repeat * 5; ++i) {
        growing.push_back(growing.back());
        ++growing.back().step;
        begin = Clock::now();
        plot.setRows(growing);
        append.push_back(millisecondsSince(begin));
    }
    for (int i = 0; i < repeat; ++i) {
        begin = Clock::now();
        plot.redrawNow();
        plot.plot()->replot(QCustomPlot::rpQueuedRefresh);
        refresh.push_back(millisecondsSince(begin));
    }
    tell("200,000 rows set", set, 50);
    tell("drawn", draw, 16);
    tell("a row appended", append, 5);
    tell("brought up to date and drawn", refresh, 50);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QString command = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    std::filesystem::path workspace;
    int seconds = 20;
    int repeat = 6;
    for (int i = 2; i + 1 < argc; i += 2) {
        const QByteArray option(argv[i]);
        if (option == "--workspace") {
            workspace = std::filesystem::absolute(argv[i + 1]);
        } else if (option == "--seconds") {
            seconds = std::max(1, std::atoi(argv[i + 1]));
        } else if (option == "--repeat") {
            repeat = std::max(2, std::atoi(argv[i + 1]));
        }
    }
    try {
        setTorchThreads(0);  // all cores, as the program does
        if (command == QLatin1String(firstPaintCommand)) {
            return firstPaint(argc, argv, workspace);
        }
        const QTemporaryDir home;
        qputenv("XDG_CONFIG_HOME", home.filePath(QStringLiteral("config")).toUtf8());
        if (workspace.empty() && command != QLatin1String("curves")) {
            const std::filesystem::path made = toPath(home.filePath(QStringLiteral("made")));
            makeSampleWorkspaceAt(made);
            workspace = made / "workspace";
        }
        TimedApplication application(argc, argv);
        QApplication::setApplicationName(QStringLiteral("DocentBench"));
        applyTheme(Theme::Light);
        if (command == QLatin1String("start")) {
            return start(argv[0], workspace, repeat);
        }
        if (command == QLatin1String("blocked")) {
            return blocked(application, workspace, seconds);
        }
        if (command == QLatin1String("theme")) {
            return theme(workspace, repeat);
        }
        if (command == QLatin1String("curves")) {
            return curves(home);
        }
        std::fprintf(stderr, "WindowBench start|blocked|theme|curves [--workspace DIR] [--seconds N] [--repeat N]\n");
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QSize>
#include <QString>

#include <cstdlib>
#include <iostream>

#include "CommandTree.h"
#include "Window.h"
#include "base/Error.h"
#include "main/RunWindow.h"
#include "main/Screenshots.h"
#include "plots/RankingChart.h"

namespace docent {

namespace {

char programName[] = "docent";

Error noDisplay() {
    return Error("There is no display to open a window on",
                 "Give a command, see 'docent --help', or set DISPLAY or QT_QPA_PLATFORM");
}

QtMessageHandler standardHandler = nullptr;

/// Where no platform plugin finds its display, Qt tells of plugins and of reinstalling, and aborts.
void handleMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const bool hasPlatform = !QGuiApplication::platformName().isEmpty();
    if (!hasPlatform && type == QtFatalMsg) {
        std::cerr << "docent: " << noDisplay().what() << "\n";
        std::_Exit(exitFailed);  // the application is half made: nothing of it may be torn down
    }
    if (hasPlatform || !QByteArray(context.category).startsWith("qt.qpa.")) {
        standardHandler(type, context, message);
    }
}

/// The platform without a display says at each window what it cannot do with one, and Qt that no user is logged in.
void handleOffscreenMessage(QtMsgType type, const QMessageLogContext& context, const QString& message) {
    const bool isNoise = message.startsWith(QLatin1String("This plugin does not support")) ||
                         message.startsWith(QLatin1String("QStandardPaths: XDG_RUNTIME_DIR"));
    if (type == QtFatalMsg || !isNoise) {
        standardHandler(type, context, message);
    }
}

}  // namespace

int openWindow(const std::optional<std::filesystem::path>& workspace, bool trySample) {
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
        qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        throw noDisplay();
    }
    standardHandler = qInstallMessageHandler(handleMessage);
    char* arguments[] = {programName, nullptr};
    return runWindow(1, arguments, {.workspace = workspace, .trySample = trySample});
}

std::vector<std::filesystem::path> drawWindow(const std::filesystem::path& workspace,
                                              const std::filesystem::path& folder, int scale) {
    standardHandler = qInstallMessageHandler(handleOffscreenMessage);
    return takeScreenshots({.workspace = workspace, .folder = folder, .scale = scale});
}

bool drawRankingChart(const RankingResult& ranking, const std::filesystem::path& path) {
    // QCustomPlot draws through a widget, and a widget needs an application; this one needs no display.
    static char platformOption[] = "-platform";
    static char platform[] = "offscreen";
    static char* arguments[] = {programName, platformOption, platform, nullptr};
    static int count = 3;
    // What Qt says of a missing session concerns windows, and there is none.
    qInstallMessageHandler([](QtMsgType, const QMessageLogContext&, const QString&) {});
    static const QApplication application(count, arguments);
    if (!saveRankingChart(ranking, QString::fromStdString(path.string()), QSize(1000, 560), false)) {
        throw Error("Cannot write the chart " + path.string(), "Look whether the folder is there and has room");
    }
    return true;
}

}  // namespace docent

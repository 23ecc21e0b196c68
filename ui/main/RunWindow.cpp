// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/RunWindow.h"

#include <QApplication>
#include <QTimer>

#include "main/MainWindow.h"
#include "support/Language.h"
#include "support/Settings.h"
#include "support/Theme.h"

namespace docent {

int runWindow(int argc, char** argv, const WindowOptions& options) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Docent"));
    QApplication::setApplicationVersion(QStringLiteral(DOCENT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("docent"));
    registerResources();
    applyLanguage(application, storedLanguage());
    applyTheme(Settings::theme());
    MainWindow window(options.workspace.value_or(std::filesystem::path()));
    window.show();
    if (options.trySample) {
        QTimer::singleShot(0, &window, &MainWindow::trySample);
    }
    return QApplication::exec();
}

}  // namespace docent

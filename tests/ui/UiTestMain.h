// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

#include "support/Theme.h"

/// Runs the tests of a class in Docent's own look, without a display and away from anybody's settings.
#define DOCENT_UI_TEST_MAIN(TestClass)                                  \
    int main(int argc, char** argv) {                                   \
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {           \
            qputenv("QT_QPA_PLATFORM", "offscreen");                    \
        }                                                               \
        const QTemporaryDir home;                                       \
        qputenv("XDG_CONFIG_HOME", home.path().toUtf8());               \
        qputenv("HOME", home.path().toUtf8());                          \
        QApplication application(argc, argv);                           \
        QApplication::setApplicationName(QStringLiteral("DocentTest")); \
        docent::applyTheme(docent::Theme::Light);                       \
        TestClass test;                                                 \
        return QTest::qExec(&test, argc, argv);                         \
    }

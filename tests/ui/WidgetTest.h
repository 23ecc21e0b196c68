// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QWidget>

#include "support/Theme.h"
#include "ui/UiTestMain.h"

namespace docent {

/// The test of a page or a window: finds its widgets by their object names and does with them what a person would.
/// With DOCENT_SCREENSHOTS=DIR its pictures are written there as PNGs; DOCENT_THEME=dark draws them dark.
class WidgetTest : public QObject {
protected:
    WidgetTest() {
        if (qEnvironmentVariable("DOCENT_THEME") == QLatin1String("dark")) {
            applyTheme(Theme::Dark);
        }
    }
    /// What is looked at.
    [[nodiscard]] virtual QWidget* root() const = 0;

    /// The one of this kind and name, below root() or another; ends the test where there is none.
    template <typename Object>
    Object* find(const char* name, const QObject* under = nullptr) const {
        auto* found = (under ? under : root())->findChild<Object*>(QLatin1String(name));
        if (!found) {
            qFatal("There is no '%s'", name);
        }
        return found;
    }
    [[nodiscard]] QAction* action(const char* name) const { return find<QAction>(name); }
    [[nodiscard]] QString text(const char* label) const { return find<QLabel>(label)->text(); }
    /// Waits until a dialog of this kind, and of this name if one is given, is open.
    template <typename Dialog = QDialog>
    Dialog* dialog(const char* name = nullptr) const {
        Dialog* found = nullptr;
        const bool isOpen = QTest::qWaitFor(
            [&] {
                found = root()->findChild<Dialog*>(QLatin1String(name));
                return found && found->isVisible();
            },
            dialogMilliseconds);
        if (!isOpen) {
            qFatal("The dialog '%s' did not open", name ? name : Dialog::staticMetaObject.className());
        }
        return found;
    }

    static void click(QWidget* widget) {
        QVERIFY2(widget->isEnabled() && widget->isVisible(),
                 qPrintable(widget->objectName() + QStringLiteral(" cannot be clicked")));
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void click(const char* button) const { click(find<QWidget>(button)); }
    void trigger(const char* name) const {
        QVERIFY2(action(name)->isEnabled(), name);
        action(name)->trigger();
    }
    /// Puts the text in the place of what is there, with the keyboard.
    static void type(QLineEdit* edit, const QString& text) {
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }

    /// Where pictures are wanted; empty for nowhere.
    [[nodiscard]] static QString pictureFolder() { return qEnvironmentVariable("DOCENT_SCREENSHOTS"); }
    /// Writes root(), or another widget, as NAME.png.
    void picture(const char* name, QWidget* widget = nullptr) const {
        QWidget* const shown = widget ? widget : root();
        const QString folder = pictureFolder();
        if (shown && !folder.isEmpty() && QDir().mkpath(folder)) {
            QTest::qWait(settleMilliseconds);
            shown->grab().save(QStringLiteral("%1/%2.png").arg(folder, QLatin1String(name)));
        }
    }

private:
    static constexpr int dialogMilliseconds = 10'000;
    static constexpr int settleMilliseconds = 250;  ///< pictures decode and animations end meanwhile
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/FormScroll.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QWheelEvent>

#include "ui/UiTestMain.h"

using namespace docent;

namespace {

/// A notch towards the person, in the middle of a widget, as the window system sends it.
void turnWheel(QWidget* widget) {
    const QPointF at = widget->rect().center();
    QWheelEvent event(at, widget->mapToGlobal(at), QPoint(), QPoint(0, -120), Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event);
    qApp->notify(widget, &event);
}

}  // namespace

class FormScrollTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWheelScrollsUntilAFieldHasTheFocus() {
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        auto* box = new QComboBox;
        box->addItems({"one", "two", "three"});
        auto* number = new QSpinBox;
        number->setValue(5);
        column->addWidget(box);
        column->addWidget(number);
        column->addSpacing(2000);
        QWidget window;
        auto* outer = new QVBoxLayout(&window);
        auto* scroll = new FormScroll(content);
        outer->addWidget(scroll);
        window.resize(300, 200);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        scroll->setFocus();
        QCOMPARE(box->focusPolicy(), Qt::StrongFocus);
        for (QWidget* field : {static_cast<QWidget*>(box), static_cast<QWidget*>(number)}) {
            const int before = scroll->verticalScrollBar()->value();
            turnWheel(field);
            QCOMPARE(box->currentIndex(), 0);
            QCOMPARE(number->value(), 5);
            QVERIFY2(scroll->verticalScrollBar()->value() > before,
                     qPrintable(QStringLiteral("%1 of %2").arg(before).arg(scroll->verticalScrollBar()->maximum())));
        }
        number->setFocus();
        QVERIFY(number->hasFocus());
        turnWheel(number);
        QCOMPARE(number->value(), 4);
    }

    void isAsWideAsWhatItHolds() {
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        auto* wide = new QWidget;
        wide->setMinimumSize(200, 900);
        column->addWidget(wide);
        QWidget window;
        auto* row = new QHBoxLayout(&window);
        auto* scroll = new FormScroll(content);
        row->addWidget(scroll);
        row->addWidget(new QWidget, 1);
        window.resize(500, 300);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(scroll->viewport()->width() >= content->minimumSizeHint().width());
        wide->setMinimumWidth(320);  // as where a fold opens
        QTRY_VERIFY(scroll->viewport()->width() >= content->minimumSizeHint().width());
        QVERIFY(content->minimumSizeHint().width() >= 320);
    }
};

DOCENT_UI_TEST_MAIN(FormScrollTest)
#include "FormScrollTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/OptionsForm.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>

#include "selection/Ranking.h"
#include "support/Role.h"
#include "training/TrainingOptions.h"
#include "transfer/RunRecord.h"
#include "ui/UiTestMain.h"
#include "widgets/Fold.h"
#include "widgets/NumberEdit.h"

using namespace docent;

namespace {

const FormLayout layout{.common = {QStringLiteral("learning_rate"), QStringLiteral("epochs")},
                        .hidden = {QStringLiteral("momentum")},
                        .labels = {{QStringLiteral("epochs"), QStringLiteral("Rounds")}},
                        .choices = {}};

void type(QWidget* editor, const char* text) {
    editor->setFocus();
    QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(editor, QLatin1String(text));
}

}  // namespace

class OptionsFormTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsWhatTheStructHolds() {
        OptionsForm form;
        TrainingOptions options;
        options.epochs = 7;
        options.weightDecay = 0.0001;
        options.seed = 12'345'678'901'234'567'890ULL;
        form.setOptions(options, layout, std::function<std::vector<std::string>(const TrainingOptions&)>());
        QCOMPARE(form.findChild<QSpinBox*>(QStringLiteral("option_epochs"))->value(), 7);
        QCOMPARE(form.findChild<NumberEdit*>(QStringLiteral("option_weight_decay"))->text(), QStringLiteral("0.0001"));
        QCOMPARE(form.findChild<QComboBox*>(QStringLiteral("option_schedule"))->currentText(),
                 QStringLiteral("cosine"));
        QVERIFY(form.editor(QStringLiteral("momentum")) == nullptr);
        const auto labels = form.findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [](const QLabel* label) { return label->text() == QLatin1String("Rounds"); }));
        // What nobody touched comes back as it was, also what a spin box could not hold.
        const TrainingOptions read = form.read(options);
        QCOMPARE(fieldsToYaml(read).text(), fieldsToYaml(options).text());
    }

    void editsComeBack() {
        OptionsForm form;
        const TrainingOptions options;
        form.setOptions(options, layout, std::function<std::vector<std::string>(const TrainingOptions&)>());
        form.show();
        QSignalSpy changed(&form, &OptionsForm::changed);
        type(form.editor(QStringLiteral("learning_rate")), "3e-4");
        type(form.editor(QStringLiteral("epochs")), "12");
        form.findChild<QComboBox*>(QStringLiteral("option_precision"))->setCurrentText(QStringLiteral("bf16"));
        QVERIFY(changed.count() >= 3);
        const TrainingOptions read = form.read(options);
        QCOMPARE(read.learningRate, 3e-4);
        QCOMPARE(read.epochs, 12);
        QVERIFY(read.precision == Precision::BFloat16);
    }

    void problemsShowAsTheyAppear() {
        OptionsForm form;
        form.setOptions<TrainingOptions>({}, layout, [](const TrainingOptions& held) { return held.check(); });
        form.show();
        QSignalSpy validity(&form, &OptionsForm::validityChanged);
        auto* problems = form.findChild<QLabel*>(QStringLiteral("problems"));
        QVERIFY(form.isValid());
        QVERIFY(!problems->isVisible());
        form.setValue(QStringLiteral("epochs"), -1);
        QVERIFY(!form.isValid());
        QVERIFY(problems->isVisible());
        QCOMPARE(problems->text(), QStringLiteral("“Rounds” must be 1 to 100,000, or 0 to be chosen"));
        form.setValue(QStringLiteral("epochs"), 3);
        QVERIFY(form.isValid());
        QVERIFY(!problems->isVisible());
        QCOMPARE(validity.count(), 2);
    }

    void marksTheFieldThatIsNamed() {
        OptionsForm form;
        form.setOptions<RankingOptions>({}, {}, [](const RankingOptions& held) { return held.check(); });
        const auto isMarked = [&form](const char* key) {
            for (const QLabel* label : form.findChildren<QLabel*>()) {
                if (label->buddy() == form.editor(QLatin1String(key))) {
                    return roleOf(label) == Role::Problem;
                }
            }
            return false;
        };
        form.setValue(QStringLiteral("halving_budget"), 7.0);
        QCOMPARE(form.problems(),
                 QStringList(QStringLiteral("“Halving budget” must be over 0 and at most 1, for example 0.25")));
        QVERIFY(isMarked("halving_budget"));
        QVERIFY(!isMarked("halving"));
        // What begins with a field is about that one, whatever its words mention.
        form.setValue(QStringLiteral("halving_budget"), 0.25);
        form.setValue(QStringLiteral("also"), QStringLiteral("logme, magic"));
        QCOMPARE(form.problems().size(), 1);
        QVERIFY2(form.problems().constFirst().startsWith(QStringLiteral("“Also”: There is no proxy 'magic'")),
                 qPrintable(form.problems().constFirst()));
        QVERIFY(isMarked("also"));
        QVERIFY(!isMarked("proxy"));
    }

    void zeroIsShownAsWhatItStandsFor() {
        OptionsForm form;
        TrainingOptions options;
        form.setOptions<TrainingOptions>(options, layout);
        form.show();
        auto* epochs = qobject_cast<QSpinBox*>(form.editor(QStringLiteral("epochs")));
        auto* rate = qobject_cast<NumberEdit*>(form.editor(QStringLiteral("learning_rate")));
        QCOMPARE(epochs->text(), QStringLiteral("chosen"));
        QCOMPARE(rate->text(), QStringLiteral("chosen"));
        // Typed beside the word, which goes.
        epochs->setFocus();
        QTest::keyClick(epochs, Qt::Key_End);
        QTest::keyClicks(epochs, QStringLiteral("12"));
        QTest::keyClick(rate, Qt::Key_End);
        QTest::keyClicks(rate, QStringLiteral("0.5"));
        QCOMPARE(form.read(options).epochs, 12);
        QCOMPARE(form.read(options).learningRate, 0.5);
        epochs->setValue(0);
        rate->setValue(0);
        QCOMPARE(epochs->text(), QStringLiteral("chosen"));
        QCOMPARE(form.read(options).epochs, 0);
        QCOMPARE(form.read(options).learningRate, 0.0);
    }

    void lists() {
        OptionsForm form;
        const TransferOptions options;
        form.setOptions<TransferOptions>(options, {}, [](const TransferOptions& held) { return held.check(); });
        form.setValue(QStringLiteral("learning_rates"), QStringLiteral("0.1, 0.02 ,0.003"));
        form.setValue(QStringLiteral("steps"), QStringLiteral("50,500"));
        QVERIFY(form.isValid());
        const TransferOptions read = form.read(options);
        QCOMPARE(read.learningRates, (std::vector<double>{0.1, 0.02, 0.003}));
        QCOMPARE(read.steps, (std::vector<std::int64_t>{50, 500}));
        form.setValue(QStringLiteral("steps"), QStringLiteral("50, many"));
        QVERIFY(!form.isValid());
        QVERIFY(form.problems().constFirst().contains(QLatin1String("many")));
    }

    void foldHidesTheRest() {
        OptionsForm form;
        form.setOptions<TrainingOptions>({}, layout);
        form.show();
        auto* fold = form.findChild<Fold*>(QStringLiteral("advanced"));
        QVERIFY(form.editor(QStringLiteral("epochs"))->isVisible());
        QVERIFY(!form.editor(QStringLiteral("seed"))->isVisible());
        fold->setOpen(true);
        QVERIFY(form.editor(QStringLiteral("seed"))->isVisible());
    }
};

DOCENT_UI_TEST_MAIN(OptionsFormTest)
#include "OptionsFormTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/CombineDialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <memory>

#include "jobs/Operations.h"
#include "support/MessageBox.h"
#include "support/PictureSet.h"
#include "support/Session.h"
#include "ui/WidgetTest.h"

using namespace docent;

class CombineDialogTest : public WidgetTest {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    QWidget m_window;

    [[nodiscard]] QWidget* root() const override { return const_cast<QWidget*>(&m_window); }
    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

private Q_SLOTS:
    void initTestCase() {
        writePictureSet(path("pictures"), sourceClasses(6), 16);
        const Workspace workspace = Workspace::create(path("workspace"));
        const auto run = [&](const JobSpec& spec) {
            RunContext context;
            (void)runJob(workspace, resolveJob(workspace, spec), "cpu", context);
        };
        run(ImportJob{{.path = path("pictures").string(), .name = "shapes", .imageSize = 16}});
        run(BaselineJob{.source = "shapes", .training = {.epochs = 1}});
        m_session = std::make_unique<Session>(path("workspace"));
        QVERIFY(!CombineDialog::isPossible(m_session->models()));
        for (const char* node : {"discs", "rings"}) {
            run(ExpertJob{
                .source = "shapes", .node = node, .expert = {.kind = ExpertKind::Adapter}, .training = {.epochs = 1}});
        }
        m_session.reset();
        m_session = std::make_unique<Session>(path("workspace"));
        QVERIFY(CombineDialog::isPossible(m_session->models()));
    }
    void cleanupTestCase() { m_session.reset(); }

    void writesWhatIsTicked() {
        auto* dialog = new CombineDialog(*m_session, &m_window);
        dialog->open();
        auto* experts = find<QListWidget>("combineExperts", dialog);
        auto* ok = find<QPushButton>("ok", dialog);
        QCOMPARE(experts->count(), 2);
        QVERIFY(ok->isEnabled());
        const QString file = QString::fromStdString(path("out/one.safetensors").string());
        find<QLineEdit>("path", dialog)->setText(file);
        picture("combine", dialog);
        for (int row = 0; row < 2; ++row) {
            experts->item(row)->setCheckState(Qt::Unchecked);
        }
        QVERIFY(!ok->isEnabled());
        experts->item(1)->setCheckState(Qt::Checked);
        const QString name = experts->item(1)->text();
        find<QComboBox>("combinePrecision", dialog)->setCurrentIndex(1);
        click(find<QPushButton>("copyCommand", dialog));
        QVERIFY2(QGuiApplication::clipboard()->text().contains(QStringLiteral("models combine")) &&
                     QGuiApplication::clipboard()->text().contains(QStringLiteral(" --precision float16")),
                 qPrintable(QGuiApplication::clipboard()->text()));
        QSignalSpy said(m_session.get(), &Session::said);
        QSignalSpy done(dialog, &QDialog::accepted);
        click(ok);
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20'000);
        const CombinedFile written(path("out/one.safetensors"));
        QCOMPARE(written.experts().size(), std::size_t{1});
        QCOMPARE(written.file()->tensor("norm.weight").type, TensorType::F16);
        QCOMPARE(QString::fromStdString(written.experts().front().name), name);
        QVERIFY(said.last().first().toString().contains(QStringLiteral("2 models")));
    }

    void anEarlierFileIsAskedAbout() {
        auto* dialog = new CombineDialog(*m_session, &m_window);
        dialog->open();
        find<QLineEdit>("path", dialog)->setText(QString::fromStdString(path("out/one.safetensors").string()));
        MessageBox::setNextAnswer(QStringLiteral("cancel"));
        click(find<QPushButton>("ok", dialog));
        QCOMPARE(CombinedFile(path("out/one.safetensors")).experts().size(), std::size_t{1});
        MessageBox::setNextAnswer(QStringLiteral("replace"));
        QSignalSpy done(dialog, &QDialog::accepted);
        click(find<QPushButton>("ok", dialog));
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 20'000);
        QCOMPARE(CombinedFile(path("out/one.safetensors")).experts().size(), std::size_t{2});
    }

    void whatGoesWrongIsTold() {
        auto* dialog = new CombineDialog(*m_session, &m_window);
        dialog->open();
        writeFileAtomically(path("blocked"), "a file");
        find<QLineEdit>("path", dialog)->setText(QString::fromStdString(path("blocked/one.safetensors").string()));
        click(find<QPushButton>("ok", dialog));
        QTRY_VERIFY(!find<QLabel>("submitProblem", dialog)->text().isEmpty());
        QVERIFY(find<QListWidget>("combineExperts", dialog)->isEnabled());
        dialog->close();
    }
};

DOCENT_UI_TEST_MAIN(CombineDialogTest)
#include "CombineDialogTest.moc"

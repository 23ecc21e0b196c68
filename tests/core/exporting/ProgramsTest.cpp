// SPDX-License-Identifier: GPL-3.0-or-later
// The programs beside exported models, as whoever got the folder runs them.
#include "exporting/Programs.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <opencv2/imgcodecs.hpp>

#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "exporting/ExportedModel.h"
#include "exporting/Exporter.h"
#include "support/MemoryImages.h"
#include "support/NodeClient.h"
#include "support/Python.h"
#include "support/RandomRun.h"

using namespace docent;

class ProgramsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<CachedImages> m_test;
    QStringList m_pictures;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }

    [[nodiscard]] QString pathText(const std::string& name) const {
        return QString::fromStdString(path(name).string());
    }

    /// Of noise, so that each pixel matters, on shapes that are cut, filled and stretched.
    void writePictures() {
        cv::RNG random(7);
        const auto write = [&](const char* name, int width, int height, int type) {
            cv::Mat picture(height, width, type);
            random.fill(picture, cv::RNG::UNIFORM, 0, type == CV_16UC1 ? 65536 : 256);
            const QString file = QString::fromStdString(path(name).string());
            QVERIFY(cv::imwrite(file.toStdString(), picture));
            m_pictures << file;
        };
        write("wide.png", 61, 37, CV_8UC3);
        write("small ü.png", 9, 12, CV_8UC3);
        write("thin.png", 40, 5, CV_8UC3);
        write("clear.png", 25, 25, CV_8UC4);
        write("grey.png", 30, 18, CV_8UC1);

        writeFileAtomically(path("broken.png"), "no picture");
        writeFileAtomically(path("huge.ppm"), "P6 20000 20000 255\n");
        cv::Mat noise(37, 61, CV_8UC3);
        random.fill(noise, cv::RNG::UNIFORM, 0, 256);
        QVERIFY(cv::imwrite(path("cut.jpg").string(), noise));
        fs::resize_file(path("cut.jpg"), fs::file_size(path("cut.jpg")) / 2);
    }

    /// One of the pictures in tests/baselines.
    static QString baselinePicture(const QString& name) { return QStringLiteral(DOCENT_TEST_DATA "/pictures/") + name; }

    /// What Docent says of the pictures: the first class, and its probability.
    [[nodiscard]] std::vector<std::pair<std::string, double>> expected(const fs::path& folder) const {
        const auto model = openExportedModel(folder);
        std::vector<std::pair<std::string, double>> result;
        for (const QString& file : m_pictures) {
            const Matrix scores = model->predict({decodePictureFile(fs::path(file.toStdString()))}).probabilities;
            const auto best = std::max_element(scores.values.begin(), scores.values.end());
            result.emplace_back(model->classes()[static_cast<std::size_t>(best - scores.values.begin())], *best);
        }
        return result;
    }

    void compare(const QByteArray& output, const fs::path& folder) const {
        const QList<QByteArray> lines = output.trimmed().split('\n');
        QCOMPARE(lines.size(), m_pictures.size());
        const auto wanted = expected(folder);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QList<QByteArray> cells = lines[i].split('\t');
            QCOMPARE(cells.size(), 3);
            QCOMPARE(QString::fromUtf8(cells[0]), m_pictures[i]);
            const auto& [label, probability] = wanted[static_cast<std::size_t>(i)];
            QCOMPARE(cells[1].toStdString(), label);
            // A pixel may be rounded the other way.
            QVERIFY2(std::abs(cells[2].toDouble() - probability) < 5e-3,
                     qPrintable(QStringLiteral("%1 instead of %2").arg(lines[i]).arg(probability)));
        }
    }

    static QByteArray run(const QString& program, const QStringList& arguments, const fs::path& folder) {
        QProcess process;
        process.setWorkingDirectory(QString::fromStdString(folder.string()));
        process.start(program, arguments);
        if (!process.waitForFinished(240'000) || process.exitCode() != 0) {
            qWarning("%s", process.readAllStandardError().constData());
            return {};
        }
        return process.readAllStandardOutput();
    }

    void runPythonIn(const fs::path& folder) const {
        compare(run(systemPython, QStringList{QString::fromStdString((folder / "classify.py").string())} + m_pictures,
                    m_folder.path().toStdString()),
                folder);
    }

    void runJavaScriptIn(const fs::path& folder) const {
        QString problem;
        const QByteArray output =
            runNode(QStringList{QString::fromStdString((folder / "classify.js").string())} + m_pictures,
                    m_folder.path(), problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        compare(output, folder);
    }

    /// Built as the program's own first lines say.
    void runCppIn(const fs::path& folder) const {
        const QString text = QString::fromStdString(readFile(folder / "classify.cpp"));
        QString build = QRegularExpression("//     (g\\+\\+.*?)\n//     \\./classify",
                                           QRegularExpression::DotMatchesEverythingOption)
                            .match(text)
                            .captured(1);
        build.remove(QStringLiteral("\n//"));
        build.remove(QLatin1Char('\\'));
        QVERIFY(build.startsWith(QStringLiteral("g++")));
        (void)run(QStringLiteral("bash"), {QStringLiteral("-c"), build}, folder);
        QVERIFY(fs::exists(folder / "classify"));
        const QString program = QString::fromStdString((folder / "classify").string());
        compare(run(program, m_pictures, folder), folder);
        refuse(program, {}, {pathText("broken.png"), pathText("cut.jpg"), baselinePicture("float.tif")});
    }

    /// Width, height and pixels.
    static QString asText(const Picture& picture) {
        const QByteArray pixels(reinterpret_cast<const char*>(picture.pixels.data()),
                                static_cast<qsizetype>(picture.pixels.size()));
        return QStringLiteral("%1 %2 %3")
            .arg(picture.width)
            .arg(picture.height)
            .arg(QString::fromLatin1(pixels.toHex()));
    }

    /// The program tells which of the pictures it cannot read, and names the two around them.
    void refuse(const QString& program, const QStringList& script, const QStringList& unreadable) const {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("NODE_PATH", clientsFolder() + "/node_modules");
        process.setProcessEnvironment(environment);
        process.start(program, script + QStringList{m_pictures[0]} + unreadable + QStringList{m_pictures[1]});
        QVERIFY(process.waitForFinished(60'000));
        const QString said = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(process.exitStatus() == QProcess::NormalExit && process.exitCode() == 1, qPrintable(said));
        const QList<QByteArray> lines = process.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith(m_pictures[0].toUtf8()) && lines[1].startsWith(m_pictures[1].toUtf8()));
        for (const QString& picture : unreadable) {
            QVERIFY2(said.contains(picture + ": "), qPrintable(said));
        }
        QVERIFY2(!said.contains("Traceback"), qPrintable(said));
    }

    fs::path write(const std::string& name, ResizeRule rule, const ExportOptions& options) const {
        ExportInput input = makeRandomRun(path(name + ".weights"), name, m_set, *m_test, 3);
        input.run.resize = rule;
        input.train = m_test.get();
        input.test = m_test.get();
        input.run.dataHash = m_test->hash();
        input.taskClasses = input.run.classes;
        RunContext context;
        (void)exportRun(input, options, path(name), context);
        return path(name);
    }

private Q_SLOTS:
    void initTestCase() {
        torch::set_num_threads(1);  // on a busy machine the threads of small layers wait for one another for minutes
        m_set = makeMemorySet(path("cache"), taskClasses(30));
        m_test = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Test));
        writePictures();
    }

    void ofEachExport_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<bool>("preprocessing");
        QTest::addColumn<QString>("precision");
        QTest::newRow("fit") << "fit" << false << "float32";
        QTest::newRow("crop, bytes in") << "crop" << true << "float32";
        QTest::newRow("squash, half") << "squash" << false << "float16";
        QTest::newRow("fit, 8 bits") << "fit" << false << "int8";
    }

    /// In Python by OpenCV where ONNX Runtime for Python is not there, in C++ by OpenCV, in JavaScript by ONNX Runtime.
    void ofEachExport() {
        QFETCH(QString, rule);
        QFETCH(bool, preprocessing);
        QFETCH(QString, precision);
        if (!pythonHas("cv2, numpy, PIL") || !hasOnnxRuntime()) {
            QSKIP("needs python3-opencv, python3-pil and packaging/install-clients");
        }
        const auto kind = enumValue<ExportPrecision>(precision.toStdString(), "precision");
        const fs::path folder = write("net-" + precision.toStdString() + rule.toStdString(),
                                      enumValue<ResizeRule>(rule.toStdString(), "resize rule"),
                                      {.formats = {ExportFormat::Onnx},
                                       .precision = kind,
                                       .preprocessing = preprocessing,
                                       .maxAccuracyLoss = 100});
        QVERIFY(fs::exists(folder / "classify.py") && fs::exists(folder / "classify.cpp"));
        if (kind != ExportPrecision::Int8) {  // whose numbers Docent itself does not compute in 8 bits
            runJavaScriptIn(folder);
        }
        if (kind == ExportPrecision::Float32) {  // OpenCV 4.6 reads no others
            runPythonIn(folder);
            runCppIn(folder);
        }
    }

    void withoutOnnxRuntimePythonTellsWhatElseWorks() {
        if (!pythonHas("cv2, numpy, PIL") || pythonHas("onnxruntime")) {
            QSKIP("needs python3-opencv and python3-pil, and no ONNX Runtime for Python");
        }
        const fs::path folder =
            write("half", ResizeRule::Fit,
                  {.formats = {ExportFormat::Onnx}, .precision = ExportPrecision::Float16, .maxAccuracyLoss = 100});
        QProcess process;
        process.start(systemPython, {QString::fromStdString((folder / "classify.py").string()), m_pictures[0]});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        const QByteArray said = process.readAllStandardError().trimmed();
        QVERIFY2(said.startsWith("onnxruntime is missing") && !said.contains('\n'), said.constData());
    }

    void aPictureThatCannotBeReadKeepsNoOther() {
        if (!pythonHas("cv2, numpy, PIL")) {
            QSKIP("needs python3-opencv and python3-pil");
        }
        const fs::path folder = write("broken", ResizeRule::Fit, {.formats = {ExportFormat::Onnx}});
        refuse(systemPython, {QString::fromStdString((folder / "classify.py").string())},
               {pathText("broken.png"), pathText("cut.jpg"), pathText("huge.ppm"), baselinePicture("float.tif")});
        if (!hasOnnxRuntime()) {
            QSKIP("the rest needs packaging/install-clients");
        }
        refuse("node", {QString::fromStdString((folder / "classify.js").string())},
               {pathText("broken.png"), pathText("cut.jpg")});
    }

    /// TIFFs too, which Pillow turns as it loads them.
    void picturesStandAsExifSays() {
        if (!pythonHas("cv2, numpy, PIL")) {
            QSKIP("needs python3-opencv and python3-pil");
        }
        const fs::path folder = write("turned", ResizeRule::Fit, {.formats = {ExportFormat::Onnx}});
        const QString script = QStringLiteral(R"py(
import sys
text = open(sys.argv[1], encoding="utf-8").read().replace("sys.exit(main())", "")
program = {"__file__": sys.argv[1]}
exec(text, program)
for picture in sys.argv[2:]:
    pixels = program["load"](picture)
    print(pixels.shape[1], pixels.shape[0], pixels.tobytes().hex())
)py");
        QStringList pictures;
        for (const char* name : {"exif3.tif", "exif6.tif", "exif8.tif", "exif6.png", "exif6.webp"}) {
            pictures << baselinePicture(QString::fromLatin1(name));
        }
        const PythonRun said =
            runPython(script, QStringList{QString::fromStdString((folder / "classify.py").string())} + pictures);
        QVERIFY2(said.exitCode == 0, said.errors.constData());
        const QList<QByteArray> lines = said.output.trimmed().split('\n');
        QCOMPARE(lines.size(), pictures.size());
        for (qsizetype i = 0; i < lines.size(); ++i) {
            QCOMPARE(QString::fromLatin1(lines[i]), asText(decodePictureFile(pictures[i].toStdString())));
        }
    }

    void theCardsPythonTurnsATiffOnce() {
        if (!pythonHas("torch, numpy, PIL")) {
            QSKIP("needs python3-torch and python3-pil");
        }
        const fs::path folder = write("card", ResizeRule::Squash, {.formats = {ExportFormat::TorchScript}});
        const QString card = QString::fromStdString(readFile(folder / "MODEL_CARD.md"));
        QString code = QRegularExpression("```python\n(.*?)```", QRegularExpression::DotMatchesEverythingOption)
                           .match(card)
                           .captured(1);
        const QString print = QStringLiteral("print(picture.width, picture.height, picture.tobytes().hex())\n");
        code.replace("# Docent averages", print + "# Docent averages");
        for (const char* name : {"exif6.tif", "exif6.png"}) {
            const QString picture = baselinePicture(QString::fromLatin1(name));
            const PythonRun said =
                runPython(QString(code).replace("picture.png", picture), {}, QString::fromStdString(folder.string()));
            QVERIFY2(said.exitCode == 0, said.errors.constData());
            const QList<QByteArray> lines = said.output.trimmed().split('\n');
            QCOMPARE(lines.size(), 2);  // and the class
            QCOMPARE(QString::fromLatin1(lines[0]), asText(decodePictureFile(picture.toStdString())));
        }
    }

    void ofTorchScript() {
        if (!pythonHas("torch, cv2, numpy, PIL")) {
            QSKIP("needs python3-torch, python3-opencv and python3-pil");
        }
        const fs::path folder = write("script", ResizeRule::Squash, {.formats = {ExportFormat::TorchScript}});
        QVERIFY(!fs::exists(folder / "classify.js"));
        runPythonIn(folder);
        runCppIn(folder);
        runPythonIn(write("script16", ResizeRule::Squash,
                          {.formats = {ExportFormat::TorchScript}, .precision = ExportPrecision::Float16}));
    }

    void ofWeightsAloneThereIsNone() {
        const fs::path folder = write("weights", ResizeRule::Fit, {.formats = {ExportFormat::Safetensors}});
        QVERIFY(!fs::exists(folder / "classify.py") && !fs::exists(folder / "classify.cpp"));
    }

    void theTermsAreToldAndLicencesKept() {
        fs::create_directories(path("pictures"));
        writeFileAtomically(path("pictures/LICENSE.txt"), "# Terms\nFree for all.\n");
        writeFileAtomically(path("pictures/notes.txt"), "not one of them");
        ExportInput input = makeRandomRun(path("terms.weights"), "terms", m_set, *m_test);
        input.taskOrigin = path("pictures").string();
        input.taskLicence = "CC0-1.0";
        RunContext context;
        (void)exportRun(input, {.formats = {ExportFormat::Safetensors}}, path("terms"), context);
        const std::string notes = readFile(path("terms/LICENSE_NOTES.md"));
        QVERIFY(notes.find("CC0-1.0") != std::string::npos);
        QVERIFY(notes.find("    # Terms\n    Free for all.") != std::string::npos);
        QVERIFY(notes.find("licence: not stated") != std::string::npos);
        QVERIFY(notes.find("not one of them") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ProgramsTest)
#include "ProgramsTest.moc"

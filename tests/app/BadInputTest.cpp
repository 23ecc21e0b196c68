// SPDX-License-Identifier: GPL-3.0-or-later
#include <unistd.h>

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "jobs/JobQueue.h"
#include "support/PictureSet.h"

namespace {

void write(const QString& path, const QByteArray& bytes) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY2(file.open(QFile::WriteOnly), qPrintable(path));
    file.write(bytes);
}

QByteArray read(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// A mount that ends with the scope; `isThere()` is false where this user may not mount.
class Mount {
public:
    explicit Mount(const QStringList& arguments) : m_point(arguments.back()) {
        m_isThere = runProgram("mount", arguments).exitCode == 0;
    }
    ~Mount() {
        if (m_isThere) {
            [[maybe_unused]] const DocentResult result = runProgram("umount", {m_point});
        }
    }
    Mount(const Mount&) = delete;
    Mount& operator=(const Mount&) = delete;
    [[nodiscard]] bool isThere() const { return m_isThere; }
    void add(const QStringList& arguments) { m_isThere = runProgram("mount", arguments).exitCode == 0 && m_isThere; }

private:
    QString m_point;
    bool m_isThere = false;
};

}  // namespace

/// Bad input gets one sentence, exit code 1, and leaves the workspace as it was.
class BadInputTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void folderThatIsNotThere();
    void folderWithoutPictures();
    void oneClassOnly();
    void classWithOnePicture();
    void nodeWithoutClasses();
    void nodeThatIsNotThere();
    void taskWhosePicturesAreAllCorrupt();
    void weightsOfAnotherShape();
    void truncatedSafetensors();
    void lyingSafetensors_data();
    void lyingSafetensors();
    void damagedPicture();
    void damagedPictureAmongOthers();
    void damagedRun();
    void recordsThatWereCutShort();
    void whatIsPrintedMustArrive();
    void demoInAWorkspaceOfOnesOwn();
    void fullDisk();
    void readOnlyWorkspace();
    void workspaceOfANewerVersion();
    void noWorkspace();
    void twoDocentsInOneWorkspace();

private:
    DocentResult docent(QStringList arguments) { return runDocent(arguments << "--workspace" << m_workspace); }
    /// Everything that a person would call theirs: no job records, no lock, no cache.
    [[nodiscard]] QMap<QString, QByteArray> contents() const {
        QMap<QString, QByteArray> hashes;
        QDirIterator files(m_workspace, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = QDir(m_workspace).relativeFilePath(files.next());
            if (!path.startsWith("jobs/") && !path.startsWith("cache/") && path != ".lock") {
                hashes[path] = QCryptographicHash::hash(read(files.filePath()), QCryptographicHash::Md5);
            }
        }
        return hashes;
    }
    void refuses(const QStringList& arguments, const QStringList& words);
    void checkRefusal(const DocentResult& result, const QStringList& words, const QMap<QString, QByteArray>& before);

    QTemporaryDir m_folder;
    QString m_workspace;
    QString m_exported;
    QString m_picture;
};

void BadInputTest::checkRefusal(const DocentResult& result, const QStringList& words,
                                const QMap<QString, QByteArray>& before) {
    QVERIFY2(result.exitCode == 1, result.text());
    QVERIFY2(result.complaints().size() == 1, result.text());
    QVERIFY2(result.out.isEmpty(), result.text());
    QVERIFY2(!result.err.contains("frame #") && !result.err.contains("terminate"), result.text());
    for (const QString& word : words) {
        QVERIFY2(result.complaints().front().contains(word, Qt::CaseInsensitive),
                 qPrintable(word + "\n" + result.text()));
    }
    const QMap<QString, QByteArray> after = contents();
    for (const QString& path : after.keys() + before.keys()) {
        QVERIFY2(after.value(path) == before.value(path), qPrintable(path + " was changed"));
    }
}

void BadInputTest::refuses(const QStringList& arguments, const QStringList& words) {
    const QMap<QString, QByteArray> before = contents();
    checkRefusal(docent(arguments), words, before);
}

void BadInputTest::initTestCase() {
    m_workspace = m_folder.filePath("work");
    m_exported = m_folder.filePath("exported");
    const QString source = m_folder.filePath("shapes");
    const QString task = m_folder.filePath("task");
    docent::writePictureSet(source.toStdString(), docent::sourceClasses(8), 16);
    docent::writePictureSet(task.toStdString(), docent::taskClasses(8), 16, 2);
    auto three = docent::taskClasses(8);
    three.pop_back();
    docent::writePictureSet(m_folder.filePath("three").toStdString(), three, 16, 3);
    m_picture = task + "/bars-violet/picture1.png";
    docent::JobQueue queue(docent::Workspace::create(m_workspace.toStdString()));
    const auto import = [](const QString& path, const char* name, bool isTask) {
        return docent::ImportJob{{.path = path.toStdString(), .name = name, .target = isTask, .imageSize = 16}};
    };
    const auto transfer = [](const char* to, const char* name) {
        return docent::TransferJob{
            .name = name, .task = to, .model = "shapes-baseline", .options = {.learningRates = {0.03}, .steps = {4}}};
    };
    for (const docent::JobSpec& spec : {
             docent::JobSpec(import(source, "shapes", false)),
             docent::JobSpec(import(task, "task", true)),
             docent::JobSpec(import(m_folder.filePath("three"), "three", true)),
             docent::JobSpec(docent::BaselineJob{.source = "shapes", .training = {.epochs = 1}}),
             docent::JobSpec(transfer("task", "four")),
             docent::JobSpec(transfer("three", "three")),
             docent::JobSpec(
                 docent::ExportJob{.run = "four", .formats = {"safetensors"}, .to = m_exported.toStdString()}),
         }) {
        const docent::JobRecord done = queue.wait(queue.submit(spec));
        QVERIFY2(done.state == docent::JobState::Succeeded, done.error.c_str());
    }
}

void BadInputTest::folderThatIsNotThere() {
    refuses({"dataset", "add", m_folder.filePath("nowhere"), "--name", "new"}, {"nowhere", "exist"});
}

void BadInputTest::folderWithoutPictures() {
    write(m_folder.filePath("texts/a/note.txt"), "no picture");
    refuses({"dataset", "add", m_folder.filePath("texts"), "--name", "new"}, {"texts", "picture"});
}

void BadInputTest::oneClassOnly() {
    docent::writePictureSet(m_folder.filePath("one").toStdString(), {docent::taskClasses(5).front()}, 16);
    refuses({"dataset", "add", m_folder.filePath("one"), "--name", "new"}, {"one class"});
}

void BadInputTest::classWithOnePicture() {
    auto classes = docent::taskClasses(5);
    classes.back().count = 1;
    docent::writePictureSet(m_folder.filePath("lonely").toStdString(), classes, 16);
    refuses({"dataset", "add", m_folder.filePath("lonely"), "--name", "new"}, {"bars-violet", "merge", "drop"});
}

void BadInputTest::nodeWithoutClasses() {
    refuses({"train", "experts", "--source", "shapes", "--nodes", "discs/red"}, {"discs/red", "class"});
}

void BadInputTest::nodeThatIsNotThere() {
    refuses({"train", "experts", "--source", "shapes", "--nodes", "discs,pyramids"}, {"pyramids"});
}

void BadInputTest::taskWhosePicturesAreAllCorrupt() {
    for (const char* name : {"a/1.png", "a/2.png", "b/1.png", "b/2.png"}) {
        write(m_folder.filePath(QString("corrupt/") + name), "\x89PNG\r\n\x1a\n and then nothing that a PNG has");
    }
    refuses({"dataset", "add", m_folder.filePath("corrupt"), "--name", "new", "--target"}, {"picture"});
}

void BadInputTest::weightsOfAnotherShape() {
    const QString path = m_workspace + "/runs/three/weights.safetensors";
    const QByteArray own = read(path);
    write(path, read(m_workspace + "/runs/four/weights.safetensors"));
    refuses({"predict", "three", m_picture}, {"weights.safetensors"});
    write(path, own);
    QCOMPARE(docent({"predict", "three", m_picture}).exitCode, 0);
}

void BadInputTest::truncatedSafetensors() {
    const QString path = m_workspace + "/models/shapes-baseline/weights.safetensors";
    const QByteArray own = read(path);
    write(path, own.left(own.size() / 2));
    refuses({"rank", "--task", "task"}, {"weights.safetensors"});
    refuses({"transfer", "--task", "task", "--expert", "shapes-baseline", "--name", "new"}, {"weights.safetensors"});
    write(path, own);
}

void BadInputTest::lyingSafetensors_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto file = [](const QByteArray& header, int data) {
        const quint64 size = static_cast<quint64>(header.size());
        return QByteArray(reinterpret_cast<const char*>(&size), 8) + header + QByteArray(data, '\0');
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("a header longer than the file") << QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f{}", 10);
    QTest::newRow("no JSON") << file("this is no JSON", 8);
    QTest::newRow("offsets outside") << file(R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8000000]}})", 8);
    QTest::newRow("a shape that is not its size")
        << file(R"({"w":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8);
    QTest::newRow("a shape that overflows")
        << file(R"({"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,8]}})", 8);
    QTest::newRow("no tensor that the model needs")
        << file(R"({"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8);
}

void BadInputTest::lyingSafetensors() {
    QFETCH(QByteArray, bytes);
    QDir exported(m_exported);
    const QString path = exported.filePath(exported.entryList({"*.safetensors"}).value(0));
    const QByteArray own = read(path);
    QVERIFY(!own.isEmpty());
    write(path, bytes);
    refuses({"predict", m_exported, m_picture}, {"safetensors"});
    write(path, own);
}

void BadInputTest::damagedPicture() {
    write(m_folder.filePath("damaged.png"), read(m_picture).left(60));
    refuses({"predict", "four", m_folder.filePath("damaged.png")}, {"damaged.png"});
    refuses({"predict", "four", m_folder.filePath("absent.png")}, {"absent.png"});
}

void BadInputTest::damagedPictureAmongOthers() {
    const QString damaged = m_folder.filePath("damaged.png");
    write(damaged, read(m_picture).left(60));
    QVERIFY(QDir().mkpath(m_folder.filePath("empty")));
    const DocentResult text = docent({"predict", "four", damaged, m_picture, m_folder.filePath("empty")});
    QVERIFY2(text.exitCode == 1 && text.complaints().size() == 2, text.text());
    QVERIFY2(text.complaints().back().contains("is a folder without a picture"), text.text());
    QVERIFY2(text.out.contains(m_picture) && !text.out.contains("damaged.png"), text.text());
    const DocentResult result = docent({"predict", "four", damaged, m_picture, "--json"});
    QVERIFY2(result.exitCode == 1, result.text());
    const QJsonArray predictions = result.json()["predictions"].toArray();
    QCOMPARE(predictions.size(), 2);
    QVERIFY(predictions[0].toObject()["error"].toString().contains("damaged.png"));
    QCOMPARE(predictions[1].toObject()["classes"].toArray().size(), 3);
    QCOMPARE(result.json()["failed"].toInt(), 1);
    QCOMPARE(result.complaints().size(), 1);
    // Also where all of them fail; what concerns the model itself leaves stdout empty.
    const DocentResult none = docent({"predict", "four", damaged, "--json"});
    QVERIFY2(none.exitCode == 1 && none.json()["failed"].toInt() == 1, none.text());
    QCOMPARE(none.json()["predictions"].toArray().size(), 1);
    const DocentResult all = docent({"predict", "four", m_picture, "--json"});
    QVERIFY2(all.exitCode == 0 && all.json()["failed"].toInt() == 0 && all.complaints().isEmpty(), all.text());
    refuses({"predict", "no-such-run", m_picture, "--json"}, {"no-such-run"});
}

void BadInputTest::damagedRun() {
    const QString path = m_workspace + "/runs/three/run.yaml";
    const QByteArray own = read(path);
    write(path, "name: [three\n");
    const DocentResult text = docent({"compare"});
    QVERIFY2(text.exitCode == 0 && text.complaints().size() == 1 && text.err.contains("run.yaml"), text.text());
    const QJsonObject json = docent({"compare", "--json"}).json();
    QCOMPARE(json["runs"].toArray().size(), 1);
    QCOMPARE(json["problems"].toArray().size(), 1);
    // One that is not complete, and that no job trains any more, stands as 'docent runs' says.
    QByteArray begun = own;
    begun.replace("state: complete", "state: training");
    QVERIFY(begun != own);
    write(path, begun);
    for (const char* command : {"compare", "runs"}) {
        const DocentResult told = docent({command});
        QVERIFY2(told.exitCode == 0 && told.out.contains("unfinished"), told.text());
        QStringList states;
        for (const QJsonValue& run : docent({command, "--json"}).json()["runs"].toArray()) {
            states.append(run.toObject()["state"].toString());
        }
        QVERIFY2(states.contains("unfinished") && !states.contains("training"), qPrintable(states.join(' ')));
    }
    write(path, own);
}

void BadInputTest::recordsThatWereCutShort() {
    const QString model = m_workspace + "/models/shapes-baseline/model.yaml";
    const QString run = m_workspace + "/runs/three/run.yaml";
    for (const QString& path : {m_workspace + "/datasets/shapes.yaml", model, run}) {
        const QByteArray own = read(path);
        QVERIFY2(own.size() > 300, qPrintable(path));
        write(path, own.left(own.indexOf('\n', 150) + 1));  // YAML still
        const DocentResult list = docent({path == model ? "models"
                                          : path == run ? "runs"
                                                        : "dataset",
                                          "list", "--json"});
        QCOMPARE(list.json()["problems"].toArray().size(), 1);
        QVERIFY2(list.json()["problems"].toArray()[0].toString().contains("is missing"), list.text());
        write(path, own);
    }
}

void BadInputTest::whatIsPrintedMustArrive() {
    for (const char* command : {"dataset list", "dataset list --json", "--help"}) {
        const DocentResult result =
            runProgram("sh", {"-c", QStringLiteral("exec \"$0\" %1 --workspace \"$1\" > /dev/full").arg(command),
                              DOCENT_PROGRAM, m_workspace});
        QVERIFY2(result.exitCode == 1 && result.complaints().size() == 1, result.text());
    }
}

void BadInputTest::demoInAWorkspaceOfOnesOwn() {
    refuses({"demo", "--quick", "--to", m_workspace}, {"not made by a demo", m_workspace});
    QCOMPARE(docent({"dataset", "list", "--json"}).json()["datasets"].toArray().size(), 3);
}

void BadInputTest::fullDisk() {
    const QString large = m_folder.filePath("large");
    docent::writePictureSet(large.toStdString(), docent::taskClasses(40), 16);
    const QMap<QString, QByteArray> before = contents();
    // The decoded pictures take 160 x 128 x 128 x 3 bytes = 7.9 MB.
    const QStringList import{"dataset",      "add", large,         "--name",   "large",
                             "--image-size", "128", "--workspace", m_workspace};
    const QString cache = m_workspace + "/cache";
    QDir().mkpath(cache);
    const Mount small({"-t", "tmpfs", "-o", "size=1m", "tmpfs", cache});
    const DocentResult result =
        small.isThere()
            ? runDocent(import)
            // Without the right to mount: no file may grow beyond a megabyte.
            : runProgram(
                  "sh", QStringList{"-c", "trap '' XFSZ; ulimit -f 1000; exec \"$0\" \"$@\"", DOCENT_PROGRAM} + import);
    checkRefusal(result, {small.isThere() ? "space" : "large"}, before);
}

void BadInputTest::readOnlyWorkspace() {
    const QMap<QString, QByteArray> before = contents();
    const QStringList command{"rank", "--task", "task", "--workspace", m_workspace};
    Mount bind({"--bind", m_workspace, m_workspace});
    if (bind.isThere()) {
        bind.add({"-o", "remount,bind,ro", m_workspace});
        checkRefusal(runDocent(command), {m_workspace}, before);
        QCOMPARE(docent({"models"}).exitCode, 0);  // reading needs no writing
        return;
    }
    if (::geteuid() == 0) {
        QSKIP("Root writes everywhere, and may not mount here.");
    }
    QCOMPARE(runProgram("chmod", {"a-w", m_workspace}).exitCode, 0);
    checkRefusal(runDocent(command), {m_workspace}, before);
    QCOMPARE(docent({"models"}).exitCode, 0);
    QCOMPARE(runProgram("chmod", {"u+w", m_workspace}).exitCode, 0);
}

void BadInputTest::workspaceOfANewerVersion() {
    const QString path = m_workspace + "/docent.yaml";
    const QByteArray own = read(path);
    write(path, "format_version: 999\nname: from the future\n");
    refuses({"models"}, {"999", "newer"});
    refuses({"rank", "--task", "task"}, {"999", "newer"});
    write(path, own);
}

void BadInputTest::noWorkspace() {
    const DocentResult result = runDocent({"models", "--workspace", m_folder.path()});
    QVERIFY2(result.exitCode == 1 && result.complaints().size() == 1, result.text());
    QVERIFY2(result.err.contains("docent new"), result.text());
    refuses({"new", m_workspace}, {"already"});
}

void BadInputTest::twoDocentsInOneWorkspace() {
    QProcess first;
    startDocent(first, {"train", "baseline", "--source", "shapes", "--name", "long", "--epochs", "3000", "--threads",
                        "1", "--workspace", m_workspace});
    QVERIFY(QTest::qWaitFor([&] { return QFile::exists(m_workspace + "/models/long/log.jsonl"); }, 60000));
    const DocentResult second = docent({"rank", "--task", "task"});
    QVERIFY2(second.exitCode == 1 && second.complaints().size() == 1, second.text());
    QVERIFY2(second.err.contains("another Docent") && second.err.contains(QString::number(first.processId())),
             second.text());
    QCOMPARE(docent({"models"}).exitCode, 0);  // reading is free
    first.terminate();
    const DocentResult stopped = finishDocent(first, 60);
    QVERIFY2(stopped.exitCode == 130, stopped.text());
    QCOMPARE(docent({"rank", "--task", "task", "--models", "shapes-baseline"}).exitCode, 0);
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "BadInputTest.moc"

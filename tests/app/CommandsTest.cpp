// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

#include "app/DocentProcess.h"
#include "base/Files.h"
#include "support/PictureSet.h"

/// The main job at the command line, one command after another in one workspace: each test needs those before it.
class CommandsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void makesAWorkspace();
    void importsASource();
    void showsTheHierarchyAndWhatWasSkipped();
    void importsATask();
    void listsDataSets();
    void trainsABaseline();
    void plansExpertsWithoutTraining();
    void trainsExperts();
    void showsTheBank();
    void ranks();
    void transfersTheBest();
    void transfersAllThatAreTied();
    void transfersANamedModel();
    void evaluates();
    void compares();
    void exports();
    void predicts();
    void listsJobs();
    void removesAJob();
    void removesModelsAndRuns();
    void otherPicturesHaveNoRanking();
    void removesADataSet();

private:
    DocentResult docent(QStringList arguments, bool json = false) {
        arguments << "--workspace" << m_workspace;
        if (json) {
            arguments << "--json";
        }
        return runDocent(arguments);
    }
    /// Runs with --json, and fails the test unless that ends well.
    QJsonObject jsonOf(const QStringList& arguments) {
        const DocentResult result = docent(arguments, true);
        if (result.exitCode != 0 || result.json().isEmpty()) {
            QTest::qFail(result.text().constData(), __FILE__, __LINE__);
        }
        return result.json();
    }

    QTemporaryDir m_folder;
    QString m_workspace;
    QString m_source;
    QString m_task;
};

void CommandsTest::initTestCase() {
    m_workspace = m_folder.filePath("work");
    m_source = m_folder.filePath("shapes");
    m_task = m_folder.filePath("task");
    docent::writePictureSet(m_source.toStdString(), docent::sourceClasses(16));
    docent::writePictureSet(m_task.toStdString(), docent::taskClasses(16), 24, 2);
    QFile junk(m_source + "/discs/readme.txt");
    QVERIFY(junk.open(QFile::WriteOnly));
    junk.write("not a picture");
    QFile broken(m_source + "/discs/red/broken.png");
    QVERIFY(broken.open(QFile::WriteOnly));
    broken.write("\x89PNG\r\n\x1a\nbut no more");
}

void CommandsTest::makesAWorkspace() {
    const DocentResult result = runDocent({"new", m_workspace});
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY(QFile::exists(m_workspace + "/docent.yaml"));
}

void CommandsTest::importsASource() {
    const QJsonObject record = jsonOf({"dataset", "add", m_source, "--name", "shapes", "--image-size", "16"});
    QCOMPARE(record["classes"].toInt(), 12);
    QCOMPARE(record["train_images"].toInt() + record["validation_images"].toInt() + record["test_images"].toInt(), 192);
    QCOMPARE(record["target"].toBool(), false);
}

void CommandsTest::showsTheHierarchyAndWhatWasSkipped() {
    const DocentResult text = docent({"dataset", "show", "shapes"});
    QVERIFY2(text.exitCode == 0, text.text());
    QVERIFY2(text.out.contains("discs") && text.out.contains("broken.png"), text.text());
    const QJsonObject record = jsonOf({"dataset", "show", "shapes"});
    bool found = false;
    for (const QJsonValue& value : record["nodes"].toArray()) {
        const QJsonObject node = value.toObject();
        if (node["path"].toString() == "discs") {
            found = true;
            QCOMPARE(node["own"].toInt(), 0);
            QCOMPARE(node["below"].toInt(), 48);
            QCOMPARE(node["classes"].toInt(), 3);
        }
    }
    QVERIFY(found);
    QCOMPARE(record["skipped"].toArray().size(), 2);
}

void CommandsTest::importsATask() {
    const DocentResult result = docent(
        {"dataset", "add", m_task, "--name", "task", "--target", "--image-size", "16", "--test-fraction", "0.5"});
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY2(result.out.contains("32 pictures to train") && result.out.contains("32 to test"), result.text());
}

void CommandsTest::listsDataSets() {
    const QJsonArray list = jsonOf({"dataset", "list"})["datasets"].toArray();
    QCOMPARE(list.size(), 2);
    QVERIFY(docent({"dataset", "list"}).out.contains("source"));
}

void CommandsTest::trainsABaseline() {
    const QJsonObject model =
        jsonOf({"train", "baseline", "--source", "shapes", "--epochs", "2", "--batch-size", "32"});
    QCOMPARE(model["name"].toString(), "shapes-baseline");
    QCOMPARE(model["state"].toString(), "complete");
    QCOMPARE(model["training"].toObject()["epochs"].toInt(), 2);
    QVERIFY(model["cost"].toObject()["training_passes"].toInt() > 0);
}

void CommandsTest::plansExpertsWithoutTraining() {
    const QJsonObject plan =
        jsonOf({"train", "experts", "--source", "shapes", "--min-images", "20", "--epochs", "2", "--dry-run"});
    QCOMPARE(plan["experts"].toArray().size(), 4);
    QCOMPARE(jsonOf({"train", "experts", "--source", "shapes", "--nodes", "discs", "--node", "rings",
                     "--dry-run"})["experts"]
                 .toArray()
                 .size(),
             2);
    const DocentResult comma =
        docent({"train", "experts", "--source", "shapes", "--nodes", "discs,a\\,b", "--dry-run"});
    QVERIFY2(comma.exitCode == 1 && comma.err.contains("no node 'a,b'"), comma.text());
    QVERIFY(plan["training_passes"].toInt() > 0);
    QVERIFY(plan["seconds"].toDouble() > 0);
    QCOMPARE(jsonOf({"models"})["models"].toArray().size(), 1);
}

void CommandsTest::trainsExperts() {
    const QJsonObject done =
        jsonOf({"train", "experts", "--source", "shapes", "--nodes", "discs,rings", "--epochs", "2"});
    QCOMPARE(done["experts"].toArray().size(), 2);
    const DocentResult again = docent({"train", "experts", "--source", "shapes", "--nodes", "discs", "--epochs", "2"});
    QVERIFY2(again.exitCode == 0, again.text());
    QVERIFY2(again.err.contains("was there already"), again.text());
    const DocentResult other = docent({"train", "experts", "--source", "shapes", "--nodes", "discs", "--epochs", "3"});
    QVERIFY2(other.exitCode == 1 && other.err.contains("of other options or pictures"), other.text());
}

void CommandsTest::showsTheBank() {
    const QJsonArray models = jsonOf({"models"})["models"].toArray();
    QCOMPARE(models.size(), 3);
    QCOMPARE(models[0].toObject()["kind"].toString(), "baseline");
    QVERIFY(docent({"models"}).out.contains("shapes-discs"));
}

void CommandsTest::ranks() {
    const QJsonObject first = jsonOf({"rank", "--task", "task"});
    const QJsonArray models = first["models"].toArray();
    QCOMPARE(models.size(), 3);
    for (int i = 1; i < models.size(); ++i) {
        QVERIFY(models[i - 1].toObject()["score"].toDouble() >= models[i].toObject()["score"].toDouble());
    }
    QVERIFY(first["cost"].toObject()["forward_passes"].toInt() >= 3 * 32);
    // An expert alone is ranked with its baseline, and that is said.
    const QString expert = models[0].toObject()["kind"].toString() == "baseline"
                               ? models[1].toObject()["name"].toString()
                               : models[0].toObject()["name"].toString();
    const DocentResult one = docent({"rank", "--task", "task", "--models", expert});
    QVERIFY2(one.exitCode == 0 && one.out.contains("shapes-baseline"), one.text());
    QVERIFY2(one.err.contains("'shapes-baseline' is ranked too"), one.text());
    const QJsonObject second = jsonOf({"rank", "--task", "task"});
    QCOMPARE(second["models"].toArray().size(), 3);
    QCOMPARE(second["models"].toArray()[0].toObject()["cached"].toBool(), true);
    QCOMPARE(second["cost"].toObject()["forward_passes"].toInt(), 0);
}

void CommandsTest::transfersTheBest() {
    const QJsonObject done =
        jsonOf({"transfer", "--task", "task", "--name", "best", "--learning-rates", "0.03", "--steps", "10,20"});
    const QJsonObject run = done["runs"].toArray()[0].toObject();
    QCOMPARE(run["name"].toString(), "best");
    QCOMPARE(run["trials"].toArray().size(), 2);
    QCOMPARE(run["evaluation"].toObject()["images"].toInt(), 32);
    QCOMPARE(run["proxy"].toString(), "knn");
    QVERIFY(run["proxy_score"].toDouble() > 0);
}

void CommandsTest::transfersAllThatAreTied() {
    QSet<QString> expected;
    for (const QJsonValue& model : jsonOf({"rank", "--task", "task"})["models"].toArray()) {
        if (expected.isEmpty() || model.toObject()["tied_with_best"].toBool()) {
            expected.insert(model.toObject()["name"].toString());
        }
    }
    QSet<QString> models;
    for (const QJsonValue& run :
         jsonOf({"transfer", "--task", "task", "--expert", "tied", "--learning-rates", "0.03", "--steps", "4"})["runs"]
             .toArray()) {
        models.insert(run.toObject()["model"].toString());
        QVERIFY(docent({"runs", "remove", run.toObject()["name"].toString()}).exitCode == 0);
    }
    QCOMPARE(models, expected);
    const DocentResult named = docent({"transfer", "--task", "task", "--expert", "tied", "--name", "x"});
    QVERIFY2(named.exitCode == 2 && named.err.contains("--expert tied may make several"), named.text());
    QVERIFY(docent({"transfer", "--help"}).out.simplified().contains("tied (the best and all that the ranking"));
}

void CommandsTest::transfersANamedModel() {
    const DocentResult result = docent(
        {"transfer", "--task", "task", "--expert", "shapes-baseline", "--learning-rates", "0.03", "--steps", "10"});
    QVERIFY2(result.exitCode == 0, result.text());
    QVERIFY2(result.out.contains("task-shapes-baseline"), result.text());
    const DocentResult again = docent(
        {"transfer", "--task", "task", "--expert", "shapes-baseline", "--learning-rates", "0.03", "--steps", "10"});
    QVERIFY2(again.exitCode == 0 && again.err.contains("was there already"), again.text());
    const DocentResult other = docent(
        {"transfer", "--task", "task", "--expert", "shapes-baseline", "--learning-rates", "0.03", "--steps", "11"});
    QVERIFY2(other.exitCode == 1 && other.err.contains("of other options or pictures"), other.text());
}

void CommandsTest::evaluates() {
    const QJsonObject run = jsonOf({"evaluate", "best"});
    QCOMPARE(run["evaluation"].toObject()["classes"].toArray().size(), 4);
    const DocentResult text = docent({"evaluate", "best"});
    QVERIFY2(text.out.contains("triangle-orange") && text.out.contains("Accuracy"), text.text());
    QVERIFY2(text.out.contains("Expected calibration error"), text.text());
    QCOMPARE(run["calibration"].toObject()["bins"].toArray().size(), 15);
    QVERIFY(QFile::exists(m_workspace + "/runs/best/predictions.csv"));
}

void CommandsTest::compares() {
    const QJsonObject json = jsonOf({"compare", "best", "task-shapes-baseline"});
    QCOMPARE(json["runs"].toArray().size(), 2);
    for (const QJsonValue& check : json["proxy_checks"].toArray()) {
        QCOMPARE(check.toObject()["task"].toString(), "task");
        QVERIFY(check.toObject()["models"].toInt() >= 2 && check.toObject().contains("regret"));
    }
    const DocentResult text = docent({"compare"});
    QVERIFY2(text.exitCode == 0 && text.out.contains("best"), text.text());
    QVERIFY2(text.out.contains("percentage points above"), text.text());
    const DocentResult same = docent({"compare", "best", "best"});
    QVERIFY2(same.exitCode == 0 && same.out.count("best") == 1 && !same.out.contains("above"), same.text());
}

void CommandsTest::exports() {
    const QString to = m_folder.filePath("exported");
    const QJsonObject done = jsonOf({"export", "best", "--to", to});
    QCOMPARE(done["models"].toArray().size(), 3);
    for (const QJsonValue& value : done["models"].toArray()) {
        QVERIFY(value.toObject()["max_abs_difference"].toDouble() < 1e-4);
        QVERIFY(QFile::exists(value.toObject()["path"].toString()));
    }
    QVERIFY(QFile::exists(to + "/MODEL_CARD.md"));
    // 8 bits are for ONNX alone, and what they lose is told before anything is written.
    const QString bytes = m_folder.filePath("bytes");
    const DocentResult refused =
        docent({"export", "best", "--to", bytes, "--format", "safetensors", "--precision", "int8"});
    QVERIFY2(refused.exitCode == 1 && refused.err.contains("Only an ONNX file can be in 8 bits"), refused.text());
    QVERIFY(!QFile::exists(bytes));
    const QJsonObject half =
        jsonOf({"export", "best", "--to", bytes, "--format", "safetensors", "--precision", "float16"});
    QCOMPARE(half["models"].toArray()[0].toObject()["precision"].toString(), QString("float16"));
    QVERIFY(half["models"].toArray()[0].toObject()["bytes"].toDouble() <
            0.6 * done["models"].toArray()[2].toObject()["bytes"].toDouble());
    const QJsonObject small = jsonOf(
        {"export", "best", "--to", bytes, "--format", "onnx", "--precision", "int8", "--max-accuracy-loss", "100"});
    QCOMPARE(small["models"].toArray().size(), 2);  // the file of before is kept
    QVERIFY(small["int8"].toObject()["test_images"].toInt() > 0);
    // While another Docent writes to the workspace, an export to elsewhere goes on, and one into it does not.
    const auto writer = docent::FileLock::tryLock(m_workspace.toStdString() + "/.lock");
    QVERIFY(writer != nullptr);
    const int jobs = static_cast<int>(QDir(m_workspace + "/jobs").entryList(QDir::Files).size());
    QCOMPARE(jsonOf({"export", "best", "--to", m_folder.filePath("meanwhile"), "--format", "torchscript"})["models"]
                 .toArray()
                 .size(),
             1);
    QCOMPARE(static_cast<int>(QDir(m_workspace + "/jobs").entryList(QDir::Files).size()), jobs);
    const DocentResult waits = docent({"export", "best", "--format", "torchscript"});
    QVERIFY2(waits.exitCode == 1 && waits.err.contains("is in use by another Docent"), waits.text());
}

void CommandsTest::predicts() {
    const QString picture = m_task + "/bars-violet/picture3.png";
    const QJsonObject byRun = jsonOf({"predict", "best", picture, "--top", "4"});
    const QJsonObject byFolder = jsonOf({"predict", m_folder.filePath("exported"), picture, "--top", "4"});
    const QJsonArray classes = byRun["predictions"].toArray()[0].toObject()["classes"].toArray();
    const QJsonArray others = byFolder["predictions"].toArray()[0].toObject()["classes"].toArray();
    QCOMPARE(classes.size(), 4);
    double sum = 0;
    for (int i = 0; i < classes.size(); ++i) {
        sum += classes[i].toObject()["probability"].toDouble();
        QCOMPARE(classes[i].toObject()["class"].toString(), others[i].toObject()["class"].toString());
    }
    QVERIFY(qAbs(sum - 1) < 1e-5);
    // A bare ONNX file, far from what was written beside it.
    QVERIFY(QFile::copy(m_folder.filePath("exported/best.onnx"), m_folder.filePath("bare.onnx")));
    const QJsonObject byFile = jsonOf({"predict", m_folder.filePath("bare.onnx"), picture, "--top", "4"});
    QCOMPARE(byFile["predictions"].toArray()[0].toObject()["classes"].toArray()[0].toObject()["class"].toString(),
             classes[0].toObject()["class"].toString());
    // The nearest training pictures, nearest first.
    const QJsonObject near = jsonOf({"predict", "best", picture, "--neighbours", "3"});
    const QJsonArray neighbours = near["predictions"].toArray()[0].toObject()["neighbours"].toArray();
    QCOMPARE(neighbours.size(), 3);
    QVERIFY(near["usual_distance"].toDouble() > 0);
    double last = 0;
    for (const QJsonValue& neighbour : neighbours) {
        QVERIFY(neighbour.toObject()["distance"].toDouble() >= last);
        last = neighbour.toObject()["distance"].toDouble();
        QVERIFY(QFile::exists(m_task + "/" + neighbour.toObject()["image"].toString()));
    }
    const DocentResult text = docent({"predict", "best", picture, "--neighbours", "3"});
    QVERIFY2(text.exitCode == 0 && text.out.contains("nearest training picture"), text.text());
    QCOMPARE(docent({"predict", m_folder.filePath("exported"), picture, "--neighbours", "3"}).exitCode, 1);
    QCOMPARE(docent({"predict", "best", picture, "--neighbours", "-1"}).exitCode, 2);
}

void CommandsTest::listsJobs() {
    const QJsonArray jobs = jsonOf({"jobs"})["jobs"].toArray();
    QVERIFY(jobs.size() >= 9);
    QCOMPARE(jobs[0].toObject()["kind"].toString(), "import");
    int failed = 0;
    for (const QJsonValue& job : jobs) {
        failed += job.toObject()["state"].toString() == "succeeded" ? 0 : 1;
        QVERIFY(job.toObject()["command"].toString().startsWith("docent "));
    }
    QCOMPARE(failed, 1);  // the run of other options; the expert of others was refused before
    QVERIFY(docent({"jobs", "list"}).out.contains("Train the baseline"));
    const DocentResult stop = docent({"jobs", "stop", "1"});
    QVERIFY2(stop.exitCode == 1 && stop.err.contains("succeeded"), stop.text());
    QVERIFY2(stop.err.contains("The job 0001") && stop.err.contains("'docent jobs' lists them"), stop.text());
}

void CommandsTest::removesAJob() {
    const qsizetype before = jsonOf({"jobs"})["jobs"].toArray().size();
    QVERIFY2(docent({"jobs", "remove", "0002"}).out.contains("Removed the job 0002"), "remove");
    const QJsonArray jobs = jsonOf({"jobs"})["jobs"].toArray();
    QCOMPARE(jobs.size(), before - 1);
    QCOMPARE(jobs[1].toObject()["id"].toString(), "0003");
    QCOMPARE(jsonOf({"dataset", "list"})["datasets"].toArray().size(), 2);  // what it made stays
    const DocentResult again = docent({"jobs", "remove", "0002"});
    QVERIFY2(again.exitCode == 1 && again.err.contains("There is no job '0002'"), again.text());
    QCOMPARE(jsonOf({"jobs", "remove", "0001", "1"})["removed"].toArray(), QJsonArray{"0001"});
}

void CommandsTest::removesModelsAndRuns() {
    const QJsonArray runs = jsonOf({"runs"})["runs"].toArray();
    QVERIFY(runs.size() >= 2);
    const QString run = runs[0].toObject()["name"].toString();
    QVERIFY(docent({"runs"}).out.contains(run));
    QCOMPARE(jsonOf({"runs", "remove", run})["removed"].toString(), run);
    QCOMPARE(jsonOf({"runs"})["runs"].toArray().size(), runs.size() - 1);
    const DocentResult again = docent({"runs", "remove", run});
    QVERIFY2(again.exitCode == 1 && again.err.contains("There is no run '" + run + "'"), again.text());

    QVERIFY2(docent({"models", "remove", "shapes-discs"}).out.contains("Removed the model 'shapes-discs'"), "remove");
    QCOMPARE(jsonOf({"models"})["models"].toArray().size(), 2);
    QCOMPARE(docent({"models", "remove", "shapes-discs"}).exitCode, 1);
    const QString best = jsonOf({"rank", "--task", "task"})["models"].toArray()[0].toObject()["name"].toString();
    QVERIFY(docent({"models", "remove", best}).exitCode == 0);
    const DocentResult removed = docent({"transfer", "--task", "task", "--expert", "best"});
    QVERIFY2(removed.exitCode == 1 && removed.err.contains("Rank the models again"), removed.text());
}

void CommandsTest::otherPicturesHaveNoRanking() {
    QVERIFY(docent({"dataset", "add", m_task, "--name", "task", "--target", "--seed", "4", "--replace"}).exitCode == 0);
    const DocentResult best = docent({"transfer", "--task", "task", "--expert", "best"});
    QVERIFY2(best.exitCode == 1 && best.err.contains("no ranking"), best.text());
}

void CommandsTest::removesADataSet() {
    QVERIFY2(docent({"dataset", "remove", "task"}).exitCode == 0, "remove");
    QCOMPARE(jsonOf({"dataset", "list"})["datasets"].toArray().size(), 1);
    QVERIFY(QFile::exists(m_task + "/bars-violet/picture3.png"));
    QVERIFY2(docent({"dataset", "remove", "task"}).exitCode == 1, "again");
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "CommandsTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// Folders and files may be called almost anything: no picture is lost for its name without a word.
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/Error.h"
#include "data/HierarchyEdit.h"
#include "data/ImageDecoder.h"
#include "jobs/LabelEdit.h"
#include "jobs/Operations.h"
#include "support/PictureSet.h"
#include "workspace/Workspace.h"

using namespace docent;

class OddNamesTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::set<std::string> m_written;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    static void run(const Workspace& workspace, const JobSpec& spec) {
        RunContext context;
        (void)runJob(workspace, resolveJob(workspace, spec), "cpu", context);
    }

    const std::vector<std::string> m_classes{"with space",       "quo\"te'd",
                                             "comma,semi;colon", "# hash",
                                             ": colon",          "-dash",
                                             "{brace}",          "percent %s %25",
                                             "Straße Ö",         "𝒳🙂 four bytes",
                                             "tab\tinside",      "new\nline",
                                             "trailing. .",      std::string(255, 'l')};
    const std::vector<std::string> m_files{"a b.png",
                                           "\"q\".png",
                                           "c,d;e.png",
                                           "new\nline.png",
                                           "🙂.png",
                                           "#x.png",
                                           "-n.png",
                                           "\\back\\slash.png",
                                           "per%cent.png",
                                           "Ü.PNG",
                                           "two..png",
                                           "'.png",
                                           std::string(251, 'n') + ".png"};

private Q_SLOTS:
    void initTestCase() {
        int number = 0;
        for (const std::string& name : m_classes) {
            const fs::path folder = path("pictures") / name;
            fs::create_directories(folder);
            for (const std::string& file : m_files) {
                const PictureClass shown{.path = name,
                                         .shape = static_cast<PictureClass::Shape>(number % 6),
                                         .colour = 0x203040u * static_cast<std::uint32_t>(number % 5 + 1)};
                writePng(folder / file, makePicture(shown, number++, 16, 3));
                m_written.insert(name + "/" + file);
            }
        }
    }

    void everyPictureIsThereOrTold() {
        const Workspace workspace = Workspace::create(path("workspace"));
        run(workspace, ImportJob{{.path = path("pictures").string(), .name = "odd", .imageSize = 16}});
        const Catalog catalog = workspace.catalog("odd");
        const DatasetRecord record = workspace.dataset("odd");
        std::set<std::string> found;
        for (const ImageRecord& image : catalog.images) {
            QVERIFY2(found.insert(image.location).second, image.location.c_str());
            QVERIFY2(m_written.contains(image.location), image.location.c_str());
            // A label is a line of a list: what would break it is a blank in it.
            std::string label = image.location.substr(0, image.location.find('/'));
            std::replace_if(
                label.begin(), label.end(), [](unsigned char c) { return c < 0x20; }, ' ');
            QCOMPARE(catalog.hierarchy.path(image.label), label);
        }
        for (const SkippedFile& file : record.skipped) {
            QVERIFY2(!file.reason.empty() && found.insert(file.location).second, file.location.c_str());
        }
        QCOMPARE(found.size(), m_written.size());
        // A line break is the one thing that a list of lines cannot hold.
        QVERIFY2(record.skipped.size() <= m_classes.size(), qPrintable(QString::number(record.skipped.size())));
    }

    void theyAreTrainedEditedAndExported() {
        const Workspace workspace(path("workspace"));
        editLabels(workspace, "odd",
                   {{.kind = HierarchyEdit::Kind::Group, .nodes = {m_classes[0], m_classes[1]}, .to = "grüppe 🙂"},
                    {.kind = HierarchyEdit::Kind::Rename, .nodes = {m_classes[3]}, .to = "- \"x\": [y]"}});
        run(workspace, BaselineJob{.source = "odd", .training = {.epochs = 1}});
        run(workspace, ExpertJob{.source = "odd", .node = "grüppe 🙂", .training = {.epochs = 1}});
        run(workspace, ImportJob{{.path = path("pictures").string(), .name = "task", .target = true, .imageSize = 16}});
        run(workspace, TransferJob{.name = "run",
                                   .task = "task",
                                   .model = "odd-baseline",
                                   .options = {.learningRates = {0.02}, .steps = {2}, .batchSize = 8}});
        run(workspace, ExportJob{.run = "run"});
        std::istringstream lines(readFile(workspace.exportsFolder() / "run" / "labels.txt"));
        std::vector<std::string> labels;
        for (std::string line; std::getline(lines, line);) {
            labels.push_back(line);
        }
        QCOMPARE(labels.size(), m_classes.size());
        QVERIFY(std::find(labels.begin(), labels.end(), "new line") != labels.end());
        for (const std::string& name : m_classes) {
            QVERIFY2(name.find_first_of("\t\n") != std::string::npos ||
                         std::find(labels.begin(), labels.end(), name) != labels.end(),
                     name.c_str());
        }
        QVERIFY(!workspace.runs().load("run").evaluation.classes.empty());
    }

    void bytesThatAreNoUtf8AreToldOrKept() {
        const fs::path folder = path("bytes");
        for (const char* name : {"one", "two"}) {
            fs::create_directories(folder / name);
            for (int i = 0; i < 4; ++i) {
                const PictureClass shown{.path = name, .colour = 0x805020u * static_cast<std::uint32_t>(i + 1)};
                writePng(folder / name / (std::string("\xff\xfe") + std::to_string(i) + ".png"),
                         makePicture(shown, i, 16, 4));
            }
        }
        const Workspace workspace = Workspace::create(path("byte-workspace"));
        try {
            run(workspace, ImportJob{{.path = folder.string(), .name = "bytes", .imageSize = 16}});
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("UTF-8") != std::string::npos, error.what());
            return;
        }
        QCOMPARE(workspace.catalog("bytes").images.size() + workspace.dataset("bytes").skipped.size(), std::size_t{8});
    }
};

QTEST_GUILESS_MAIN(OddNamesTest)
#include "OddNamesTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/OpenedDataset.h"

#include <QtTest>
#include <algorithm>
#include <filesystem>
#include <set>

#include "base/Error.h"
#include "jobs/Import.h"
#include "jobs/TestOverlap.h"
#include "support/PictureSet.h"

using namespace docent;
namespace fs = std::filesystem;

namespace {

class Notes final : public RunContext {
public:
    void note(const std::string& sentence) override { all += sentence + "\n"; }
    std::string all;
};

}  // namespace

class OpenedDatasetTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    fs::path m_root = m_folder.path().toStdString();
    Workspace m_workspace = Workspace::create(m_root / "work");
    RunContext m_context;

    void import(const std::string& folder, const std::string& name, bool target, int imageSize = 16) {
        ImportOptions options{.path = (m_root / folder).string(), .name = name, .imageSize = imageSize};
        options.target = target;
        options.replace = true;
        runImport(m_workspace, options, m_context);
    }

    [[nodiscard]] std::optional<TestOverlap> overlap(const std::string& task) {
        const OpenedDataset opened = openDataset(m_workspace, task, 0, m_context);
        const CachedImages test = selectImages(opened.catalog, opened.cache, Split::Test);
        return findSourceOverlap(m_workspace, "source", opened.catalog, test, m_context);
    }

private Q_SLOTS:
    void initTestCase() {
        writePictureSet(m_root / "source", sourceClasses(10), 48, 1);
        writePictureSet(m_root / "other", taskClasses(10), 48, 2);
        import("source", "source", false);
    }

    /// The set's own parts may divide a picture from its copy.
    void copiesInATasksOwnPartsAreCounted() {
        writePictureSet(m_root / "parts/train", taskClasses(6), 48, 5);
        writePictureSet(m_root / "parts/test", taskClasses(3), 48, 6);
        import("parts", "parts", true);
        const auto own = [this] {
            const OpenedDataset opened = openDataset(m_workspace, "parts", 0, m_context);
            return findTrainingOverlap(opened.catalog, selectImages(opened.catalog, opened.cache, Split::Train),
                                       selectImages(opened.catalog, opened.cache, Split::Test), m_context);
        };
        QCOMPARE(own().pictures, 0);
        const std::string location = m_workspace.catalog("parts").images.front().location;
        fs::path copy = m_root / "parts" / (location.starts_with("test/") ? "train" : "test") /
                        location.substr(location.find('/') + 1);
        copy.replace_filename("copy.png");
        fs::copy_file(m_root / "parts" / location, copy);
        import("parts", "parts", true);
        const TestOverlap found = own();
        QCOMPARE(found.pictures, 1);
        QVERIFY(found.example.starts_with("test/") && found.exampleTrained.starts_with("train/"));
    }

    /// Test pictures of a task that were training pictures of the source are counted, by what they show.
    void picturesOfTheSourceAreFoundInATask() {
        // The same pictures at other places, in other splits.
        const auto placeOf = [](std::string location) {
            std::replace(location.begin(), location.end(), '/', '_');
            return "again" + location.substr(0, 1) + "/" + location;
        };
        for (const ImageRecord& image : m_workspace.catalog("source").images) {
            const fs::path to = m_root / "mixed" / placeOf(image.location);
            fs::create_directories(to.parent_path());
            fs::copy_file(m_root / "source" / image.location, to);
        }
        import("mixed", "mixed", true);
        const OpenedDataset mixed = openDataset(m_workspace, "mixed", 0, m_context);
        const Catalog source = m_workspace.catalog("source");
        std::set<std::string> trained;
        for (const std::int64_t index : source.indices(Split::Train)) {
            trained.insert(placeOf(source.images[static_cast<std::size_t>(index)].location));
        }
        std::int64_t expected = 0;
        for (const std::int64_t index : mixed.catalog.indices(Split::Test)) {
            expected += trained.contains(mixed.catalog.images[static_cast<std::size_t>(index)].location) ? 1 : 0;
        }
        QVERIFY(expected > 0);
        const auto found = overlap("mixed");
        QVERIFY(found.has_value());
        QCOMPARE(found->pictures, expected);
        QCOMPARE(found->example, placeOf(found->exampleTrained));

        import("other", "other", true);
        QCOMPARE(overlap("other")->pictures, 0);
        // Of another size nothing is known without decoding.
        import("other", "larger", true, 24);
        QVERIFY(!overlap("larger").has_value());
        m_workspace.removeDataset("source");
        QVERIFY(!overlap("other").has_value());
    }

    /// Used as they are now, but not without a word; what was only touched or copied is the same.
    void picturesThatChangedAreTold() {
        writePictureSet(m_root / "changing", taskClasses(6), 48, 9);
        import("changing", "changing", true);
        const std::string location = m_workspace.catalog("changing").images.back().location;
        const std::string other = m_workspace.catalog("changing").images.front().location;
        const auto told = [this] {
            Notes notes;
            (void)openDataset(m_workspace, "changing", 0, notes);
            return notes.all;
        };
        QCOMPARE(told(), std::string());
        fs::last_write_time(m_root / "changing" / other, fs::file_time_type::clock::now() - std::chrono::hours(5));
        QCOMPARE(told(), std::string());
        fs::copy_file(m_root / "changing" / other, m_root / "changing" / location,
                      fs::copy_options::overwrite_existing);
        QCOMPARE(told(), "Of 'changing', 1 picture changed since the import; what is there now is used. The first is " +
                             location + "\n");
        import("changing", "changing", true);
        QCOMPARE(told(), std::string());
    }

    /// What was decoded is enough where the pictures have gone.
    void aFolderThatIsGoneIsNotNeeded() {
        import("other", "gone", true);
        const OpenedDataset before = openDataset(m_workspace, "gone", 0, m_context);
        fs::rename(m_root / "other", m_root / "elsewhere");
        Notes notes;
        const OpenedDataset after = openDataset(m_workspace, "gone", 0, notes);
        QVERIFY2(notes.all.find("no longer lie in") != std::string::npos, notes.all.c_str());
        QCOMPARE(selectImages(after.catalog, after.cache, Split::Train).hash(),
                 selectImages(before.catalog, before.cache, Split::Train).hash());
        // Other sizes were not decoded.
        QVERIFY_THROWS_EXCEPTION(Error, (void)openDataset(m_workspace, "gone", 24, m_context));
        QVERIFY_THROWS_EXCEPTION(Error, (void)openDataset(m_workspace, "gone", 16, m_context, ResizeRule::Crop));
        // Nor is a cache that went, or whose pictures are not those that were written.
        fs::rename(after.cache->folder(), m_root / "cache-away");
        QVERIFY_THROWS_EXCEPTION(Error, (void)openDataset(m_workspace, "gone", 0, m_context));
    }
};

QTEST_GUILESS_MAIN(OpenedDatasetTest)
#include "OpenedDatasetTest.moc"

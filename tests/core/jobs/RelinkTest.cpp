// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures that were moved into an archive, with it, and out of it. Those of a list: ImportTest.
#include "jobs/Relink.h"

#include <QtTest>
#include <algorithm>
#include <vector>

#include "base/Error.h"
#include "base/Files.h"
#include "data/DecodedSource.h"
#include "jobs/Import.h"
#include "jobs/OpenedDataset.h"
#include "support/ArchiveFile.h"
#include "support/PictureSet.h"

using namespace docent;

class RelinkTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const std::filesystem::path m_root = m_folder.path().toStdString();
    RunContext m_context;

    void pack(const std::filesystem::path& folder, const std::filesystem::path& archive, const std::string& kind) {
        std::vector<ArchivedFile> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (entry.is_regular_file()) {
                files.push_back({entry.path().lexically_relative(folder).string(), readFile(entry.path())});
            }
        }
        writeArchive(archive, kind, files);
    }

private Q_SLOTS:
    void intoAnArchiveWithItAndOutOfIt() {
        writePictureSet(m_root / "shapes", sourceClasses(3));
        const Workspace workspace = Workspace::create(m_root / "work");
        const ImportOptions options{.path = (m_root / "shapes").string(), .name = "shapes", .imageSize = 16};
        (void)runImport(workspace, options, m_context);
        const std::string catalog = catalogToCsv(workspace.catalog("shapes"));
        const auto isRead = [&](const std::filesystem::path& place) {
            const Catalog moved = workspace.catalog("shapes");
            const OpenedDataset opened = openDataset(workspace, "shapes", 24, m_context);
            return moved.root == place && catalogToCsv(moved) == catalog &&
                   opened.cache->size() == std::ssize(moved.images);
        };

        std::filesystem::create_directories(m_root / "disk");
        pack(m_root / "shapes", m_root / "disk/all.zip", "zip");
        std::filesystem::rename(m_root / "shapes", m_root / "away");
        QVERIFY(relinkDataset(workspace, "shapes", m_root / "disk/all.zip", m_context).isComplete());
        QVERIFY(isRead(m_root / "disk/all.zip"));

        // The folder to which the archive was moved is understood too.
        std::filesystem::rename(m_root / "disk", m_root / "other disk");
        const RelinkPreview moved = relinkDataset(workspace, "shapes", m_root / "other disk", m_context);
        QVERIFY(moved.newRoot == m_root / "other disk/all.zip");
        QVERIFY(moved.compared > 0 && moved.different == 0);
        QVERIFY(isRead(m_root / "other disk/all.zip"));

        // One that lacks a picture is refused, and nothing has changed.
        const std::string first = workspace.catalog("shapes").images.front().location;
        std::filesystem::rename(m_root / "away" / first, m_root / "one.png");
        pack(m_root / "away", m_root / "less.tar.gz", "tar.gz");
        std::filesystem::rename(m_root / "one.png", m_root / "away" / first);
        const RelinkPreview less = previewRelink(workspace, "shapes", m_root / "less.tar.gz", m_context);
        QCOMPARE(less.missing.size(), std::size_t{1});
        QCOMPARE(less.missing.front().location, first);
        QVERIFY_EXCEPTION_THROWN(relinkDataset(workspace, "shapes", m_root / "less.tar.gz", m_context), Error);
        QVERIFY(workspace.catalog("shapes").root == m_root / "other disk/all.zip");

        QVERIFY(relinkDataset(workspace, "shapes", m_root / "away", m_context).isComplete());
        QVERIFY(isRead(m_root / "away"));
    }

    void gonePicturesAreKnownAsDecoded() {
        writePictureSet(m_root / "disc", sourceClasses(3));
        const Workspace workspace = Workspace::create(m_root / "other work");
        const ImportOptions options{.path = (m_root / "disc").string(), .name = "disc", .imageSize = 16};
        (void)runImport(workspace, options, m_context);
        const Catalog catalog = workspace.catalog("disc");
        const auto before = openDataset(workspace, "disc", 0, m_context).cache;
        QVERIFY(isSourceThere(catalog));
        std::filesystem::rename(m_root / "disc", m_root / "gone");
        QVERIFY(!isSourceThere(catalog));
        std::filesystem::create_directory(m_root / "disc");  // as where nothing is mounted
        QVERIFY(!isSourceThere(catalog));
        QCOMPARE(openDataset(workspace, "disc", 0, m_context).catalog.images.size(), catalog.images.size());
        QVERIFY_EXCEPTION_THROWN((void)openDataset(workspace, "disc", 24, m_context), Error);

        const DecodedSource decoded(openDecoded(workspace, workspace.dataset("disc"), catalog));
        QCOMPARE(decoded.size(), std::ssize(catalog.images));
        const Picture last = decoded.get(decoded.size() - 1, 0);
        QCOMPARE(last.width, 16);
        QCOMPARE(last.height, 16);
        QVERIFY(std::ranges::equal(last.pixels, before->pixels(decoded.size() - 1)));
        QVERIFY(decoded.fingerprint(0) != decoded.fingerprint(1));
    }
};

QTEST_GUILESS_MAIN(RelinkTest)
#include "RelinkTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that is full, from each write on that an import, a training, a fine-tuning and an export do; pictures that
// cannot be read, are cut short or vanish while they are.
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "base/Error.h"
#include "base/Files.h"
#include "jobs/Operations.h"
#include "support/PictureSet.h"
#include "workspace/Workspace.h"

using namespace docent;

namespace {

/// The calls of the system that write below a folder, counted; from one of them on all fail. The program's own
/// definitions go before those of the C library.
struct Disk {
    std::string folder;
    std::atomic<bool> isWatched = false;
    std::atomic<long> calls = 0;
    std::atomic<long> firstFailing = -1;  ///< -1: none
    std::function<void(const std::string&)> onOpen = {};
    std::atomic<int> readError = 0;
    std::string unreadable;  ///< a file whose reading fails with that

    bool fails(const std::string& path) {
        if (!isWatched || !path.starts_with(folder)) {
            return false;
        }
        const long call = calls++;
        return firstFailing >= 0 && call >= firstFailing;
    }
    static std::string pathOf(int descriptor) {
        char path[4096];
        const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
        const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
        return size > 0 ? std::string(path, static_cast<std::size_t>(size)) : std::string();
    }
    bool fails(int descriptor) { return isWatched && fails(pathOf(descriptor)); }
};

Disk disk;

ssize_t failed() {
    errno = ENOSPC;
    return -1;
}

}  // namespace

extern "C" {
ssize_t write(int descriptor, const void* data, size_t size) {
    return disk.fails(descriptor) ? failed() : syscall(SYS_write, descriptor, data, size);
}
ssize_t pwrite(int descriptor, const void* data, size_t size, off_t at) {
    return disk.fails(descriptor) ? failed() : syscall(SYS_pwrite64, descriptor, data, size, at);
}
ssize_t pwrite64(int descriptor, const void* data, size_t size, off_t at) {
    return pwrite(descriptor, data, size, at);
}
int ftruncate(int descriptor, off_t size) noexcept {
    return static_cast<int>(disk.fails(descriptor) ? failed() : syscall(SYS_ftruncate, descriptor, size));
}
int ftruncate64(int descriptor, off_t size) noexcept {
    return ftruncate(descriptor, size);
}
int posix_fallocate(int descriptor, off_t at, off_t size) {
    if (disk.fails(descriptor)) {
        return ENOSPC;
    }
    if (syscall(SYS_fallocate, descriptor, 0, at, size) == 0) {
        return 0;
    }
    // As the C library does for a file system that cannot reserve.
    return errno == EOPNOTSUPP && syscall(SYS_ftruncate, descriptor, at + size) == 0 ? 0 : errno;
}
int posix_fallocate64(int descriptor, off_t at, off_t size) {
    return posix_fallocate(descriptor, at, size);
}
int mkdir(const char* path, mode_t mode) noexcept {
    return static_cast<int>(disk.fails(std::string(path)) ? failed() : syscall(SYS_mkdir, path, mode));
}
int rename(const char* from, const char* to) noexcept {
    return static_cast<int>(disk.fails(std::string(to)) ? failed() : syscall(SYS_rename, from, to));
}
int renameat2(int, const char* from, int, const char* to, unsigned flags) noexcept {
    return static_cast<int>(syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags));  // needs no room
}
static int openAt(const char* path, int flags, mode_t mode) {
    if ((flags & O_CREAT) != 0 && disk.fails(std::string(path))) {
        return static_cast<int>(failed());
    }
    if (disk.onOpen) {
        disk.onOpen(path);
    }
    return static_cast<int>(syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}
int open(const char* path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    return openAt(path, flags, mode);
}
int open64(const char* path, int flags, ...) {
    va_list list;
    va_start(list, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
    va_end(list);
    return openAt(path, flags, mode);
}
ssize_t read(int descriptor, void* data, size_t size) {
    if (disk.readError != 0 && Disk::pathOf(descriptor) == disk.unreadable) {
        errno = disk.readError;
        return -1;
    }
    return syscall(SYS_read, descriptor, data, size);
}
}

class DiskFaultTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    [[nodiscard]] ImportJob importJob(const std::string& name = "shapes") const {
        return {{.path = path("pictures").string(), .name = name, .target = name == "task", .imageSize = 16}};
    }
    static void run(const Workspace& workspace, const JobSpec& spec) {
        RunContext context;
        (void)runJob(workspace, spec, "cpu", context);
    }

    /// What lies below a folder, without what says when: the content of each file by its path.
    [[nodiscard]] static std::map<std::string, std::string> contents(const fs::path& folder) {
        std::map<std::string, std::string> files;
        std::error_code error;
        for (fs::recursive_directory_iterator entry(folder, error), end; entry != end; entry.increment(error)) {
            if (entry->is_regular_file()) {
                files.emplace(entry->path().lexically_relative(folder).string(), readFile(entry->path()));
            }
        }
        return files;
    }

    /// Does `work` in a copy of `from` again and again, each time with a disk that is full from a later write on, until
    /// it is done without one. It ends with Error each time, `isWhole` holds of what is left, and done again with
    /// room, it makes what it made without a fault.
    void atEachWrite(const std::string& name, const fs::path& from, const std::function<void(const Workspace&)>& work,
                     const std::function<void(const Workspace&)>& isWhole,
                     const std::function<std::string(const Workspace&)>& made, long mostPoints) {
        const auto copy = [&](const std::string& to) {
            fs::remove_all(path(to));
            fs::copy(from, path(to), fs::copy_options::recursive);
            return Workspace(path(to));
        };
        const Workspace reference = copy(name);
        disk.folder = path(name).string();
        disk.calls = 0;
        disk.isWatched = true;
        work(reference);
        disk.isWatched = false;
        const long calls = disk.calls;
        const std::string expected = made(reference);
        QVERIFY2(calls > 3, qPrintable(QString::number(calls)));
        const long step = std::max(1L, calls / mostPoints);
        int refused = 0;
        for (long call = 0; call < calls; call += step) {
            const Workspace workspace = copy(name);
            disk.calls = 0;
            disk.firstFailing = call;
            disk.isWatched = true;
            std::string told;
            try {
                work(workspace);
            } catch (const Error& error) {
                told = error.what();
            }
            disk.isWatched = false;
            disk.firstFailing = -1;
            const QByteArray where = QStringLiteral("%1, write %2 of %3: %4")
                                         .arg(QString::fromStdString(name))
                                         .arg(call)
                                         .arg(calls)
                                         .arg(QString::fromStdString(told))
                                         .toUtf8();
            if (told.empty()) {
                QVERIFY2(made(workspace) == expected, where.constData());  // what failed was not needed
                continue;
            }
            ++refused;
            QVERIFY2(told.find("No space left") != std::string::npos || told.find("space") != std::string::npos,
                     where.constData());
            isWhole(workspace);
            work(workspace);
            QVERIFY2(made(workspace) == expected, where.constData());
        }
        QVERIFY2(refused > 0, name.c_str());
        qInfo("%s: %ld writes, refused at %d of %ld points", name.c_str(), calls, refused, (calls + step - 1) / step);
    }

private Q_SLOTS:
    void initTestCase() {
        writePictureSet(path("pictures"), taskClasses(6), 16);
        const Workspace empty = Workspace::create(path("empty"));
        fs::copy(path("empty"), path("imported"), fs::copy_options::recursive);
        run(Workspace(path("imported")), importJob());
        run(Workspace(path("imported")), importJob("task"));
    }

    void imports() {
        atEachWrite(
            "import", path("empty"), [&](const Workspace& workspace) { run(workspace, importJob()); },
            [](const Workspace& workspace) {
                QVERIFY(!workspace.hasDataset("shapes"));
                for (const auto& [file, content] : contents(workspace.folder() / "datasets")) {
                    QVERIFY2(!file.ends_with(".yaml"), file.c_str());
                }
            },
            [](const Workspace& workspace) {
                std::string made = std::to_string(workspace.dataset("shapes").trainImages);
                for (const auto& [file, content] : contents(workspace.cacheFolder())) {
                    made += file.ends_with(".u8") ? content : std::string();
                }
                for (const ImageRecord& image : workspace.catalog("shapes").images) {
                    made +=
                        image.location + std::to_string(image.label) + std::to_string(static_cast<int>(image.split));
                }
                return made;
            },
            60);
    }

    void importsOverAnEarlierOne() {
        ImportJob other = importJob();
        other.options.seed = 5;
        other.options.replace = true;
        const Workspace before(path("imported"));
        const std::size_t images = before.catalog("shapes").images.size();
        atEachWrite(
            "again", path("imported"), [&](const Workspace& workspace) { run(workspace, other); },
            [&](const Workspace& workspace) {
                // The one of before is there still, or the new one.
                QCOMPARE(workspace.catalog("shapes").images.size(), images);
                QCOMPARE(workspace.dataset("shapes").classes, 4);
            },
            [](const Workspace& workspace) {
                std::string made;
                for (const ImageRecord& image : workspace.catalog("shapes").images) {
                    made += image.location + std::to_string(static_cast<int>(image.split));
                }
                return made;
            },
            40);
    }

    void trainings() {
        const BaselineJob job{.name = "base", .source = "shapes", .training = {.epochs = 2}};
        atEachWrite(
            "training", path("imported"), [&](const Workspace& workspace) { run(workspace, job); },
            [](const Workspace& workspace) {
                if (workspace.bank().has("base")) {
                    QVERIFY(workspace.bank().load("base").state != ModelState::Complete);
                }
            },
            [](const Workspace& workspace) { return readFile(workspace.bank().weights("base")); }, 12);
    }

    void exports() {
        const Workspace workspace(path("imported"));
        run(workspace, BaselineJob{.name = "base", .source = "shapes", .training = {.epochs = 1}});
        run(workspace, TransferJob{.name = "run",
                                   .task = "task",
                                   .model = "base",
                                   .options = {.learningRates = {0.02}, .steps = {3}, .batchSize = 8}});
        const auto files = [](const Workspace& at) { return contents(at.exportsFolder() / "run"); };
        atEachWrite(
            "export", path("imported"), [&](const Workspace& at) { run(at, ExportJob{.run = "run"}); },
            [&](const Workspace& at) {
                // All or nothing, hidden files too.
                const auto left = files(at);
                QVERIFY2(left.empty() || left.size() >= 12, left.empty() ? "" : left.begin()->first.c_str());
            },
            [&](const Workspace& at) { return files(at).at("run.safetensors"); }, 30);
    }

    void exportsOverAnEarlierOne() {
        writeFileAtomically(path("a"), "a");
        writeFileAtomically(path("b"), "b");
        if (::renameat2(AT_FDCWD, path("a").c_str(), AT_FDCWD, path("b").c_str(), RENAME_EXCHANGE) != 0) {
            QSKIP("this file system cannot exchange two files");
        }
        const auto files = [](const Workspace& at) { return contents(at.exportsFolder() / "run"); };
        run(Workspace(path("imported")), ExportJob{.run = "run"});
        const auto before = files(Workspace(path("imported")));
        const ExportJob other{.run = "run", .formats = {"onnx", "safetensors"}, .precision = ExportPrecision::Float16};
        atEachWrite(
            "export-again", path("imported"), [&](const Workspace& at) { run(at, other); },
            [&](const Workspace& at) {
                std::string changed;
                for (const auto& [name, text] : files(at)) {
                    const auto earlier = before.find(name);
                    changed += earlier == before.end() || earlier->second != text ? name + " " : "";
                }
                QVERIFY2(files(at) == before, changed.c_str());
            },
            [&](const Workspace& at) { return files(at).at("run.onnx") + files(at).at("run.pt"); }, 20);
    }

    void aPictureThatCannotBeReadIsSkippedWithTheReason() {
        const Workspace workspace = Workspace::create(path("unreadable"));
        fs::path picture;
        for (const auto& entry : fs::recursive_directory_iterator(path("pictures"))) {
            picture = entry.is_regular_file() ? entry.path() : picture;
        }
        disk.unreadable = picture.string();
        disk.readError = EIO;
        run(workspace, importJob());
        disk.readError = 0;
        const DatasetRecord record = workspace.dataset("shapes");
        QCOMPARE(record.skipped.size(), std::size_t{1});
        QCOMPARE(record.skipped.front().location, picture.lexically_relative(path("pictures")).string());
        QVERIFY2(record.skipped.front().reason.find("read") != std::string::npos,
                 record.skipped.front().reason.c_str());
    }

    void picturesThatVanishOrChangeWhileTheyAreReadAreTold() {
        fs::copy(path("pictures"), path("moving"), fs::copy_options::recursive);
        const Workspace workspace = Workspace::create(path("vanishing"));
        ImportJob job = importJob();
        job.options.path = path("moving").string();
        // Each picture that is opened takes the one after it away, or cuts it short, once.
        std::vector<std::string> pictures;
        for (const auto& entry : fs::recursive_directory_iterator(path("moving"))) {
            if (entry.is_regular_file()) {
                pictures.push_back(entry.path().string());
            }
        }
        std::sort(pictures.begin(), pictures.end());
        std::atomic<int> opened = 0;
        disk.onOpen = [&](const std::string& file) {
            if (file.starts_with(path("moving").string()) && file.ends_with(".png") && ++opened == 12) {
                (void)::unlink(pictures[5].c_str());
                (void)::truncate(pictures[15].c_str(), 40);
            }
        };
        std::string told;
        try {
            run(workspace, job);
        } catch (const Error& error) {
            told = error.what();
        }
        disk.onOpen = {};
        QVERIFY2(told.empty(), told.c_str());
        QVERIFY(opened >= 12);
        const DatasetRecord record = workspace.dataset("shapes");
        std::set<std::string> skipped;
        for (const SkippedFile& file : record.skipped) {
            QVERIFY(!file.reason.empty());
            skipped.insert(file.location);
        }
        const std::size_t images = workspace.catalog("shapes").images.size();
        QCOMPARE(images + skipped.size(), pictures.size());
        QVERIFY(skipped.contains(fs::path(pictures[15]).lexically_relative(path("moving")).string()) ||
                skipped.contains(fs::path(pictures[5]).lexically_relative(path("moving")).string()));
    }
};

QTEST_GUILESS_MAIN(DiskFaultTest)
#include "DiskFaultTest.moc"

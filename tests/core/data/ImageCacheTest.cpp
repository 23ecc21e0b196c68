// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ImageCache.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QtTest>
#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <thread>

#include "base/Error.h"
#include "base/Files.h"
#include "data/CacheStore.h"
#include "data/ImageDataset.h"
#include "data/ImageDecoder.h"

using namespace docent;
namespace fs = std::filesystem;

namespace {

/// Made pictures of several shapes; those in `broken` fail to decode.
class Source final : public ImageSource {
public:
    explicit Source(std::int64_t count) : m_count(count) {}
    [[nodiscard]] std::int64_t size() const override { return m_count; }
    [[nodiscard]] Picture get(std::int64_t index, int) const override {
        ++decoded;
        if (delay.count() > 0) {
            std::this_thread::sleep_for(delay);
        }
        if (std::find(broken.begin(), broken.end(), names(index)) != broken.end()) {
            throw Error(reason);
        }
        const int width = 10 + static_cast<int>(names(index) % 13);
        const int height = 20 - static_cast<int>(names(index) % 7);
        Picture picture{width, height, {}};
        for (int i = 0; i < width * height * 3; ++i) {
            picture.pixels.push_back(static_cast<std::uint8_t>(i * 7 + names(index) * 31));
        }
        return picture;
    }
    [[nodiscard]] std::string fingerprint(std::int64_t index) const override {
        if (std::find(gone.begin(), gone.end(), names(index)) != gone.end()) {
            return "missing";
        }
        return version + std::to_string(names(index));
    }
    /// The number of the picture at a place: other than the place once pictures were taken out.
    [[nodiscard]] std::int64_t names(std::int64_t index) const {
        return numbers.empty() ? index : numbers.at(static_cast<std::size_t>(index));
    }

    std::vector<std::int64_t> broken;
    std::vector<std::int64_t> gone;
    std::string reason = "is truncated at byte 7";
    std::vector<std::int64_t> numbers;
    std::string version = "v1-";
    std::chrono::microseconds delay{0};
    mutable std::atomic<int> decoded{0};

private:
    std::int64_t m_count;
};

Catalog catalogOf(std::int64_t count) {
    Catalog catalog;
    catalog.root = "/data/set";
    const NodeId a = catalog.hierarchy.addPath("a");
    const NodeId b = catalog.hierarchy.addPath("b");
    for (std::int64_t i = 0; i < count; ++i) {
        catalog.images.push_back(
            {std::to_string(i) + ".png", i % 2 == 0 ? a : b, i % 3 == 0 ? Split::Test : Split::Train});
    }
    return catalog;
}

class Context final : public RunContext {
public:
    [[nodiscard]] bool stopRequested() const override { return stopAfter >= 0 && asked++ >= stopAfter; }
    void progress(const Progress& now) override {
        if (now.stage == "Decoding pictures") {
            first = seen++ == 0 ? now : first;
            last = now;
        } else {
            waited = now.stage.starts_with("Waiting for process ");
        }
    }
    void note(const std::string& text) override { notes += text; }

    int stopAfter = -1;
    mutable int asked = 0;
    int seen = 0;
    std::atomic<bool> waited{false};
    Progress first;
    Progress last;
    std::string notes;
};

std::string pixelsOf(const ImageCache& cache) {
    std::string bytes;
    for (std::int64_t i = 0; i < cache.size(); ++i) {
        const auto pixels = cache.pixels(i);
        bytes.append(reinterpret_cast<const char*>(pixels.data()), pixels.size());
    }
    return bytes;
}

/// Names in a folder, sorted, without those of the locks, which stay.
QStringList namesIn(const fs::path& folder) {
    QStringList names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (const std::string name = entry.path().filename().string(); !name.starts_with(".lock-")) {
            names << QString::fromStdString(name);
        }
    }
    names.sort();
    return names;
}

}  // namespace

class ImageCacheTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    fs::path root() const { return fs::path(m_folder.path().toStdString()) / QTest::currentTestFunction(); }

private Q_SLOTS:
    void holdsThePicturesInOrder() {
        const Source source(9);
        Catalog catalog = catalogOf(9);
        Context context;
        const ImageCacheOptions options{.size = 16, .resize = ResizeRule::Squash, .threads = 2};
        const auto cache = ImageCache::openOrBuild(root(), catalog, source, options, context);
        QCOMPARE(cache->size(), 9);
        QCOMPARE(cache->imageSize(), 16);
        for (std::int64_t i = 0; i < 9; ++i) {
            const Picture expected = resizePicture(source.get(i, 16), 16, ResizeRule::Squash);
            QVERIFY(std::ranges::equal(cache->pixels(i), expected.pixels));
        }
        QVERIFY_EXCEPTION_THROWN((void)cache->pixels(9), Error);
        QVERIFY_EXCEPTION_THROWN((void)cache->pixels(-1), Error);
        const std::string key = ImageCache::key(catalog, source, options);
        QCOMPARE(namesIn(root()), QStringList{QString::fromStdString(key)});
        QCOMPARE(namesIn(root() / key), (QStringList{"images-0000.u8", "index.yaml", "pictures.u64"}));
        QCOMPARE(context.last.done, 9);
        QCOMPARE(context.last.total, 9);
    }

    void sameBytesForAnyNumberOfThreads() {
        const Source source(40);
        std::string first;
        for (const int threads : {1, 2, 7}) {
            Catalog catalog = catalogOf(40);
            RunContext context;
            const auto cache = ImageCache::openOrBuild(root() / std::to_string(threads), catalog, source,
                                                       {.size = 24, .threads = threads}, context);
            first = first.empty() ? pixelsOf(*cache) : first;
            QVERIFY(pixelsOf(*cache) == first);
        }
    }

    void opensAtOnceTheSecondTime() {
        const Source source(5);
        Catalog catalog = catalogOf(5);
        RunContext context;
        (void)ImageCache::openOrBuild(root(), catalog, source, {}, context);
        source.decoded = 0;
        const auto again = ImageCache::openOrBuild(root(), catalog, source, {}, context);
        QCOMPARE(again->size(), 5);
        QCOMPARE(source.decoded.load(), 0);
        // Labels and splits play no part.
        catalog.images[0].label = 2;
        catalog.images[1].split = Split::Unassigned;
        (void)ImageCache::openOrBuild(root(), catalog, source, {}, context);
        QCOMPARE(source.decoded.load(), 0);
    }

    void keyDependsOnWhatThePixelsDependOn() {
        Source source(3);
        Catalog catalog = catalogOf(3);
        const std::string key = ImageCache::key(catalog, source, {});
        QCOMPARE(ImageCache::key(catalog, source, {.threads = 5}), key);
        QVERIFY(ImageCache::key(catalog, source, {.size = 40}) != key);
        QVERIFY(ImageCache::key(catalog, source, {.resize = ResizeRule::Crop}) != key);
        source.version = "v2-";
        QVERIFY(ImageCache::key(catalog, source, {}) != key);
        source.version = "v1-";
        QCOMPARE(ImageCache::key(catalog, source, {}), key);
        std::swap(catalog.images[0].location, catalog.images[1].location);
        QVERIFY(ImageCache::key(catalog, source, {}) != key);
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::key(catalogOf(4), source, {}), Error);
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::key(catalogOf(3), source, {.size = 7}), Error);
    }

    void keyDependsOnTheContentOfTheFiles_data() {
        QTest::addColumn<DatasetFormat>("format");
        QTest::newRow("folders") << DatasetFormat::Folders;
        QTest::newRow("idx") << DatasetFormat::Idx;
    }
    void keyDependsOnTheContentOfTheFiles() {
        // Two sets with the same names, sizes and times, as MNIST and Fashion-MNIST have them when both were unpacked
        // with one fixed time.
        QFETCH(DatasetFormat, format);
        const Source source(3);
        Catalog catalog = catalogOf(3);
        catalog.format = format;
        std::string content(300'000, 'x');
        const auto keyIn = [&](const std::string& name) {
            catalog.root = root() / name;
            fs::create_directories(catalog.root);
            for (std::size_t i = 0; i < 3; ++i) {
                const std::string file = format == DatasetFormat::Idx ? "images" : std::to_string(i);
                catalog.images[i].location = file + (format == DatasetFormat::Idx ? "#" + std::to_string(i) : "");
                writeFileAtomically(catalog.root / file, content);
            }
            return ImageCache::key(catalog, source, {});
        };
        const std::string key = keyIn("one");
        QCOMPARE(keyIn("moved"), key);
        for (const std::size_t place : {std::size_t{20}, content.size() - 20}) {
            content[place] = 'y';
            QVERIFY(keyIn("other") != key);
            content[place] = 'x';
        }
        QCOMPARE(keyIn("other"), key);
        content.resize(1000);  // a file that is shorter than what is looked at
        const std::string shorter = keyIn("other");
        content[500] = 'y';
        QVERIFY(keyIn("other") != shorter);
    }

    void saysWhatIsMissingBeforeAnythingIsDecoded() {
        Source source(8);
        source.gone = {1, 3, 4, 5, 7};
        Catalog catalog = catalogOf(8);
        RunContext context;
        QByteArray text;
        try {
            (void)ImageCache::openOrBuild(root(), catalog, source, {.requireAll = true}, context);
        } catch (const Error& error) {
            text = error.what();
        }
        QVERIFY2(
            text.startsWith("5 of the 8 pictures of /data/set are no longer there: 1.png, 3.png, 4.png and 2 more."),
            text.constData());
        QVERIFY(text.contains("--replace"));
        QCOMPARE(source.decoded.load(), 0);
        QVERIFY(!fs::exists(root()));
        // Whoever does not ask for all gets the others.
        source.broken = source.gone;
        QCOMPARE(ImageCache::openOrBuild(root(), catalog, source, {}, context)->size(), 3);
    }

    void aStopIsHeardWhileManyPicturesAreCompared() {
        const Source source(3000);
        Catalog catalog = catalogOf(3000);
        Context context;
        context.stopAfter = 2;
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::openOrBuild(root(), catalog, source, {.threads = 2}, context),
                                 Stopped);
        QCOMPARE(source.decoded.load(), 0);
    }

    void theLockStaysTheSameFile() {
        // Removed after a build or a stop, it would let in both the one who had opened it before and the one who makes
        // a new one.
        const Source source(30);
        Catalog catalog = catalogOf(30);
        const fs::path path = root() / (".lock-" + ImageCache::key(catalog, source, {}));
        Context stopped;
        stopped.stopAfter = 5;
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::openOrBuild(root(), catalog, source, {}, stopped), Stopped);
        struct stat first {};
        QCOMPARE(::stat(path.c_str(), &first), 0);
        const int opened = ::open(path.c_str(), O_RDWR | O_CLOEXEC);  // as one who waits
        QVERIFY(opened >= 0);
        RunContext context;
        (void)ImageCache::openOrBuild(root(), catalog, source, {}, context);
        struct stat second {};
        QCOMPARE(::stat(path.c_str(), &second), 0);
        QCOMPARE(second.st_ino, first.st_ino);
        QCOMPARE(::flock(opened, LOCK_EX | LOCK_NB), 0);
        QVERIFY(FileLock::tryLock(path) == nullptr);
        ::close(opened);
    }

    void goesOnAfterAStop() {
        const Source source(60);
        Catalog catalog = catalogOf(60);
        Context context;
        context.stopAfter = 25;
        const ImageCacheOptions options{.size = 16, .threads = 2};
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::openOrBuild(root(), catalog, source, options, context), Stopped);
        const int before = source.decoded;
        QVERIFY(before >= 20 && before <= 26);
        Context second;
        const auto cache = ImageCache::openOrBuild(root(), catalog, source, options, second);
        QCOMPARE(source.decoded.load(), 60);
        QCOMPARE(second.first.doneAtStart, before);
        QCOMPARE(second.first.done, before);
        QCOMPARE(second.last.done, 60);
        QCOMPARE(second.last.doneAtStart, before);
        Catalog other = catalogOf(60);
        QVERIFY(pixelsOf(*cache) ==
                pixelsOf(*ImageCache::openOrBuild(root() / "other", other, source, options, second)));
        QCOMPARE(namesIn(root()).size(), 2);
    }

    void goesOnAfterAKillAndBelievesNoHalfPicture() {
        const Source source(30);
        Catalog catalog = catalogOf(30);
        Context context;
        context.stopAfter = 20;
        const ImageCacheOptions options{.size = 16, .threads = 1};
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::openOrBuild(root(), catalog, source, options, context), Stopped);
        // As a power cut may leave it: noted as done, but the pixels of one never reached the disk.
        const fs::path part = root() / ("building-" + ImageCache::key(catalog, source, options)) / "images-0000.u8";
        QVERIFY(fs::exists(part));
        {
            std::string bytes = readFile(part);
            QCOMPARE(bytes.size(), std::size_t{30 * 768});
            std::fill_n(bytes.begin() + 3 * 768 + 100, 400, '\0');
            writeFileAtomically(part, bytes);
        }
        source.decoded = 0;
        RunContext second;
        const auto cache = ImageCache::openOrBuild(root(), catalog, source, options, second);
        QCOMPARE(source.decoded.load(), 11);
        Catalog other = catalogOf(30);
        QVERIFY(pixelsOf(*cache) ==
                pixelsOf(*ImageCache::openOrBuild(root() / "other", other, source, options, second)));
    }

    void aKilledProcessLosesNothing() {
        Source source(200);
        source.delay = std::chrono::milliseconds(2);
        Catalog catalog = catalogOf(200);
        RunContext context;
        const ImageCacheOptions options{.size = 16, .threads = 1};
        const pid_t child = ::fork();
        if (child == 0) {
            (void)ImageCache::openOrBuild(root(), catalog, source, options, context);
            ::_exit(0);
        }
        QTest::qWait(150);
        ::kill(child, SIGKILL);
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        source.delay = {};
        Context second;
        const auto cache = ImageCache::openOrBuild(root(), catalog, source, options, second);
        QCOMPARE(cache->size(), 200);
        QVERIFY(second.first.doneAtStart > 0);
        QCOMPARE(source.decoded.load() + second.first.doneAtStart, 200);
    }

    void takesOutWhatCannotBeDecoded() {
        Source source(10);
        source.broken = {0, 4, 9};
        Catalog catalog = catalogOf(10);
        Context context;
        const ImageCacheOptions options{.size = 16, .threads = 2};
        const auto cache = ImageCache::openOrBuild(root(), catalog, source, options, context);
        QCOMPARE(cache->size(), 7);
        QCOMPARE(catalog.images.size(), std::size_t{7});
        QCOMPARE(catalog.skipped.size(), std::size_t{3});
        QCOMPARE(catalog.skipped[1].location, std::string("4.png"));
        QCOMPARE(catalog.skipped[1].reason, std::string("is truncated at byte 7"));
        Source rest(7);
        rest.numbers = {1, 2, 3, 5, 6, 7, 8};
        for (std::int64_t i = 0; i < 7; ++i) {
            QCOMPARE(catalog.images[static_cast<std::size_t>(i)].location,
                     std::to_string(rest.numbers[static_cast<std::size_t>(i)]) + ".png");
            const Picture expected = resizePicture(rest.get(i, 16), 16, ResizeRule::Fit);
            QVERIFY(std::ranges::equal(cache->pixels(i), expected.pixels));
        }
        // The catalog that is left finds it under its own key; so does the first one.
        rest.decoded = 0;
        QVERIFY(fs::exists(root() / ImageCache::key(catalog, rest, options)));
        (void)ImageCache::openOrBuild(root(), catalog, rest, options, context);
        QCOMPARE(rest.decoded.load(), 0);
        source.decoded = 0;
        Catalog whole = catalogOf(10);
        QCOMPARE(ImageCache::openOrBuild(root(), whole, source, options, context)->size(), 7);
        QCOMPARE(source.decoded.load(), 0);
        QCOMPARE(whole.images.size(), std::size_t{7});
        QCOMPARE(whole.skipped[2].reason, std::string("is truncated at byte 7"));
    }

    void triesAgainWhatCouldNotBeReadForAPassingReason() {
        Source source(4);
        source.broken = {2};
        source.reason = "cannot be read: Permission denied";
        Catalog catalog = catalogOf(4);
        RunContext context;
        QCOMPARE(ImageCache::openOrBuild(root(), catalog, source, {}, context)->size(), 3);
        source.broken.clear();
        Catalog again = catalogOf(4);
        QCOMPARE(ImageCache::openOrBuild(root(), again, source, {}, context)->size(), 4);
        QVERIFY(again.skipped.empty());
    }

    void saysWhenNothingCanBeDecoded() {
        Source source(2);
        source.broken = {0, 1};
        Catalog catalog = catalogOf(2);
        RunContext context;
        try {
            (void)ImageCache::openOrBuild(root(), catalog, source, {}, context);
            QFAIL("no Error");
        } catch (const Error& error) {
            QVERIFY(QByteArray(error.what()).contains("None of the 2 pictures"));
            QVERIFY(QByteArray(error.what()).contains("0.png, is truncated at byte 7"));
        }
        QCOMPARE(catalog.images.size(), std::size_t{2});
        QVERIFY(namesIn(root()).isEmpty());
        Catalog empty;
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::openOrBuild(root(), empty, Source(0), {}, context), Error);
    }

    void aFullDiskIsSaidBeforeAnythingIsDecoded() {
        const Source source(100);
        Catalog catalog = catalogOf(100);
        RunContext context;
        struct rlimit before {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const struct rlimit small { .rlim_cur = 50'000, .rlim_max = before.rlim_max };
        ::signal(SIGXFSZ, SIG_IGN);
        ::setrlimit(RLIMIT_FSIZE, &small);
        QByteArray text;
        try {
            (void)ImageCache::openOrBuild(root(), catalog, source, {.size = 32}, context);
        } catch (const Error& error) {
            text = error.what();
        }
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY2(text.startsWith("Cannot reserve 307.2 kB for the picture cache"), text.constData());
        QVERIFY(text.contains("Free some space on that disk"));
        QCOMPARE(source.decoded.load(), 0);
        QVERIFY(namesIn(root()).isEmpty());
    }

    void aDamagedCacheIsMadeAgain() {
        const Source source(4);
        Catalog catalog = catalogOf(4);
        Context context;
        const fs::path folder = root() / ImageCache::key(catalog, source, {});
        (void)ImageCache::openOrBuild(root(), catalog, source, {}, context);
        fs::resize_file(folder / "images-0000.u8", 1000);
        QVERIFY_EXCEPTION_THROWN(ImageCache{folder}, Error);
        QCOMPARE(ImageCache::openOrBuild(root(), catalog, source, {}, context)->size(), 4);
        QVERIFY(context.notes.find("is damaged") != std::string::npos);
        writeFileAtomically(folder / "index.yaml", "version: 3\ncount: many\n");
        QVERIFY_EXCEPTION_THROWN(ImageCache{folder}, Error);
        QCOMPARE(ImageCache::openOrBuild(root(), catalog, source, {}, context)->size(), 4);
        QVERIFY_EXCEPTION_THROWN(ImageCache{root() / "none"}, Error);
    }

    void aPictureThatIsNotWhatWasWrittenIsFound() {
        const Source source(3000);
        Catalog catalog = catalogOf(3000);
        Context context;
        const fs::path folder = root() / ImageCache::key(catalog, source, {.size = 8});
        const auto whole = ImageCache::openOrBuild(root(), catalog, source, {.size = 8}, context);
        const std::vector<std::uint8_t> before(whole->pixels(2345).begin(), whole->pixels(2345).end());
        source.decoded = 0;
        (void)ImageCache::openOrBuild(root(), catalog, source, {.size = 8}, context);
        QCOMPARE(source.decoded.load(), 0);
        std::string pixels = readFile(folder / "images-0000.u8");
        pixels[2345 * 8 * 8 * 3 + 17] ^= 1;
        writeFileAtomically(folder / "images-0000.u8", pixels);
        try {
            ImageCache(folder).verify(2, context);
            QFAIL("the picture was not found");
        } catch (const Error& error) {
            QVERIFY2(std::string(error.what()).find("picture 2345") != std::string::npos, error.what());
        }
        const auto again = ImageCache::openOrBuild(root(), catalog, source, {.size = 8}, context);
        QVERIFY(context.notes.find("picture 2345") != std::string::npos);
        QCOMPARE(source.decoded.load(), 1);  // the others were copied
        QVERIFY(std::equal(before.begin(), before.end(), again->pixels(2345).begin()));
    }

    void picturesThatFailedHaveNoMark() {
        Source source(40);
        source.broken = {0, 7, 39};
        Catalog catalog = catalogOf(40);
        Context context;
        const auto cache = ImageCache::openOrBuild(root(), catalog, source, {.size = 16}, context);
        QCOMPARE(cache->size(), 37);
        cache->verify(1, context);
    }

    void aSetThatGrewTakesOverItsShards() {
        // Shards of 4 pictures.
        const ImageCacheOptions options{.size = 16, .threads = 2, .shardBytes = 4 * 768 + 100};
        const Source small(10);
        Catalog before = catalogOf(10);
        Context context;
        const auto first = ImageCache::openOrBuild(root(), before, small, options, context);
        QCOMPARE(namesIn(first->folder()),
                 (QStringList{"images-0000.u8", "images-0001.u8", "images-0002.u8", "index.yaml", "pictures.u64"}));
        // Seven new pictures, some in front, so that no place is the same.
        Source grown(17);
        Catalog after;
        after.hierarchy = before.hierarchy;
        for (const std::int64_t number : {16, 15, 14, 0, 1, 2, 3, 4, 13, 5, 6, 7, 8, 9, 10, 11, 12}) {
            grown.numbers.push_back(number);
            after.images.push_back({std::to_string(number) + ".png", 1});
        }
        Context second;
        const auto cache = ImageCache::openOrBuild(root(), after, grown, options, second);
        QCOMPARE(grown.decoded.load(), 7);
        QCOMPARE(second.first.doneAtStart, 10);  // three whole shards, the last of two pictures
        QCOMPARE(second.last.done, 17);
        for (std::int64_t i = 0; i < 17; ++i) {
            const Picture expected = resizePicture(grown.get(i, 16), 16, ResizeRule::Fit);
            QVERIFY(std::ranges::equal(cache->pixels(i), expected.pixels));
        }
        cache->verify(2, second);
        const auto fileOf = [](const ImageCache& of, const char* name) {
            struct stat info {};
            return ::stat((of.folder() / name).c_str(), &info) == 0 ? info.st_ino : 0;
        };
        QCOMPARE(fileOf(*cache, "images-0000.u8"), fileOf(*first, "images-0000.u8"));
        // Together they take what the pictures take, and less than the sum of both.
        std::uint64_t sum = 0;
        for (const CacheEntry& entry : cacheEntries(root())) {
            sum += entry.bytes;
        }
        QVERIFY(sum >= 27 * 768 && bytesTogether(cacheEntries(root())) < 17 * 768 + 2500);
        // The older one may go: the shards stay with the other.
        for (const CacheEntry& entry : cacheEntries(root())) {
            if (entry.folder == first->folder()) {
                removeCacheEntry(entry);
            }
        }
        ImageCache(cache->folder()).verify(1, second);
    }

    void onePictureOfAShardIsCopied() {
        const ImageCacheOptions options{.size = 16, .threads = 1, .shardBytes = 8 * 768};
        const Source all(8);
        Catalog catalog = catalogOf(8);
        Context context;
        const auto whole = ImageCache::openOrBuild(root(), catalog, all, options, context);
        Source two(2);
        two.numbers = {6, 3};
        Catalog few;
        few.hierarchy = catalog.hierarchy;
        few.images = {catalog.images[6], catalog.images[3]};
        const auto cache = ImageCache::openOrBuild(root(), few, two, options, context);
        QCOMPARE(two.decoded.load(), 0);
        QVERIFY(std::ranges::equal(cache->pixels(0), whole->pixels(6)));
        QVERIFY(std::ranges::equal(cache->pixels(1), whole->pixels(3)));
        QCOMPARE(fs::file_size(cache->folder() / "images-0000.u8"), std::uintmax_t{2 * 768});
        // Decoded in another way, it is another picture.
        two.version = "v2-";
        (void)ImageCache::openOrBuild(root(), few, two, options, context);
        QCOMPARE(two.decoded.load(), 2);
    }

    void aDamagedShardIsNotTakenOver() {
        const ImageCacheOptions options{.size = 16, .threads = 1, .shardBytes = 4 * 768};
        const Source small(8);
        Catalog before = catalogOf(8);
        Context context;
        const fs::path folder = ImageCache::openOrBuild(root(), before, small, options, context)->folder();
        std::string pixels = readFile(folder / "images-0001.u8");
        pixels[2 * 768 + 5] ^= 1;  // picture 6
        writeFileAtomically(folder / "images-0001.u8", pixels);
        Source grown(9);
        Catalog after = catalogOf(9);
        const auto cache = ImageCache::openOrBuild(root(), after, grown, options, context);
        QCOMPARE(grown.decoded.load(), 2);  // the new one and the damaged one
        for (std::int64_t i = 0; i < 9; ++i) {
            const Picture expected = resizePicture(grown.get(i, 16), 16, ResizeRule::Fit);
            QVERIFY(std::ranges::equal(cache->pixels(i), expected.pixels));
        }
    }

    void aStoppedBuildGoesOnWithTheShardsItTookOver() {
        const ImageCacheOptions options{.size = 16, .threads = 1, .shardBytes = 4 * 768};
        const Source small(8);
        Catalog before = catalogOf(8);
        Context context;
        const fs::path folder = ImageCache::openOrBuild(root(), before, small, options, context)->folder();
        const std::string shard = readFile(folder / "images-0000.u8");
        Source grown(20);
        Catalog after = catalogOf(20);
        Context stopped;
        stopped.stopAfter = 7;
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::openOrBuild(root(), after, grown, options, stopped), Stopped);
        const int decoded = grown.decoded;
        QVERIFY(decoded > 0 && decoded < 12);
        // What it had linked to is gone, and is there nevertheless.
        for (const CacheEntry& entry : cacheEntries(root())) {
            if (entry.folder == folder) {
                removeCacheEntry(entry);
            }
        }
        Context second;
        const auto cache = ImageCache::openOrBuild(root(), after, grown, options, second);
        QCOMPARE(grown.decoded.load(), 12);
        QCOMPARE(second.first.doneAtStart, 8 + decoded);
        QCOMPARE(readFile(cache->folder() / "images-0000.u8"), shard);
        cache->verify(1, second);
    }

    void aPlanThatDoesNotHoldIsForgotten_data() {
        QTest::addColumn<QString>("damage");
        QTest::newRow("a bit of a shard that was taken over") << "bit";
        QTest::newRow("a shard of its own is gone") << "gone";
        QTest::newRow("a shard of its own is linked elsewhere") << "linked";
        QTest::newRow("the plan names places far out") << "plan";
    }
    void aPlanThatDoesNotHoldIsForgotten() {
        QFETCH(QString, damage);
        const fs::path place = root() / damage.toStdString();
        const ImageCacheOptions options{.size = 16, .threads = 1, .shardBytes = 4 * 768};
        const Source small(8);
        Catalog before = catalogOf(8);
        Context context;
        const fs::path first = ImageCache::openOrBuild(place, before, small, options, context)->folder();
        Source grown(20);
        Catalog after = catalogOf(20);
        Context stopped;
        stopped.stopAfter = 9;
        QVERIFY_EXCEPTION_THROWN((void)ImageCache::openOrBuild(place, after, grown, options, stopped), Stopped);
        const fs::path building = place / ("building-" + ImageCache::key(after, grown, options));
        QVERIFY(fs::exists(building / "images-0003.u8"));
        if (damage == "bit") {
            std::string pixels = readFile(building / "images-0001.u8");
            pixels[100] ^= 1;
            fs::remove(building / "images-0001.u8");  // not in the other set too
            writeFileAtomically(building / "images-0001.u8", pixels);
        } else if (damage == "gone") {
            fs::remove(building / "images-0003.u8");
        } else if (damage == "linked") {
            fs::create_hard_link(building / "images-0002.u8", place / "elsewhere");
        } else {
            std::string plan = readFile(building / "plan.u64");
            plan[plan.size() - 2] = '\x7f';
            writeFileAtomically(building / "plan.u64", plan);
        }
        const std::string elsewhere = damage == "linked" ? readFile(place / "elsewhere") : std::string();
        Context second;
        const auto cache = ImageCache::openOrBuild(place, after, grown, options, second);
        for (std::int64_t i = 0; i < 20; ++i) {
            const Picture expected = resizePicture(grown.get(i, 16), 16, ResizeRule::Fit);
            QVERIFY2(std::ranges::equal(cache->pixels(i), expected.pixels), qPrintable(QString::number(i)));
        }
        cache->verify(1, second);
        ImageCache(cache->folder()).verify(1, second);
        ImageCache(first).verify(1, second);  // what it took over is as it was
        QVERIFY(elsewhere.empty() || readFile(place / "elsewhere") == elsewhere);
    }

    void whatIsTakenOverCountsForTheLimit() {
        // Half of each shard is needed: with the shards whole it would be above the limit.
        ImageCacheOptions options{.size = 16, .threads = 1, .shardBytes = 4 * 768};
        const Source small(16);
        Catalog before = catalogOf(16);
        Context context;
        (void)ImageCache::openOrBuild(root(), before, small, options, context);
        Source half(14);
        Catalog after;
        after.hierarchy = before.hierarchy;
        for (const std::int64_t number : {0, 1, 4, 5, 8, 9, 12, 13, 20, 21, 22, 23, 24, 25}) {
            half.numbers.push_back(number);
            after.images.push_back({std::to_string(number) + ".png", 1});
        }
        options.maxBytes = 18 * 768 + 2000;  // of 16 linked and 6 fresh; of 14 it is enough
        const auto cache = ImageCache::openOrBuild(root(), after, half, options, context);
        QCOMPARE(half.decoded.load(), 6);
        QVERIFY(bytesTogether(cacheEntries(root())) <= options.maxBytes);
        cache->verify(1, context);
    }

    void theLeastRecentlyUsedMakeRoom() {
        const Source source(10);
        constexpr std::uint64_t each = 10 * 32 * 32 * 3;
        const auto folderOf = [&](ResizeRule rule) {
            return root() / ImageCache::key(catalogOf(10), source, {.resize = rule});
        };
        Context context;
        const auto build = [&](ResizeRule rule, std::uint64_t limit) {
            Catalog catalog = catalogOf(10);
            return ImageCache::openOrBuild(root(), catalog, source, {.resize = rule, .maxBytes = limit}, context);
        };
        const auto setUsed = [&](ResizeRule rule, int hours) {
            fs::last_write_time(folderOf(rule) / "index.yaml",
                                fs::file_time_type::clock::now() - std::chrono::hours(hours));
        };
        const auto held = build(ResizeRule::Fit, 0);
        (void)build(ResizeRule::Crop, 0);
        setUsed(ResizeRule::Fit, 5);
        setUsed(ResizeRule::Crop, 9);
        QCOMPARE(cacheEntries(root()).size(), std::size_t{2});
        QCOMPARE(cacheEntries(root()).front().folder, folderOf(ResizeRule::Crop));
        // One that is used again is no longer the oldest.
        (void)build(ResizeRule::Crop, 0);
        QCOMPARE(cacheEntries(root()).front().folder, folderOf(ResizeRule::Fit));
        (void)build(ResizeRule::Squash, each * 5 / 2);
        QVERIFY(!fs::exists(folderOf(ResizeRule::Fit)) && fs::exists(folderOf(ResizeRule::Crop)));
        QVERIFY(context.notes.find("made room") != std::string::npos);
        QCOMPARE(held->pixels(3).size(), std::size_t{32 * 32 * 3});  // whoever has it open goes on
        // Too much at all: nothing is deleted.
        QVERIFY_EXCEPTION_THROWN(build(ResizeRule::Fit, each / 2), Error);
        QCOMPARE(cacheEntries(root()).size(), std::size_t{2});
    }

    void oneBuildsWhileTheOtherWaits() {
        Source source(60);
        source.delay = std::chrono::milliseconds(5);
        Context contexts[2];
        std::string bytes[2];
        std::vector<std::thread> threads;
        for (int t = 0; t < 2; ++t) {
            threads.emplace_back([&, t] {
                Catalog catalog = catalogOf(60);
                bytes[t] = pixelsOf(
                    *ImageCache::openOrBuild(root(), catalog, source, {.size = 16, .threads = 1}, contexts[t]));
            });
        }
        for (std::thread& thread : threads) {
            thread.join();
        }
        QCOMPARE(source.decoded.load(), 60);
        QVERIFY(bytes[0] == bytes[1] && bytes[0].size() == std::size_t{60 * 768});
        QVERIFY(contexts[0].waited || contexts[1].waited);
        QCOMPARE(namesIn(root()).size(), 1);
    }

    void hashFollowsPixelsAndOrder() {
        const Source source(4);
        Catalog catalog = catalogOf(4);
        RunContext context;
        const auto cache = ImageCache::openOrBuild(root(), catalog, source, {.size = 16}, context);
        QCOMPARE(cache->hash({0, 1}), cache->hash({0, 1}));
        QVERIFY(cache->hash({0, 1}) != cache->hash({1, 0}));
        QVERIFY(cache->hash({0, 1}) != cache->hash({0}));
        const auto other =
            ImageCache::openOrBuild(root(), catalog, source, {.size = 16, .resize = ResizeRule::Crop}, context);
        QVERIFY(other->hash({0}) != cache->hash({0}));
    }

    void selectsSplitsAndSlices() {
        const Source source(12);
        Catalog catalog = catalogOf(12);
        catalog.hierarchy = {};
        const NodeId animals = catalog.hierarchy.addPath("animals");
        const NodeId cat = catalog.hierarchy.addPath("animals/cat");
        const NodeId tool = catalog.hierarchy.addPath("tool");
        const NodeId dog = catalog.hierarchy.addPath("animals/dog");
        for (std::size_t i = 0; i < 12; ++i) {
            catalog.images[i].label = std::array{cat, tool, dog}[i % 3];
            catalog.images[i].split = i < 9 ? Split::Train : Split::Test;
        }
        RunContext context;
        const auto cache = ImageCache::openOrBuild(root(), catalog, source, {.size = 16}, context);
        QCOMPARE(classesUnder(catalog, 0), (std::vector<NodeId>{cat, tool, dog}));
        QCOMPARE(classesUnder(catalog, animals), (std::vector<NodeId>{cat, dog}));
        const CachedImages slice = selectImages(catalog, cache, Split::Train, animals);
        QCOMPARE(slice.indices(), (std::vector<std::int64_t>{0, 2, 3, 5, 6, 8}));
        QCOMPARE(slice.labels(), (std::vector<std::int64_t>{0, 1, 0, 1, 0, 1}));
        QCOMPARE(slice.get(3).label, 1);
        QVERIFY(slice.get(3).pixels.data() == cache->pixels(5).data());
        QCOMPARE(selectImages(catalog, cache, Split::Test).labels(), (std::vector<std::int64_t>{0, 1, 2}));
        QVERIFY_EXCEPTION_THROWN((CachedImages{cache, {0, 12}, {0, 0}}), Error);
        QVERIFY_EXCEPTION_THROWN((CachedImages{cache, {0}, {}}), Error);
        catalog.images.pop_back();
        QVERIFY_EXCEPTION_THROWN((void)selectImages(catalog, cache, Split::Test), Error);
    }
};

QTEST_GUILESS_MAIN(ImageCacheTest)
#include "ImageCacheTest.moc"

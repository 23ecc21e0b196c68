// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ImageDecoder.h"

#include <QtTest>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "base/Error.h"
#include "base/Files.h"
#include "data/PictureHeader.h"
#include "data/UnreadFormat.h"

using namespace docent;

namespace {

const fs::path pictures = fs::path(DOCENT_TEST_DATA) / "pictures";

std::vector<std::uint8_t> bytesOf(const fs::path& path) {
    const std::string text = readFile(path);
    return {text.begin(), text.end()};
}

/// The reason for which bytes are refused; empty when they are not.
QByteArray reasonFor(const std::function<void()>& decode) {
    try {
        decode();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

QByteArray reasonFor(const std::vector<std::uint8_t>& bytes, int size = 0) {
    return reasonFor([&] { (void)decodePicture(bytes, size); });
}

/// A picture whose sample at (x, y, channel) is `value(x, y, channel)`.
Picture made(int width, int height, const std::function<int(int, int, int)>& value) {
    Picture picture{width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int c = 0; c < 3; ++c) {
                picture.pixels.push_back(static_cast<std::uint8_t>(value(x, y, c)));
            }
        }
    }
    return picture;
}

int sample(const Picture& picture, int x, int y, int channel = 0) {
    return picture.pixels.at(static_cast<std::size_t>((y * picture.width + x) * 3 + channel));
}

/// A GIF of colour 7, 7, 7 whose codes are 1, 2, 3, ... pixels long, as many as are asked for.
std::vector<std::uint8_t> oneColourGif(int width, int height, int codes) {
    const auto low = [](int value) { return static_cast<std::uint8_t>(value & 0xff); };
    const auto high = [](int value) { return static_cast<std::uint8_t>(value >> 8); };
    std::vector<std::uint8_t> gif = {
        'G', 'I',  'F', '8', '9', 'a', low(width), high(width), low(height), high(height), 0x80, 0, 0, 7, 7, 7, 0, 0,
        0,   0x2c, 0,   0,   0,   0,   low(width), high(width), low(height), high(height), 0,    2};
    std::vector<std::uint8_t> packed(1, 0);
    int used = 0;
    int bits = 3;
    const auto put = [&](int code) {
        for (int bit = 0; bit < bits; ++bit) {
            packed.back() = static_cast<std::uint8_t>(packed.back() | ((code >> bit & 1) << used));
            if (++used == 8) {
                packed.push_back(0);
                used = 0;
            }
        }
    };
    constexpr int clear = 4;
    put(clear);
    put(0);
    for (int i = 1, next = clear + 2; i < codes; ++i, ++next) {
        put(next);  // the code that this very step defines
        bits += next + 1 == 1 << bits ? 1 : 0;
    }
    put(clear + 1);
    for (std::size_t begin = 0; begin < packed.size(); begin += 255) {
        const std::size_t some = std::min<std::size_t>(255, packed.size() - begin);
        gif.push_back(static_cast<std::uint8_t>(some));
        gif.insert(gif.end(), packed.begin() + static_cast<std::ptrdiff_t>(begin),
                   packed.begin() + static_cast<std::ptrdiff_t>(begin + some));
    }
    gif.insert(gif.end(), {0, ';'});
    return gif;
}

}  // namespace

class ImageDecoderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodesAsExpected_data() {
        QTest::addColumn<QString>("line");
        std::ifstream file(pictures / "expected.txt");
        std::string line;
        while (std::getline(file, line)) {
            QTest::newRow(line.substr(0, line.find(' ')).c_str()) << QString::fromStdString(line);
        }
    }
    void decodesAsExpected() {
        QFETCH(QString, line);
        std::istringstream fields(line.toStdString());
        std::string name;
        std::string hex;
        int width = 0;
        int height = 0;
        int tolerance = 0;
        QVERIFY(fields >> name >> width >> height >> tolerance >> hex);
        const Picture picture = decodePictureFile(pictures / name);
        QCOMPARE(picture.width, width);
        QCOMPARE(picture.height, height);
        QCOMPARE(picture.pixels.size() * 2, hex.size());
        int worst = 0;
        for (std::size_t i = 0; i < picture.pixels.size(); ++i) {
            const int wanted = std::stoi(hex.substr(i * 2, 2), nullptr, 16);
            worst = std::max(worst, std::abs(picture.pixels[i] - wanted));
        }
        QVERIFY2(worst <= tolerance, qPrintable(QString("differs by up to %1").arg(worst)));
    }

    void refusesEachTruncation_data() {
        QTest::addColumn<QString>("name");
        for (const char* name : {"rgb.png", "rgba-interlaced.png", "palette-transparency.png", "baseline.jpg",
                                 "progressive.jpg", "cmyk.jpg", "plain.gif", "rgba.webp", "lossy.webp", "rgb.bmp",
                                 "palette.bmp", "rgb.tif", "rgb-lzw.tif", "rgba16.tif"}) {
            QTest::newRow(name) << name;
        }
    }
    void refusesEachTruncation() {
        QFETCH(QString, name);
        const std::vector<std::uint8_t> whole = bytesOf(pictures / name.toStdString());
        // A GIF is whole when its first frame is: the trailer and an empty block may be missing. The hand-written TIFF
        // ends with the place of a second directory, which nobody reads.
        const std::size_t last = whole.size() - (name.endsWith(".gif") ? 3 : name == "rgba16.tif" ? 5 : 1);
        for (std::size_t length = 1; length <= last; ++length) {
            const QByteArray reason = reasonFor({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length)});
            QVERIFY2(!reason.isEmpty(), qPrintable(QString("%1 bytes of %2").arg(length).arg(whole.size())));
            if (length == whole.size() / 2) {
                QVERIFY2(reason.startsWith("is truncated"), reason.constData());
            }
        }
    }

    void saysWhatIsWrong() {
        QCOMPARE(reasonFor(std::vector<std::uint8_t>{}), QByteArray("is empty."));
        QVERIFY(reasonFor({'h', 'e', 'l', 'l', 'o'}).startsWith("is not a picture inside"));
        QVERIFY(reasonFor(bytesOf(pictures / "animated.webp")).startsWith("is an animated WebP"));
        QVERIFY(reasonFor(bytesOf(pictures / "float.tif")).startsWith("has floating-point pixels"));
        QVERIFY(reasonFor([] { (void)decodePictureFile("/nowhere/at/all.png"); }).startsWith("cannot be read"));

        std::vector<std::uint8_t> png = bytesOf(pictures / "rgb.png");
        png[60] ^= 0x55;
        QVERIFY(reasonFor(png).startsWith("is a damaged PNG"));
        // A marker in the middle of the entropy-coded data, where libjpeg would go on in grey.
        std::vector<std::uint8_t> jpeg = bytesOf(pictures / "baseline.jpg");
        jpeg[jpeg.size() - 40] = 0xff;
        jpeg[jpeg.size() - 39] = 0xd9;
        QVERIFY(reasonFor(jpeg).startsWith("is a damaged or unusual JPEG"));
    }

    void namesFormatsThatAreNotRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("reason");
        const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& is) {
            QTest::newRow(name) << bytes << is + " picture, which is not read";
        };
        const QByteArray nuls(4, '\0');
        row("heic", nuls + "ftypheic" + nuls, "is a HEIC");
        row("heif", nuls + "ftypmif1", "is a HEIF");
        row("avif", nuls + "ftypavif" + nuls, "is an AVIF");
        row("ppm", "P6\n48 48\n255\n", "is a PPM");
        row("ppm of text", "P3 # by hand", "is a PPM");
        row("ppm with a comment", "P3\n# by hand\n1 1\n", "is a PPM");
        row("pgm", "P5 8 8 255\n", "is a PGM");
        row("pbm", "P1\n8 8\n", "is a PBM");
        row("pcx", QByteArray("\x0a\x05\x01\x08", 4), "is a PCX");
        row("jpeg 2000", QByteArray("\0\0\0\x0cjP  \r\n\x87\n", 12), "is a JPEG 2000");
        row("jpeg 2000 stream", QByteArray("\xff\x4f\xff\x51\0", 5), "is a JPEG 2000");
        row("jpeg xl", QByteArray("\0\0\0\x0cJXL \r\n\x87\n", 12), "is a JPEG XL");
        row("jpeg xl stream", "\xff\x0a", "is a JPEG XL");
        row("svg", "<svg/>", "is an SVG");
        row("svg with a prolog", "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- by hand -->\n<svg>", "is an SVG");
        row("psd", "8BPS", "is a PSD");
        row("ico", QByteArray("\0\0\1\0\4\0", 6), "is an ICO");
        const QByteArray none;
        QTest::newRow("nothing") << none << none;
        QTest::newRow("text") << QByteArray("P6 is a model") << none;
        QTest::newRow("a letter") << QByteArray("P") << none;
        QTest::newRow("half a mark") << nuls + "ftyphe" << none;
        QTest::newRow("a film") << nuls + "ftypisom" << none;
        QTest::newRow("a page") << QByteArray("<!DOCTYPE html><html><svg></svg></html>") << none;
        QTest::newRow("a page of XML") << QByteArray("<?xml version='1.0'?><html><svg></svg></html>") << none;
        QTest::newRow("other XML") << QByteArray("<?xml version='1.0'?><list/>") << none;
        QTest::newRow("blanks") << QByteArray("  \n ") << none;
        QTest::newRow("a font") << QByteArray("\0\1\0\0", 4) << none;
    }
    void namesFormatsThatAreNotRead() {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, reason);
        const std::vector<std::uint8_t> file(bytes.begin(), bytes.end());
        QCOMPARE(QByteArray::fromStdString(whyFormatIsNotRead(file)), reason);
        const QByteArray told = reasonFor(file);
        if (!reason.isEmpty()) {
            QCOMPARE(told, reason + ". Save it as PNG, JPEG, WebP, TIFF, BMP or GIF.");
        } else if (!file.empty()) {
            QCOMPARE(told, QByteArray("is not a picture inside, whatever its name says."));
        }
    }

    /// A scan takes a few bytes of the file, and time for all pixels.
    void refusesManyScans() {
        const std::vector<std::uint8_t> jpeg = bytesOf(pictures / "progressive.jpg");
        const auto isMark = [](std::uint8_t first, std::uint8_t second) { return first == 0xff && second != 0; };
        const std::array<std::uint8_t, 2> mark = {0xff, 0xda};  // a scan begins
        const auto begin = std::search(jpeg.begin(), jpeg.end(), mark.begin(), mark.end());
        QVERIFY(begin != jpeg.end());
        const auto end = std::adjacent_find(begin + 2, jpeg.end(), isMark);
        std::vector<std::uint8_t> many(jpeg.begin(), end);
        for (int scan = 0; scan < 200; ++scan) {
            many.insert(many.end(), begin, end);
        }
        many.insert(many.end(), end, jpeg.end());
        QVERIFY2(reasonFor(many).contains("more than 100 scans"), reasonFor(many).constData());
    }

    void survivesDamage_data() { decodesAsExpected_data(); }
    void survivesDamage() {
        QFETCH(QString, line);
        const std::vector<std::uint8_t> whole = bytesOf(pictures / line.section(' ', 0, 0).toStdString());
        std::uint32_t state = 12345;
        const auto random = [&state] { return state = state * 1664525U + 1013904223U, state >> 8; };
        for (int round = 0; round < 60; ++round) {
            std::vector<std::uint8_t> damaged = whole;
            for (int k = 0; k < 3; ++k) {
                damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
            }
            // Any picture or any Error will do, as long as it ends and stays within memory.
            (void)reasonFor(damaged);
        }
    }

    void looksAtFewNumbersOfADirectory_data() {
        QTest::addColumn<int>("tag");
        QTest::addColumn<bool>("isRefused");
        QTest::newRow("unknown") << 60000 << false;
        QTest::newRow("single number") << 256 << false;
        QTest::newRow("strips") << 273 << false;  // without lengths there is nothing to compare
        QTest::newRow("strips and lengths") << -1 << true;
    }
    void looksAtFewNumbersOfADirectory() {
        // Each of 4,096 entries says that all of the file is its numbers.
        QFETCH(int, tag);
        QFETCH(bool, isRefused);
        constexpr std::size_t entries = 4096;
        std::vector<std::uint8_t> tiff(16'000'000);
        const auto put = [&](std::size_t place, std::uint32_t value, int width) {
            for (int k = 0; k < width; ++k) {
                tiff[place + static_cast<std::size_t>(k)] = static_cast<std::uint8_t>(value >> 8 * k);
            }
        };
        put(0, 0x002a4949, 4);
        put(4, 8, 4);
        put(8, entries, 2);
        for (std::size_t i = 0; i < entries; ++i) {
            const std::size_t entry = 10 + 12 * i;
            put(entry, static_cast<std::uint32_t>(tag >= 0 ? tag : i % 2 == 0 ? 273 : 279), 2);
            put(entry + 2, 1, 2);
            put(entry + 4, static_cast<std::uint32_t>(tiff.size()), 4);
        }
        QElapsedTimer time;
        time.start();
        QCOMPARE(exifOrientation(tiff), 1);
        const QByteArray reason = reasonFor([&] { (void)readPictureHeader(tiff); });
        QCOMPARE(!reason.isEmpty(), isRefused);
        QVERIFY2(!isRefused || reason.contains("16000000 strips or tiles"), reason.constData());
        QVERIFY2(time.elapsed() < 1000, qPrintable(QString("%1 ms").arg(time.elapsed())));
    }

    void takesTheFirstEntryOfATag() {
        // As libtiff does, which decodes it: a second width must not hide the first one from the check of the size.
        std::vector<std::uint8_t> tiff{'I', 'I', 42, 0, 8, 0, 0, 0, 4, 0};
        const auto entry = [&](std::uint16_t tag, std::uint16_t value) {
            for (const int number : {int{tag}, 3, 1, 0, int{value}, 0}) {
                tiff.push_back(static_cast<std::uint8_t>(number));
                tiff.push_back(static_cast<std::uint8_t>(number >> 8));
            }
        };
        entry(256, 60'000);
        entry(257, 7);
        entry(256, 5);
        entry(274, 6);
        const PictureHeader header = readPictureHeader(tiff);
        QCOMPARE(header.width, 60'000);
        QCOMPARE(header.height, 7);
        QCOMPARE(exifOrientation(tiff), 6);
    }

    void refusesHugePicturesBeforeDecoding_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const std::vector<std::uint8_t>& bytes) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                              static_cast<qsizetype>(bytes.size()));
        };
        const auto patched = [](const char* name, std::size_t place, std::initializer_list<std::uint8_t> bytes) {
            std::vector<std::uint8_t> content = bytesOf(pictures / name);
            std::copy(bytes.begin(), bytes.end(), content.begin() + static_cast<std::ptrdiff_t>(place));
            return content;
        };
        row("bmp", patched("rgb.bmp", 18, {0x60, 0xea, 0, 0, 0x60, 0xea, 0, 0}));  // 60,000 x 60,000
        row("gif", patched("plain.gif", 6, {0x60, 0xea, 0x60, 0xea}));
        std::vector<std::uint8_t> jpeg = bytesOf(pictures / "baseline.jpg");
        for (std::size_t i = 2; i + 9 < jpeg.size(); ++i) {
            if (jpeg[i] == 0xff && jpeg[i + 1] == 0xc0) {
                std::fill_n(jpeg.begin() + static_cast<std::ptrdiff_t>(i) + 5, 4, std::uint8_t{0xea});
                break;
            }
        }
        row("jpeg", jpeg);
    }
    void refusesHugePicturesBeforeDecoding() {
        QFETCH(QByteArray, bytes);
        const QByteArray reason = reasonFor({bytes.begin(), bytes.end()});
        QVERIFY2(reason.contains("60") && reason.contains("more than the 100 million"), reason.constData());
    }

    /// One colour, each code one pixel longer than the one before: no encoder does better.
    void readsTheTightestGif() {
        constexpr int codes = 400;
        constexpr int width = 401;
        constexpr int height = 200;  // 1 + 2 + ... + 400 pixels
        const std::vector<std::uint8_t> gif = oneColourGif(width, height, codes);
        const Picture picture = decodePicture(gif);
        QCOMPARE(picture.width, width);
        QCOMPARE(picture.height, height);
        QVERIFY(
            std::all_of(picture.pixels.begin(), picture.pixels.end(), [](std::uint8_t value) { return value == 7; }));
    }

    void refusesAGifThatIsTooSmallForItsPixels() {
        const std::vector<std::uint8_t> gif = oneColourGif(9'000, 9'000, 10);
        QCOMPARE(reasonFor(gif), "is truncated at byte " + QByteArray::number(static_cast<int>(gif.size())) +
                                     " (a frame of 9000 x 9000 pixels takes more). Use the whole file.");
    }

    void reducesJpegButNeverBelowTheSize() {
        // 24 x 16: at 1/2 the shorter side is 8, at 1/4 it is 4.
        const std::vector<std::uint8_t> jpeg = bytesOf(pictures / "baseline.jpg");
        QCOMPARE(decodePicture(jpeg).height, 16);
        QCOMPARE(decodePicture(jpeg, 9).height, 16);
        QCOMPARE(decodePicture(jpeg, 8).height, 8);
        QCOMPARE(decodePicture(jpeg, 5).height, 8);
        QCOMPARE(decodePicture(jpeg, 4).height, 4);
        const Picture full = decodePicture(jpeg);
        const Picture half = decodePicture(jpeg, 8);
        const int mean = (sample(full, 10, 6) + sample(full, 11, 6) + sample(full, 10, 7) + sample(full, 11, 7)) / 4;
        QVERIFY(std::abs(sample(half, 5, 3) - mean) <= 3);
    }

    void fitsCropsAndSquashes() {
        // Left half dark, right half bright, twice as wide as high.
        const Picture wide = made(80, 40, [](int x, int, int) { return x < 40 ? 40 : 200; });
        const Picture fit = resizePicture(wide, 20, ResizeRule::Fit);
        QCOMPARE(sample(fit, 0, 0), 255);
        QCOMPARE(sample(fit, 0, 4), 255);
        QCOMPARE(sample(fit, 0, 5), 40);
        QCOMPARE(sample(fit, 19, 14), 200);
        QCOMPARE(sample(fit, 19, 15), 255);
        const Picture crop = resizePicture(wide, 20, ResizeRule::Crop);
        QCOMPARE(sample(crop, 0, 0), 40);
        QCOMPARE(sample(crop, 9, 19), 40);
        QCOMPARE(sample(crop, 10, 0), 200);
        const Picture squash = resizePicture(wide, 20, ResizeRule::Squash);
        QCOMPARE(sample(squash, 9, 0), 40);
        QCOMPARE(sample(squash, 10, 19), 200);
    }

    void averagesAreasWhenShrinking() {
        // A checkerboard of single pixels becomes its mean; a reader of every eighth pixel would see one colour.
        const Picture board = made(64, 64, [](int x, int y, int) { return (x + y) % 2 == 0 ? 0 : 200; });
        const Picture small = resizePicture(board, 8, ResizeRule::Squash);
        for (const std::uint8_t value : small.pixels) {
            QCOMPARE(int{value}, 100);
        }
        // One side shrinks and the other one grows.
        const Picture strip = made(64, 4, [](int x, int, int) { return x % 2 == 0 ? 0 : 200; });
        const Picture grown = resizePicture(strip, 16, ResizeRule::Squash);
        for (const std::uint8_t value : grown.pixels) {
            QCOMPARE(int{value}, 100);
        }
    }

    void enlargesByInterpolation() {
        const Picture two = made(2, 2, [](int x, int, int) { return x * 200; });
        const Picture large = resizePicture(two, 8, ResizeRule::Fit);
        QCOMPARE(sample(large, 0, 0), 0);
        QCOMPARE(sample(large, 7, 0), 200);
        QVERIFY(sample(large, 3, 0) > 50 && sample(large, 3, 0) < 100);
        QCOMPARE(resizePicture(made(1, 900, [](int, int, int) { return 9; }), 8, ResizeRule::Fit).pixels.size(),
                 std::size_t{192});
    }

    void writesPngThatReadsBackEqual() {
        const QTemporaryDir folder;
        const fs::path path = folder.filePath("x.png").toStdString();
        const Picture picture = made(7, 5, [](int x, int y, int c) { return x * 30 + y * 5 + c * 60; });
        writePng(path, picture);
        const Picture back = decodePictureFile(path);
        QCOMPARE(back.width, 7);
        QVERIFY(back.pixels == picture.pixels);
    }

    void knowsPictureFilesAndRules() {
        QVERIFY(isPictureFile("a/B.JPG") && isPictureFile("x.jpe") && isPictureFile("x.jfif") &&
                isPictureFile("x.TiFf") && isPictureFile("x.gif"));
        QVERIFY(!isPictureFile("x.svg") && !isPictureFile("png") && !isPictureFile(".png") && !isPictureFile("x."));
        for (const ResizeRule rule : {ResizeRule::Fit, ResizeRule::Crop, ResizeRule::Squash}) {
            QVERIFY(resizeRuleFromString(toString(rule)) == rule);
        }
        QVERIFY_EXCEPTION_THROWN((void)resizeRuleFromString("stretch"), Error);
    }
};

QTEST_GUILESS_MAIN(ImageDecoderTest)
#include "ImageDecoderTest.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Generator.h"

#include <QTemporaryDir>
#include <QtTest>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "recipes/SvgFile.h"
#include "support/PictureSet.h"

using namespace docent;

namespace {

constexpr const char* font = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";
constexpr const char* unicodeData = "/usr/share/unicode/UnicodeData.txt";

/// A part of a recipe, with what it lists.
struct Part {
    explicit Part(const std::string& yaml) : files(dpkg(), {}), listing{files, context, {}} {
        RecipePart part;
        part.yaml = std::make_shared<const Yaml>(Yaml::parse(yaml, "part"));
        readFields(*part.yaml, part.options);
        generator = createGenerator(part);
        things = generator->list(listing);
    }
    static DebianPackages dpkg() {
        QTemporaryDir folder;
        writeFileAtomically(fs::path(folder.path().toStdString()) / "status", "");
        return DebianPackages(folder.path().toStdString());
    }
    [[nodiscard]] Picture draw(std::size_t i, std::uint64_t seed = 1) const {
        Random random{seed, i};
        return generator->draw(things[i], 64, random);
    }

    PackageFiles files;
    RunContext context;
    Listing listing;
    std::unique_ptr<Generator> generator;
    std::vector<Thing> things;
};

int differenceOf(const Picture& picture, std::size_t pixel, const std::array<int, 3>& paper) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        most = std::max(most, std::abs(picture.pixels[3 * pixel + c] - paper[c]));
    }
    return most;
}

/// Pixels unlike the paper, which is the colour of the first.
std::vector<bool> inkOf(const Picture& picture) {
    const std::array<int, 3> paper{picture.pixels[0], picture.pixels[1], picture.pixels[2]};
    std::vector<bool> ink(picture.pixels.size() / 3);
    for (std::size_t i = 0; i < ink.size(); ++i) {
        ink[i] = differenceOf(picture, i, paper) > 8;
    }
    return ink;
}

/// Blobs of ink that touch at a side or a corner.
int countBlobs(std::vector<bool> ink, int side) {
    int blobs = 0;
    for (std::size_t start = 0; start < ink.size(); ++start) {
        if (!ink[start]) {
            continue;
        }
        ++blobs;
        std::vector<std::size_t> open{start};
        ink[start] = false;
        while (!open.empty()) {
            const auto at = static_cast<int>(open.back());
            open.pop_back();
            for (int k = 0; k < 9; ++k) {
                const int x = at % side + k % 3 - 1;
                const int y = at / side + k / 3 - 1;
                const auto next = static_cast<std::size_t>(y * side + x);
                if (x >= 0 && y >= 0 && x < side && y < side && ink[next]) {
                    ink[next] = false;
                    open.push_back(next);
                }
            }
        }
    }
    return blobs;
}

}  // namespace

/// What generators draw, looked at by other means than their own.
class GeneratorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAreThoseOfTheBlobs();
    void placesAreThoseOfTheInk();
    void largerShapesHaveMoreInk();
    void dotsAreInsideOrOutside();
    void texturesAndSolidsDiffer();
    void glyphsAreThoseOfTheFont();
    void damagedFontsAreTold();
    void iconsAreFoundInTheirThemes();
    void framesAreOneGroup();
    void damagedSvgIsTold();
    void digitsOfACsvAreRead();
    void cropsKeepToTheirCells();

private:
    [[nodiscard]] std::string path(const char* name) const { return m_folder.filePath(name).toStdString(); }
    QTemporaryDir m_folder;
};

void GeneratorTest::countsAreThoseOfTheBlobs() {
    const Part part("{generator: scenes, kind: count, classes: 8, things: 12, paper: white}");
    QCOMPARE(part.things.size(), std::size_t{96});
    for (std::size_t i = 0; i < part.things.size(); ++i) {
        const int blobs = countBlobs(inkOf(part.draw(i)), 64);
        QCOMPARE(blobs, std::stoi(part.things[i].label));
    }
}

void GeneratorTest::placesAreThoseOfTheInk() {
    for (const bool isAcross : {true, false}) {
        const Part part(std::string("{generator: sprites, bins: 4, things: 25, paper: white, factor: ") +
                        (isAcross ? "x}" : "y}"));
        std::map<std::string, std::pair<double, double>> range;  // of a class, of the middle of its ink
        for (std::size_t i = 0; i < part.things.size(); ++i) {
            const std::vector<bool> ink = inkOf(part.draw(i));
            double sum = 0;
            double count = 0;
            for (std::size_t at = 0; at < ink.size(); ++at) {
                if (ink[at]) {
                    sum += static_cast<double>(isAcross ? at % 64 : at / 64) + 0.5;
                    ++count;
                }
            }
            const double bin = (sum / count / 64 - 0.28) / 0.44 * 4;
            const double label = part.things[i].label.back() - '1';
            // The middle of a shape's circle, which counts, is not quite that of its ink.
            QVERIFY2(bin > label - 0.6 && bin < label + 1.6, part.things[i].label.c_str());
        }
    }
}

void GeneratorTest::largerShapesHaveMoreInk() {
    const Part part("{generator: sprites, factor: scale, bins: 4, things: 40, paper: white}");
    std::map<std::string, double> ink;
    for (std::size_t i = 0; i < part.things.size(); ++i) {
        const std::vector<bool> of = inkOf(part.draw(i));
        ink[part.things[i].label] += static_cast<double>(std::count(of.begin(), of.end(), true));
    }
    QCOMPARE(ink.size(), std::size_t{4});
    double before = 0;
    for (const auto& [label, sum] : ink) {
        QVERIFY2(sum > 1.2 * before, label.c_str());
        before = sum;
    }
}

void GeneratorTest::dotsAreInsideOrOutside() {
    const Part part("{generator: scenes, kind: inside, things: 40, paper: white}");
    for (std::size_t i = 0; i < part.things.size(); ++i) {
        // Paper that the frame reaches is outside; the ink within the curve's hole is the dot's.
        const std::vector<bool> ink = inkOf(part.draw(i));
        std::vector<int> region(ink.size(), 0);  // 0 unknown, 1 outside
        std::vector<std::size_t> open{0};
        region[0] = 1;
        while (!open.empty()) {
            const auto at = static_cast<int>(open.back());
            open.pop_back();
            constexpr std::array<std::pair<int, int>, 4> steps{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};
            for (const auto& [dx, dy] : steps) {
                const int x = at % 64 + dx;
                const int y = at / 64 + dy;
                const auto next = static_cast<std::size_t>(y * 64 + x);
                if (x >= 0 && y >= 0 && x < 64 && y < 64 && !ink[next] && region[next] == 0) {
                    region[next] = 1;
                    open.push_back(next);
                }
            }
        }
        // All but the outside, as blobs: the curve with its hole is one, and a dot outside another.
        std::vector<bool> rest(ink.size());
        std::transform(region.begin(), region.end(), rest.begin(), [](int of) { return of == 0; });
        QCOMPARE(countBlobs(rest, 64), part.things[i].label == "inside" ? 1 : 2);
    }
}

void GeneratorTest::texturesAndSolidsDiffer() {
    const Part textures("{generator: textures, things: 2, noise: 5}");
    std::set<std::string> labels;
    for (std::size_t i = 0; i < textures.things.size(); ++i) {
        labels.insert(textures.things[i].label);
        QVERIFY(textures.draw(i, 1).pixels != textures.draw(i, 2).pixels);
        QVERIFY(textures.draw(i, 1).pixels == textures.draw(i, 1).pixels);
    }
    QVERIFY(labels.size() >= 20);
    const Part solids("{generator: solids, factor: azimuth, bins: 8, things: 3, paper: white}");
    for (std::size_t i = 0; i < solids.things.size(); ++i) {
        const std::vector<bool> ink = inkOf(solids.draw(i));
        const auto count = std::count(ink.begin(), ink.end(), true);
        QVERIFY(count > 150 && count < 3500);
        QCOMPARE(countBlobs(ink, 64), 1);
    }
}

void GeneratorTest::glyphsAreThoseOfTheFont() {
    if (!isFile(font) || !isFile(unicodeData)) {
        QSKIP("fonts-dejavu-core and unicode-data are not installed");
    }
    // The last two are no characters of this font: Cuneiform, and an unassigned code.
    const Part part(std::string("{generator: glyphs, fonts: [") + font +
                    "], characters: [A-C, a-c, U+12000, U+0378], levels: [case, name], paper: white}");
    QCOMPARE(part.things.size(), std::size_t{6});
    QCOMPARE(part.things.front().label, std::string("capital/a"));
    QVERIFY(part.things.front().origin.ends_with("DejaVuSans.ttf U+0041"));
    std::set<std::string> different;
    for (std::size_t i = 0; i < part.things.size(); ++i) {
        const Picture picture = part.draw(i);
        const std::vector<bool> ink = inkOf(picture);
        QVERIFY(std::count(ink.begin(), ink.end(), true) > 60);
        different.emplace(picture.pixels.begin(), picture.pixels.end());
        for (int at = 0; at < 64; ++at) {  // nothing is cut off
            QVERIFY(!ink[static_cast<std::size_t>(at)] && !ink[static_cast<std::size_t>(63 * 64 + at)]);
            QVERIFY(!ink[static_cast<std::size_t>(64 * at)] && !ink[static_cast<std::size_t>(64 * at + 63)]);
        }
    }
    QCOMPARE(different.size(), part.things.size());
    const Part script(std::string("{generator: glyphs, fonts: [") + font + "], script: Greek, categories: [Ll]}");
    QVERIFY(script.things.size() > 24);
}

void GeneratorTest::damagedFontsAreTold() {
    if (!isFile(font) || !isFile(unicodeData)) {
        QSKIP("fonts-dejavu-core and unicode-data are not installed");
    }
    const std::string bytes = readFile(font);
    makeFolder(path("fonts"));
    writeFileAtomically(path("fonts/whole.ttf"), bytes);
    writeFileAtomically(path("fonts/cut.ttf"), bytes.substr(0, 2000));
    writeFileAtomically(path("fonts/text.ttf"), "no font at all");
    writeFileAtomically(path("fonts/empty.ttf"), "");
    const Part part("{generator: glyphs, fonts: [" + path("fonts") + "/*.ttf], characters: [A-C]}");
    QCOMPARE(part.things.size(), std::size_t{3});
    QCOMPARE(part.listing.skipped.size(), std::size_t{3});
    for (const SkippedFile& file : part.listing.skipped) {
        QVERIFY2(!file.reason.empty() && !file.location.ends_with("whole.ttf"), file.reason.c_str());
    }
}

void GeneratorTest::iconsAreFoundInTheirThemes() {
    const Picture picture = makePicture(sourceClasses()[0], 0, 48, 1);
    for (const char* icon : {"one/48x48/actions/go.png", "one/16x16/actions/go.png", "one/48x48/apps/mail.png",
                             "two/actions/48/go.png", "two/actions/48/stop.png", "two/actions/48/go-symbolic.png"}) {
        makeFolder(fs::path(path(icon)).parent_path());
        writePng(path(icon), picture);
    }
    const std::string themes = "themes: [" + path("one") + ", " + path("two") + "]";
    const Part all("{generator: icons, " + themes + "}");
    std::set<std::string> labels;
    for (const Thing& thing : all.things) {
        labels.insert(thing.label);
        QVERIFY(thing.origin.find("16x16") == std::string::npos);
    }
    QCOMPARE(all.things.size(), std::size_t{4});
    QVERIFY((labels == std::set<std::string>{"actions/go", "actions/stop", "applications/mail"}));
    const Part both("{generator: icons, " + themes + ", min_themes: 2, levels: [name], group: theme}");
    QCOMPARE(both.things.size(), std::size_t{2});
    QCOMPARE(both.things[0].group, std::string("one"));
    QVERIFY(both.generator->bare(both.things[0], 24)->pixels == both.generator->bare(both.things[1], 24)->pixels);
}

void GeneratorTest::framesAreOneGroup() {
    const Picture picture = makePicture(sourceClasses()[0], 0, 48, 1);
    for (const char* file : {"orcs/archer-bow-1.png", "orcs/archer-bow-2.png", "orcs/grunt.png", "elves/archer.png"}) {
        makeFolder(fs::path(path(file)).parent_path());
        writePng(path(file), picture);
    }
    const Part part("{generator: tree, root: " + m_folder.path().toStdString() +
                    ", files: ['{orcs,elves}/*.png'], group_stem: '^[a-z]+'}");
    std::map<std::string, int> groups;
    for (const Thing& thing : part.things) {
        ++groups[thing.group];
    }
    QVERIFY((groups == std::map<std::string, int>{{"elves/archer", 1}, {"orcs/archer", 2}, {"orcs/grunt", 1}}));
    QVERIFY_EXCEPTION_THROWN(Part("{generator: tree, files: ['" + path("orcs") + "/*.gif']}"), Error);
}

void GeneratorTest::damagedSvgIsTold() {
    const std::string whole =
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'><rect width='40' height='20' "
        "fill='#f00'/></svg>";
    writeFileAtomically(path("whole.svg"), whole);
    writeFileAtomically(path("cut.svg"), whole.substr(0, 70));
    writeFileAtomically(path("text.svg"), "no picture");
    const Layer layer = readSvg(path("whole.svg"), 64);
    QCOMPARE(layer.width, 64);
    QCOMPARE(layer.height, 32);
    QVERIFY(layer.samples[100].red > 0.99F && layer.samples[100].green < 0.01F && layer.samples[100].alpha > 0.99F);
    QVERIFY_EXCEPTION_THROWN((void)readSvg(path("cut.svg"), 64), Error);
    QVERIFY_EXCEPTION_THROWN((void)readSvg(path("text.svg"), 64), Error);
}

void GeneratorTest::digitsOfACsvAreRead() {
    writeFileAtomically(path("digits.csv"), "0,16,0,16,3\n16,0,0,0,1\nx,1\n1,2,3\n");
    const Part part("{generator: packed, format: csv, top: 16, files: [" + path("digits.csv") + "]}");
    QCOMPARE(part.things.size(), std::size_t{2});
    QCOMPARE(part.listing.skipped.size(), std::size_t{2});
    QVERIFY(part.listing.skipped[0].location.ends_with(":3"));
    QCOMPARE(part.things[0].label, std::string("3"));
    const Picture picture = part.draw(0);
    const auto at = [&](int x, int y) { return picture.pixels[static_cast<std::size_t>(3 * (64 * y + x))]; };
    QVERIFY(at(8, 8) > 200 && at(56, 8) < 60 && at(8, 56) > 200 && at(56, 56) < 60);
}

void GeneratorTest::cropsKeepToTheirCells() {
    // Each quarter of one brightness: a crop of a cell never shows that of another.
    Picture photo{256, 256, std::vector<std::uint8_t>(std::size_t{3} * 256 * 256)};
    for (std::size_t i = 0; i < photo.pixels.size() / 3; ++i) {
        const std::size_t quarter = (i % 256 >= 128 ? 1U : 0U) + (i / 256 >= 128 ? 2U : 0U);
        const auto value = static_cast<std::uint8_t>(30 + 60 * quarter + (i % 256 / 8 + i / 256 / 8) % 2 * 30);
        photo.pixels[3 * i] = photo.pixels[3 * i + 1] = photo.pixels[3 * i + 2] = value;
    }
    writePng(path("photo.png"), photo);
    const Part part("{generator: crops, cells: 2, light: 0, noise: 0, classes: {one: [" + path("photo.png") + "]}}");
    QCOMPARE(part.things.size(), std::size_t{4});
    std::set<std::string> groups;
    for (std::size_t i = 0; i < 4; ++i) {
        groups.insert(part.things[i].group);
        for (std::uint64_t seed = 0; seed < 20; ++seed) {
            for (const std::uint8_t value : part.draw(i, seed).pixels) {
                QVERIFY(value >= 30 + 60 * i - 1 && value <= 30 + 60 * i + 31);
            }
        }
    }
    QCOMPARE(groups.size(), std::size_t{4});
}

QTEST_GUILESS_MAIN(GeneratorTest)
#include "GeneratorTest.moc"

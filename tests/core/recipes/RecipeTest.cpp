// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/Recipe.h"

#include <QTemporaryDir>
#include <QtTest>
#include <map>
#include <set>

#include "base/Error.h"
#include "base/Files.h"
#include "recipes/DatasetBuild.h"
#include "recipes/EmojiTest.h"
#include "recipes/Glob.h"
#include "recipes/UnicodeData.h"

using namespace docent;

namespace {

/// What an Error says, or "" where there is none.
template <typename Body>
QString complaintOf(const Body& body) {
    try {
        body();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

}  // namespace

/// Recipes as text: what they may say, and what the shipped ones say.
class RecipeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patternsAreThoseOfPaths_data();
    void patternsAreThoseOfPaths();
    void whatIsWrongIsNamedWithItsLine_data();
    void whatIsWrongIsNamedWithItsLine();
    void shippedRecipesAreRight();
    void tasksShareNothingWithSources();
    void missingPackagesAreNamedAtOnce();
    void unicodeDataIsRead();
    void emojiAreRead();

private:
    QTemporaryDir m_folder;
};

void RecipeTest::patternsAreThoseOfPaths_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isMatch");
    QTest::newRow("itself") << "/a/b.png"
                            << "/a/b.png" << true;
    QTest::newRow("in a folder") << "/a/*.png"
                                 << "/a/b.png" << true;
    QTest::newRow("not in one below") << "/a/*.png"
                                      << "/a/b/c.png" << false;
    QTest::newRow("deep") << "/a/**.png"
                          << "/a/b/c.png" << true;
    QTest::newRow("deep, a folder") << "/a/**/c.png"
                                    << "/a/x/y/c.png" << true;
    QTest::newRow("one character") << "/a/?.png"
                                   << "/a/b.png" << true;
    QTest::newRow("one character is no folder") << "/a?b"
                                                << "/a/b" << false;
    QTest::newRow("alternatives") << "/a/{b,c}.{png,jpg}"
                                  << "/a/c.jpg" << true;
    QTest::newRow("no alternative") << "/a/{b,c}.png"
                                    << "/a/d.png" << false;
    QTest::newRow("the end counts") << "/a/*.pn"
                                    << "/a/b.png" << false;
}

void RecipeTest::patternsAreThoseOfPaths() {
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    QTEST(GlobList({pattern.toStdString()}).matches(path.toStdString()), "isMatch");
}

void RecipeTest::whatIsWrongIsNamedWithItsLine_data() {
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("an unknown key") << "parts:\n  - generator: scenes\ncolour: red\n"
                                    << "line 6: unknown key 'colour'";
    QTest::newRow("an unknown key of a part") << "parts:\n  - generator: scenes\n    shapes: 3\n"
                                              << "line 6: unknown key 'shapes'";
    QTest::newRow("another generator's key") << "parts:\n  - generator: scenes\n    fonts: [x]\n"
                                             << "line 6: unknown key 'fonts'";
    QTest::newRow("an unknown generator") << "parts:\n  - generator: scene\n"
                                          << "line 5: 'generator' knows no generator";
    QTest::newRow("an unknown word") << "parts:\n  - generator: scenes\n    kind: counting\n"
                                     << "counting";
    QTest::newRow("a size") << "size: 9\nparts:\n  - generator: scenes\n"
                            << "line 4: 'size' must be";
    QTest::newRow("no part") << "size: 64\n"
                             << "'parts' has no part";
    QTest::newRow("a range") << "parts:\n  - generator: scenes\n    classes: 99\n"
                             << "line 6: 'classes' must be";
    QTest::newRow("characters that are none") << "parts:\n  - generator: glyphs\n    characters: [Z-A]\n"
                                              << "line 6: 'characters'";
    QTest::newRow("a brace") << "parts:\n  - generator: tree\n    files: []\n"
                             << "needs either files or classes";
    QTest::newRow("an expression") << "parts:\n  - generator: tree\n    files: [x]\n    group_stem: \"(\"\n"
                                   << "line 7: 'group_stem'";
    QTest::newRow("no title") << ""
                              << "'parts' has no part";
}

void RecipeTest::whatIsWrongIsNamedWithItsLine() {
    QFETCH(QString, lines);
    QFETCH(QString, complaint);
    const fs::path file = m_folder.filePath("bad.yaml").toStdString();
    writeFileAtomically(file, "title: Bad\nabout: It is.\ngroup: source\n" + lines.toStdString());
    const QString told = complaintOf([&] { (void)loadRecipe(file); });
    QVERIFY2(told.contains(complaint), qPrintable(told));
}

void RecipeTest::shippedRecipesAreRight() {
    const std::vector<Recipe> recipes = loadRecipes(DOCENT_RECIPES);
    std::map<RecipeGroup, int> count;
    std::set<std::string> sources;
    for (const Recipe& recipe : recipes) {
        ++count[recipe.group];
        if (recipe.isSource()) {
            sources.insert(recipe.name);
            QVERIFY2(recipe.apartFrom.empty(), recipe.name.c_str());
        } else {
            QVERIFY2(recipe.train <= 1000 && recipe.test >= 500, recipe.name.c_str());
        }
        QVERIFY2(!recipe.title.empty() && recipe.about.ends_with('.'), recipe.name.c_str());
        for (const RecipePackage& package : recipe.packages) {
            QVERIFY2(!package.licence.empty(), package.name.c_str());
        }
    }
    QVERIFY(count[RecipeGroup::Source] >= 2);
    QVERIFY(count[RecipeGroup::Natural] >= 5);
    QVERIFY(count[RecipeGroup::Specialised] >= 8);
    QVERIFY(count[RecipeGroup::Structured] >= 8);
    for (const Recipe& recipe : recipes) {
        for (const std::string& name : recipe.apartFrom) {
            QVERIFY2(sources.contains(name), recipe.name.c_str());
        }
        // What brings pictures of its own may have copies of a source's.
        QVERIFY2(recipe.isSource() || recipe.packages.empty() || recipe.apartFrom.size() == sources.size(),
                 recipe.name.c_str());
    }
}

void RecipeTest::tasksShareNothingWithSources() {
    // A recipe may use files of its packages alone, so fonts and themes are apart where packages are.
    std::set<std::string> ofSources;
    const std::vector<Recipe> recipes = loadRecipes(DOCENT_RECIPES);
    for (const Recipe& recipe : recipes) {
        for (const RecipePackage& package : recipe.packages) {
            const bool isPicture = package.name != "unicode-data";  // names of characters
            if (recipe.isSource() && isPicture) {
                ofSources.insert(package.name);
            }
            QVERIFY2(recipe.isSource() || !isPicture || !ofSources.contains(package.name),
                     (recipe.name + " and a source use " + package.name).c_str());
        }
    }
    QVERIFY(ofSources.size() > 20);
    // Nor is a file named that only a source's package brings.
    for (const Recipe& recipe : recipes) {
        const std::string text = readFile(recipe.file);
        const bool namesTheme = text.find("/usr/share/icons/gnome\n") != std::string::npos;
        QCOMPARE(namesTheme, recipe.name == "picto");
    }
}

void RecipeTest::missingPackagesAreNamedAtOnce() {
    const fs::path dpkg = m_folder.filePath("dpkg").toStdString();
    makeFolder(dpkg / "info");
    writeFileAtomically(dpkg / "status",
                        "Package: fonts-there\nStatus: install ok installed\nVersion: 1.2\n\n"
                        "Package: fonts-gone\nStatus: deinstall ok config-files\nVersion: 3\n");
    Recipe one;
    one.name = "one";
    one.packages = {{"fonts-there", "OFL"}, {"fonts-gone", "OFL"}};
    Recipe two;
    two.name = "two";
    two.packages = {{"pictures-never", "GPL"}, {"fonts-gone", "OFL"}};
    const DebianPackages packages(dpkg);
    QCOMPARE(packages.version("fonts-there"), std::string("1.2"));
    const QString told = complaintOf([&] { requirePackages({one, two}, packages); });
    QVERIFY2(told.contains("one and two"), qPrintable(told));
    QVERIFY2(told.contains("sudo apt-get install fonts-gone pictures-never"), qPrintable(told));
    requirePackages({}, packages);
}

void RecipeTest::unicodeDataIsRead() {
    const std::string text =
        "0041;LATIN CAPITAL LETTER A;Lu;0;L;;;;;N;;;;0061;\n"
        "0663;ARABIC-INDIC DIGIT THREE;Nd;0;AN;;3;3;3;N;;;;;\n"
        "a line that is none\n"
        "XYZ1;BAD;Lu;0;L;;;;;N;;;;;\n"
        "4E00;<CJK Ideograph, First>;Lo;0;L;;;;;N;;;;;\n"
        "9FFF;<CJK Ideograph, Last>;Lo;0;L;;;;;N;;;;;\n";
    std::vector<std::string> bad;
    UnicodeData data(text, "U.txt", bad);
    QCOMPARE(bad.size(), std::size_t{2});
    QVERIFY(bad.front().starts_with("U.txt:3: "));
    data.readScripts("0041..005A ; Latin # L&\n4E00..9FFF    ; Han # Lo\n", "S.txt", bad);
    QCOMPARE(shortName(*data.find(U'A')), std::string("a"));
    QCOMPARE(data.find(0x663)->digit, 3);
    QCOMPARE(data.find(0x6C34)->category, std::string("Lo"));
    QVERIFY(data.find(0xA000) == nullptr);
    QCOMPARE(data.script(0x6C34), std::string("Han"));
    QCOMPARE(data.script(0x663), std::string());
    QCOMPARE(codeText(0x1F600), std::string("U+1F600"));
    QCOMPARE(parseCharacter(utf8Text(0x1F600)), char32_t{0x1F600});
    QCOMPARE(parseCharacter("U+6C34"), parseCharacter("水"));
    QVERIFY(!complaintOf([&] { UnicodeData("nonsense\nmore\n", "U.txt", bad); }).isEmpty());
}

void RecipeTest::emojiAreRead() {
    const std::string text =
        "# group: Smileys & Emotion\n# subgroup: face-smiling\n"
        "1F600 ; fully-qualified # \U0001F600 E1.0 grinning face\n"
        "263A FE0F ; fully-qualified # x E0.6 smiling face\n"
        "263A ; unqualified # x E0.6 smiling face\n"
        "12 ; fully-qualified # x E1 what\n"
        "1F601 fully-qualified\n";
    std::vector<std::string> bad;
    const std::vector<Emoji> emoji = readEmojiTest(text, "E.txt", bad);
    QCOMPARE(emoji.size(), std::size_t{2});
    QCOMPARE(bad.size(), std::size_t{2});
    QVERIFY(bad[0].starts_with("E.txt:6: ") && bad[1].starts_with("E.txt:7: "));
    QCOMPARE(emoji[0].group, std::string("Smileys & Emotion"));
    QCOMPARE(emoji[0].name, std::string("grinning face"));
    QCOMPARE(codesText(emoji[1].codes), std::string("263A"));
    QVERIFY(!complaintOf([&] { (void)readEmojiTest("nothing\n", "E.txt", bad); }).isEmpty());
}

QTEST_GUILESS_MAIN(RecipeTest)
#include "RecipeTest.moc"

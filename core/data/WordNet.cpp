// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/WordNet.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <system_error>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"

namespace docent {

namespace {

/// WordNet 3.0's data.noun has 15 MB.
constexpr std::uint64_t maxBytes = std::uint64_t{256} << 20;
/// WordNet 3.0 has 82,115 noun synsets.
constexpr std::size_t maxMeanings = 4'000'000;
constexpr std::size_t maxParents = 64;
constexpr const char* databaseName = "data.noun";
constexpr const char* listName = "wordnet.is_a.txt";
constexpr const char* installAgain = "Install the package wordnet-base again, or give other files";

bool hasWordNet(const fs::path& folder) {
    return isFile(folder / databaseName) || isFile(folder / listName);
}

/// The lines of a text, with their numbers.
class Lines {
public:
    explicit Lines(std::string_view text) : m_rest(text) {}
    bool next(std::string_view& line) {
        if (m_rest.empty()) {
            return false;
        }
        ++number;
        const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
        line = m_rest.substr(0, end);
        m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) {
            line.remove_suffix(1);
        }
        return true;
    }
    std::int64_t number = 0;

private:
    std::string_view m_rest;
};

/// The words of a line, separated by blanks.
class Words {
public:
    explicit Words(std::string_view line) : m_rest(line) {}
    std::string_view next() {
        m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size()));
        const std::size_t end = std::min(m_rest.find_first_of(" \t"), m_rest.size());
        const std::string_view word = m_rest.substr(0, end);
        m_rest.remove_prefix(end);
        return word;
    }
    /// -1 for what is no number to that base.
    int number(int base) {
        const std::string_view word = next();
        int value = -1;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value, base);
        return error == std::errc() && end == word.data() + word.size() ? value : -1;
    }

private:
    std::string_view m_rest;
};

bool isOffset(std::string_view word) {
    return word.size() == 8 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "Siberian_husky" as "siberian husky".
std::string spelling(std::string_view word) {
    std::string plain;
    for (const char lower : lowerCase(word)) {
        plain += lower == '_' || lower == '-' ? ' ' : lower;
    }
    return plain;
}

[[noreturn]] void failLine(const fs::path& file, std::int64_t line, const std::string& problem) {
    throw Error(file.string() + ", line " + std::to_string(line) + ": " + problem, installAgain);
}

}  // namespace

WordNet::WordNet(const std::filesystem::path& folder) {
    if (isFile(folder / listName)) {
        readLists(folder);
    } else {
        readDatabase(folder);
    }
    checkAcyclic(folder);
}

WordNet::Meaning& WordNet::add(const std::string& id) {
    const auto [place, isNew] = m_byId.try_emplace(id, m_meanings.size());
    if (isNew) {
        m_meanings.push_back({.id = id, .words = {}, .parents = {}, .gloss = {}});
    }
    return m_meanings[place->second];
}

void WordNet::readDatabase(const std::filesystem::path& folder) {
    const fs::path file = folder / databaseName;
    const std::string text = readFile(file, maxBytes);
    Lines lines(text);
    std::string_view line;
    while (lines.next(line)) {
        if (line.empty() || line.front() == ' ') {
            continue;  // the licence
        }
        const std::size_t bar = line.find('|');
        Words words(line.substr(0, bar));
        const std::string_view offset = words.next();
        (void)words.next();  // lexicographer's file
        const std::string_view kind = words.next();
        const int count = words.number(16);
        if (!isOffset(offset) || kind != "n" || count < 1) {
            failLine(file, lines.number, "it is no synset of nouns");
        }
        if (m_meanings.size() >= maxMeanings) {
            failLine(file, lines.number, "there are more than " + std::to_string(maxMeanings) + " synsets");
        }
        Meaning& meaning = add("n" + std::string(offset));
        if (!meaning.words.empty()) {
            failLine(file, lines.number, "the offset " + std::string(offset) + " stands there twice");
        }
        for (int i = 0; i < count; ++i) {
            std::string word(words.next());
            (void)words.next();  // lexical id
            if (word.empty()) {
                failLine(file, lines.number, "a word is missing");
            }
            std::replace(word.begin(), word.end(), '_', ' ');
            meaning.words.push_back(std::move(word));
        }
        const int pointers = words.number(10);
        if (pointers < 0) {
            failLine(file, lines.number, "the number of its pointers is missing");
        }
        for (int i = 0; i < pointers; ++i) {
            const std::string_view symbol = words.next();
            const std::string_view target = words.next();
            const std::string_view part = words.next();
            (void)words.next();  // source and target words
            if (!isOffset(target)) {
                failLine(file, lines.number, "a pointer is damaged");
            }
            if ((symbol == "@" || symbol == "@i") && part == "n" && meaning.parents.size() < maxParents) {
                meaning.parents.push_back("n" + std::string(target));
            }
        }
        if (bar != std::string_view::npos) {
            std::string_view gloss = line.substr(bar + 1);
            gloss.remove_prefix(std::min(gloss.find_first_not_of(' '), gloss.size()));
            meaning.gloss = gloss;
        }
    }
    for (std::size_t i = 0; i < m_meanings.size(); ++i) {
        for (const std::string& word : m_meanings[i].words) {
            m_byWord[spelling(word)].push_back(i);
        }
    }
    // The index has the meanings of a word in the order of their use.
    if (!isFile(folder / "index.noun")) {
        return;
    }
    const std::string index = readFile(folder / "index.noun", maxBytes);
    Lines entries(index);
    while (entries.next(line)) {
        if (line.empty() || line.front() == ' ') {
            continue;
        }
        Words words(line);
        const auto known = m_byWord.find(spelling(words.next()));
        std::vector<std::size_t> order;
        for (std::string_view word = words.next(); !word.empty(); word = words.next()) {
            if (const auto found = isOffset(word) ? m_byId.find("n" + std::string(word)) : m_byId.end();
                found != m_byId.end()) {
                order.push_back(found->second);
            }
        }
        if (known == m_byWord.end()) {
            continue;
        }
        const auto rank = [&order](std::size_t meaning) { return std::find(order.begin(), order.end(), meaning); };
        std::stable_sort(known->second.begin(), known->second.end(),
                         [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    }
}

void WordNet::readLists(const std::filesystem::path& folder) {
    const fs::path file = folder / listName;
    const std::string text = readFile(file, maxBytes);
    Lines lines(text);
    std::string_view line;
    while (lines.next(line)) {
        if (line.empty()) {
            continue;
        }
        Words words(line);
        const std::string parent(words.next());
        const std::string child(words.next());
        if (!isWordNetId(parent) || !isWordNetId(child) || !words.next().empty()) {
            failLine(file, lines.number, "it is no pair of WordNet ids, the upper one first");
        }
        if (m_meanings.size() >= maxMeanings) {
            failLine(file, lines.number, "there are more than " + std::to_string(maxMeanings) + " ids");
        }
        (void)add(parent);
        std::vector<std::string>& parents = add(child).parents;
        if (std::find(parents.begin(), parents.end(), parent) == parents.end() && parents.size() < maxParents) {
            parents.push_back(parent);
        }
    }
    if (isFile(folder / "words.txt")) {
        const std::string names = readFile(folder / "words.txt", maxBytes);
        Lines entries(names);
        while (entries.next(line)) {
            const std::size_t blank = line.find_first_of(" \t");
            const auto known = m_byId.find(std::string(line.substr(0, blank)));
            if (known == m_byId.end() || blank == std::string_view::npos) {
                continue;
            }
            Meaning& meaning = m_meanings[known->second];
            for (std::string_view rest = line.substr(blank); !rest.empty();) {
                const std::size_t end = std::min(rest.find(','), rest.size());
                std::string_view word = rest.substr(0, end);
                rest.remove_prefix(std::min(end + 1, rest.size()));
                word.remove_prefix(std::min(word.find_first_not_of(" \t"), word.size()));
                if (!word.empty()) {
                    meaning.words.emplace_back(word);
                    m_byWord[spelling(word)].push_back(known->second);
                }
            }
        }
    }
}

void WordNet::checkAcyclic(const std::filesystem::path& folder) const {
    enum class State : std::uint8_t { New, Open, Done };
    std::vector<State> states(m_meanings.size(), State::New);
    struct Step {
        std::size_t meaning;
        std::size_t parent;
    };
    std::vector<Step> way;
    for (std::size_t i = 0; i < m_meanings.size(); ++i) {
        if (states[i] == State::New) {
            way.push_back({i, 0});
            states[i] = State::Open;
        }
        while (!way.empty()) {
            Step& step = way.back();
            const Meaning& meaning = m_meanings[step.meaning];
            if (step.parent == meaning.parents.size()) {
                states[step.meaning] = State::Done;
                way.pop_back();
                continue;
            }
            const auto parent = m_byId.find(meaning.parents[step.parent++]);
            if (parent == m_byId.end() || states[parent->second] == State::Done) {
                continue;
            }
            if (states[parent->second] == State::Open) {
                throw Error("The WordNet files in " + folder.string() + " put " + m_meanings[parent->second].id +
                                " under itself",
                            installAgain);
            }
            states[parent->second] = State::Open;
            way.push_back({parent->second, 0});
        }
    }
}

const WordNet::Meaning* WordNet::find(std::string_view id) const {
    const auto found = m_byId.find(std::string(id));
    return found == m_byId.end() ? nullptr : &m_meanings[found->second];
}

std::vector<const WordNet::Meaning*> WordNet::meanings(std::string_view word) const {
    std::string plain = spelling(word);
    auto found = m_byWord.find(plain);
    // "boxes" as "box", "owls" as "owl"
    for (const std::string_view ending : {"s", "es"}) {
        if (found == m_byWord.end() && plain.ends_with(ending)) {
            found = m_byWord.find(plain.substr(0, plain.size() - ending.size()));
        }
    }
    std::vector<const Meaning*> result;
    if (found != m_byWord.end()) {
        for (const std::size_t meaning : found->second) {
            result.push_back(&m_meanings[meaning]);
        }
    }
    return result;
}

bool isWordNetId(std::string_view name) {
    return name.size() == 9 && name.front() == 'n' && isOffset(name.substr(1));
}

std::optional<std::filesystem::path> findWordNet(const std::filesystem::path& near) {
    std::vector<fs::path> folders;
    if (!near.empty()) {
        const fs::path folder = fs::absolute(near);
        folders = {folder, folder.parent_path()};
    }
    if (const char* named = std::getenv("WNSEARCHDIR"); named != nullptr) {
        folders.emplace_back(named);
    }
    if (const char* named = std::getenv("WNHOME"); named != nullptr) {
        folders.push_back(fs::path(named) / "dict");
    }
    folders.emplace_back("/usr/share/wordnet");
    const auto found = std::find_if(folders.begin(), folders.end(), hasWordNet);
    return found == folders.end() ? std::nullopt : std::optional(*found);
}

}  // namespace docent

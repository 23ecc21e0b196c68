// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>
#include <sstream>
#include <string_view>
#include <type_traits>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Words.h"

namespace docent {

namespace {

/// YAML's own mark of a text that was written in quotes.
constexpr const char* textTag = "!";

/// Whether a text without quotes is a number, a truth value, a date or nothing to other readers of YAML, 1.1 or 1.2:
/// the names of classes often are ("1", "no", "12:30"). Docent itself reads each as it is asked for. Points of time are
/// left as they are: no class is called so, and each record has some.
bool isReadAsOther(std::string_view text) {
    constexpr std::string_view words[] = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "=", "<<"};
    if (text.empty() || std::find(std::begin(words), std::end(words), lowerCase(text)) != std::end(words)) {
        return true;
    }
    // Also ".inf", "0x1F", "1_000", "2020-01-01": a word too many in quotes does no harm.
    return std::string_view("0123456789+-.").find(text.front()) != std::string_view::npos &&
           lowerCase(text).find_first_not_of("0123456789+-._:abcdefinox") == std::string_view::npos;
}

}  // namespace

/// Nodes are set by reset(), never by `=`: yaml-cpp's assignment merges the memory of both documents, which for the
/// maps of a long list costs the square of its length.
struct Yaml::Impl {
    YAML::Node node{YAML::NodeType::Map};
    std::string origin = "(new document)";
    mutable std::set<std::string> asked;

    [[nodiscard]] YAML::Node find(const std::string& key) const {
        asked.insert(key);
        const YAML::Node& constant = node;  // operator[] of a const node does not insert
        const YAML::Node value = constant[key];
        return value.IsDefined() && !value.IsNull() ? value : YAML::Node(YAML::NodeType::Undefined);
    }
    [[nodiscard]] std::string where(const YAML::Node& at) const {
        const YAML::Mark mark = at.IsDefined() ? at.Mark() : YAML::Mark::null_mark();
        return mark.line >= 0 ? origin + ", line " + std::to_string(mark.line + 1) : origin;
    }
    /// Of an item of the map: YAML lets a key be a list, a map or nothing.
    [[nodiscard]] std::string keyOf(const YAML::Node& key) const {
        if (!key.IsScalar()) {
            throw Error(where(key) + ": a key is no text", "Correct that line");
        }
        return key.Scalar();
    }
    template <typename T>
    bool read(const std::string& key, T& value, const char* expected) const {
        const YAML::Node found = find(key);
        if (!found.IsDefined()) {
            return false;
        }
        try {
            value = found.as<T>();
        } catch (const YAML::Exception&) {
            throw Error(where(found) + ": '" + key + "' must be " + expected, "Correct that line");
        }
        return true;
    }
    template <typename T>
    void writeSequence(const std::string& key, const std::vector<T>& values, bool isText = false) {
        YAML::Node sequence(YAML::NodeType::Sequence);
        for (std::size_t i = 0; i < values.size(); ++i) {
            sequence.push_back(values[i]);
            if constexpr (std::is_same_v<T, std::string>) {
                if (isText && isReadAsOther(values[i])) {
                    sequence[i].SetTag(textTag);
                }
            }
        }
        if (values.size() <= 16) {
            sequence.SetStyle(YAML::EmitterStyle::Flow);
        }
        node[key] = sequence;
    }
};

namespace {

/// Docent writes none, a person some. Each may stand for the longest text of a file: without a limit a list of them
/// would take any memory.
constexpr int maxAliases = 100;
/// As many as yaml-cpp reads; by an alias a map may lie in itself.
constexpr int mostLevels = 500;
/// A hundred times the largest record.
constexpr std::uint64_t maxBytes = std::uint64_t{256} << 20;

/// Counts the aliases of a document; nothing is built.
class AliasCounter final : public YAML::EventHandler {
public:
    [[nodiscard]] int count() const { return m_count; }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark&, YAML::anchor_t) override {}
    void OnAlias(const YAML::Mark&, YAML::anchor_t) override { ++m_count; }
    void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t, const std::string&) override {}
    void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnSequenceEnd() override {}
    void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {}
    void OnMapEnd() override {}

private:
    int m_count = 0;
};

/// An alias needs an anchor, so most documents need not be looked through.
bool hasTooManyAliases(const std::string& text) {
    if (text.find('&') == std::string::npos || std::count(text.begin(), text.end(), '*') <= maxAliases) {
        return false;
    }
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    AliasCounter counter;
    parser.HandleNextDocument(counter);
    return counter.count() > maxAliases;
}

void emitText(const std::string& text, bool isQuoted, YAML::Emitter& emitter) {
    // yaml-cpp 0.7 writes a text that ends with '\r' as it is, and reads it without.
    if (isQuoted || text.ends_with('\r')) {
        emitter << YAML::DoubleQuoted;
    }
    emitter << text;
}

/// As yaml-cpp would, but for the quotes of texts that other readers take for something else. Of a document that was
/// read aliases are written out, and tags are left out but for that of a text.
void emit(const YAML::Node& node, YAML::Emitter& emitter, int depth = 0) {
    if (depth > mostLevels || emitter.size() > maxBytes) {
        throw Error("A YAML document is too large or too deep to be written",
                    "Make it smaller, or write out its aliases ('*name')");
    }
    if (node.IsScalar()) {
        emitText(node.Scalar(),
                 (node.Tag() == textTag || node.Tag() == "tag:yaml.org,2002:str") && isReadAsOther(node.Scalar()),
                 emitter);
    } else if (node.IsSequence() || node.IsMap()) {
        if (node.Style() == YAML::EmitterStyle::Flow) {
            emitter << YAML::Flow;
        }
        if (node.IsSequence()) {
            emitter << YAML::BeginSeq;
            for (const YAML::Node& item : node) {
                emit(item, emitter, depth + 1);
            }
            emitter << YAML::EndSeq;
            return;
        }
        emitter << YAML::BeginMap;
        for (const auto& item : node) {
            if (!item.first.IsScalar()) {
                throw Error("A key of a YAML document is no text", "Correct it");
            }
            emitter << YAML::Key;
            emitText(item.first.Scalar(), isReadAsOther(item.first.Scalar()), emitter);
            emitter << YAML::Value;
            emit(item.second, emitter, depth + 1);
        }
        emitter << YAML::EndMap;
    } else {
        emitter << YAML::Null;
    }
}

std::string shortest(double value) {
    if (!std::isfinite(value)) {
        return std::isnan(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
    }
    char buffer[64];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, value);
    return {buffer, result.ptr};
}

}  // namespace

Yaml::Yaml() : m_impl(std::make_unique<Impl>()) {}
Yaml::Yaml(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Yaml::~Yaml() = default;
Yaml::Yaml(const Yaml& other) : m_impl(std::make_unique<Impl>()) {
    *this = other;
}
Yaml& Yaml::operator=(const Yaml& other) {
    if (this != &other) {
        m_impl->node.reset(YAML::Clone(other.m_impl->node));
        m_impl->origin = other.m_impl->origin;
        m_impl->asked = other.m_impl->asked;
    }
    return *this;
}
Yaml::Yaml(Yaml&&) noexcept = default;
Yaml& Yaml::operator=(Yaml&&) noexcept = default;

Yaml Yaml::load(const std::filesystem::path& path) {
    return parse(readFile(path, maxBytes), path.string());
}

Yaml Yaml::parse(const std::string& text, const std::string& origin) {
    auto impl = std::make_unique<Impl>();
    impl->origin = origin;
    try {
        if (hasTooManyAliases(text)) {
            throw Error(origin + ": it has more than " + std::to_string(maxAliases) + " aliases ('*name')",
                        "Write out what they stand for");
        }
        const YAML::Node node = YAML::Load(text);  // which refuses more than 500 levels
        if (node.IsMap()) {
            impl->node.reset(node);
        } else if (node.IsDefined() && !node.IsNull()) {
            throw Error(origin + ": expected 'key: value' lines", "Restore the file from a copy, or remove it");
        }
    } catch (const YAML::Exception& e) {
        throw Error(origin + ", line " + std::to_string(e.mark.line + 1) + ": not valid YAML: " + e.msg,
                    "Correct that line, or restore the file from a copy");
    }
    return Yaml(std::move(impl));
}

bool Yaml::has(const std::string& key) const {
    return m_impl->find(key).IsDefined();
}

bool Yaml::get(const std::string& key, std::string& value) const {
    return m_impl->read(key, value, "a text");
}
bool Yaml::get(const std::string& key, bool& value) const {
    return m_impl->read(key, value, "true or false");
}
bool Yaml::get(const std::string& key, int& value) const {
    return m_impl->read(key, value, "a whole number");
}
bool Yaml::get(const std::string& key, std::int64_t& value) const {
    return m_impl->read(key, value, "a whole number");
}
bool Yaml::get(const std::string& key, std::uint64_t& value) const {
    return m_impl->read(key, value, "a whole number that is not negative");
}
bool Yaml::get(const std::string& key, double& value) const {
    return m_impl->read(key, value, "a number");
}
bool Yaml::get(const std::string& key, std::vector<std::string>& value) const {
    return m_impl->read(key, value, "a list of texts");
}
bool Yaml::get(const std::string& key, std::vector<int>& value) const {
    return m_impl->read(key, value, "a list of whole numbers");
}
bool Yaml::get(const std::string& key, std::vector<std::int64_t>& value) const {
    return m_impl->read(key, value, "a list of whole numbers");
}
bool Yaml::get(const std::string& key, std::vector<double>& value) const {
    return m_impl->read(key, value, "a list of numbers");
}

Yaml Yaml::child(const std::string& key) const {
    auto impl = std::make_unique<Impl>();
    impl->origin = m_impl->origin;
    const YAML::Node found = m_impl->find(key);
    if (found.IsDefined()) {
        if (!found.IsMap()) {
            fail(key, "must be a map of 'key: value' lines");
        }
        impl->node.reset(found);
    }
    return Yaml(std::move(impl));
}

std::vector<Yaml> Yaml::children(const std::string& key) const {
    std::vector<Yaml> result;
    const YAML::Node found = m_impl->find(key);
    if (!found.IsDefined()) {
        return result;
    }
    if (!found.IsSequence()) {
        fail(key, "must be a list");
    }
    for (const YAML::Node& item : found) {
        if (!item.IsMap()) {
            fail(key, "must be a list of maps");
        }
        auto impl = std::make_unique<Impl>();
        impl->origin = m_impl->origin;
        impl->node.reset(item);
        result.push_back(Yaml(std::move(impl)));
    }
    return result;
}

std::vector<std::string> Yaml::keys() const {
    std::vector<std::string> result;
    for (const auto& item : m_impl->node) {
        result.push_back(m_impl->keyOf(item.first));
    }
    return result;
}

void Yaml::requireKeys(std::initializer_list<const char*> keys) const {
    for (const char* key : keys) {
        if (!m_impl->find(key)) {
            throwMissing(key);
        }
    }
}

void Yaml::rejectUnknown() const {
    std::set<std::string> seen;
    for (const auto& item : m_impl->node) {
        const std::string key = m_impl->keyOf(item.first);
        if (!seen.insert(key).second) {
            throw Error(m_impl->where(item.first) + ": the key '" + key + "' is there twice",
                        "Remove one of both lines");
        }
        if (!m_impl->asked.contains(key)) {
            throw Error(m_impl->where(item.first) + ": unknown key '" + key + "'",
                        "Correct its spelling, or remove the line");
        }
    }
}

void Yaml::fail(const std::string& key, const std::string& problem, const std::string& mend) const {
    throw Error(m_impl->where(m_impl->find(key)) + ": '" + key + "' " + problem, mend);
}

void Yaml::throwMissing(const std::string& key) const {
    throw Error(m_impl->origin + ": the key '" + key + "' is missing", "Add it, or restore the file from a copy");
}

void Yaml::set(const std::string& key, const std::string& value) {
    m_impl->node[key] = value;
    if (isReadAsOther(value)) {
        m_impl->node[key].SetTag(textTag);
    }
}
void Yaml::set(const std::string& key, const char* value) {
    set(key, std::string(value));
}
void Yaml::set(const std::string& key, bool value) {
    m_impl->node[key] = value;
}
void Yaml::set(const std::string& key, int value) {
    m_impl->node[key] = value;
}
void Yaml::set(const std::string& key, std::int64_t value) {
    m_impl->node[key] = value;
}
void Yaml::set(const std::string& key, std::uint64_t value) {
    m_impl->node[key] = value;
}
void Yaml::set(const std::string& key, double value) {
    m_impl->node[key] = shortest(value);
}
void Yaml::set(const std::string& key, const std::vector<std::string>& value) {
    m_impl->writeSequence(key, value, true);
}
void Yaml::set(const std::string& key, const std::vector<int>& value) {
    m_impl->writeSequence(key, value);
}
void Yaml::set(const std::string& key, const std::vector<std::int64_t>& value) {
    m_impl->writeSequence(key, value);
}
void Yaml::set(const std::string& key, const std::vector<double>& value) {
    std::vector<std::string> texts;
    texts.reserve(value.size());
    for (const double number : value) {
        texts.push_back(shortest(number));
    }
    m_impl->writeSequence(key, texts);
}
void Yaml::set(const std::string& key, const Yaml& map) {
    m_impl->node[key] = YAML::Clone(map.m_impl->node);
}
void Yaml::set(const std::string& key, const std::vector<Yaml>& maps) {
    YAML::Node sequence(YAML::NodeType::Sequence);
    for (const Yaml& map : maps) {
        sequence.push_back(YAML::Clone(map.m_impl->node));
    }
    m_impl->node[key] = sequence;
}

std::string Yaml::text() const {
    YAML::Emitter emitter;
    emit(m_impl->node, emitter);
    return std::string(emitter.c_str()) + "\n";
}

}  // namespace docent

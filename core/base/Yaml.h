// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace docent {

/// A YAML document that knows its file and its lines. Reading is strict: a wrong type, a missing key or a key that
/// nobody asked for is an Error naming file, line and key.
///
///     Yaml yaml = Yaml::load(path);
///     yaml.get("batch_size", options.batchSize);      // keeps the default when the key is absent
///     yaml.require("name", record.name);
///     yaml.rejectUnknown();
///
///     Yaml out;                                       // keys are written in the order in which they were set
///     out.set("name", name);
///     writeFileAtomically(path, out.text());
class Yaml {
public:
    Yaml();  ///< an empty map
    ~Yaml();
    Yaml(const Yaml&);
    Yaml& operator=(const Yaml&);
    Yaml(Yaml&&) noexcept;
    Yaml& operator=(Yaml&&) noexcept;

    static Yaml load(const std::filesystem::path& path);
    /// `origin` stands for the file name in errors.
    static Yaml parse(const std::string& text, const std::string& origin);

    [[nodiscard]] bool has(const std::string& key) const;
    /// Each fills `value` when the key is there and is not null, and returns whether it was.
    bool get(const std::string& key, std::string& value) const;
    bool get(const std::string& key, bool& value) const;
    bool get(const std::string& key, int& value) const;
    bool get(const std::string& key, std::int64_t& value) const;
    bool get(const std::string& key, std::uint64_t& value) const;
    bool get(const std::string& key, double& value) const;
    bool get(const std::string& key, std::vector<std::string>& value) const;
    bool get(const std::string& key, std::vector<int>& value) const;
    bool get(const std::string& key, std::vector<std::int64_t>& value) const;
    bool get(const std::string& key, std::vector<double>& value) const;
    template <typename T>
    void require(const std::string& key, T& value) const {
        if (!get(key, value)) {
            throwMissing(key);
        }
    }

    /// The map under `key`; an empty one when it is absent.
    [[nodiscard]] Yaml child(const std::string& key) const;
    /// The maps of the sequence under `key`; empty when it is absent.
    [[nodiscard]] std::vector<Yaml> children(const std::string& key) const;
    [[nodiscard]] std::vector<std::string> keys() const;
    /// Throws where one of these keys is missing: a file that was cut short may well be YAML still.
    void requireKeys(std::initializer_list<const char*> keys) const;
    /// Throws for a key of this map that was never asked for, or is there twice, with its line.
    void rejectUnknown() const;
    /// An Error that names this document and the line of `key`.
    [[noreturn]] void fail(const std::string& key, const std::string& problem, const std::string& mend = {}) const;

    void set(const std::string& key, const std::string& value);
    void set(const std::string& key, const char* value);
    void set(const std::string& key, bool value);
    void set(const std::string& key, int value);
    void set(const std::string& key, std::int64_t value);
    void set(const std::string& key, std::uint64_t value);
    void set(const std::string& key, double value);  ///< shortest text that reads back equal
    void set(const std::string& key, const std::vector<std::string>& value);
    void set(const std::string& key, const std::vector<int>& value);
    void set(const std::string& key, const std::vector<std::int64_t>& value);
    void set(const std::string& key, const std::vector<double>& value);
    void set(const std::string& key, const Yaml& map);
    void set(const std::string& key, const std::vector<Yaml>& maps);
    [[nodiscard]] std::string text() const;

private:
    struct Impl;
    explicit Yaml(std::unique_ptr<Impl> impl);
    [[noreturn]] void throwMissing(const std::string& key) const;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace docent

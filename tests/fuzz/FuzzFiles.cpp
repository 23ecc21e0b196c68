// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "fuzz/Fuzz.h"

namespace docent::fuzz {

namespace {

class OwnFolder {
public:
    OwnFolder() {
        std::error_code error;
        const bool hasMemory = std::filesystem::is_directory("/dev/shm", error);
        std::string pattern = std::string(hasMemory ? "/dev/shm" : "/tmp") + "/docent-fuzz-XXXXXX";
        require(::mkdtemp(pattern.data()) != nullptr, "a folder in /dev/shm or /tmp can be made");
        m_path = pattern;
    }
    ~OwnFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    OwnFolder(const OwnFolder&) = delete;
    OwnFolder& operator=(const OwnFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

}  // namespace

void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "This does not hold: %s\n", what);
        std::abort();
    }
}

const std::filesystem::path& folder() {
    static const OwnFolder own;
    return own.path();
}

std::filesystem::path write(const std::string& name, Bytes content) {
    const std::filesystem::path path = folder() / name;
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    require(file >= 0, "a file can be made");
    const ssize_t written = ::write(file, content.data(), content.size());
    ::close(file);
    require(written == static_cast<ssize_t>(content.size()), "a file can be written");
    return path;
}

std::filesystem::path write(const std::string& name, std::string_view content) {
    return write(name, bytes(content));
}

void writeWhereNew(const std::string& name, Bytes content) {
    static std::map<std::string, std::string> written;
    const auto [known, isNew] = written.try_emplace(name);
    if (isNew || known->second != text(content)) {
        write(name, content);
        known->second = text(content);
    }
}

std::vector<Bytes> cut(Bytes input, std::size_t parts) {
    std::vector<Bytes> result;
    while (result.size() + 1 < parts) {
        std::size_t length = 0;
        if (input.size() >= 2) {
            length = std::min<std::size_t>(input[0] | std::size_t{input[1]} << 8, input.size() - 2);
            input = input.subspan(2);
        } else {
            input = {};
        }
        result.push_back(input.first(length));
        input = input.subspan(length);
    }
    result.push_back(input);
    return result;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string result;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        result += static_cast<char>(parts[i].size() & 0xff);
        result += static_cast<char>(parts[i].size() >> 8);
        result += parts[i];
    }
    return result + parts.back();
}

}  // namespace docent::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Files.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <set>

#include "base/Error.h"
#include "base/Words.h"

namespace docent {

namespace {

std::string reason(int error) {
    return std::strerror(error);
}

std::string mendFor(int error) {
    switch (error) {
        case ENOSPC:
        case EDQUOT:
            return "Free some space on that disk and try again";
        case EACCES:
        case EPERM:
        case EROFS:
            return "Check the permissions, or use a workspace in a folder that you may write to";
        case ENOENT:
            return "Check the path";
        default:
            return "";
    }
}

[[noreturn]] void fail(const std::string& what, const fs::path& path, int error) {
    throw Error(what + " " + path.string() + ": " + reason(error), mendFor(error));
}

std::string hostName() {
    char host[100] = "this-machine";
    ::gethostname(host, sizeof host - 1);
    return host;
}

/// What a temporary file of this process is called, without its number: ".tmp-HOST-PID-".
std::string temporaryMark(pid_t process) {
    return ".tmp-" + hostName() + "-" + std::to_string(process) + "-";
}

/// Removes what killed processes of this machine left half-written in a folder; once for each folder and process.
void clearLeftovers(const fs::path& folder) {
    static std::mutex mutex;
    static std::set<fs::path> cleared;
    {
        const std::lock_guard guard(mutex);
        if (!cleared.insert(folder).second) {
            return;
        }
    }
    const std::string mark = ".tmp-" + hostName() + "-";
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        const std::size_t at = name.rfind(mark);
        if (at == std::string::npos) {
            continue;
        }
        const auto process = static_cast<pid_t>(std::atol(name.c_str() + at + mark.size()));
        if (process > 0 && ::kill(process, 0) != 0 && errno == ESRCH) {
            ::unlink(entry->path().c_str());
        }
    }
}

/// Removes a temporary file unless it was renamed into place.
class TemporaryFile {
public:
    explicit TemporaryFile(const fs::path& target) {
        static std::atomic<unsigned> counter{0};
        clearLeftovers(target.has_parent_path() ? target.parent_path() : fs::path("."));
        const std::string mark = temporaryMark(::getpid()) + std::to_string(counter++);
        // The target's own name may be as long as a name can be.
        const std::string name = target.filename().string();
        m_path =
            target.parent_path() / (name.substr(0, NAME_MAX - std::min<std::size_t>(NAME_MAX, mark.size())) + mark);
        m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
        if (m_descriptor < 0) {
            fail("Cannot write", target, errno);
        }
    }
    ~TemporaryFile() {
        if (m_descriptor >= 0) {
            ::close(m_descriptor);
        }
        if (!m_renamed) {
            ::unlink(m_path.c_str());
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void write(const void* data, std::size_t bytes, const fs::path& target) const {
        const char* cursor = static_cast<const char*>(data);
        while (bytes > 0) {
            const ssize_t written = ::write(m_descriptor, cursor, bytes);
            if (written < 0) {
                if (errno == EINTR) {
                    continue;
                }
                fail("Cannot write", target, errno);
            }
            cursor += written;
            bytes -= static_cast<std::size_t>(written);
        }
    }

    void rename(const fs::path& target) {
        if (::fsync(m_descriptor) != 0 || ::close(m_descriptor) != 0) {
            m_descriptor = -1;
            fail("Cannot write", target, errno);
        }
        m_descriptor = -1;
        if (::rename(m_path.c_str(), target.c_str()) != 0) {
            fail("Cannot write", target, errno);
        }
        m_renamed = true;
        syncFolder(target.has_parent_path() ? target.parent_path() : fs::path("."));
    }

private:
    fs::path m_path;
    int m_descriptor = -1;
    bool m_renamed = false;
};

}  // namespace

void writeFileAtomically(const fs::path& path, std::string_view bytes) {
    writeFileAtomically(path, [&](const ByteSink& sink) { sink(bytes.data(), bytes.size()); });
}

void writeFileAtomically(const fs::path& path, const std::function<void(const ByteSink&)>& produce) {
    TemporaryFile temporary(path);
    produce([&](const void* data, std::size_t count) { temporary.write(data, count, path); });
    temporary.rename(path);
}

void syncFolder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

std::string readFile(const fs::path& path, std::uint64_t maxBytes) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        fail("Cannot read", path, errno);
    }
    struct stat info {};
    if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(descriptor);
        throw Error("Cannot read " + path.string() + ": it is not a file", "Check the path");
    }
    if (static_cast<std::uint64_t>(info.st_size) > maxBytes) {
        ::close(descriptor);
        throw Error("Cannot read " + path.string() + ": it is " +
                    formatBytes(static_cast<std::uint64_t>(info.st_size)) + ", more than the " + formatBytes(maxBytes) +
                    " that such a file may have");
    }
    std::string content(static_cast<std::size_t>(info.st_size), '\0');
    std::size_t filled = 0;
    while (filled < content.size()) {
        const ssize_t count = ::read(descriptor, content.data() + filled, content.size() - filled);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            const int error = errno;
            ::close(descriptor);
            fail("Cannot read", path, error);
        }
        if (count == 0) {
            break;
        }
        filled += static_cast<std::size_t>(count);
    }
    ::close(descriptor);
    content.resize(filled);
    return content;
}

bool isFile(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

std::string lowerExtension(const fs::path& path) {
    return lowerCase(path.extension().string());
}

void makeFolder(const fs::path& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) {
        fail("Cannot make the folder", path, error.value());
    }
}

void requireWritable(const fs::path& folder) {
    // Not access(2): root passes it on a read-only file system, and network file systems lie.
    try {
        const TemporaryFile probe(folder / ".docent-write-test");
    } catch (const Error& error) {
        const std::string& reason = error.reason();
        throw Error("Cannot write to the folder " + folder.string() +
                        reason.substr(std::min(reason.size(), reason.rfind(": "))),
                    error.mend());
    }
}

MappedFile::MappedFile(const fs::path& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        fail("Cannot read", path, errno);
    }
    struct stat info {};
    if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(descriptor);
        throw Error("Cannot read " + path.string() + ": it is not a file", "Check the path");
    }
    m_size = static_cast<std::size_t>(info.st_size);
    if (m_size > 0) {
        void* data = ::mmap(nullptr, m_size, PROT_READ, MAP_SHARED, descriptor, 0);
        if (data == MAP_FAILED) {
            const int error = errno;
            ::close(descriptor);
            fail("Cannot map", path, error);
        }
        m_data = static_cast<const std::uint8_t*>(data);
    }
    ::close(descriptor);
}

MappedFile::~MappedFile() {
    if (m_data != nullptr) {
        ::munmap(const_cast<std::uint8_t*>(m_data), m_size);
    }
}

std::unique_ptr<FileLock> FileLock::tryLock(const fs::path& path, std::string* holder) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0) {
        fail("Cannot lock", path, errno);
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (holder != nullptr) {
            char buffer[200] = {};
            const ssize_t count = ::pread(descriptor, buffer, sizeof buffer - 1, 0);
            *holder = count > 0 ? std::string(buffer, static_cast<std::size_t>(count)) : "another process";
        }
        ::close(descriptor);
        return nullptr;
    }
    const std::string text = "process " + std::to_string(::getpid()) + " on " + hostName();
    // The name of the holder is a courtesy: a full disk must not take the lock away.
    if (::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, text.data(), text.size(), 0) < 0) {
        errno = 0;
    }
    return std::unique_ptr<FileLock>(new FileLock(descriptor));
}

FileLock::~FileLock() {
    ::close(m_descriptor);
}

std::string utcNow() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char buffer[40];
    std::strftime(buffer, sizeof buffer, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return buffer;
}

std::string formatBytes(std::uint64_t bytes) {
    static const char* const units[] = {"bytes", "kB", "MB", "GB", "TB", "PB", "EB"};
    double value = static_cast<double>(bytes);
    int unit = 0;
    while (value >= 1000 && unit < 6) {
        value /= 1000;
        ++unit;
    }
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    return buffer;
}

std::string formatDuration(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0) {
        return "unknown";
    }
    const long whole = std::lround(seconds);
    char buffer[60];
    if (whole >= 3600) {
        std::snprintf(buffer, sizeof buffer, "%ld h %02ld min", whole / 3600, whole % 3600 / 60);
    } else if (whole >= 60) {
        std::snprintf(buffer, sizeof buffer, "%ld min %02ld s", whole / 60, whole % 60);
    } else {
        std::snprintf(buffer, sizeof buffer, "%ld s", whole);
    }
    return buffer;
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "slurm/Subprocess.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include "base/Error.h"

namespace docent {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& program, int error) {
    throw Error("Cannot run " + program + ": " + std::strerror(error));
}

/// A file descriptor, closed with the object.
class Descriptor {
public:
    Descriptor() = default;
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void set(int descriptor) { m_descriptor = descriptor; }
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isOpen() const { return m_descriptor >= 0; }
    void close() {
        if (isOpen()) {
            ::close(std::exchange(m_descriptor, -1));
        }
    }

private:
    int m_descriptor = -1;
};

/// What a program writes to, and where that comes out.
struct Outlet {
    explicit Outlet(const std::string& program) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
            fail(program, errno);
        }
        ours.set(ends[0]);
        theirs.set(ends[1]);
    }
    Descriptor ours;
    Descriptor theirs;
};

/// A file in memory that holds what a program is to read: unlike the writer of a pipe nobody has to wait.
void makeInput(Descriptor& file, const std::string& input, const std::string& program) {
    file.set(::memfd_create("input", MFD_CLOEXEC));
    std::size_t written = 0;
    while (file.isOpen() && written < input.size()) {
        const ssize_t count = ::write(file.get(), input.data() + written, input.size() - written);
        if (count < 0 && errno != EINTR) {
            fail(program, errno);
        }
        written += count > 0 ? static_cast<std::size_t>(count) : 0;
    }
    if (!file.isOpen() || ::lseek(file.get(), 0, SEEK_SET) != 0) {
        fail(program, errno);
    }
}

pid_t start(const std::vector<std::string>& command, const Descriptor& in, const Descriptor& out,
            const Descriptor& err) {
    std::vector<char*> words;
    words.reserve(command.size() + 1);
    for (const std::string& word : command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in.get(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out.get(), STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, err.get(), STDERR_FILENO);
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK);
    pid_t process = -1;
    const int error = ::posix_spawnp(&process, words.front(), &files, &attributes, words.data(), environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    if (error != 0) {
        fail(command.front(), error);
    }
    return process;
}

void take(Descriptor& from, std::string& text) {
    std::array<char, 4096> buffer{};
    const ssize_t count = ::read(from.get(), buffer.data(), buffer.size());
    if (count > 0) {
        text.append(buffer.data(), static_cast<std::size_t>(count));
    } else if (count == 0 || errno != EINTR) {
        from.close();
    }
}

/// Reads all that it writes; false where that has not ended in time.
bool readAll(Descriptor& out, Descriptor& err, SubprocessResult& result, Clock::time_point until) {
    while (out.isOpen() || err.isOpen()) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
        if (left <= 0) {
            return false;
        }
        // poll() passes over a descriptor of -1.
        std::array<pollfd, 2> watched{{{out.get(), POLLIN, 0}, {err.get(), POLLIN, 0}}};
        if (::poll(watched.data(), watched.size(), static_cast<int>(left)) < 0) {
            continue;
        }
        if (watched[0].revents != 0) {
            take(out, result.out);
        }
        if (watched[1].revents != 0) {
            take(err, result.err);
        }
    }
    return true;
}

/// Waits for the end of a process that has closed its output; false where that has not come in time.
bool waitFor(pid_t process, int& status, Clock::time_point until) {
    constexpr std::chrono::milliseconds step{5};
    while (true) {
        const pid_t ended = ::waitpid(process, &status, WNOHANG);
        if (ended == process) {
            return true;
        }
        if ((ended < 0 && errno != EINTR) || Clock::now() >= until) {
            return false;
        }
        std::this_thread::sleep_for(step);
    }
}

}  // namespace

std::string findProgram(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::string left = path == nullptr ? "/usr/bin:/bin" : path;
    while (!left.empty()) {
        const std::size_t end = left.find(':');
        const std::string folder = left.substr(0, end);
        left = end == std::string::npos ? "" : left.substr(end + 1);
        const std::string file = (folder.empty() ? "." : folder) + "/" + name;
        if (std::error_code ignored;
            ::access(file.c_str(), X_OK) == 0 && std::filesystem::is_regular_file(file, ignored)) {
            return file;
        }
    }
    return {};
}

SubprocessResult runSubprocess(const std::vector<std::string>& command, const std::string& input,
                               std::chrono::milliseconds limit) {
    const std::string& program = command.front();
    const auto until = Clock::now() + limit;
    Descriptor in;
    makeInput(in, input, program);
    Outlet out(program);
    Outlet err(program);
    const pid_t process = start(command, in, out.theirs, err.theirs);
    out.theirs.close();
    err.theirs.close();
    SubprocessResult result;
    int status = 0;
    if (!readAll(out.ours, err.ours, result, until) || !waitFor(process, status, until)) {
        ::kill(-process, SIGKILL);
        while (::waitpid(process, &status, 0) < 0 && errno == EINTR) {
        }
        throw Error(program + " did not answer within " + std::to_string(limit.count() / 1000) + " s");
    }
    constexpr int signalled = 128;
    result.exitCode = WIFEXITED(status) ? WEXITSTATUS(status) : signalled + WTERMSIG(status);
    return result;
}

}  // namespace docent

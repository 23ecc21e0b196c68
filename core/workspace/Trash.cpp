// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/Trash.h"

#include <algorithm>
#include <utility>

#include "base/Error.h"
#include "base/Files.h"
#include "base/Yaml.h"

namespace docent {

namespace {

constexpr const char* listFile = "moved.yaml";

bool isThere(const fs::path& path) {
    std::error_code error;
    return fs::exists(fs::symlink_status(path, error));
}

void move(const fs::path& from, const fs::path& to) {
    std::error_code error;
    fs::rename(from, to, error);
    if (error) {
        throw Error("Cannot move " + from.string() + ": " + error.message(),
                    "Check the permissions of its folder, and that it is on the same disk as the workspace");
    }
}

/// Moves each of `moves`, or, where one cannot be moved, none.
void moveAll(const std::vector<std::pair<fs::path, fs::path>>& moves) {
    for (std::size_t i = 0; i < moves.size(); ++i) {
        try {
            move(moves[i].first, moves[i].second);
        } catch (const Error&) {
            while (i-- > 0) {
                std::error_code ignored;  // the reason of the failure is told, not that of its undoing
                fs::rename(moves[i].second, moves[i].first, ignored);
            }
            throw;
        }
    }
}

}  // namespace

Trash::Trash(fs::path workspace) : m_workspace(std::move(workspace)), m_folder(m_workspace / ".trash") {}

Trash::Ticket Trash::moveIn(const std::vector<fs::path>& paths) const {
    std::vector<std::string> relative;
    for (const fs::path& path : paths) {
        const fs::path place = fs::absolute(path).lexically_normal().lexically_relative(m_workspace);
        if (place.empty() || place == "." || *place.begin() == ".." || *place.begin() == ".trash") {
            throw Error("Cannot delete " + path.string() + ": it is not in the workspace");
        }
        if (!isThere(path)) {
            throw Error("Cannot delete " + path.string() + ": it is not there any more");
        }
        relative.push_back(place.string());
    }
    int number = 1;
    for (const Ticket& taken : tickets()) {
        number = std::max(number, std::atoi(taken.c_str()) + 1);
    }
    const Ticket ticket = std::to_string(number);
    makeFolder(m_folder / ticket / "files");
    try {
        // The list before the moves: it is what a killed writer's successor goes by.
        Yaml list;
        list.set("paths", relative);
        writeFileAtomically(m_folder / ticket / listFile, list.text());
        std::vector<std::pair<fs::path, fs::path>> moves;
        for (std::size_t i = 0; i < paths.size(); ++i) {
            moves.emplace_back(m_workspace / relative[i], file(ticket, i));
        }
        moveAll(moves);
    } catch (...) {
        // What could not be moved back either stays here, for recover() to put it back.
        if (std::error_code error; fs::is_empty(m_folder / ticket / "files", error) && !error) {
            discard(ticket);
        }
        throw;
    }
    return ticket;
}

void Trash::restore(const Ticket& ticket) const {
    if (!holds(ticket)) {
        throw Error("What was deleted is not in the trash any more");
    }
    const std::vector<fs::path> targets = places(ticket);
    std::vector<std::pair<fs::path, fs::path>> moves;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (isThere(targets[i])) {
            throw Error("Something else is at " + targets[i].string() + " now",
                        "Give that one another name, or delete it, and undo again");
        }
        makeFolder(targets[i].parent_path());
        moves.emplace_back(file(ticket, i), targets[i]);
    }
    moveAll(moves);
    discard(ticket);
}

bool Trash::holds(const Ticket& ticket) const {
    return !ticket.empty() && isThere(m_folder / ticket / listFile);
}

void Trash::empty() const {
    for (const Ticket& ticket : tickets()) {
        discard(ticket);
    }
    std::error_code ignored;
    fs::remove(m_folder, ignored);
}

std::vector<std::string> Trash::recover() const {
    std::vector<std::string> problems;
    for (const Ticket& ticket : tickets()) {
        try {
            recover(ticket);
        } catch (const std::exception& error) {
            problems.push_back("The trash " + (m_folder / ticket).string() + " was left as it is: " + error.what());
        }
    }
    std::error_code ignored;
    fs::remove(m_folder, ignored);  // where nothing is left in it
    return problems;
}

void Trash::recover(const Ticket& ticket) const {
    if (!holds(ticket)) {  // it was being made or discarded: nothing of it is to be put back
        discard(ticket);
        return;
    }
    const std::vector<fs::path> targets = places(ticket);
    std::vector<std::pair<fs::path, fs::path>> moves;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (isThere(file(ticket, i))) {
            moves.emplace_back(file(ticket, i), targets[i]);
        }
    }
    const bool interrupted = moves.size() < targets.size();
    if (interrupted) {
        for (const auto& [from, to] : moves) {
            if (isThere(to)) {
                throw Error("something else is at " + to.string() + " now", "Move one of the two by hand");
            }
            makeFolder(to.parent_path());
        }
        moveAll(moves);
    }
    discard(ticket);
}

std::vector<fs::path> Trash::places(const Ticket& ticket) const {
    const Yaml list = Yaml::load(m_folder / ticket / listFile);
    std::vector<std::string> relative;
    list.require("paths", relative);
    std::vector<fs::path> result;
    for (const std::string& path : relative) {
        const fs::path place = fs::path(path).lexically_normal();
        if (place.empty() || place == "." || place.is_absolute() || *place.begin() == ".." ||
            *place.begin() == ".trash") {
            list.fail("paths", "must name places in the workspace", "The list is damaged: remove the folder by hand");
        }
        result.push_back(m_workspace / place);
    }
    return result;
}

std::vector<Trash::Ticket> Trash::tickets() const {
    std::vector<Ticket> found;
    std::error_code error;
    for (fs::directory_iterator entry(m_folder, error), end; !error && entry != end; entry.increment(error)) {
        found.push_back(entry->path().filename().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

fs::path Trash::file(const Ticket& ticket, std::size_t index) const {
    return m_folder / ticket / "files" / std::to_string(index);
}

/// The list goes first: without it, what is left of a half-deleted model is never put back.
void Trash::discard(const Ticket& ticket) const {
    std::error_code error;
    fs::remove(m_folder / ticket / listFile, error);
    if (!error) {
        fs::remove_all(m_folder / ticket, error);
    }
    if (error) {
        throw Error("Cannot delete " + (m_folder / ticket).string() + ": " + error.message(), "Check the permissions");
    }
}

}  // namespace docent

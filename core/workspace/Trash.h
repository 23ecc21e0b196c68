// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace docent {

/// What was deleted and can still be put back: `.trash/<ticket>/` of a workspace, with a list of the places and the
/// files themselves. All moves are renames within the workspace. Whoever calls holds the writer's lock, except for
/// holds().
class Trash {
public:
    using Ticket = std::string;

    explicit Trash(std::filesystem::path workspace);

    /// Moves files and folders of the workspace away, all or none. Throws Error for one that is missing, outside the
    /// workspace or cannot be moved; then all are where they were.
    [[nodiscard]] Ticket moveIn(const std::vector<std::filesystem::path>& paths) const;
    /// Puts back what the ticket stands for, all or nothing. Throws Error where something of the same name is there
    /// now, and for a ticket that was restored or emptied.
    void restore(const Ticket& ticket) const;
    [[nodiscard]] bool holds(const Ticket& ticket) const;
    /// Deletes everything in it for good. Throws Error for what could not be deleted.
    void empty() const;

    /// What a killed writer left: a move that it was in the midst of, either way, is taken back; the rest, which was
    /// deleted and cannot be undone any more, goes for good. Never throws; returns a sentence for whatever could be
    /// neither, which stays in the folder.
    std::vector<std::string> recover() const;

private:
    [[nodiscard]] std::vector<std::filesystem::path> places(const Ticket& ticket) const;
    [[nodiscard]] std::vector<Ticket> tickets() const;
    [[nodiscard]] std::filesystem::path file(const Ticket& ticket, std::size_t index) const;
    void discard(const Ticket& ticket) const;
    void recover(const Ticket& ticket) const;

    std::filesystem::path m_workspace;
    std::filesystem::path m_folder;
};

}  // namespace docent

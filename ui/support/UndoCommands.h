// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUndoCommand>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "workspace/Trash.h"

namespace docent {

class Session;

/// A step on disk that is done already when it is pushed, and may fail when it is taken back or done again: then
/// nothing has changed, the person is told why, and the same step comes next again. Where the person insists,
/// at once and with nothing in between, it is left out, so that those before it can be taken back.
class DiskCommand : public QUndoCommand {
public:
    DiskCommand(Session& session, const QString& text);
    void undo() final;
    void redo() final;

protected:
    /// Both throw Error.
    virtual void takeBack() = 0;
    virtual void doAgain() = 0;

private:
    void attempt(bool undoing);

    Session& m_session;
    bool m_done = true;
};

/// What a command does beside its work: which signals it sends.
using Announce = std::function<void()>;

/// Records that were deleted. Moves their files to the trash when it is made; the constructor throws Error.
class RemoveCommand final : public DiskCommand {
public:
    /// `files` gives what to take away, or throws Error with why it must stay.
    using Files = std::function<std::vector<std::filesystem::path>()>;
    RemoveCommand(Session& session, const QString& text, Files files, Announce announce);

private:
    void takeBack() override;
    void doAgain() override;

    Trash m_trash;
    Files m_files;
    Trash::Ticket m_ticket;
    Announce m_announce;
};

/// A data set that was imported. Taking it back moves its files to the trash, unless something was made from it.
class ImportCommand final : public DiskCommand {
public:
    /// `files` gives what to take away, or throws Error with why it must stay.
    using Files = std::function<std::vector<std::filesystem::path>()>;
    ImportCommand(Session& session, const QString& text, Files files, Announce announce);

private:
    void takeBack() override;
    void doAgain() override;

    Trash m_trash;
    Files m_files;
    Trash::Ticket m_ticket;
    Announce m_announce;
};

/// A data set that was imported over an earlier one: its files are exchanged for those of before, and back.
class ReplaceCommand final : public DiskCommand {
public:
    /// What the files hold, or that they are not there; the last of them is what makes the data set exist: those that
    /// it needs are written before it, and those that it does not go after it.
    using Contents = std::vector<std::pair<std::filesystem::path, std::optional<std::string>>>;
    /// Throws Error.
    [[nodiscard]] static Contents read(const std::vector<std::filesystem::path>& files);

    /// `mayChange` throws Error where the data set must stay as it is.
    ReplaceCommand(Session& session, const QString& text, Contents earlier, std::function<void()> mayChange,
                   Announce announce);

private:
    void takeBack() override { exchange(); }
    void doAgain() override { exchange(); }
    void exchange();

    Contents m_other;
    std::function<void()> m_mayChange;
    Announce m_announce;
};

/// A record that got another name.
class RenameCommand final : public DiskCommand {
public:
    using Rename = std::function<void(const std::string& from, const std::string& to)>;
    /// `rename` throws Error; it is called for the first time here.
    RenameCommand(Session& session, const QString& text, Rename rename, std::string from, std::string to);

private:
    void takeBack() override { m_rename(m_to, m_from); }
    void doAgain() override { m_rename(m_from, m_to); }

    Rename m_rename;
    std::string m_from;
    std::string m_to;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/UndoCommands.h"

#include <QCoreApplication>
#include <QUndoStack>
#include <exception>
#include <utility>

#include "base/Files.h"
#include "support/CoreText.h"
#include "support/Session.h"

namespace docent {
namespace {
constexpr int insistMilliseconds = 15'000;  // after the message is gone
}

DiskCommand::DiskCommand(Session& session, const QString& text) : QUndoCommand(text), m_session(session) {
    session.failedStep() = {};
}

void DiskCommand::undo() {
    if (m_done) {
        attempt(true);
    }
}

void DiskCommand::redo() {
    if (!m_done) {
        attempt(false);
    }
}

void DiskCommand::attempt(bool undoing) {
    FailedStep& failed = m_session.failedStep();
    const bool isInsisted = failed.step == this && !failed.insisting.hasExpired();
    try {
        undoing ? takeBack() : doAgain();
        m_done = !undoing;
        failed = {};
    } catch (const std::exception& error) {
        const QString title = undoing ? QCoreApplication::translate("DiskCommand", "It was not undone")
                                      : QCoreApplication::translate("DiskCommand", "It was not redone");
        const QString next = isInsisted ? QCoreApplication::translate("DiskCommand", "This step is left out now.")
                                        : QCoreApplication::translate("DiskCommand",
                                                                      "To leave this step out and go on to the next "
                                                                      "one, try again right away.");
        Q_EMIT m_session.failed(title, errorText(error) + QLatin1String("\n\n") + next);
        if (isInsisted) {
            failed = {};
            setObsolete(true);  // which takes it off the stack
            return;
        }
        failed = {.step = this, .insisting = QDeadlineTimer(insistMilliseconds)};
        // The stack counts the step as taken: it is led back, which does nothing on disk.
        QUndoStack* stack = m_session.undoStack();
        QMetaObject::invokeMethod(
            stack, [stack, undoing] { undoing ? stack->redo() : stack->undo(); }, Qt::QueuedConnection);
    }
}

RemoveCommand::RemoveCommand(Session& session, const QString& text, Files files, Announce announce)
    : DiskCommand(session, text),
      m_trash(session.workspace().folder()),
      m_files(std::move(files)),
      m_ticket(m_trash.moveIn(m_files())),
      m_announce(std::move(announce)) {
    m_announce();
}

void RemoveCommand::takeBack() {
    m_trash.restore(m_ticket);
    m_announce();
}

void RemoveCommand::doAgain() {
    m_ticket = m_trash.moveIn(m_files());
    m_announce();
}

ImportCommand::ImportCommand(Session& session, const QString& text, Files files, Announce announce)
    : DiskCommand(session, text),
      m_trash(session.workspace().folder()),
      m_files(std::move(files)),
      m_announce(std::move(announce)) {}

void ImportCommand::takeBack() {
    m_ticket = m_trash.moveIn(m_files());
    m_announce();
}

void ImportCommand::doAgain() {
    m_trash.restore(m_ticket);
    m_announce();
}

ReplaceCommand::Contents ReplaceCommand::read(const std::vector<std::filesystem::path>& files) {
    Contents contents;
    for (const std::filesystem::path& file : files) {
        contents.emplace_back(file, std::filesystem::exists(file) ? std::optional(readFile(file)) : std::nullopt);
    }
    return contents;
}

ReplaceCommand::ReplaceCommand(Session& session, const QString& text, Contents earlier, std::function<void()> mayChange,
                               Announce announce)
    : DiskCommand(session, text),
      m_other(std::move(earlier)),
      m_mayChange(std::move(mayChange)),
      m_announce(std::move(announce)) {}

void ReplaceCommand::exchange() {
    m_mayChange();
    std::vector<std::filesystem::path> files;
    for (const auto& [file, content] : m_other) {
        files.push_back(file);
    }
    Contents now = read(files);
    for (const auto& [file, content] : m_other) {
        if (content) {
            writeFileAtomically(file, *content);
        }
    }
    for (const auto& [file, content] : m_other) {
        if (!content) {
            std::filesystem::remove(file);
        }
    }
    m_other = std::move(now);
    m_announce();
}

RenameCommand::RenameCommand(Session& session, const QString& text, Rename rename, std::string from, std::string to)
    : DiskCommand(session, text), m_rename(std::move(rename)), m_from(std::move(from)), m_to(std::move(to)) {
    m_rename(m_from, m_to);
}

}  // namespace docent

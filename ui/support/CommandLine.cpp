// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CommandLine.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStringList>

#include "support/Session.h"
#include "support/Text.h"

namespace docent {
namespace {
QString lineOf(const Session& session, const QString& command) {
    const QString folder = qs(shellQuoted(session.workspace().folder().string()));
    return QStringLiteral("%1 --workspace %2").arg(command, folder);
}

void copy(Session& session, const QString& command) {
    const QString line = lineOf(session, command);
    QGuiApplication::clipboard()->setText(line);
    session.say(QObject::tr("Copied: %1").arg(line));
}
}  // namespace

void copyCommandLines(Session& session, const std::vector<JobSpec>& specs, const QString& more) {
    if (specs.size() == 1) {
        copyCommandLine(session, specs.front(), more);
        return;
    }
    QStringList lines;
    for (const JobSpec& spec : specs) {
        lines << lineOf(session, qs(asCommandLine(spec)) + more);
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    session.say(QObject::tr("Copied %1 command lines").arg(lines.size()));
}

void copyCommandLine(Session& session, const JobSpec& spec, const QString& more) {
    copy(session, qs(asCommandLine(spec)) + more);
}

void copyCommandLine(Session& session, const QString& arguments) {
    copy(session, QStringLiteral("docent ") + arguments);
}

}  // namespace docent

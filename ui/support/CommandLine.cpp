// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/CommandLine.h"

#include <QClipboard>
#include <QGuiApplication>

#include "support/Session.h"
#include "support/Text.h"

namespace docent {
namespace {
void copy(Session& session, const QString& command) {
    const QString folder = qs(shellQuoted(session.workspace().folder().string()));
    const QString line = QStringLiteral("%1 --workspace %2").arg(command, folder);
    QGuiApplication::clipboard()->setText(line);
    session.say(QObject::tr("Copied: %1").arg(line));
}
}  // namespace

void copyCommandLine(Session& session, const JobSpec& spec) {
    copy(session, qs(asCommandLine(spec)));
}

void copyCommandLine(Session& session, const QString& arguments) {
    copy(session, QStringLiteral("docent ") + arguments);
}

}  // namespace docent

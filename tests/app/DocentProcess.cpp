// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/DocentProcess.h"

#include <QJsonDocument>

QJsonObject DocentResult::json() const {
    return QJsonDocument::fromJson(out.toUtf8()).object();
}

QStringList DocentResult::complaints() const {
    QStringList lines;
    for (const QString& line : err.split('\n')) {
        if (line.startsWith("docent: ")) {
            lines.append(line);
        }
    }
    return lines;
}

QByteArray DocentResult::text() const {
    return QString("exit code %1\nstdout: %2\nstderr: %3").arg(exitCode).arg(out, err).toUtf8();
}

DocentResult runDocent(const QStringList& arguments, int timeoutSeconds) {
    return runProgram(DOCENT_PROGRAM, arguments, timeoutSeconds);
}

DocentResult runProgram(const QString& program, const QStringList& arguments, int timeoutSeconds) {
    QProcess process;
    process.start(program, arguments);
    return finishDocent(process, timeoutSeconds);
}

void startDocent(QProcess& process, const QStringList& arguments) {
    process.start(DOCENT_PROGRAM, arguments);
    process.waitForStarted();
}

DocentResult finishDocent(QProcess& process, int timeoutSeconds) {
    if (!process.waitForFinished(timeoutSeconds * 1000)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), "took too long: " + process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

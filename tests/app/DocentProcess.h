// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>

/// How the program ended, and what it wrote.
struct DocentResult {
    int exitCode = -1;
    QString out;
    QString err;

    /// stdout as one JSON object; empty when it is none.
    [[nodiscard]] QJsonObject json() const;
    /// The lines of stderr that begin with "docent: ".
    [[nodiscard]] QStringList complaints() const;
    /// All of it, for a failure's message.
    [[nodiscard]] QByteArray text() const;
};

/// Runs `docent ARGUMENTS` to its end.
[[nodiscard]] DocentResult runDocent(const QStringList& arguments, int timeoutSeconds = 120);
/// Runs another program, for example a shell that prepares what docent then finds.
[[nodiscard]] DocentResult runProgram(const QString& program, const QStringList& arguments, int timeoutSeconds = 120);
/// Starts it and returns at once.
void startDocent(QProcess& process, const QStringList& arguments);
[[nodiscard]] DocentResult finishDocent(QProcess& process, int timeoutSeconds = 120);

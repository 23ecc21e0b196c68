// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <stdexcept>

namespace docent {

/// The system's Python, which has its modules from packages.
inline constexpr const char* systemPython = "/usr/bin/python3";

/// Whether it is there with these modules ("torch, numpy"); what needs it is skipped where it is not.
[[nodiscard]] inline bool pythonHas(const QString& modules) {
    return QProcess::execute(systemPython, {"-c", "import " + modules}) == 0;
}

struct PythonRun {
    int exitCode = -1;
    QByteArray output;
    QByteArray errors;
};

[[nodiscard]] inline PythonRun runPython(const QString& script, const QStringList& arguments = {},
                                         const QString& folder = {}) {
    QProcess process;
    process.setWorkingDirectory(folder);
    // One thread: on a busy machine the threads of a small product wait for one another far longer than it takes.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("OMP_NUM_THREADS", "1");
    process.setProcessEnvironment(environment);
    process.start(systemPython, QStringList{"-c", script} + arguments);
    if (!process.waitForFinished(120'000)) {
        process.kill();
        process.waitForFinished();
    }
    return {.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            .output = process.readAllStandardOutput(),
            .errors = process.readAllStandardError()};
}

/// Numbers made elsewhere, with the script that made them beside them.
[[nodiscard]] inline QJsonDocument readBaseline(const QString& name) {
    QFile file(QStringLiteral(DOCENT_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        throw std::runtime_error("cannot read " + file.fileName().toStdString());
    }
    return QJsonDocument::fromJson(file.readAll());
}

}  // namespace docent

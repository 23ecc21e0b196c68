// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

namespace docent {

/// Where packaging/install-clients put what runs in Node.js.
inline QString clientsFolder() {
    return QString(DOCENT_TEST_DATA) + "/../clients";
}

/// Whether ONNX Runtime and sharp, which decodes pictures, are there.
inline bool hasOnnxRuntime() {
    QProcess node;
    node.start("node", {"--version"});
    return node.waitForStarted() && node.waitForFinished() &&
           QDir(clientsFolder() + "/node_modules/onnxruntime-node").exists() &&
           QDir(clientsFolder() + "/node_modules/sharp").exists();
}

/// What Node.js prints; its complaint goes to `problem`, which is empty where all went well.
inline QByteArray runNode(const QStringList& arguments, const QString& folder, QString& problem) {
    constexpr int limitMilliseconds = 120'000;
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("NODE_PATH", clientsFolder() + "/node_modules");
    node.setProcessEnvironment(environment);
    node.setWorkingDirectory(folder);
    node.start("node", arguments);
    if (!node.waitForFinished(limitMilliseconds) || node.exitCode() != 0) {
        problem = node.errorString() + ": " + QString::fromUtf8(node.readAllStandardError());
        node.kill();
        node.waitForFinished();
    }
    return node.readAllStandardOutput();
}

/// A program of tests/clients.
inline QByteArray runClient(const QString& script, const QStringList& arguments, QString& problem) {
    return runNode(QStringList{clientsFolder() + "/" + script} + arguments, {}, problem);
}

/// A text of JavaScript.
inline QByteArray runJavaScript(const QString& script, const QString& folder, QString& problem) {
    return runNode({"-e", script}, folder, problem);
}

}  // namespace docent

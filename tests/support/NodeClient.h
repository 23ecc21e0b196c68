// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QString>
#include <QStringList>

namespace docent {

/// Where packaging/install-clients put what runs in Node.js.
inline QString clientsFolder() {
    return QString(DOCENT_TEST_DATA) + "/../clients";
}

/// Whether ONNX Runtime is there.
inline bool hasOnnxRuntime() {
    QProcess node;
    node.start("node", {"--version"});
    return node.waitForStarted() && node.waitForFinished() &&
           QDir(clientsFolder() + "/node_modules/onnxruntime-node").exists();
}

/// What a program of tests/clients prints; its complaint goes to `problem`, which is empty where all went well.
inline QByteArray runClient(const QString& script, const QStringList& arguments, QString& problem) {
    constexpr int limitMilliseconds = 120'000;
    QProcess node;
    node.start("node", QStringList{clientsFolder() + "/" + script} + arguments);
    if (!node.waitForFinished(limitMilliseconds) || node.exitCode() != 0) {
        problem = node.errorString() + ": " + QString::fromUtf8(node.readAllStandardError());
        node.kill();
        node.waitForFinished();
    }
    return node.readAllStandardOutput();
}

}  // namespace docent

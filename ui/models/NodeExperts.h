// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <string>

namespace docent {

class Session;

/// How far the expert of each node of a source is, by the node's path, in the words of a cell: "62.1 %", "queued". The
/// baseline stands under "".
[[nodiscard]] QHash<QString, QString> expertStates(const Session& session, const std::string& source);

/// The model of this node with the best validation accuracy; "" where there is none.
[[nodiscard]] QString bestModelOf(const Session& session, const std::string& source, const QString& node);

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>
#include <string>
#include <vector>

namespace docent {

/// The strategies that a study can compare, in words and with ticks. A top-K of another K is for the command line.
class StrategyList final : public QListWidget {
    Q_OBJECT
public:
    explicit StrategyList(QWidget* parent = nullptr);

    /// As parseStrategy() takes them, in the order of the list.
    [[nodiscard]] std::vector<std::string> ticked() const;
    /// Ticks these alone. Those that the list does not have are passed over.
    void setTicked(const std::vector<std::string>& strategies);

private:
    void add(const std::string& strategy);
};

}  // namespace docent

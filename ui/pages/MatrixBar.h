// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "plots/ConfusionData.h"

class QComboBox;
class QLabel;

namespace docent {

class ConfusionView;

/// The controls over a confusion matrix: counts or percent, the order of its rows, zoom.
class MatrixBar final : public QWidget {
    Q_OBJECT
public:
    explicit MatrixBar(ConfusionView* view, QWidget* parent = nullptr);
    [[nodiscard]] ConfusionOrder order() const;

Q_SIGNALS:
    void orderChanged();

private:
    QComboBox* m_figures;
    QComboBox* m_order;
};

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "support/Background.h"

class QLabel;

namespace docent {

/// Versions, what there is to compute on, and what happens to the pictures: nothing leaves the machine.
class AboutDialog final : public QDialog {
    Q_OBJECT
public:
    explicit AboutDialog(QWidget* parent);
    ~AboutDialog() override;

private:
    void copy() const;

    QLabel* m_devices;
    BackgroundHandle m_task;
};

}  // namespace docent

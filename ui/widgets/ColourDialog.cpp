// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/ColourDialog.h"

#include <QColorDialog>
#include <QVector>

#include "support/Theme.h"

namespace docent::ColourDialog {
namespace {
QVector<QColor>& choices() {
    static QVector<QColor> list;
    return list;
}
}  // namespace

QColor choose(QWidget* parent, const QString& title, const QColor& start) {
    if (!choices().isEmpty()) {
        return choices().takeFirst();
    }
    // Those that people with any form of colour blindness can tell apart are at hand.
    const QVector<QColor> series = themeColours().series;
    for (int i = 0; i < series.size() && i < QColorDialog::customCount(); ++i) {
        QColorDialog::setCustomColor(i, series[i]);
    }
    return QColorDialog::getColor(start, parent, title);
}

void setNextChoice(const QColor& colour) {
    choices() << colour;
}

}  // namespace docent::ColourDialog

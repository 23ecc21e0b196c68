// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/MatrixBar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include "plots/ConfusionView.h"

namespace docent {

MatrixBar::MatrixBar(ConfusionView* view, QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    const auto addChoice = [&](const QString& name, const QString& accessible, const QString& toolTip) {
        auto* box = new QComboBox;
        box->setObjectName(name);
        box->setAccessibleName(accessible);
        box->setToolTip(toolTip);
        row->addWidget(box);
        return box;
    };
    m_figures = addChoice(QStringLiteral("confusionFigures"), tr("Figures"), tr("What is written into the cells"));
    m_figures->addItem(tr("Counts"));
    m_figures->addItem(tr("Percent of the row"));
    m_order = addChoice(QStringLiteral("confusionOrder"), tr("Order"), tr("The order of the classes"));
    m_order->addItem(tr("By hierarchy"), static_cast<int>(ConfusionOrder::Hierarchy));
    m_order->addItem(tr("Largest first"), static_cast<int>(ConfusionOrder::Size));
    m_order->addItem(tr("Worst first"), static_cast<int>(ConfusionOrder::Recall));
    row->addStretch();
    const auto addZoom = [&](const QString& text, const QString& name, const QString& toolTip, double factor) {
        auto* button = new QToolButton;
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(toolTip);
        button->setAccessibleName(toolTip);
        button->setAutoRaise(true);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, view, [view, factor] { view->zoom(factor); });
    };
    addZoom(QStringLiteral("+"), QStringLiteral("confusionZoomIn"), tr("Larger cells (+)"), 1.5);
    addZoom(QStringLiteral("−"), QStringLiteral("confusionZoomOut"), tr("Smaller cells (-)"), 1 / 1.5);
    addZoom(tr("Fit"), QStringLiteral("confusionZoomFit"), tr("The whole matrix (0)"), 0);

    connect(m_figures, &QComboBox::currentIndexChanged, view, [view](int index) {
        view->setFigures(index == 0 ? ConfusionView::Figures::Counts : ConfusionView::Figures::Percent);
    });
    connect(m_order, &QComboBox::currentIndexChanged, this, &MatrixBar::orderChanged);
}

ConfusionOrder MatrixBar::order() const {
    return static_cast<ConfusionOrder>(m_order->currentData().toInt());
}

}  // namespace docent

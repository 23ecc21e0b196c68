// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include "plots/CurveOptions.h"

class QAction;
class QActionGroup;
class QLabel;
class QMenu;
class QSlider;
class QToolButton;

namespace docent {

/// The row above the curves: smoothing, axis, log, learning rate, and what can be done with the chart. Where it is
/// narrow, one after the other folds into a menu, the log axis last; the smoothing and "Show all" stay.
class CurveTools final : public QWidget {
    Q_OBJECT
public:
    /// `chartActions` go into the menus.
    CurveTools(const QList<QAction*>& chartActions, QWidget* parent = nullptr);

    void setOptions(const CurveOptions& options);
    [[nodiscard]] const CurveOptions& options() const { return m_options; }
    [[nodiscard]] QAction* logAction() const { return m_log; }
    /// Of the context menu of the curves: everything that the row has.
    [[nodiscard]] QList<QAction*> viewActions() const;
    [[nodiscard]] bool isFolded() const { return m_folded; }

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void optionsChanged(const docent::CurveOptions& options);
    void standardColoursRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void makeActions();
    void change(const CurveOptions& options);
    void fold();
    void showValues();

    CurveOptions m_options;
    bool m_folded = true;
    QSlider* m_smoothing;
    QLabel* m_smoothingText;
    QLabel* m_smoothingValue;
    QActionGroup* m_axes;
    QAction* m_log;
    QAction* m_rate;
    QAction* m_standardColours;
    QToolButton* m_axisButton;
    QToolButton* m_logButton;
    QToolButton* m_rateButton;
    QToolButton* m_chartButton;
    QToolButton* m_allButton;
    QMenu* m_axisMenu;
};

}  // namespace docent

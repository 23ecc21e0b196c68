// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/CurveTools.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "support/Glossary.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int hundredths = 100;
constexpr int heaviest = 99;
constexpr int sliderWidth = 96;

QToolButton* makeToolButton(const char* objectName) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(objectName));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

}  // namespace

CurveTools::CurveTools(const QList<QAction*>& chartActions, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("curveTools"));
    makeActions();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    const QString tip =
        tr("A moving average of the training curves; the curve as it was measured stays visible behind "
           "it. Validation is never smoothed.");
    m_smoothingText = makeMuted(tr("Smoothing"), false);
    m_smoothingText->setToolTip(tip);
    m_smoothing = new QSlider(Qt::Horizontal);
    m_smoothing->setObjectName(QStringLiteral("curveSmoothing"));
    m_smoothing->setAccessibleName(tr("Smoothing"));
    m_smoothing->setToolTip(tip);
    m_smoothing->setRange(0, heaviest);
    m_smoothing->setPageStep(10);
    m_smoothing->setFixedWidth(sliderWidth);
    m_smoothingValue = makeMuted({}, false);
    m_smoothingValue->setObjectName(QStringLiteral("curveSmoothingValue"));
    m_smoothingValue->setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("0.000")));
    m_smoothingText->setBuddy(m_smoothing);

    m_axisButton = makeToolButton("curveAxis");
    m_axisButton->setMenu(m_axisMenu);
    m_axisButton->setPopupMode(QToolButton::InstantPopup);
    m_axisButton->setToolTip(tr("What the curves are drawn against"));
    m_logButton = makeToolButton("curveLog");
    m_logButton->setDefaultAction(m_log);
    m_logButton->setAccessibleName(QString(m_log->text()).remove(QLatin1Char('&')));
    m_rateButton = makeToolButton("curveRate");
    m_rateButton->setDefaultAction(m_rate);
    m_allButton = makeToolButton("curveShowAll");
    m_allButton->setDefaultAction(chartActions.last());
    m_chartButton = makeToolButton("curveMenu");
    m_chartButton->setAccessibleName(tr("Chart menu"));
    m_chartButton->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("curveChartMenu"));
    m_chartButton->setMenu(menu);
    for (QAction* action : chartActions) {
        if (action != m_log) {
            menu->addAction(action);
        }
    }
    menu->addSeparator();
    menu->addActions(viewActions());

    row->addWidget(m_smoothingText);
    row->addWidget(m_smoothing);
    row->addWidget(m_smoothingValue);
    row->addWidget(m_axisButton);
    row->addWidget(m_logButton);
    row->addWidget(m_rateButton);
    row->addStretch(1);
    row->addWidget(m_allButton);
    row->addWidget(m_chartButton);
    connect(m_smoothing, &QSlider::valueChanged, this, [this](int value) {
        CurveOptions options = m_options;
        options.smoothing = static_cast<double>(value) / hundredths;
        change(options);
    });
    showValues();
    fold();
}

void CurveTools::makeActions() {
    m_log = new QAction(tr("&Log axis"), this);
    m_log->setObjectName(QStringLiteral("curvesLog"));
    m_log->setIconText(tr("Log"));  // on the button, which is narrow
    m_log->setShortcut(Qt::Key_L);
    m_log->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_log->setToolTip(tr("Loss and learning rate on a logarithmic axis  (%1, with the curves in focus)")
                          .arg(m_log->shortcut().toString(QKeySequence::NativeText)));
    m_log->setCheckable(true);
    connect(m_log, &QAction::toggled, this, [this](bool on) {
        CurveOptions options = m_options;
        options.logScale = on;
        change(options);
    });
    m_rate = new QAction(tr("Learning &rate"), this);
    m_rate->setObjectName(QStringLiteral("curvesRate"));
    m_rate->setToolTip(tr("Show the learning rate below, where there is room.\n%1").arg(explain(Term::LearningRate)));
    m_rate->setCheckable(true);
    connect(m_rate, &QAction::toggled, this, [this](bool on) {
        CurveOptions options = m_options;
        options.learningRate = on;
        change(options);
    });
    m_axisMenu = new QMenu(tr("Draw &against"), this);
    m_axes = new QActionGroup(this);
    const struct {
        QString text;
        const char* name;
        CurveX axis;
    } axes[] = {{tr("&Steps"), "curvesSteps", CurveX::Step},
                {tr("&Epochs"), "curvesEpochs", CurveX::Epoch},
                {tr("&Time"), "curvesTime", CurveX::Time}};
    for (const auto& axis : axes) {
        QAction* action = m_axes->addAction(m_axisMenu->addAction(axis.text));
        action->setObjectName(QLatin1String(axis.name));
        action->setCheckable(true);
        action->setData(static_cast<int>(axis.axis));
    }
    connect(m_axes, &QActionGroup::triggered, this, [this](const QAction* action) {
        CurveOptions options = m_options;
        options.x = static_cast<CurveX>(action->data().toInt());
        change(options);
    });
    m_standardColours = new QAction(tr("&Back to the standard colours"), this);
    m_standardColours->setObjectName(QStringLiteral("curvesStandardColours"));
    connect(m_standardColours, &QAction::triggered, this, &CurveTools::standardColoursRequested);
}

QList<QAction*> CurveTools::viewActions() const {
    return {m_log, m_rate, m_axisMenu->menuAction(), m_standardColours};
}

void CurveTools::setOptions(const CurveOptions& options) {
    m_options = options;
    showValues();
}

void CurveTools::change(const CurveOptions& options) {
    if (options == m_options) {
        return;
    }
    m_options = options;
    showValues();
    Q_EMIT optionsChanged(options);
}

void CurveTools::showValues() {
    const QSignalBlocker blocker(m_smoothing);
    m_smoothing->setValue(static_cast<int>(std::lround(m_options.smoothing * hundredths)));
    m_smoothingValue->setText(QLocale().toString(m_options.smoothing, 'f', 2));
    m_log->setChecked(m_options.logScale);
    m_rate->setChecked(m_options.learningRate);
    for (QAction* action : m_axes->actions()) {
        const bool chosen = action->data().toInt() == static_cast<int>(m_options.x);
        action->setChecked(chosen);
        if (chosen) {
            m_axisButton->setText(QString(action->text()).remove(QLatin1Char('&')));
        }
    }
}

void CurveTools::fold() {
    const QString texts[] = {tr("View"), tr("Chart")};
    int room = width();
    for (const QWidget* part : std::initializer_list<const QWidget*>{m_smoothingText, m_smoothing, m_smoothingValue,
                                                                     m_allButton, m_chartButton}) {
        room -= part->sizeHint().width() + layout()->spacing();
    }
    // With the wider of its two texts, whichever it has now.
    int widest = 0;
    for (const QString& text : texts) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(text));
    }
    room -= widest - fontMetrics().horizontalAdvance(m_chartButton->text());
    m_folded = false;
    // What is wanted most often stays longest.
    for (QWidget* part : std::initializer_list<QWidget*>{m_logButton, m_axisButton, m_rateButton}) {
        room -= part->sizeHint().width() + layout()->spacing();
        m_folded = m_folded || room < 0;
        part->setVisible(!m_folded);
    }
    m_chartButton->setText(texts[m_folded ? 0 : 1]);
}

QSize CurveTools::minimumSizeHint() const {
    return {sliderWidth, m_chartButton->sizeHint().height()};
}

void CurveTools::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fold();
}

void CurveTools::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        fold();
    }
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/Int8Check.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "exporting/ExportOptions.h"
#include "jobs/Operations.h"
#include "support/CoreText.h"
#include "support/Role.h"
#include "support/Session.h"
#include "support/WatchedWork.h"
#include "widgets/Labels.h"

namespace docent {
namespace {
constexpr int barWidth = 120;
}  // namespace

Int8Check::Int8Check(Session& session, std::string run, QWidget* parent)
    : QWidget(parent), m_session(session), m_run(std::move(run)), m_work(new WatchedWork(this)) {
    setObjectName(QStringLiteral("int8Check"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    m_text = new QLabel;
    m_text->setObjectName(QStringLiteral("int8Loss"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(m_text, 1);
    m_progress = new QProgressBar;
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(barWidth);
    row->addWidget(m_progress);
    m_button = makeButton(tr("S&top"), {}, QStringLiteral("int8Button"));
    m_button->setAutoDefault(false);
    row->addWidget(m_button);
    layout->addLayout(row);
    m_accept = new QCheckBox(tr("&Write it although it loses that much"));
    m_accept->setObjectName(QStringLiteral("int8Accept"));
    m_accept->hide();
    layout->addWidget(m_accept);
    connect(m_button, &QPushButton::clicked, this, [this] { m_work->isRunning() ? stop() : start(); });
    connect(m_accept, &QCheckBox::toggled, this, &Int8Check::changed);
    connect(m_work, &WatchedWork::progressed, this, [this](const Progress& progress, double eta) {
        m_progress->setRange(0, static_cast<int>(progress.total));
        m_progress->setValue(static_cast<int>(progress.done));
        m_text->setText(progressText(progress, eta));
    });
    setMeasuring(false);
}

void Int8Check::setMeasuring(bool measuring) {
    m_progress->setVisible(measuring);
    m_progress->setRange(0, 0);
    m_button->setVisible(!m_loss);
    m_button->setText(measuring ? tr("S&top") : tr("&Measure"));
    Q_EMIT changed();
}

void Int8Check::start() {
    if (m_loss || m_work->isRunning()) {
        return;
    }
    setRole(m_text, Role::None);
    m_text->setText(tr("What is lost in 8 bits is measured on the test pictures…"));
    m_work->start([workspace = m_session.workspace(),
                   run = m_run](RunContext& context) { return measureExportInt8(workspace, run, context); },
                  [this](const Int8Loss& loss) { show(loss); },
                  [this](const QString& problem) {
                      setRole(m_text, Role::Problem);
                      m_text->setText(inWindowWords(problem));
                      setMeasuring(false);
                  });
    setMeasuring(true);
}

void Int8Check::stop() {
    if (m_work->isRunning()) {
        m_work->stop();
        m_text->setText(tr("Stopped. What is lost in 8 bits must be known before it is written."));
        setMeasuring(false);
    }
}

void Int8Check::show(const Int8Loss& loss) {
    m_loss = loss;
    const bool isSmall = loss.points() <= defaultMaxAccuracyLoss;
    setRole(m_text, isSmall ? Role::None : Role::Problem);
    m_text->setText(coreText(describe(loss)));
    m_accept->setVisible(!isSmall);
    setMeasuring(false);
}

bool Int8Check::isAccepted() const {
    return m_loss && (m_loss->points() <= defaultMaxAccuracyLoss || m_accept->isChecked());
}

double Int8Check::acceptedLoss() const {
    return m_loss && m_accept->isChecked() ? std::max(defaultMaxAccuracyLoss, std::ceil(m_loss->points()))
                                           : defaultMaxAccuracyLoss;
}

}  // namespace docent

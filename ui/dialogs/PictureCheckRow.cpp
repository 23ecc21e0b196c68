// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/PictureCheckRow.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QThreadPool>
#include <algorithm>
#include <atomic>
#include <utility>

#include "support/Text.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

constexpr int tickInterval = 200;
constexpr int barWidth = 110;

/// Lets the pool of the window run others meanwhile: a check may take minutes and has threads of its own.
class PoolLeave {
public:
    PoolLeave() { QThreadPool::globalInstance()->releaseThread(); }
    ~PoolLeave() { QThreadPool::globalInstance()->reserveThread(); }
    PoolLeave(const PoolLeave&) = delete;
    PoolLeave& operator=(const PoolLeave&) = delete;
};

}  // namespace

struct PictureCheckRow::Counts {
    std::atomic<std::int64_t> done{0};
    std::atomic<std::int64_t> total{0};
    std::atomic<std::int64_t> doneAtStart{0};
    std::atomic<std::int64_t> most{0};     ///< of the totals: later rounds are without the broken ones
    std::atomic<bool> isComparing{false};  ///< looks for near-copies: all are decoded
};

PictureCheckRow::PictureCheckRow(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2, 0, 2);
    row->setSpacing(10);
    m_bar = new QProgressBar;
    m_bar->setObjectName(QStringLiteral("checkProgress"));
    m_bar->setAccessibleName(tr("Checking pictures"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(barWidth);
    row->addWidget(m_bar);
    m_text = makeMuted({});
    m_text->setObjectName(QStringLiteral("checkText"));
    row->addWidget(m_text, 1);
    m_button = makeButton({}, {}, QStringLiteral("checkPictures"));
    m_button->setAutoDefault(false);
    // The tabs below stay where they are when it goes.
    QSizePolicy policy = m_button->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_button->setSizePolicy(policy);
    row->addWidget(m_button);
    m_ticking.setInterval(tickInterval);
    connect(&m_ticking, &QTimer::timeout, this, &PictureCheckRow::tell);
    connect(m_button, &QPushButton::clicked, this, &PictureCheckRow::onClicked);
    hide();
}

PictureCheckRow::~PictureCheckRow() {
    cancel();
}

void PictureCheckRow::setReading(std::shared_ptr<const ImportReading> reading) {
    cancel();
    m_check = reading ? std::make_shared<PictureCheck>(std::move(reading)) : nullptr;
    m_isAsked = false;
    m_isStopped = false;
    hide();
}

void PictureCheckRow::cancel() {
    if (m_task) {
        m_task->cancel();
        m_task.reset();
    }
    m_ticking.stop();
}

void PictureCheckRow::check(const ImportOptions& options, const ImportPreview& preview) {
    cancel();
    m_options = options;
    if (!preview.problem.empty() && m_check->foundCount() == 0) {
        hide();  // an import would end before it decodes
        return;
    }
    if (m_isAsked || (preview.isQuickToDecode() && !m_isStopped)) {
        start();
        return;
    }
    if (m_isStopped) {
        showIdle(tr("The check for broken pictures was stopped. The import leaves out those it finds."),
                 tr("Chec&k all pictures"));
    } else {
        showIdle(tr("Not checked for broken pictures: to decode all takes about %1. The import leaves out those it "
                    "finds.")
                     .arg(duration(preview.decodingSeconds).replace(QLatin1Char(' '), QChar(QChar::Nbsp))),
                 tr("Chec&k all pictures"));
    }
}

void PictureCheckRow::start() {
    /// Stops as the task does, and tells how far it is.
    class CountingContext final : public RunContext {
    public:
        CountingContext(const RunContext& task, std::shared_ptr<Counts> counts)
            : m_task(task), m_counts(std::move(counts)) {}
        [[nodiscard]] bool stopRequested() const override { return m_task.stopRequested(); }
        void progress(const Progress& progress) override {
            m_counts->isComparing = progress.phase == "compare";
            if (m_counts->isComparing) {
                return;
            }
            m_counts->doneAtStart = progress.doneAtStart;
            m_counts->total = progress.total;
            m_counts->most = std::max<std::int64_t>(m_counts->most, progress.total);
            m_counts->done = progress.done;
        }

    private:
        const RunContext& m_task;
        std::shared_ptr<Counts> m_counts;
    };
    m_counts = std::make_shared<Counts>();
    m_eta = {};
    m_clock.start();
    m_ticking.start();
    m_task = runInBackground(
        this,
        [check = m_check, options = m_options, counts = m_counts](RunContext& context) {
            CountingContext counting(context, counts);
            const PoolLeave leave;
            return static_cast<std::int64_t>(check->run(options, counting).damaged.size());
        },
        [this](std::int64_t broken) {
            cancel();
            if (m_counts->total == 0) {
                hide();  // what is known to be broken leaves nothing to import
                Q_EMIT finished();
                return;
            }
            const QString checked =
                counted(m_counts->most, tr("One picture was checked:"), tr("%1 pictures were checked:"));
            showIdle(checked + QLatin1Char(' ') +
                         (broken == 0 ? tr("none is broken.")
                                      : counted(broken, tr("one is broken, and left out."),
                                                tr("%1 are broken, and left out."))),
                     {});
            Q_EMIT finished();
        },
        [this](const QString& problem) {
            cancel();
            hide();
            Q_EMIT failed(problem);
        });
    m_button->setText(tr("Stop chec&king"));
    m_button->show();
    m_bar->show();
    tell();
    show();
}

void PictureCheckRow::stop() {
    cancel();
    m_isAsked = false;
    m_isStopped = true;
    showIdle(tr("%1 of %2 pictures were checked. The import checks the others.")
                 .arg(number(m_counts->done), number(m_counts->total)),
             tr("Chec&k all pictures"));
    Q_EMIT ticked();
}

void PictureCheckRow::onClicked() {
    if (m_task) {
        stop();
    } else {
        m_isAsked = true;
        m_isStopped = false;
        start();
    }
}

void PictureCheckRow::showIdle(const QString& text, const QString& offer) {
    m_bar->hide();
    m_text->setText(text);
    m_button->setText(offer);
    m_button->setVisible(!offer.isEmpty());
    show();
}

void PictureCheckRow::tell() {
    const std::int64_t done = m_counts->done;
    const std::int64_t total = m_counts->total;
    const double left = m_eta.update({.done = done, .total = total, .doneAtStart = m_counts->doneAtStart},
                                     static_cast<double>(m_clock.elapsed()) / 1000);
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    m_bar->setValue(total > 0 ? static_cast<int>(1000 * done / total) : 0);
    QString text = total == 0              ? tr("Checking pictures…")
                   : m_counts->isComparing ? tr("%1 pictures were decoded; looking for near-copies").arg(number(total))
                   : left < 0              ? tr("Checking pictures: %1 of %2").arg(number(done), number(total))
                                           : tr("Checking pictures: %1 of %2, about %3 left")
                                    .arg(number(done), number(total), duration(std::max(1.0, left)));
    if (const std::int64_t broken = m_check->foundCount(); broken > 0) {
        text += QStringLiteral(" · ") + counted(broken, tr("one is broken"), tr("%1 are broken"));
    }
    m_text->setText(text);
    Q_EMIT ticked();
}

}  // namespace docent

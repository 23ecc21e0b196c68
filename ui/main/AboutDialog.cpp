// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/AboutDialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

#include "base/Parallel.h"
#include "nn/Device.h"
#include "nn/Precision.h"
#include "plots/QCustomPlotHeader.h"
#include "support/Text.h"
#include "support/Theme.h"
#include "widgets/Labels.h"

namespace docent {
namespace {

QVector<QPair<QString, QString>> versions() {
    return {{QStringLiteral("Docent"), QStringLiteral(DOCENT_VERSION)},
            {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
            {QStringLiteral("LibTorch"), QStringLiteral(DOCENT_TORCH_VERSION)},
            {QStringLiteral("OpenCV"), QStringLiteral(DOCENT_OPENCV_VERSION)},
            {QStringLiteral("QCustomPlot"), QStringLiteral(QCUSTOMPLOT_VERSION_STR)},
            {AboutDialog::tr("System"),
             QStringLiteral("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture())}};
}

/// Asks Torch, which takes a moment to wake.
QString devicesText() {
    QStringList lines;
    const std::string chosen = resolveDevice("auto");
    for (const std::string& device : availableDevices()) {
        const QString precision = qs(toString(resolvePrecision(Precision::Auto, device)));
        QString line =
            device == "cpu"
                ? AboutDialog::tr("%1: %2 threads, %3").arg(qs(device)).arg(availableThreads()).arg(precision)
                : AboutDialog::tr("%1: %2").arg(qs(device), precision);
        if (device == chosen) {
            line = AboutDialog::tr("%1 (taken by itself)").arg(line);
        }
        lines << line;
    }
    const std::string warning = slowMatrixProductWarning();
    if (!warning.empty()) {
        lines << qs(warning);
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Docent"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 22, 24, 18);
    layout->setSpacing(14);
    auto* top = new QHBoxLayout;
    top->setSpacing(16);
    auto* picture = new QLabel;
    picture->setPixmap(QIcon(QStringLiteral(":/docent/icons/docent.svg")).pixmap(QSize(56, 56), devicePixelRatioF()));
    top->addWidget(picture, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(makeTitle(tr("Docent %1").arg(QStringLiteral(DOCENT_VERSION))));
    words->addWidget(makeMuted(tr("Transfer learning with expert models")));
    top->addLayout(words, 1);
    layout->addLayout(top);
    layout->addWidget(
        makeMuted(tr("After “Scalable Transfer Learning with Expert Models” (Puigcerver et al., ICLR 2021). "
                     "Nothing is ever sent anywhere: Docent opens no connection to any network.")));

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(5);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString& what, const QString& value) {
        auto* label = new QLabel(value);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        grid->addWidget(makeMuted(what, false), row, 0, Qt::AlignTop);
        grid->addWidget(label, row, 1);
        ++row;
        return label;
    };
    for (const auto& [name, version] : versions()) {
        add(name, version);
    }
    m_devices = add(tr("Devices"), tr("Looking…"));
    m_devices->setObjectName(QStringLiteral("devices"));
    m_devices->setWordWrap(true);
    add(tr("Licence"), QStringLiteral("GPL-3.0-or-later"));
    layout->addLayout(grid);
    layout->addStretch();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton* copyButton = buttons->addButton(tr("C&opy"), QDialogButtonBox::ActionRole);
    copyButton->setObjectName(QStringLiteral("copyVersions"));
    copyButton->setToolTip(tr("For a report of something that goes wrong"));
    connect(copyButton, &QPushButton::clicked, this, &AboutDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
    resize(520, 440);
    m_task = runInBackground(
        this, [](RunContext&) { return devicesText(); }, [this](const QString& text) { m_devices->setText(text); },
        [this](const QString& problem) { m_devices->setText(problem); });
}

AboutDialog::~AboutDialog() {
    m_task->cancel();
}

void AboutDialog::copy() const {
    QStringList lines;
    for (const auto& [name, version] : versions()) {
        lines << QStringLiteral("%1: %2").arg(name, version);
    }
    lines << QStringLiteral("%1: %2").arg(tr("Devices"),
                                          m_devices->text().replace(QLatin1Char('\n'), QStringLiteral("; ")));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/BaselineDialog.h"

#include <QPushButton>
#include <algorithm>
#include <exception>

#include "dialogs/EngineChoice.h"
#include "dialogs/TrainedModels.h"
#include "dialogs/TrainingRateFinder.h"
#include "nn/ModelConfig.h"
#include "support/CommandLine.h"
#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/Labels.h"
#include "widgets/OptionsForm.h"

namespace docent {
namespace {

/// As the job chooses it: a stem that halves the picture twice leaves nothing of small ones.
int pictureSize(const BaselineJob& job, const ModelConfig& config, const DatasetRecord& source) {
    if (job.imageSize > 0) {
        return job.imageSize;
    }
    return config.stem == Stem::Large ? std::max(source.imageSize, defaultImageSize(job.arch)) : source.imageSize;
}

TrainingJobSize sizeOf(const BaselineJob& job, const DatasetRecord& source) {
    TrainingJobSize size{.trainImages = source.trainImages,
                         .validationImages = source.validationImages,
                         .config = modelPreset(job.arch),
                         .training = job.training};
    size.config.numClasses = source.classes;
    size.imageSize = pictureSize(job, size.config, source);
    size.newCacheImages =
        size.imageSize == source.imageSize ? 0 : source.trainImages + source.validationImages + source.testImages;
    return size;
}

}  // namespace

BaselineDialog::BaselineDialog(Session& session, const DatasetRecord& source, QWidget* parent,
                               const std::optional<BaselineJob>& like)
    : FormDialog(tr("Train the baseline of %1").arg(qs(source.name)),
                 tr("One model is trained on all classes. Every expert starts from it, and every ranking shows it."),
                 tr("&Train"), parent),
      m_session(session),
      m_source(source),
      m_rates(new TrainingRateFinder(session, this)),
      m_measure(makeButton(tr("&Measure the speed"), {}, QStringLiteral("measureRate"))) {
    setObjectName(QStringLiteral("baselineDialog"));
    m_job.source = source.name;
    m_job.name = source.name + "-baseline";
    for (int number = 2; isTrained(session, m_job.name); ++number) {
        m_job.name = source.name + "-baseline-" + std::to_string(number);
    }
    m_job.training = m_job.training.fittedTo(source.trainImages, TrainingStart::Random);
    m_job.training.flip = source.mirror;
    m_job = like.value_or(m_job);
    form()->setOptions<BaselineJob>(
        m_job,
        {.common = {QStringLiteral("name"), QStringLiteral("arch"), QStringLiteral("epochs"),
                    QStringLiteral("learning_rate"), QStringLiteral("batch_size")},
         .hidden = {QStringLiteral("source")},
         .labels = {{QStringLiteral("arch"), tr("Network")}, {QStringLiteral("image_size"), tr("Picture size")}},
         .choices = {{QStringLiteral("arch"), qsList(modelPresets())},
                     {QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}}},
        [&session](const BaselineJob& job) {
            std::vector<std::string> problems = job.training.check();
            if (isTrained(session, job.name)) {
                problems.push_back("There is a model '" + job.name + "' already");
            }
            return problems;
        });
    m_measure->setToolTip(tr("Trains such a network for some seconds, on random pictures"));
    addCostButton(m_measure);
    connect(m_measure, &QPushButton::clicked, m_rates, &TrainingRateFinder::measure);
    connect(m_rates, &TrainingRateFinder::changed, this, &BaselineDialog::showCost);
    connect(form(), &OptionsForm::changed, this, &BaselineDialog::updateCost);
    addEngineChoice(session);
    addCopyCommand([this] { copyCommandLine(m_session, form()->read(m_job), engine()->commandWords()); });
    resize(560, 520);
    updateCost();
}

void BaselineDialog::updateCost() {
    if (!form()->isValid()) {
        setCost({});
        return;
    }
    const TrainingJobSize size = sizeOf(form()->read(m_job), m_source);
    m_rates->setTraining(modelPreset(size.config.arch), size.imageSize, size.training);
    showCost();
}

void BaselineDialog::showCost() {
    m_measure->setEnabled(!m_rates->isMeasuring());
    m_measure->setText(m_rates->isMeasuring() ? tr("Measuring…") : tr("&Measure the speed"));
    if (form()->isValid()) {
        const CostEstimate cost =
            estimateCost(sizeOf(form()->read(m_job), m_source), m_rates->rate().value_or(TrainingRate{}));
        setCost(tr("%1 training pictures.").arg(number(m_source.trainImages)) + QLatin1Char('\n') +
                costText(cost, m_rates->rate(), m_session.isBusy()));
    }
}

void BaselineDialog::accept() {
    if (submitToCluster(m_session, {form()->read(m_job)})) {
        return;
    }
    try {
        m_session.submit(form()->read(m_job));
        QDialog::accept();
    } catch (const std::exception& error) {
        showProblem(errorText(error));
    }
}

}  // namespace docent

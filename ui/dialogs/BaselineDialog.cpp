// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/BaselineDialog.h"

#include <exception>

#include "nn/ModelConfig.h"
#include "support/Session.h"
#include "support/Text.h"
#include "widgets/OptionsForm.h"

namespace docent {

BaselineDialog::BaselineDialog(Session& session, const DatasetRecord& source, QWidget* parent)
    : FormDialog(tr("Train the baseline of %1").arg(qs(source.name)),
                 tr("One model is trained on all classes. Every expert starts from it, and every ranking shows it."),
                 tr("&Train"), parent),
      m_session(session),
      m_images(source.trainImages) {
    setObjectName(QStringLiteral("baselineDialog"));
    m_job.source = source.name;
    m_job.name = source.name + "-baseline";
    m_job.training.flip = source.mirror;
    form()->setOptions<BaselineJob>(
        m_job,
        {.common = {QStringLiteral("name"), QStringLiteral("arch"), QStringLiteral("epochs"),
                    QStringLiteral("learning_rate"), QStringLiteral("batch_size")},
         .hidden = {QStringLiteral("source")},
         .labels = {{QStringLiteral("arch"), tr("Network")}, {QStringLiteral("image_size"), tr("Picture size")}},
         .choices = {{QStringLiteral("arch"), qsList(modelPresets())},
                     {QStringLiteral("device"),
                      {QStringLiteral("auto"), QStringLiteral("cpu"), QStringLiteral("cuda")}}}},
        [](const BaselineJob& job) { return job.training.check(); });
    connect(form(), &OptionsForm::changed, this, &BaselineDialog::updateCost);
    updateCost();
}

void BaselineDialog::updateCost() {
    const TrainingOptions training = form()->read(m_job).training;
    const std::int64_t passes =
        training.maxSteps > 0 ? training.maxSteps * training.batchSize : m_images * training.epochs;
    setCost(tr("%1 training pictures, about %2 image passes.").arg(number(m_images), number(passes)));
}

void BaselineDialog::accept() {
    try {
        m_session.submit(form()->read(m_job));
        QDialog::accept();
    } catch (const std::exception& error) {
        showProblem(QString::fromUtf8(error.what()));
    }
}

}  // namespace docent

// SPDX-License-Identifier: GPL-3.0-or-later
#include "main/Sample.h"

#include <QObject>
#include <exception>

#include "dialogs/NewWorkspaceDialog.h"
#include "support/CoreText.h"
#include "support/Session.h"
#include "support/Text.h"
#include "workspace/SampleDatasets.h"

namespace docent {

std::filesystem::path sampleWorkspaceFolder() {
    return toPath(defaultWorkspaceParent()) / "sample";
}

QString missingSample() {
    try {
        QStringList packages;
        for (const SampleDataset& sample : loadSampleDatasets()) {
            if (!sample.isInstalled()) {
                packages << qs(sample.package);
            }
        }
        return packages.isEmpty()
                   ? QString()
                   : QObject::tr("Install these packages first: %1").arg(packages.join(QStringLiteral(", ")));
    } catch (const std::exception& error) {
        return errorText(error);
    }
}

std::filesystem::path makeSampleWorkspace() {
    std::filesystem::path folder = sampleWorkspaceFolder();
    if (!Workspace::isWorkspace(folder)) {
        folder = Workspace::create(folder).folder();
    }
    return folder;
}

void importSample(Session& session) {
    for (const SampleDataset& sample : loadSampleDatasets()) {
        const std::string& name = sample.options.name;
        if (!session.workspace().hasDataset(name) && !session.jobFor(ImportJob::kind, name)) {
            sample.requireInstalled();
            session.submit(ImportJob{sample.options});
        }
    }
}

}  // namespace docent

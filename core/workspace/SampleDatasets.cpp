// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/SampleDatasets.h"

#include <algorithm>

#include "base/Files.h"

namespace docent {

namespace {

SampleDataset loadSample(const fs::path& path) {
    const Yaml yaml = Yaml::load(path);
    SampleDataset sample;
    yaml.require("title", sample.title);
    yaml.require("package", sample.package);
    yaml.get("about", sample.about);
    const Yaml options = yaml.child("import");
    readFieldsStrictly(options, sample.options);
    yaml.rejectUnknown();
    return sample;
}

}  // namespace

void SampleDataset::requireInstalled() const {
    if (!isInstalled()) {
        throw Error("The sample pictures of '" + title + "' are not in " + options.path,
                    "Install the Debian package " + package);
    }
}

fs::path sampleDatasetsFolder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path installed = program.parent_path().parent_path() / "share" / "docent" / "datasets";
        if (fs::is_directory(installed, error)) {
            return installed;
        }
    }
    return DOCENT_SOURCE_DATASETS;
}

std::vector<SampleDataset> loadSampleDatasets(const fs::path& folder) {
    std::vector<SampleDataset> samples;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".yaml") {
            samples.push_back(loadSample(entry->path()));
        }
    }
    if (samples.empty()) {
        throw Error("There is no description of sample data in " + folder.string(), "Install Docent again");
    }
    std::sort(samples.begin(), samples.end(), [](const SampleDataset& a, const SampleDataset& b) {
        return a.options.target != b.options.target ? b.options.target : a.options.name < b.options.name;
    });
    return samples;
}

}  // namespace docent

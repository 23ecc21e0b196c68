// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/ClassFiles.h"

#include <algorithm>
#include <map>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

ClassFiles::ClassFiles(const Yaml& yaml) {
    readFields(yaml, m_options);
    const Yaml classes = yaml.child("classes");
    for (const std::string& label : classes.keys()) {
        std::vector<std::string> patterns;
        if (std::string one; !classes.get(label, patterns) && classes.get(label, one)) {
            patterns = {one};
        }
        m_classes.emplace_back(label, std::move(patterns));
    }
    if (m_options.files.empty() == m_classes.empty()) {
        yaml.fail("generator", "needs either files or classes");
    }
    if (m_options.depth < 0) {
        yaml.fail("depth", "must be 0 or more");
    }
}

std::vector<std::string> ClassFiles::rooted(const std::vector<std::string>& patterns) const {
    std::vector<std::string> list;
    for (const std::string& pattern : patterns) {
        list.push_back(pattern.starts_with('/') ? pattern : m_options.root + "/" + pattern);
    }
    return list;
}

std::string ClassFiles::below(const std::string& path) const {
    return !m_options.root.empty() && path.starts_with(m_options.root + "/") ? path.substr(m_options.root.size() + 1)
                                                                             : path;
}

std::vector<ClassFiles::File> ClassFiles::list(const Listing& listing) const {
    const std::vector<std::string> leaveOut = rooted(m_options.leaveOut);
    std::map<std::string, File> byPath;
    for (const PackageFile& file : m_options.files.empty()
                                       ? std::vector<PackageFile>{}
                                       : listing.files.choose(rooted(m_options.files), leaveOut, "Pictures")) {
        const fs::path path = below(file.path);
        std::string label;
        int depth = 0;
        for (const fs::path& folder : path.parent_path()) {
            if (depth++ < m_options.depth) {
                label.append(label.empty() ? "" : "/").append(folder.string());
            }
        }
        if (m_options.names) {
            label.append(label.empty() ? "" : "/").append(path.stem().string());
        }
        byPath.emplace(file.path, File{label, file});
    }
    for (const auto& [label, patterns] : m_classes) {
        for (const PackageFile& file : listing.files.choose(rooted(patterns), leaveOut, "Class '" + label + "'")) {
            const auto [place, isNew] = byPath.emplace(file.path, File{label, file});
            if (!isNew && place->second.label != label) {
                throw Error("The picture " + file.path + " is of the classes '" + place->second.label + "' and '" +
                            label + "'");
            }
        }
    }
    std::vector<File> list;
    for (auto& [path, file] : byPath) {
        list.push_back(std::move(file));
    }
    return list;
}

}  // namespace docent

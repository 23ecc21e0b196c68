// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/DebianPackages.h"

#include <sstream>

#include "base/Error.h"
#include "base/Files.h"

namespace docent {

namespace {

/// The value of "Name: value", where a line is that.
bool valueOf(const std::string& line, std::string_view name, std::string& value) {
    if (line.size() < name.size() + 2 || line.compare(0, name.size(), name) != 0 || line[name.size()] != ':') {
        return false;
    }
    value = line.substr(name.size() + 2);
    return true;
}

}  // namespace

DebianPackages::DebianPackages(const std::filesystem::path& folder) : m_folder(folder) {
    const fs::path status = folder / "status";
    if (!isFile(status)) {
        throw Error("There is no " + status.string() + ": which Debian packages are installed is not known",
                    "Recipes are for Debian and what is made of it");
    }
    std::istringstream lines(readFile(status));
    std::string package;
    std::string state;
    for (std::string line; std::getline(lines, line);) {
        std::string version;
        if (line.empty()) {
            package.clear();
            state.clear();
        } else if (valueOf(line, "Package", package) || valueOf(line, "Status", state)) {
            continue;
        } else if (valueOf(line, "Version", version) && state == "install ok installed") {
            m_versions[package] = version;
        }
    }
}

std::string DebianPackages::version(const std::string& package) const {
    const auto found = m_versions.find(package);
    return found == m_versions.end() ? std::string() : found->second;
}

std::vector<std::string> DebianPackages::missing(const std::vector<std::string>& packages) const {
    std::vector<std::string> list;
    for (const std::string& package : packages) {
        if (!m_versions.contains(package)) {
            list.push_back(package);
        }
    }
    return list;
}

std::vector<std::string> DebianPackages::paths(const std::string& package) const {
    std::vector<fs::path> lists{m_folder / "info" / (package + ".list")};
    for (const char* architecture : {"amd64", "arm64", "i386", "armhf", "ppc64el", "riscv64", "s390x"}) {
        lists.push_back(m_folder / "info" / (package + ":" + architecture + ".list"));
    }
    for (const fs::path& list : lists) {
        if (!isFile(list)) {
            continue;
        }
        std::vector<std::string> paths;
        std::istringstream lines(readFile(list));
        for (std::string line; std::getline(lines, line);) {
            paths.push_back(line);
        }
        return paths;
    }
    throw Error("dpkg has no list of the files of " + package, "Install the package again");
}

std::string installCommand(const std::vector<std::string>& packages) {
    std::string command = "sudo apt-get install";
    for (const std::string& package : packages) {
        command.append(" ").append(package);
    }
    return command;
}

}  // namespace docent

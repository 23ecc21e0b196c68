// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/Options.h"
#include "recipes/Generator.h"

namespace docent {

/// Picture files, and which class each is of: by a table of classes, or by the folders that they lie in.
struct ClassFileOptions {
    std::string root;                   ///< folder that patterns and labels are relative to
    std::vector<std::string> files;     ///< patterns; the folders below the root are the label
    std::vector<std::string> leaveOut;  ///< patterns
    int depth = 8;                      ///< folders that count as label, at most
    bool names = false;                 ///< the file's name is the last level of the label

    template <typename Visitor>
    void fields(Visitor&& visit) {
        visit("root", root, "folder that patterns and labels are relative to");
        visit("files", files, "patterns of pictures");
        visit("leave_out", leaveOut, "patterns of pictures to leave out");
        visit("depth", depth, "folders that count as label, at most");
        visit("names", names, "the file's name is the last level");
    }
};

class ClassFiles {
public:
    /// Reads the options and `classes`, a map of labels to patterns. Throws Error with the line.
    explicit ClassFiles(const Yaml& yaml);

    struct File {
        std::string label;
        PackageFile file;
    };
    /// By path. Throws Error for a pattern that no file is of, and for a file of two classes.
    [[nodiscard]] std::vector<File> list(const Listing& listing) const;
    /// The path below the root.
    [[nodiscard]] std::string below(const std::string& path) const;

private:
    [[nodiscard]] std::vector<std::string> rooted(const std::vector<std::string>& patterns) const;

    ClassFileOptions m_options;
    std::vector<std::pair<std::string, std::vector<std::string>>> m_classes;
};

}  // namespace docent

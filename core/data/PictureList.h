// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/RunContext.h"
#include "data/Catalog.h"

namespace docent {

/// What a list says of one picture.
struct PictureEntry {
    std::string path;                 ///< as it is written: relative or absolute
    std::vector<std::string> levels;  ///< of its label, widest first; one of them may be a path, "animals/birds"
    std::string split;                ///< a word, or ""
    std::string group = {};           ///< of near-copies, or ""
    std::string place;                ///< "line 12", "entry 3"
    std::string box = {};             ///< "#120,40,64,64": a part of the picture, see boxPlace(); "" = all of it
};

/// Makes a catalog of the entries of a list of pictures (CSV, JSON). Entries that cannot be used are listed as skipped
/// with the reason and their place: pictures that are missing, named twice, without a label, or outside the root.
/// Pictures that were moved since the list was written, and are named by absolute paths, are found where they lie under
/// the root as they lay under the folder of before.
///
/// A label "animals/birds|pets/birds" puts one class under two parents.
class PictureList {
public:
    /// `list`: the file, for messages. `root`: that relative paths start from, or where there is no such file from the
    /// folder of the list. Unless it was named by a person
    /// (`isRootFixed`), pictures that are all named by absolute paths, and lie there, have the folder that holds all of
    /// them as root, and where none lies beside the list, the folder near it where they are, or that which holds the
    /// folders among which they are shared out.
    /// `hasPicture` and `folders`: see ListOptions.
    PictureList(std::filesystem::path list, const std::filesystem::path& root, bool isRootFixed,
                std::function<bool(const std::filesystem::path&)> hasPicture = {},
                std::vector<std::filesystem::path> folders = {});

    /// Later entries are of this list, of several.
    void setList(const std::filesystem::path& list) { m_names.push_back(list.filename().string()); }
    /// Later entries start from `folder`, under the root, and take `split` where they name none.
    void setFolder(const std::filesystem::path& folder, Split split);
    void add(const PictureEntry& entry);
    /// An entry of which no more than this is known.
    void skip(const std::string& location, const std::string& reason, const std::string& place);
    void note(const std::string& sentence);
    /// Looks for the files. Throws Error when none can be used.
    [[nodiscard]] Catalog build(DatasetFormat format, RunContext& context);

private:
    struct Entry {
        std::string location;  ///< normalised; absolute, or relative to the root
        NodeId label = 0;
        Split split = Split::Unassigned;
        std::int32_t group = noGroup;
        std::string place;
        std::string box;
        std::size_t list = 0;  ///< in m_names
    };
    void skip(const Entry& entry, const std::string& reason);
    [[nodiscard]] bool hasPicture(const std::filesystem::path& path) const;
    void chooseRoot();
    [[nodiscard]] std::vector<std::string> missingSamples() const;
    void followMove();
    void lookNearby();
    [[noreturn]] void refuse() const;
    [[nodiscard]] bool choosePiece(Entry& entry);
    [[nodiscard]] bool place(Entry& entry);
    [[nodiscard]] bool find(Entry& entry) const;
    [[nodiscard]] bool findAt(Entry& entry) const;
    [[nodiscard]] bool isThere(const std::string& location) const;

    std::filesystem::path m_list;
    std::vector<std::string> m_names;  ///< of the lists
    std::filesystem::path m_root;
    std::filesystem::path m_folder;  ///< relative to the root
    Split m_folderSplit = Split::Unassigned;
    bool m_isRootFixed;
    std::function<bool(const std::filesystem::path&)> m_hasPicture;
    std::vector<std::filesystem::path> m_folders;
    std::int64_t m_count = 0;
    std::int64_t m_outside = 0;  ///< pictures that are there, but not under the root
    // Folders that share out the pictures, relative to the root.
    std::vector<std::filesystem::path> m_pieces;
    std::vector<std::filesystem::path> m_rarePieces;  ///< near them; none of the pictures that were looked for is there
    std::vector<Entry> m_entries;
    LabelHierarchy m_hierarchy;
    std::unordered_map<std::string, std::int32_t> m_groups;
    std::vector<SkippedFile> m_skipped;
    std::vector<std::string> m_notes;
};

}  // namespace docent

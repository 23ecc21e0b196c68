// SPDX-License-Identifier: GPL-3.0-or-later
// Zip and tar archives, plain and packed, as data sets: folders, lists, packed files, samples. Names must not leave the
// archive, and what a catalog names must be there to be read, or be told.
#include "data/ArchiveReader.h"

#include "base/Error.h"
#include "base/Files.h"
#include "fuzz/Datasets.h"
#include "support/ArchiveFile.h"

namespace docent::fuzz {

void parse(Bytes input) {
    // Found before the system's WordNet, which takes seconds to read here.
    writeWhereNew("wordnet.is_a.txt", bytes("n00000000 n00000001\nn00000000 n00000002\n"));
    const std::filesystem::path path = write("set.any", input);
    const ArchiveReader reader;
    const Catalog catalog = readAndCheck(reader, path);
    const auto source = ArchiveReader(catalog.format).open(catalog);
    for (std::int64_t i = std::min<std::int64_t>(source->size(), 3); i-- > 0;) {
        try {
            (void)source->get(i, 32);
        } catch (const Error&) {
            continue;
        }
    }
}

std::vector<std::string> seeds() {
    std::vector<std::string> made;
    const auto add = [&](const std::string& kind, const std::vector<ArchivedFile>& files) {
        const std::filesystem::path path = folder() / "seed";
        writeArchive(path, kind, files);
        made.push_back(readFile(path));
    };
    const std::string gif = "GIF89a\1\0\1\0\x80\0\0\1\2\3\4\5\6";
    for (const char* kind : {"zip", "tar", "tar.gz"}) {
        add(kind, {{"a/x/1.gif", gif}, {"a/y/2.gif", gif}, {"../z.gif", gif}, {"a/y/3.gif", "", "/etc/passwd"}});
        add(kind, {{"1.gif", gif}, {"metadata.csv", "file_name,label\n1.gif,owl\n"}});
        add(kind, {{"0.gif", gif}, {"0.cls", "owl"}, {"1.gif", gif}, {"1.json", "{\"label\": 3}"}});
    }
    add("tar.xz", {{"n00000001/1.gif", gif}, {"n00000002/1.gif", gif}});
    return made;
}

}  // namespace docent::fuzz

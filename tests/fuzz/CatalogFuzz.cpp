// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/Catalog.h"

#include "data/SkippedFiles.h"
#include "fuzz/Fuzz.h"

namespace docent::fuzz {

namespace {

void checkSkipped(Bytes input) {
    const std::vector<SkippedFile> files = skippedFromCsv(text(input), "skipped.csv");
    require(files.size() <= input.size(), "a file takes a byte");
    const std::string written = skippedToCsv(files);
    mustRead([&] {
        require(skippedToCsv(skippedFromCsv(written, "written.csv")) == written,
                "a list that was written reads the same");
        return 0;
    });
}

}  // namespace

void parse(Bytes input) {
    if (text(input).starts_with("file,")) {
        checkSkipped(input);
        return;
    }
    Catalog catalog;
    catalogFromCsv(text(input), "catalog.csv", catalog);
    constexpr std::int32_t perByte = 1;
    require(catalog.hierarchy.size() <= perByte * static_cast<std::int32_t>(input.size()) + 1, "a node takes a byte");
    (void)catalog.classes();
    (void)catalog.countGroups();
    const std::string written = catalogToCsv(catalog);
    mustRead([&] {
        Catalog again;
        catalogFromCsv(written, "written.csv", again);
        require(catalogToCsv(again) == written, "a catalog that was written reads the same");
        return 0;
    });
}

std::vector<std::string> seeds() {
    return {"path,label,split\na.png,animals/birds,train\nb.png,animals,val\n\"c, d.png\",10,-\n",
            "file,reason\na.txt,is not a picture (.txt)\n\" b, c.png\",\"is named twice: first in line 3\"\n",
            "path,label,split,group\na.png,x/9,test,g\nb.png,x/10,train,\n"};
}

}  // namespace docent::fuzz

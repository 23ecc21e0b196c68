// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/ManifestReader.h"

#include "fuzz/Datasets.h"

namespace docent::fuzz {

void parse(Bytes input) {
    writeNamedPictures();
    readAndCheck(ManifestReader(), write("list.csv", input));
}

std::vector<std::string> seeds() {
    return {"file_name,label,split,group\na.png,animals/birds,train,g1\nb.png,cats,test,g1\nc,cats,,\n",
            "path;kingdom;phylum\na.png;animals;birds\n./folder/../b.png;plants;\n",
            "a.png\tbirds\ttrain\nfolder/e\tcats|pets/cats\tval\n", "image|label_1|label_2\n../a.png|a|b\na.png|a|b\n",
            std::string("\xFF\xFE"
                        "p\0a\0t\0h\0,\0l\0a\0b\0e\0l\0\n\0a\0.\0p\0n\0g\0,\0x\0\n\0",
                        38)};
}

}  // namespace docent::fuzz

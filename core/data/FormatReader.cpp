// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/FormatReader.h"

#include "data/CifarReader.h"
#include "data/CocoReader.h"
#include "data/FolderReader.h"
#include "data/IdxReader.h"
#include "data/ImageNetReader.h"
#include "data/JsonReader.h"
#include "data/ManifestReader.h"
#include "data/WebDatasetReader.h"

namespace docent {

std::unique_ptr<DatasetReader> createFormatReader(DatasetFormat format, const ListOptions& list) {
    switch (format) {
        case DatasetFormat::Folders:
            return std::make_unique<FolderReader>();
        case DatasetFormat::Idx:
            return std::make_unique<IdxReader>();
        case DatasetFormat::Csv:
            return std::make_unique<ManifestReader>(list);
        case DatasetFormat::Json:
            return std::make_unique<JsonReader>(list);
        case DatasetFormat::Coco:
            return std::make_unique<CocoReader>(list);
        case DatasetFormat::Cifar:
            return std::make_unique<CifarReader>();
        case DatasetFormat::ImageNet:
            return std::make_unique<ImageNetReader>();
        case DatasetFormat::WebDataset:
            return std::make_unique<WebDatasetReader>();
        case DatasetFormat::Auto:
            break;
    }
    return nullptr;
}

}  // namespace docent

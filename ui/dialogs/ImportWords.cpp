// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ImportWords.h"

#include <QObject>
#include <algorithm>

#include "data/SkippedFiles.h"
#include "support/CoreText.h"
#include "support/Text.h"

namespace docent {
namespace {

constexpr std::int64_t worthAWarning = 20;  ///< a part of this of the pictures
constexpr double seconds = 3;               ///< what takes less is not worth a word

QString className(const ImportPreview& preview, const ClassSummary& summary) {
    return qs(preview.catalog.hierarchy.path(summary.node));
}

Consequence smallClasses(const ImportPreview& preview) {
    const ImportOptions& options = preview.record.options;
    const QString least = number(options.minClassImages);
    const QString classes = counted(preview.smallClasses, QObject::tr("One class has fewer than %2 pictures."),
                                    QObject::tr("%1 classes have fewer than %2 pictures."))
                                .arg(least);
    const std::int64_t dropped = preview.smallImagesDropped;
    const std::int64_t merged = preview.smallClassImages - dropped;
    switch (options.smallClasses) {
        case SmallClasses::Refuse:
            return {QObject::tr("%1 Choose what happens to them: merge makes one class of those of a branch, drop "
                                "leaves them out.")
                        .arg(classes),
                    true};
        case SmallClasses::Merge: {
            QStringList sentences{classes};
            if (merged > 0) {
                sentences << counted(merged, QObject::tr("One picture takes the label of the level above."),
                                     QObject::tr("%1 pictures take the label of the level above."));
            }
            if (dropped > 0) {
                sentences << counted(
                    dropped, QObject::tr("One picture has no other small class in its branch, and is left out."),
                    QObject::tr("%1 pictures have no other small class in their branch, and are left out."));
            }
            return {sentences.join(QLatin1Char(' ')), dropped > 0};
        }
        case SmallClasses::Drop:
            return {QStringLiteral("%1 %2").arg(classes, counted(dropped, QObject::tr("One picture of it is left out."),
                                                                 QObject::tr("Their %1 pictures are left out."))),
                    true};
    }
    return {};
}

Consequence unevenness(const ImportPreview& preview) {
    const ClassSummary& largest = preview.classes.front();
    const ClassSummary& smallest = preview.classes.back();
    return {QObject::tr("Classes are uneven: “%1” has %2 pictures, “%3” %4. Accuracy says most about the large ones; "
                        "look at the balanced accuracy too.")
                .arg(className(preview, largest), number(largest.images()), className(preview, smallest),
                     number(smallest.images())),
            true};
}

Consequence mirroring(const DatasetRecord& record) {
    return {record.mirror
                ? QObject::tr("Mirrored copies are used in training: wrong for digits, letters and signs. "
                              "Set “Mirror” to “no” for these.")
                : QObject::tr("No mirrored copies are used in training, as is right for digits and letters.")};
}

Consequence decoding(const ImportPreview& preview) {
    const int side = preview.record.imageSize;
    const QString copies = QObject::tr(
                               "The pictures stay where they are. Copies of %1 x %1 pixels are kept in the "
                               "workspace: %2 on disk.")
                               .arg(side)
                               .arg(byteSize(preview.cacheBytes));
    if (preview.decodingSeconds < seconds) {
        return {copies};
    }
    return {QObject::tr("%1 Making them takes about %2.").arg(copies, duration(preview.decodingSeconds))};
}

}  // namespace

QVector<Consequence> consequencesOf(const ImportPreview& preview) {
    QVector<Consequence> list;
    if (preview.smallClasses > 0) {
        list << smallClasses(preview);
    }
    if (preview.isUneven()) {
        list << unevenness(preview);
    }
    if (const auto left = std::ssize(preview.catalog.skipped); left > 0) {
        const auto images = std::ssize(preview.catalog.images);
        const SkippedGroup most = groupByReason(preview.catalog.skipped).front();
        const QString text =
            counted(left, QObject::tr("One file or row of %1 is left out: %2. See “Left out”."),
                    QObject::tr("%1 files or rows of %2 are left out, %3 of them: %4. See “Left out”."));
        const QString reason = coreText(most.reason.substr(0, most.reason.find(", in line ")));
        list << Consequence{left == 1 ? text.arg(number(images + 1), reason)
                                      : text.arg(number(left + images), number(std::ssize(most.files)), reason),
                            left > images / worthAWarning};
    }
    if (preview.leftOver > 0) {
        list << Consequence{counted(preview.leftOver, QObject::tr("One picture is not used, because of the limits."),
                                    QObject::tr("%1 pictures are not used, because of the limits.")),
                            true};
    }
    list << mirroring(preview.record);
    for (const std::string& note : preview.catalog.notes) {
        list << Consequence{inWindowWords(coreText(note))};
    }
    list << decoding(preview);
    return list;
}

QString formatWords(DatasetFormat format) {
    switch (format) {
        case DatasetFormat::Folders:
            return QObject::tr("nested folders");
        case DatasetFormat::Idx:
            return QObject::tr("IDX files");
        case DatasetFormat::Csv:
            return QObject::tr("a CSV table");
        case DatasetFormat::Json:
            return QObject::tr("a JSON list");
        case DatasetFormat::Coco:
            return QObject::tr("COCO annotations");
        case DatasetFormat::Cifar:
            return QObject::tr("the binary version of CIFAR");
        case DatasetFormat::ImageNet:
            return QObject::tr("folders named by WordNet ids");
        case DatasetFormat::WebDataset:
            return QObject::tr("WebDataset shards");
        case DatasetFormat::Auto:
            break;
    }
    return {};
}

QString sizeWords(const ImportPreview& preview) {
    return QObject::tr("%1 in %2")
        .arg(counted(static_cast<std::int64_t>(preview.catalog.images.size()), QObject::tr("One picture"),
                     QObject::tr("%1 pictures")),
             counted(static_cast<std::int64_t>(preview.classes.size()), QObject::tr("one class"),
                     QObject::tr("%1 classes")));
}

QString divisionWords(const DatasetRecord& record) {
    const QString train = number(record.trainImages);
    const QString validation = number(record.validationImages);
    const QString test = number(record.testImages);
    if (record.target) {
        return record.hasOwnSplits
                   ? QObject::tr("%1 to train and %2 to test, as the data set divides them.").arg(train, test)
                   : QObject::tr("%1 to train and %2 to test, drawn class by class.").arg(train, test);
    }
    return record.hasOwnSplits
               ? QObject::tr("%1 to train, %2 to validate and %3 to test, as the data set divides them.")
                     .arg(train, validation, test)
               : QObject::tr("%1 to train, %2 to validate and %3 to test, drawn class by class.")
                     .arg(train, validation, test);
}

}  // namespace docent

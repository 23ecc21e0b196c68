// SPDX-License-Identifier: GPL-3.0-or-later
#include "recipes/CopyCheck.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

#include "base/Csv.h"
#include "base/Error.h"
#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "data/NearCopies.h"

namespace docent {

namespace {

constexpr const char* fileName = "fingerprints.bin";
constexpr std::string_view magic = "docent fingerprints 1\n";
constexpr const char* thingsName = "things.bin";
constexpr std::string_view thingsMagic = "docent things 1\n";
constexpr std::size_t thingBytes = std::size_t{3} * BareThing::side * BareThing::side;
/// As findNearCopies(): a part of the hash that very many share tells little.
constexpr std::size_t mostCompared = 256;

std::uint64_t bandOf(std::uint64_t hash, int band) {
    return (hash >> (16 * band)) & 0xFFFF;
}

double meanOf(const Picture& picture) {
    double sum = 0;
    for (const std::uint8_t value : picture.pixels) {
        sum += value;
    }
    return sum / static_cast<double>(picture.pixels.size());
}

}  // namespace

bool areNearCopies(const Picture& a, const Picture& b) {
    return a.pixels.size() == b.pixels.size() && std::abs(meanOf(a) - meanOf(b)) <= nearCopyBrightness &&
           pictureCorrelation(a.pixels, b.pixels) >= nearCopyCorrelation;
}

void CopyIndex::add(std::uint64_t hash, std::int64_t id) {
    for (int band = 0; band < bands; ++band) {
        std::vector<Entry>& bucket = m_known[static_cast<std::size_t>(band)][bandOf(hash, band)];
        if (bucket.size() < mostCompared) {
            bucket.push_back({hash, id});
        }
    }
}

std::int64_t CopyIndex::find(std::uint64_t hash, const std::function<bool(std::int64_t)>& isCopy) const {
    std::vector<std::int64_t> seen;
    for (int band = 0; band < bands; ++band) {
        const auto& known = m_known[static_cast<std::size_t>(band)];
        const auto bucket = known.find(bandOf(hash, band));
        if (bucket == known.end()) {
            continue;
        }
        for (const Entry& entry : bucket->second) {
            if (std::popcount(hash ^ entry.hash) > nearCopyBits ||
                std::find(seen.begin(), seen.end(), entry.id) != seen.end()) {
                continue;
            }
            seen.push_back(entry.id);
            if (isCopy(entry.id)) {
                return entry.id;
            }
        }
    }
    return -1;
}

BareThing bareThing(Picture picture) {
    BareThing thing{perceptualHash(picture.pixels, picture.width), {}};
    thing.picture = std::move(picture);
    return thing;
}

Fingerprints::Fingerprints(const fs::path& folder) : m_folder(folder) {
    const std::string table = readFile(folder / "pictures.csv");
    CsvRows rows(table, (folder / "pictures.csv").string(), "Build the data set again");
    std::vector<std::string> fields;
    rows.next(fields);
    while (rows.next(fields)) {
        m_files.push_back(fields.front());
    }
    const std::string bytes = readFile(folder / fileName);
    if (bytes.compare(0, magic.size(), magic) != 0 || bytes.size() != magic.size() + 8 * m_files.size()) {
        throw Error("The fingerprints of " + folder.string() + " are not those of its pictures",
                    "Remove the folder, and build the data set again");
    }
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        std::uint64_t hash = 0;
        std::memcpy(&hash, bytes.data() + magic.size() + 8 * i, 8);
        m_index.add(hash, static_cast<std::int64_t>(i));
    }
    const std::string things = readFile(folder / thingsName);
    if (things.compare(0, thingsMagic.size(), thingsMagic) != 0) {
        throw Error((folder / thingsName).string() + " is damaged", "Remove the folder, and build the data set again");
    }
    for (std::size_t at = thingsMagic.size(); at + 8 + thingBytes <= things.size(); at += 8 + thingBytes) {
        std::uint64_t hash = 0;
        std::memcpy(&hash, things.data() + at, 8);
        const auto* pixels = reinterpret_cast<const std::uint8_t*>(things.data()) + at + 8;
        m_thingIndex.add(hash, std::ssize(m_things));
        m_things.push_back({BareThing::side, BareThing::side, {pixels, pixels + thingBytes}});
    }
}

void Fingerprints::write(const fs::path& folder, const std::vector<std::uint64_t>& hashes,
                         const std::vector<BareThing>& things) {
    std::string shown(thingsMagic);
    for (const BareThing& thing : things) {
        shown.append(reinterpret_cast<const char*>(&thing.hash), 8);
        shown.append(reinterpret_cast<const char*>(thing.picture.pixels.data()), thingBytes);
    }
    writeFileAtomically(folder / thingsName, shown);
    std::string bytes(magic);
    bytes.append(reinterpret_cast<const char*>(hashes.data()), 8 * hashes.size());
    writeFileAtomically(folder / fileName, bytes);
}

bool Fingerprints::hasThing(const BareThing& thing) const {
    return m_thingIndex.find(thing.hash, [&](std::int64_t id) {
        return areNearCopies(thing.picture, m_things[static_cast<std::size_t>(id)]);
    }) >= 0;
}

std::string Fingerprints::copyOf(const Picture& picture, std::uint64_t hash) const {
    const std::int64_t found = m_index.find(hash, [&](std::int64_t id) {
        const Picture other = decodePictureFile(m_folder / m_files[static_cast<std::size_t>(id)]);
        return areNearCopies(
            picture, other.width == picture.width ? other : resizePicture(other, picture.width, ResizeRule::Squash));
    });
    return found < 0 ? std::string() : m_files[static_cast<std::size_t>(found)];
}

}  // namespace docent

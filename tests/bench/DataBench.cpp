// SPDX-License-Identifier: GPL-3.0-or-later
/// How fast pictures come in: `DataBench list PATH` reads the list of a data set, `DataBench decode PATH SIZE THREADS`
/// decodes all its pictures as an import does. Prints one JSON object. tests/bench/data_compare.py sets them beside
/// other programs.
#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>

#include "base/Error.h"
#include "base/Parallel.h"
#include "data/CachePart.h"
#include "data/DatasetReader.h"

using namespace docent;

int main(int argc, char** argv) {
    if (argc < 3 || (std::strcmp(argv[1], "list") != 0 && argc < 5)) {
        std::fprintf(stderr, "Usage: DataBench list PATH | DataBench decode PATH SIZE THREADS\n");
        return 2;
    }
    try {
        RunContext context;
        auto seconds = [begin = std::chrono::steady_clock::now()]() mutable {
            const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
            begin = std::chrono::steady_clock::now();
            return took.count();
        };
        const auto reader = createDatasetReader(DatasetFormat::Auto, argv[2]);
        const Catalog catalog = reader->read(argv[2], context);
        const double reading = seconds();
        double decoding = 0;
        std::atomic<std::int64_t> failed{0};
        if (std::strcmp(argv[1], "decode") == 0) {
            const auto source = reader->open(catalog);
            parallelFor(source->size(), std::stoi(argv[4]), [&](std::int64_t i) {
                failed += decodeForCache(*source, i, std::stoi(argv[3]), ResizeRule::Fit).failure.empty() ? 0 : 1;
            });
            decoding = seconds();
        }
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        std::printf(
            "{\"pictures\": %zu, \"failed\": %lld, \"list_seconds\": %.4f, \"decode_seconds\": %.4f, \"peak_mb\": "
            "%.1f}\n",
            catalog.images.size(), static_cast<long long>(failed.load()), reading, decoding,
            static_cast<double>(usage.ru_maxrss) / 1024);
        return 0;
    } catch (const Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}

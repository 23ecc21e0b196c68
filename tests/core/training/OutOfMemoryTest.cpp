// SPDX-License-Identifier: GPL-3.0-or-later
// What happens when memory runs out: with a limit on the memory of tensors, and with one that the kernel sets.
#include <torch/torch.h>

#include <c10/core/impl/alloc_cpu.h>

#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <unistd.h>
#include <fstream>
#include <new>

#include "data/EvenBatches.h"
#include "nn/Device.h"
#include "nn/OutOfMemory.h"
#include "nn/TensorMemory.h"
#include "support/MemoryImages.h"
#include "support/Tensors.h"
#include "training/Inference.h"
#include "training/MicroBatch.h"
#include "training/Trainer.h"

using namespace docent;

namespace {

constexpr std::int64_t batchSize = 64;

/// Keeps what it is told, and may stop.
class Listening final : public RunContext {
public:
    explicit Listening(int asks = 1'000'000) : m_left(asks) {}
    [[nodiscard]] bool stopRequested() const override { return --m_left < 0; }
    void note(const std::string& text) override { notes.push_back(text); }
    std::vector<std::string> notes;

private:
    mutable int m_left;
};

/// Tensors may use no more than this beyond what is in use already, as long as this lives.
class Shortage {
public:
    explicit Shortage(std::size_t bytes) {
        releaseIdleTensorMemory();
        limitTensorMemory(tensorMemoryUse().used + bytes);
    }
    ~Shortage() { limitTensorMemory(0); }
};

/// The kernel gives this process no more than so much address space beyond what it has, as long as this lives.
class AddressSpace {
public:
    explicit AddressSpace(std::size_t more) {
        releaseIdleTensorMemory();
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        getrlimit(RLIMIT_AS, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + more;
        isSet = setrlimit(RLIMIT_AS, &limit) == 0;
    }
    ~AddressSpace() { setrlimit(RLIMIT_AS, &m_before); }
    bool isSet = false;

private:
    rlimit m_before{};
};

template <typename Call>
bool isRecognised(const Call& call) {
    try {
        call();
    } catch (const std::exception& error) {
        return isOutOfMemory(error);
    }
    return false;
}

}  // namespace

class OutOfMemoryTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    MemorySet m_set;
    std::unique_ptr<CachedImages> m_train;
    std::unique_ptr<CachedImages> m_validation;
    int m_classes = 0;
    std::size_t m_peak = 0;  ///< bytes in large tensors that a training takes
    ResNetV2 m_whole = nullptr;

    [[nodiscard]] ResNetV2 model() const {
        ResNetV2 made(ModelConfig{.arch = "tiny",
                                  .depths = {1, 1},
                                  .widths = {8, 16},
                                  .stemWidth = 16,
                                  .groups = 4,
                                  .numClasses = m_classes});
        made->initialise(3);
        return made;
    }
    [[nodiscard]] static TrainingOptions options() {
        return {.maxSteps = 6,
                .batchSize = batchSize,
                .learningRate = 0.02,
                .seed = 11,
                .precision = Precision::Float32,
                .device = "cpu",
                .checkpointSeconds = 1000};
    }
    [[nodiscard]] fs::path path(const std::string& name) const {
        return fs::path(m_folder.path().toStdString()) / name;
    }
    TrainingResult trainIt(ResNetV2& network, RunContext& context, const std::string& folder = {}) {
        TrainingPlace place;
        if (!folder.empty()) {
            makeFolder(path(folder));
            place.folder = path(folder);
        }
        return train(network, *m_train, m_validation.get(), options(), place, context);
    }
    /// Of its training where there is memory enough.
    std::size_t peakOf(ResNetV2& network) {
        releaseIdleTensorMemory();
        const std::size_t before = tensorMemoryUse().used;
        Listening context;
        if (trainIt(network, context).steps != 6 || !context.notes.empty()) {
            qFatal("There was not enough memory");
        }
        const TensorMemoryUse use = tensorMemoryUse();
        return use.used + use.idle - before;
    }
    [[nodiscard]] static bool sameBits(const ResNetV2& a, const ResNetV2& b) {
        const auto left = a->parameters();
        const auto right = b->parameters();
        for (std::size_t i = 0; i < left.size(); ++i) {
            if (!torch::equal(left[i], right[i])) {
                return false;
            }
        }
        return true;
    }
    void compareWithTheWhole(const ResNetV2& network) const {
        const auto mine = network->parameters();
        const auto theirs = m_whole->parameters();
        for (std::size_t i = 0; i < mine.size(); ++i) {
            const double error = relativeError(mine[i], theirs[i]);
            QVERIFY2(error < 1e-3, qPrintable(QString("parameter %1: %2").arg(i).arg(error)));
        }
    }

private Q_SLOTS:
    void initTestCase() {
        setTorchThreads(2);
        m_set = makeMemorySet(path("cache"), sourceClasses(24), 32);
        m_train = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Train));
        m_validation = std::make_unique<CachedImages>(selectImages(m_set.catalog, m_set.cache, Split::Validation));
        m_classes = static_cast<int>(m_set.catalog.classes().size());
        QVERIFY(m_train->size() > 2 * batchSize);
        m_whole = model();
        m_peak = peakOf(m_whole);
        QVERIFY(m_peak > (std::size_t{8} << 20));
    }

    void itIsRecognisedInAllItsWords() {
        QVERIFY(isRecognised([] { throw std::bad_alloc(); }));
        QVERIFY(isRecognised([] { throw OutOfMemory("none"); }));
        QVERIFY(isRecognised([] { C10_THROW_ERROR(OutOfMemoryError, "CUDA"); }));
        QVERIFY(isRecognised([] { c10::free_cpu(c10::alloc_cpu(std::size_t{1} << 60)); }));
        QVERIFY(isRecognised([] { static_cast<void>(torch::empty({std::int64_t{1} << 50})); }));
        QVERIFY(isRecognised([] { throw std::runtime_error("CUDA out of memory. Tried to allocate 2.00 GiB"); }));
        QVERIFY(isRecognised([] { throw std::runtime_error("cuDNN error: CUDNN_STATUS_ALLOC_FAILED"); }));
        QVERIFY(!isRecognised([] { throw Error("The picture is out of memory card range"); }));
        QVERIFY(!isRecognised([] { throw std::runtime_error("The sizes do not match"); }));
        QVERIFY(!isRecognised([] { static_cast<void>(torch::ones({2}) + torch::ones({3})); }));
    }

    void partsGetSmallerUntilTheyFit() {
        MicroBatch batch;
        std::vector<std::int64_t> tried;
        const auto fits = [&](std::int64_t most) {
            return [&tried, most](std::int64_t atOnce) {
                tried.push_back(atOnce);
                if (atOnce > most) {
                    throw std::bad_alloc();
                }
            };
        };
        QVERIFY(batch.fit(50, fits(10)));
        QCOMPARE(tried, (std::vector<std::int64_t>{50, 25, 13, 7}));
        QCOMPARE(batch.note(50), std::string("There was not enough memory for batches of 50: each is now computed in 8 "
                                             "parts of up to 7. The result is the same but for rounding."));
        QVERIFY(!batch.fit(50, fits(10)));  // kept for the next
        QCOMPARE(tried.back(), std::int64_t{7});
        QVERIFY(!batch.fit(3, fits(10)));
        QCOMPARE(tried.back(), std::int64_t{3});
        QCOMPARE(batch.size(), std::int64_t{7});
        QVERIFY_THROWS_EXCEPTION(OutOfMemory, static_cast<void>(batch.fit(50, fits(0))));
        QVERIFY_THROWS_EXCEPTION(Error,
                                 static_cast<void>(batch.fit(50, [](std::int64_t) { throw Error("Something else"); })));
    }

    void trainingGoesOnInParts() {
        ResNetV2 network = model();
        Listening context;
        {
            const Shortage shortage(m_peak * 7 / 10);
            QCOMPARE(trainIt(network, context).steps, std::int64_t{6});
        }
        const std::int64_t first = EvenBatches(m_train->size(), batchSize).size(0);
        QCOMPARE(context.notes.size(), std::size_t{1});
        QCOMPARE(
            QString::fromStdString(context.notes.front()),
            QStringLiteral("There was not enough memory for batches of %1: each is now computed in 2 parts of %2%3. "
                           "The result is the same but for rounding.")
                .arg(first)
                .arg(first % 2 == 0 ? QString() : QStringLiteral("up to "))
                .arg((first + 1) / 2));
        compareWithTheWhole(network);
        ResNetV2 smaller = model();
        Listening again;
        {
            const Shortage shortage(m_peak * 4 / 10);
            QCOMPARE(trainIt(smaller, again).steps, std::int64_t{6});
        }
        // Of what came out, not of each try; one of the validation beside it, whose batches may not fit either.
        QVERIFY2(again.notes.size() == 1 || again.notes.size() == 2, again.notes.back().c_str());
        QVERIFY2(again.notes[0].find("in 4 parts of") != std::string::npos, again.notes[0].c_str());
        compareWithTheWhole(smaller);
    }

    void aResumedRunEndsWithTheSameBitsInPartsToo() {
        // On one thread: two of which one is late need less at once, so that memory now and then runs out a step later,
        // and the steps before are computed whole.
        setTorchThreads(1);
        ResNetV2 whole = model();
        const std::size_t peak = peakOf(whole);
        whole = model();
        ResNetV2 pieces = model();
        {
            const Shortage shortage(peak * 7 / 10);
            Listening context;
            static_cast<void>(trainIt(whole, context, "whole"));
            QCOMPARE(context.notes.size(), std::size_t{1});
            Listening soon(3);
            QVERIFY(trainIt(pieces, soon, "pieces").stopped);
        }
        // There is memory enough by now, but the parts stay.
        pieces = model();
        Listening context;
        QVERIFY(!trainIt(pieces, context, "pieces").stopped);
        QVERIFY(sameBits(whole, pieces));
        setTorchThreads(2);
    }

    void withoutMemoryForOnePictureItSaysSo() {
        ResNetV2 network = model();
        Listening context;
        try {
            const Shortage shortage(1);
            static_cast<void>(trainIt(network, context));
            QFAIL("it should have thrown");
        } catch (const OutOfMemory& e) {
            QVERIFY2(e.reason().find("even one picture") != std::string::npos, e.what());
            QVERIFY(!e.mend().empty());
        }
    }

    void embeddingsAreTheSameFromSmallerBatches() {
        ResNetV2 network = model();
        Listening context;
        const InferenceOptions options{.batchSize = batchSize, .precision = Precision::Float32, .device = "cpu"};
        releaseIdleTensorMemory();
        const std::size_t before = tensorMemoryUse().used;
        const Matrix expected = computeEmbeddings(network, *m_train, options, context);
        const std::size_t peak = tensorMemoryUse().used + tensorMemoryUse().idle - before;
        QVERIFY(context.notes.empty());
        const Shortage shortage(peak * 6 / 10);
        const Matrix actual = computeEmbeddings(network, *m_train, options, context);
        // How much two threads need at once varies, so that a later batch may have to be cut once more.
        QVERIFY(!context.notes.empty() && context.notes.size() <= 3);
        QCOMPARE(actual.rows, expected.rows);
        for (std::size_t i = 0; i < expected.values.size(); ++i) {
            QVERIFY(std::abs(actual.values[i] - expected.values[i]) < 1e-4);
        }
    }

    /// Of a tensor alone, not of a training: oneDNN and pthreadpool do not survive it when a small block of theirs is
    /// refused.
    void theKernelsOwnRefusalIsRecognised() {
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
        QSKIP("The sanitizers need address space of their own");
#endif
        constexpr std::int64_t floats = std::int64_t{64} << 20;
        {
            const AddressSpace little(std::size_t{128} << 20);
            if (!little.isSet) {
                QSKIP("The address space cannot be limited here");
            }
            QVERIFY(isRecognised([] { static_cast<void>(torch::empty({floats})); }));
        }
        QCOMPARE(torch::empty({floats}).numel(), floats);
    }
};

QTEST_GUILESS_MAIN(OutOfMemoryTest)
#include "OutOfMemoryTest.moc"

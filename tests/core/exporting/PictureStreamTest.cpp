// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <chrono>
#include <thread>

#include "base/Files.h"
#include "data/ImageDecoder.h"
#include "exporting/ExportedModel.h"
#include "exporting/PictureStream.h"

using namespace docent;

namespace {

constexpr int side = 64;

/// Says the red of a picture's first pixel.
class RedModel final : public ExportedModel {
public:
    [[nodiscard]] const std::string& name() const override { return m_name; }
    [[nodiscard]] const std::vector<std::string>& classes() const override { return m_classes; }
    [[nodiscard]] int imageSize() const override { return side; }
    [[nodiscard]] ResizeRule resizeRule() const override { return ResizeRule::Squash; }
    [[nodiscard]] const fs::path& file() const override { return m_file; }
    [[nodiscard]] ClassifiedPictures predict(const std::vector<Picture>& pictures) const override {
        if (fails) {
            throw Error("The model broke");
        }
        largestBatch = std::max(largestBatch, pictures.size());
        ClassifiedPictures prediction{.probabilities = {.columns = 1}, .embeddings = {}};
        for (const Picture& picture : pictures) {
            ++prediction.probabilities.rows;
            prediction.probabilities.values.push_back(static_cast<float>(picture.pixels.at(0)));
        }
        return prediction;
    }

    bool fails = false;
    mutable std::size_t largestBatch = 0;

private:
    std::string m_name = "red";
    std::vector<std::string> m_classes{"red"};
    fs::path m_file;
};

class StoppableContext final : public RunContext {
public:
    [[nodiscard]] bool stopRequested() const override { return stop; }
    std::atomic<bool> stop{false};
};

const auto ignore = [](StreamedPicture&&) {};

}  // namespace

class PictureStreamTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    [[nodiscard]] std::string path(int red) const {
        return m_folder.filePath(QString("%1.png").arg(red)).toStdString();
    }

private Q_SLOTS:
    void initTestCase() {
        for (int red = 0; red < 256; red += 5) {
            // Some are larger than others, so that they are not decoded in order.
            const int width = red % 3 == 0 ? 900 : 8;
            Picture picture{width, width, {}};
            picture.pixels.assign(static_cast<std::size_t>(width * width * 3), static_cast<std::uint8_t>(red));
            writePng(path(red), picture);
        }
        writeFileAtomically(m_folder.filePath("bad.png").toStdString(), "no picture");
    }

    void answersComeInOrderWithErrorsInPlace() {
        const RedModel model;
        RunContext context;
        int asked = 0;
        const auto next = [&](StreamedPicture& picture, const std::function<bool()>&) {
            if (asked == 400) {
                return false;
            }
            picture.path = asked % 50 == 7 ? m_folder.filePath("bad.png").toStdString() : path(asked % 51 * 5);
            picture.error = asked % 50 == 8 ? "is not wanted" : "";
            ++asked;
            return true;
        };
        int count = 0;
        classifyPictures(
            model, {.threads = 4}, next,
            [&](StreamedPicture&& picture) {
                if (count % 50 == 7) {
                    QVERIFY(QString::fromStdString(picture.error).contains("not a picture"));
                } else if (count % 50 == 8) {
                    QCOMPARE(picture.error, "is not wanted");
                } else {
                    QCOMPARE(picture.error, "");
                    QCOMPARE(picture.probabilities, std::vector<float>{static_cast<float>(count % 51 * 5)});
                }
                ++count;
            },
            context);
        QCOMPARE(count, 400);
        QVERIFY2(model.largestBatch > 1 && model.largestBatch <= 64, qPrintable(QString::number(model.largestBatch)));
    }

    void nothingIsAnAnswerToNothing() {
        RunContext context;
        classifyPictures(
            RedModel(), {}, [](StreamedPicture&, const std::function<bool()>&) { return false; },
            [](StreamedPicture&&) { QFAIL("there was none"); }, context);
    }

    void whatWaitsIsBounded() {
        const RedModel model;
        RunContext context;
        std::atomic<int> asked{0};
        int answered = 0;
        int farthest = 0;
        const auto next = [&](StreamedPicture& picture, const std::function<bool()>&) {
            picture.path = path(5);
            return ++asked <= 2000;
        };
        classifyPictures(
            model, {.threads = 3}, next,
            [&](StreamedPicture&&) {
                farthest = std::max(farthest, asked - answered);
                ++answered;
            },
            context);
        QCOMPARE(answered, 2000);
        QVERIFY2(farthest <= 4 * 64 + 2 * 3 + 4, qPrintable(QString::number(farthest)));
    }

    /// One at a pipe is not kept waiting until its batch is full.
    void aPictureAloneIsAnswered() {
        RunContext context;
        std::atomic<bool> answered{false};
        int asked = 0;
        const auto next = [&](StreamedPicture& picture, const std::function<bool()>& isOver) {
            picture.path = path(10);
            if (asked++ == 0) {
                return true;
            }
            while (!answered && !isOver()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            return false;
        };
        classifyPictures(
            RedModel(), {}, next, [&](StreamedPicture&&) { answered = true; }, context);
        QVERIFY(answered);
    }

    void aStopEndsItAlsoWhileNothingComes() {
        StoppableContext context;
        std::atomic<bool> waits{false};
        const auto next = [&](StreamedPicture&, const std::function<bool()>& isOver) {
            waits = true;
            while (!isOver()) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            return false;
        };
        std::thread stopper([&] {
            while (!waits) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            context.stop = true;
        });
        QVERIFY_THROWS_EXCEPTION(Stopped, classifyPictures(RedModel(), {}, next, ignore, context));
        stopper.join();
    }

    void whatTheCallerAndTheModelThrowEndsIt() {
        RunContext context;
        const auto endless = [&](StreamedPicture& picture, const std::function<bool()>&) {
            picture.path = path(15);
            return true;
        };
        QVERIFY_THROWS_EXCEPTION(
            Error, classifyPictures(
                       RedModel(), {}, endless, [](StreamedPicture&&) { throw Error("The disk is full"); }, context));
        RedModel broken;
        broken.fails = true;
        QVERIFY_THROWS_EXCEPTION(Error, classifyPictures(broken, {}, endless, ignore, context));
        const auto failing = [](StreamedPicture&, const std::function<bool()>&) -> bool {
            throw Error("There is no input");
        };
        QVERIFY_THROWS_EXCEPTION(Error, classifyPictures(RedModel(), {}, failing, ignore, context));
    }
};

QTEST_GUILESS_MAIN(PictureStreamTest)
#include "PictureStreamTest.moc"

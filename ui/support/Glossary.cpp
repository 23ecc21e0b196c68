// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Glossary.h"

#include <QCoreApplication>
#include <array>

namespace docent {
namespace {

struct Entry {
    Term term;
    const char* name;
    const char* meaning;
};

constexpr std::array entries = {
    Entry{Term::Source, QT_TRANSLATE_NOOP("Glossary", "Source"),
          QT_TRANSLATE_NOOP("Glossary",
                            "A large set of labelled pictures that the baseline and the experts learn from.")},
    Entry{
        Term::Task, QT_TRANSLATE_NOOP("Glossary", "Task"),
        QT_TRANSLATE_NOOP("Glossary",
                          "A small set of labelled pictures of what you want to tell apart. Experts are ranked for it, "
                          "and one is fine-tuned on it.")},
    Entry{Term::LabelHierarchy, QT_TRANSLATE_NOOP("Glossary", "Label hierarchy"),
          QT_TRANSLATE_NOOP("Glossary",
                            "The labels and what lies under what: animals, under these birds, under these owls.")},
    Entry{Term::Node, QT_TRANSLATE_NOOP("Glossary", "Node"),
          QT_TRANSLATE_NOOP("Glossary", "A label of the hierarchy, with all that lies under it.")},
    Entry{Term::Slice, QT_TRANSLATE_NOOP("Glossary", "Slice"),
          QT_TRANSLATE_NOOP("Glossary", "All pictures under a node: what its expert learns from.")},
    Entry{
        Term::Baseline, QT_TRANSLATE_NOOP("Glossary", "Baseline"),
        QT_TRANSLATE_NOOP("Glossary",
                          "The generic network, trained on the whole source. Every expert starts from it, and it is a "
                          "candidate in every ranking.")},
    Entry{Term::Expert, QT_TRANSLATE_NOOP("Glossary", "Expert"),
          QT_TRANSLATE_NOOP("Glossary",
                            "A network that started as the baseline and was trained on the slice of one node.")},
    Entry{
        Term::Embedding, QT_TRANSLATE_NOOP("Glossary", "Embedding"),
        QT_TRANSLATE_NOOP("Glossary",
                          "The numbers that a network makes of a picture before its last layer. Pictures that it finds "
                          "alike lie close together.")},
    Entry{
        Term::Proxy, QT_TRANSLATE_NOOP("Glossary", "Proxy"),
        QT_TRANSLATE_NOOP("Glossary", "A cheap figure that foretells how well a model will do once it is fine-tuned.")},
    Entry{Term::Score, QT_TRANSLATE_NOOP("Glossary", "Score"),
          QT_TRANSLATE_NOOP("Glossary",
                            "How often the nearest other picture of the task, in the model's embedding, has the same "
                            "class. Nothing is trained for it.")},
    Entry{Term::Interval, QT_TRANSLATE_NOOP("Glossary", "Interval"),
          QT_TRANSLATE_NOOP("Glossary",
                            "Where the figure would lie for other pictures of the same kind, in 95 of 100 cases. Few "
                            "pictures make it wide.")},
    Entry{Term::Tie, QT_TRANSLATE_NOOP("Glossary", "Tie"),
          QT_TRANSLATE_NOOP(
              "Glossary", "The difference to the best is within noise: with other pictures the order may be another.")},
    Entry{Term::Chance, QT_TRANSLATE_NOOP("Glossary", "Chance"),
          QT_TRANSLATE_NOOP("Glossary", "What always naming the largest class would score.")},
    Entry{Term::KendallTau, QT_TRANSLATE_NOOP("Glossary", "Kendall's tau"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "How well two orders agree: 1 the same, 0 unrelated, -1 reversed. Weighted: the places at the "
              "top count more.")},
    Entry{Term::Regret, QT_TRANSLATE_NOOP("Glossary", "Regret"),
          QT_TRANSLATE_NOOP("Glossary", "Accuracy lost by taking this model instead of the one that turned out best.")},
    Entry{Term::FineTuning, QT_TRANSLATE_NOOP("Glossary", "Fine-tuning"),
          QT_TRANSLATE_NOOP("Glossary", "A new last layer is put on a model, and all of it is trained on the task.")},
    Entry{
        Term::Sweep, QT_TRANSLATE_NOOP("Glossary", "Sweep"),
        QT_TRANSLATE_NOOP("Glossary",
                          "Several settings are tried on a part of the training pictures; the best is trained again on "
                          "all of them.")},
    Entry{Term::LearningRate, QT_TRANSLATE_NOOP("Glossary", "Learning rate"),
          QT_TRANSLATE_NOOP("Glossary",
                            "How far a step changes the weights. Too large and it diverges, too small and it crawls.")},
    Entry{Term::Steps, QT_TRANSLATE_NOOP("Glossary", "Steps"),
          QT_TRANSLATE_NOOP("Glossary", "How often the weights are changed, each time after one batch of pictures.")},
    Entry{Term::Epoch, QT_TRANSLATE_NOOP("Glossary", "Epoch"),
          QT_TRANSLATE_NOOP("Glossary", "One pass over all training pictures.")},
    Entry{Term::BatchSize, QT_TRANSLATE_NOOP("Glossary", "Batch size"),
          QT_TRANSLATE_NOOP("Glossary", "Pictures that a step learns from.")},
    Entry{Term::MicroBatch, QT_TRANSLATE_NOOP("Glossary", "Micro-batch"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "A part of a batch that fits into memory; the parts together give the same step as the whole.")},
    Entry{
        Term::ValidationAccuracy, QT_TRANSLATE_NOOP("Glossary", "Validation accuracy"),
        QT_TRANSLATE_NOOP("Glossary", "Part of the pictures kept aside while training that the model names rightly.")},
    Entry{Term::TestAccuracy, QT_TRANSLATE_NOOP("Glossary", "Test accuracy"),
          QT_TRANSLATE_NOOP(
              "Glossary", "Part of the test pictures that the model names rightly. They were used for nothing else.")},
    Entry{Term::BalancedAccuracy, QT_TRANSLATE_NOOP("Glossary", "Balanced accuracy"),
          QT_TRANSLATE_NOOP("Glossary",
                            "The mean of the classes' recalls: a small class counts as much as a large one.")},
    Entry{Term::Loss, QT_TRANSLATE_NOOP("Glossary", "Loss"),
          QT_TRANSLATE_NOOP("Glossary",
                            "What training makes small: the cross-entropy of the predictions, in nats. 0 is perfect.")},
    Entry{Term::Precision, QT_TRANSLATE_NOOP("Glossary", "Precision"),
          QT_TRANSLATE_NOOP("Glossary", "Of the pictures that were taken for this class, the part that is of it.")},
    Entry{Term::Recall, QT_TRANSLATE_NOOP("Glossary", "Recall"),
          QT_TRANSLATE_NOOP("Glossary", "Of the pictures of this class, the part that was found.")},
    Entry{Term::F1, QT_TRANSLATE_NOOP("Glossary", "F1"),
          QT_TRANSLATE_NOOP("Glossary", "The harmonic mean of precision and recall.")},
    Entry{
        Term::ConfusionMatrix, QT_TRANSLATE_NOOP("Glossary", "Confusion matrix"),
        QT_TRANSLATE_NOOP("Glossary", "Which class was taken for which: a row is the truth, a column the prediction.")},
    Entry{
        Term::Calibration, QT_TRANSLATE_NOOP("Glossary", "Calibration"),
        QT_TRANSLATE_NOOP("Glossary",
                          "Whether a model that says 80 % is right in 80 of 100 cases. The error is the mean distance "
                          "between the two.")},
    Entry{Term::Projection, QT_TRANSLATE_NOOP("Glossary", "Projection"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "The embedding drawn in two dimensions. PCA keeps the large distances, t-SNE the neighbourhoods; "
              "distances between far groups mean nothing in t-SNE.")},
    Entry{Term::Checkpoint, QT_TRANSLATE_NOOP("Glossary", "Checkpoint"),
          QT_TRANSLATE_NOOP("Glossary",
                            "All that a training needs to go on from where it was, kept on disk every minute.")},
    Entry{Term::ImagePasses, QT_TRANSLATE_NOOP("Glossary", "Image passes"),
          QT_TRANSLATE_NOOP("Glossary",
                            "How often a picture goes through a network: a cost that does not depend on the machine.")},
    Entry{Term::Level, QT_TRANSLATE_NOOP("Glossary", "Level"),
          QT_TRANSLATE_NOOP(
              "Glossary",
              "How deep in the hierarchy classes are told apart. At level 1 all kinds of birds count as birds, or "
              "as animals, whichever stands first.")},
};

const Entry& entryOf(Term term) {
    for (const Entry& entry : entries) {
        if (entry.term == term) {
            return entry;
        }
    }
    return entries[0];
}

}  // namespace

QString termName(Term term) {
    return QCoreApplication::translate("Glossary", entryOf(term).name);
}

QString explain(Term term) {
    return QCoreApplication::translate("Glossary", entryOf(term).meaning);
}

QVector<Term> allTerms() {
    QVector<Term> terms;
    for (const Entry& entry : entries) {
        terms << entry.term;
    }
    return terms;
}

}  // namespace docent

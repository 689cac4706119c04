// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/compared_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>
#include <variant>

#include <QCoreApplication>
#include <QStringList>

#include "charts/run_words.h"
#include "charts/value_text.h"

namespace centerscope {

namespace {

constexpr int kRoundedDigits = 4;
constexpr double kLargestWhole = 1e15;

struct ComparedName {
    std::string_view inFiles;
    const char* shown;
};

/// All that a comparison has rows of but the results of one split.
constexpr auto kComparedNames = std::to_array<ComparedName>({
    {"preset", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Preset")},
    {"network.initialization",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Start of the weights")},
    {"network.weight_normalization",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Weight normalization")},
    {"network.blocks", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Convolutions")},
    {"network.embedding_size",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Dimensions of the embedding")},
    {"network.embedding_activation.kind",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Activation after the embedding")},
    {"network.embedding_activation.slopes",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Scope of its slopes")},
    {"network.embedding_activation.start",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Its slopes at the start")},
    {"network.embedding_after_activation",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Embedding shown after its activation")},
    {"network.last_bias", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Last layer with bias")},
    {"network.data_dependent_scale",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Scale of the data-dependent start")},
    {"input.size", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Side of the input in pixels")},
    {"input.offset", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Subtracted from the input")},
    {"input.divisor", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Divisor of the input")},
    {"input.subtract_mean_image",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Mean image subtracted")},
    {"hyperparameters.learning_rate",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Learning rate")},
    {"hyperparameters.lambda", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "λ")},
    {"hyperparameters.alpha", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "α")},
    {"hyperparameters.batch_size", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Batch size")},
    {"schedules.learning_rate",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Schedule of the learning rate")},
    {"schedules.lambda", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Schedule of λ")},
    {"schedules.alpha", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Schedule of α")},
    {"optimizer.kind", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Optimizer")},
    {"optimizer.beta1", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Adam: β₁")},
    {"optimizer.beta2", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Adam: β₂")},
    {"optimizer.epsilon", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Adam: ε")},
    {"optimizer.momentum", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "SGD: momentum")},
    {"optimizer.weight_decay",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "SGD: weight decay")},
    {"optimizer.rate_in_velocity",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "SGD: learning rate within the velocity")},
    {"optimizer.bias_rate",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "SGD: factor of the learning rate of biases")},
    {"optimizer.bias_decay",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "SGD: factor of the weight decay of biases")},
    {"center_start", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Start of the centers")},
    {"ring_radius", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Radius of their ring")},
    {"last_weight_length",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Length of the last layer's rows at first")},
    {"center_loss.reduction",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Form of the center loss")},
    {"center_loss.rule", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "How centers move")},
    {"center_loss.undo_lambda",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Their gradient times α/λ")},
    {"center_loss.momentum",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Momentum of the centers")},
    {"halving.rule",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Rule by which the learning rate falls")},
    {"halving.factor",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Factor by which the learning rate falls")},
    {"halving.steps",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Steps at which the learning rate falls")},
    {"halving.epochs",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Epochs after which the learning rate falls")},
    {"halving.watch",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Loss that the rule watches")},
    {"halving.patience",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Patience of the rule in steps")},
    {"halving.threshold", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Threshold of the rule")},
    {"training_images", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Training images")},
    {"held_out", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Classes held out")},
    {"shuffle", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Shuffled each epoch")},
    {"balanced_batches",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Each class equally often")},
    {"augmentation.shift",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Images moved by up to (pixels)")},
    {"augmentation.rotation",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Images turned by up to (degrees)")},
    {"augmentation.scale",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Images resized by up to (share)")},
    {"augmentation.from_epoch",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Augmentation from epoch")},
    {"axis_limit",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Axes of snapshots and films up to")},
    {"expected_plateau",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Steps of the plateau at first")},
    {"seed", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Seed")},
    {"data_seed", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Seed of the order of images")},
    {"drawn_by_name",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Weights drawn as for a twin")},
    {"evaluate_every", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Validated every (steps)")},
    {"fork", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Fork")},
    {"twin", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Twin")},
    {"changes.learning_rate",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Learning rate, changed")},
    {"changes.lambda", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "λ, changed")},
    {"changes.alpha", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "α, changed")},
    {"changes.batch_size", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Batch size, changed")},
    {"changes.halving",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Rule of the learning rate, changed")},
    {"changes.center_rule",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "How centers move, changed")},
    {"dataset", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Data set")},
    {"dataset_fingerprint",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Fingerprint of the data set")},
    {"program_version", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Version of the program")},
    {"instruction_set", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Instruction set")},
    {"numerics", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Revision of the numerics")},
    {"steps", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Steps")},
    {"epochs", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Epochs")},
    {"training_seconds", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "Seconds of training")},
});

/// Of what a split has been evaluated by; "%1": the name of the split.
constexpr auto kComparedResults = std::to_array<ComparedName>({
    {"step", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: step")},
    {"softmax_loss", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: softmax loss")},
    {"center_loss", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: center loss")},
    {"accuracy", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: accuracy")},
    {"within_radius", QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: radius within classes")},
    {"nearest_centers",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: distance of the nearest centers")},
    {"mean_center_distance",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: mean distance of centers")},
    {"radius_to_distance",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: radius / distance")},
    {"nearest_center_agreement",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: nearest center agrees")},
    {"softmax_gradient",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: gradient of the softmax loss")},
    {"center_gradient",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: gradient of λ · center loss")},
    {"center_to_mean",
     QT_TRANSLATE_NOOP("centerscope::ComparedWords", "%1: center to mean of its class")},
});

struct ComparedWords {
    Q_DECLARE_TR_FUNCTIONS(centerscope::ComparedWords)
};

/// Null where there is none.
template <std::size_t count>
const char* shownOf(const std::array<ComparedName, count>& names, std::string_view inFiles) {
    const auto found = std::ranges::find(names, inFiles, &ComparedName::inFiles);
    return found == names.end() ? nullptr : found->shown;
}

bool isShare(std::string_view row) {
    return row.ends_with(".accuracy") || row.ends_with(".nearest_center_agreement");
}

/// What comparedWords() is of each kind of value.
struct ComparedCell {
    std::string_view row;
    const QLocale& locale;

    QString operator()(std::monostate) const { return {}; }
    QString operator()(const std::string& text) const {
        if (text == "true")
            return ComparedWords::tr("yes");
        return text == "false" ? ComparedWords::tr("no") : QString::fromStdString(text);
    }
    QString operator()(double number) const {
        if (std::isnan(number))
            return {};
        if (isShare(row))
            return ComparedWords::tr("%1 %").arg(locale.toString(100 * number, 'f', 2));
        if (number == std::floor(number) && std::fabs(number) < kLargestWhole)
            return locale.toString(static_cast<qlonglong>(number));
        return valueText(number, locale, kRoundedDigits);
    }
    QString operator()(const std::vector<ComparedChange>& changes) const {
        QStringList texts;
        for (const ComparedChange& each : changes)
            texts << form(each.cause)
                         .arg(each.cause ? decimalText(each.to, locale)
                                         : QString::fromStdString(each.to),
                              locale.toString(qlonglong{each.step}));
        return texts.join(QStringLiteral(", "));
    }
    QString operator()(const ComparedFork& fork) const {
        const QString step = locale.toString(qlonglong{fork.step});
        const QString id = QString::fromStdString(fork.id);
        return fork.origin
                   ? ComparedWords::tr("at step %1 of %2 (%3)")
                         .arg(step, displayName(*fork.origin, locale), id)
                   : ComparedWords::tr("at step %1 of a run that is gone or lies elsewhere (%2)")
                         .arg(step, id);
    }

    static QString form(const std::optional<HyperparameterChange::Cause>& cause) {
        using Cause = HyperparameterChange::Cause;
        if (!cause)
            return ComparedWords::tr("%1 from step %2");
        switch (*cause) {
            case Cause::User:
            case Cause::Halving:
                break;
            case Cause::Rule:
                return ComparedWords::tr("%1 from step %2 by rule");
            case Cause::Undo:
            case Cause::Schedule:
                return ComparedWords::tr("%1 from step %2 by Undo");
        }
        return ComparedWords::tr("%1 from step %2 by hand");
    }
};

}  // namespace

QString comparedName(const std::string& row) {
    if (const char* shown = shownOf(kComparedNames, row))
        return ComparedWords::tr(shown);
    const std::size_t dot = row.find('.');
    const std::string split = row.substr(0, dot);
    const char* shown = dot == row.npos
                            ? nullptr
                            : shownOf(kComparedResults, std::string_view(row).substr(dot + 1));
    if (shown && split == "validation")
        return ComparedWords::tr(shown).arg(ComparedWords::tr("Validation"));
    if (shown && split == "test")
        return ComparedWords::tr(shown).arg(ComparedWords::tr("Test"));
    return QString::fromStdString(row);
}

QString comparedWords(const std::string& row, const ComparedValue& value, const QLocale& locale) {
    return std::visit(ComparedCell{row, locale}, value);
}

}  // namespace centerscope

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/preset_page.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QStringList>

#include "charts/value_text.h"
#include "presets/preset_names.h"
#include "widgets/halving_panel.h"
#include "widgets/preset_menu.h"

namespace centerscope {

namespace {

/// The sentences of resources/presets, said here once more so that they are found and translated.
[[maybe_unused]] constexpr const char* kBundledSentences[] = {
    QT_TRANSLATE_NOOP("Preset",
                      "There is no α: the centers move with the learning rate and with momentum, "
                      "as the weights do."),
    QT_TRANSLATE_NOOP("Preset", "Biases learn at twice the learning rate and do not decay."),
    QT_TRANSLATE_NOOP(
        "Preset",
        "The last pool takes 3 × 3 pixels (7 → 3), so the embedding reads 1,152 features."),
    QT_TRANSLATE_NOOP("Preset",
                      "It learns from all 60,000 training images, so the validation images are "
                      "among those it has seen."),
    QT_TRANSLATE_NOOP("Preset",
                      "There is no α: Eq. 4's Δc goes through the solver, so the learning rate "
                      "moves the centers, with momentum 0.9, and they slow down when it falls."),
    QT_TRANSLATE_NOOP(
        "Preset",
        "Its centers never move: the operation that updates them was built but never executed."),
    QT_TRANSLATE_NOOP(
        "Preset",
        "Its batches are never shuffled: every epoch brings the same images in the same order."),
    QT_TRANSLATE_NOOP("Preset",
                      "The weight of the center loss is λ = 1, the strongest of the paper's Fig. "
                      "3, from the first step."),
    QT_TRANSLATE_NOOP("Preset",
                      "The embedding that is shown and pulled to its center is the one before its "
                      "PReLU; the last layer reads the one after it."),
    QT_TRANSLATE_NOOP("Preset",
                      "Every element of a feature map has a PReLU slope of its own, which starts "
                      "at 0: a ReLU until it has learnt better."),
    QT_TRANSLATE_NOOP("Preset",
                      "It trains with Adam; the learning rate is not lowered by itself (its author "
                      "advises to halve it around step 5,000)."),
    QT_TRANSLATE_NOOP("Preset",
                      "There is no α: the centers stay where they started, and each cluster is "
                      "pulled to a random place."),
    QT_TRANSLATE_NOOP("Preset",
                      "Its centers follow the gradient of the joint loss instead of Eq. 4, so λ "
                      "weighs their moves too and nothing divides by 1 + n."),
    QT_TRANSLATE_NOOP("Preset", "Images are enlarged from 28 × 28 to 32 × 32 pixels."),
    QT_TRANSLATE_NOOP("Preset", "The weight of the center loss is λ = 1 from the first step."),
    QT_TRANSLATE_NOOP("Preset",
                      "It trains by SGD with momentum at a learning rate of 0.001, a tenth of it "
                      "after 100 epochs."),
    QT_TRANSLATE_NOOP(
        "Preset",
        "α is the learning rate of the centers' own gradient descent, not that of Eq. 4: they move "
        "α · λ/m · Σ(c − x), a step that grows with λ and with the number of images of the class."),
    QT_TRANSLATE_NOOP(
        "Preset",
        "The network is the older LeNet: two convolutions with tanh, then a hidden layer of 500."),
    QT_TRANSLATE_NOOP(
        "Preset", "The embedding is linear: no activation stands between it and the last layer."),
    QT_TRANSLATE_NOOP(
        "Preset",
        "The last layer has a bias, which lets classes differ by more than their direction."),
    QT_TRANSLATE_NOOP("Preset",
                      "The paper names no optimizer for MNIST: the start of the weights, SGD at "
                      "0.01 with momentum 0.9 and weight decay 0.0005, and biases at twice the "
                      "learning rate without decay are those of its authors' Caffe example."),
    QT_TRANSLATE_NOOP(
        "Preset", "The learning rate falls to a tenth after step 3,700, two thirds of ten epochs."),
    QT_TRANSLATE_NOOP("Preset",
                      "Trained like this, clusters become narrower beside the distances of their "
                      "centers from each λ of Fig. 3 to the next; with Adam at 0.001 they stop to "
                      "do so at λ = 0.1."),
    QT_TRANSLATE_NOOP("Preset", "The embedding that is shown is the one before its PReLU."),
    QT_TRANSLATE_NOOP(
        "Preset", "The center loss has no ½: λ = 1 weighs as much as 2 would in the paper's form."),
    QT_TRANSLATE_NOOP("Preset",
                      "Its centers follow their gradient times 1/λ instead of Eq. 4, and nothing "
                      "divides by 1 + n."),
    QT_TRANSLATE_NOOP("Preset",
                      "Pools leave out the last row and column (28 → 14 → 7 → 3), so the embedding "
                      "reads 1,152 features."),
    QT_TRANSLATE_NOOP("Preset",
                      "α is the learning rate of the centers' own gradient descent, not that of "
                      "Eq. 4: they move α · 2/m · Σ(c − x), whatever λ is."),
    QT_TRANSLATE_NOOP("Preset",
                      "The center loss is a sum over the batch: λ = 0.5 weighs as much as 64 would "
                      "on a mean of 128 images."),
    QT_TRANSLATE_NOOP("Preset",
                      "Its convolutions are 3 × 3 with ReLU; the only PReLU follows the embedding, "
                      "which is shown before it."),
    QT_TRANSLATE_NOOP("Preset",
                      "The mean image of the training set is subtracted from every image."),
    QT_TRANSLATE_NOOP("Preset", "Its centers all start at the origin."),
    QT_TRANSLATE_NOOP(
        "Preset",
        "The centers start evenly on a ring of radius 8, class by class, instead of at random."),
    QT_TRANSLATE_NOOP("Preset",
                      "They are held on it for the first 200 steps (α = 0); from then on they move "
                      "by Eq. 4 with α = 0.5."),
    QT_TRANSLATE_NOOP("Preset",
                      "Each row of the last layer starts along its class's center, 7 long; it is "
                      "learnt from the first step on."),
    QT_TRANSLATE_NOOP(
        "Preset",
        "No PReLU follows the embedding: the last layer reads the two numbers that are shown."),
    QT_TRANSLATE_NOOP("Preset",
                      "It trains with Adam; the learning rate rises to 0.002 within 40 steps and "
                      "falls to 0.00002 by the end of the tenth epoch."),
    QT_TRANSLATE_NOOP("Preset",
                      "From the second epoch on, images are moved by up to 2 pixels, turned by up "
                      "to 10° and resized by up to 10 % at random."),
};

class PresetPage {
    Q_DECLARE_TR_FUNCTIONS(centerscope::PresetPage)

public:
    PresetPage(const Preset& preset, const QLocale& locale) : preset_(preset), locale_(locale) {}

    QString html() const {
        QString rows;
        const auto row = [&rows](const QString& what, const QString& how) {
            rows +=
                QStringLiteral("<tr><td>%1&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>").arg(what, how);
        };
        row(tr("Images"), images());
        row(tr("Input"), input());
        row(tr("Augmentation"), augmentation());
        row(tr("Network"), network());
        const auto addLoss = [&](const CenterLossDescription& loss) {
            row(tr("Center loss"), reduction(loss.reduction));
            row(tr("Centers"), start() + QStringLiteral("; ") + rule(loss.rule));
        };
        std::visit(addLoss, preset_.embeddingLoss);
        row(tr("Optimizer"), optimizer());
        row(tr("Starting values"), values());
        row(tr("Schedules"), schedules());
        row(tr("Learning rate falls"), halving());
        return QStringLiteral(
                   "<h3>%1</h3><p>%2</p><h4>%3</h4>%4<h4>%5</h4>"
                   "<table cellpadding=\"3\">%6</table>")
            .arg(presetName(preset_).toHtmlEscaped(), presetDescription(preset_).toHtmlEscaped(),
                 tr("Different from the paper"), differences(), tr("What it trains by"), rows);
    }

    QString headStart(std::int64_t alphaChange) const {
        QStringList parts;
        if (preset_.centerStart == CenterStart::Ring)
            parts << tr("centers placed on a ring");
        if (preset_.lastWeightLength > 0)
            parts << tr("last layer turned to them");
        if (const std::int64_t held = std::min(heldSteps(), alphaChange - 1); held > 0)
            parts << tr("held until step %1").arg(locale_.toString(qint64{held}));
        const auto* loss = std::get_if<CenterLossDescription>(&preset_.embeddingLoss);
        if (loss && loss->rule.kind == CenterRule::Kind::Frozen)
            parts << tr("centers never move");
        return parts.join(QStringLiteral(" · "));
    }

private:
    QString number(double value) const { return valueText(value, locale_, 6); }

    template <typename Enum, std::size_t count>
    static QString shown(const Choices<Enum, count>& choices, Enum value) {
        return tr(choiceOf(choices, value).shown);
    }

    /// For how many steps from the first the schedule of α is 0.
    std::int64_t heldSteps() const {
        std::int64_t held = 0;
        for (const ValueSchedule::Knot& knot : preset_.schedules.alpha.knots) {
            if (knot.value != 0)
                break;
            held = knot.step;
        }
        return held;
    }

    QString differences() const {
        QString items;
        for (const std::string& each : preset_.differences)
            items += QStringLiteral("<li>%1</li>")
                         .arg(QCoreApplication::translate("Preset", each.c_str()).toHtmlEscaped());
        return QStringLiteral("<ul>%1</ul>").arg(items);
    }

    QString images() const {
        const QString shuffled =
            preset_.shuffle ? tr("shuffled each epoch") : tr("always in the same order");
        QStringList parts{shown(kTrainingImages, preset_.trainingImages), shuffled};
        if (preset_.balancedBatches)
            parts << tr("each class equally often");
        QStringList heldOut;
        for (const std::int64_t label : preset_.heldOut)
            heldOut << locale_.toString(qint64{label});
        if (!heldOut.isEmpty())
            parts << tr("classes held out: %1").arg(heldOut.join(QStringLiteral(", ")));
        return parts.join(QStringLiteral("; "));
    }

    QString input() const {
        const InputScaling& scaling = preset_.inputScaling;
        const int side = preset_.network.input.height;
        QString text = tr("%1 × %1 pixels, (x − %2) ÷ %3")
                           .arg(side)
                           .arg(number(scaling.offset), number(1 / scaling.scale));
        return scaling.subtractMeanImage ? tr("%1, less the mean image").arg(text) : text;
    }

    QString augmentation() const {
        const Augmentation& augmentation = preset_.augmentation;
        QStringList parts;
        if (augmentation.shift > 0)
            parts << tr("moved by up to %1 pixels").arg(number(augmentation.shift));
        if (augmentation.rotation > 0)
            parts << tr("turned by up to %1°").arg(number(augmentation.rotation));
        if (augmentation.scale > 0)
            parts << tr("resized by up to %1 %").arg(number(100 * augmentation.scale));
        if (parts.isEmpty())
            return tr("none");
        if (augmentation.fromEpoch > 1)
            parts << tr("from epoch %1 on").arg(locale_.toString(qint64{augmentation.fromEpoch}));
        return parts.join(QStringLiteral(", "));
    }

    QString network() const {
        const NetworkDescription& network = preset_.network;
        QStringList channels;
        for (const ConvBlockDescription& block : network.blocks)
            channels << tr("%1 of %2 × %2").arg(block.channels).arg(block.kernel);
        QStringList parts{tr("convolutions: %1").arg(channels.join(QStringLiteral(", ")))};
        const Normalization normalization = network.blocks.front().normalization;
        if (normalization != Normalization::None)
            parts << shown(kNormalizations, normalization);
        if (network.weightNormalization)
            parts << tr("weight normalization");
        if (network.embeddingSize > 2)
            parts << tr("embedding of %1 dimensions").arg(locale_.toString(network.embeddingSize));
        if (network.embeddingActivation.kind == ActivationDescription::Kind::None)
            parts << tr("no activation after the embedding");
        else if (network.embeddingAfterActivation)
            parts << tr("the embedding shown is the one after its activation");
        else
            parts << tr("the embedding shown is the one before its activation");
        parts << (network.hasLastBias() ? tr("last layer with bias")
                                        : tr("last layer without bias"));
        return parts.join(QStringLiteral("; "));
    }

    QString reduction(CenterReduction reduction) const {
        const QString form = shown(kReductions, reduction);
        if (reduction != CenterReduction::HalfSum)
            return form;
        const Hyperparameters& values = preset_.hyperparameters;
        return form.arg(number(values.lambda), number(values.lambda * values.batchSize))
            .arg(values.batchSize);
    }

    QString start() const {
        const QString form = shown(kCenterStarts, preset_.centerStart);
        return preset_.centerStart == CenterStart::Ring ? form.arg(number(preset_.ringRadius))
                                                        : form;
    }

    QString rule(const CenterRule& rule) const {
        if (rule.kind == CenterRule::Kind::Gradient && rule.undoLambda)
            return tr("move by their gradient times α/λ");
        const QString form = shown(kCenterRules, rule.kind);
        return rule.kind == CenterRule::Kind::Solver ? form.arg(number(rule.momentum)) : form;
    }

    QString optimizer() const {
        const OptimizerDescription& optimizer = preset_.optimizer;
        const QString form = shown(kOptimizers, optimizer.kind);
        return optimizer.kind == OptimizerDescription::Kind::Adam
                   ? form.arg(number(optimizer.beta1), number(optimizer.beta2))
                   : form.arg(number(optimizer.momentum), number(optimizer.weightDecay));
    }

    QString values() const {
        const Hyperparameters& values = preset_.hyperparameters;
        QStringList parts{tr("learning rate %1").arg(number(values.learningRate))};
        for (const Schedulable& each : kSchedulables)
            if (each.which != Hyperparameter::LearningRate && preset_.has(each.which))
                parts << QStringLiteral("%1 = %2").arg(QString::fromUtf8(each.symbol),
                                                       number(member(values, each.which)));
        parts << tr("batches of %1").arg(values.batchSize);
        return parts.join(QStringLiteral(", "));
    }

    QString schedules() const {
        QStringList parts;
        const auto add = [&](const QString& what, const ValueSchedule& schedule) {
            QStringList knots;
            for (const ValueSchedule::Knot& knot : schedule.knots)
                knots << tr("%1 at step %2")
                             .arg(number(knot.value), locale_.toString(qint64{knot.step}));
            if (!knots.isEmpty())
                parts << what + QStringLiteral(" ") + knots.join(QStringLiteral(", "));
        };
        for (const Schedulable& each : kSchedulables)
            add(each.which == Hyperparameter::LearningRate ? tr("learning rate")
                                                           : QString::fromUtf8(each.symbol),
                member(preset_.schedules, each.which));
        return parts.isEmpty() ? tr("none") : parts.join(QStringLiteral("; "));
    }

    QString halving() const {
        const HalvingRule& rule = preset_.halvingRule;
        if (rule.kind == HalvingRule::Kind::Never)
            return tr("not by itself");
        if (!rule.inEpochs)
            return describe(rule, rule.nextAfter(1), locale_);
        QStringList epochs;
        for (const std::int64_t epoch : rule.steps)
            epochs << locale_.toString(qint64{epoch});
        const QString when = rule.kind == HalvingRule::Kind::EveryNSteps
                                 ? tr("every %1 epochs").arg(locale_.toString(qint64{rule.every}))
                                 : tr("after epoch %1").arg(epochs.join(QStringLiteral(", ")));
        return tr("%1, to %2 of what it was").arg(when, number(rule.factor));
    }

    const Preset& preset_;
    const QLocale& locale_;
};

}  // namespace

QString presetAlphaNote(const Preset& preset) {
    return preset.alphaNote.empty()
               ? QString()
               : QCoreApplication::translate("Preset", preset.alphaNote.c_str());
}

QString headStart(const Preset& preset, std::int64_t alphaChange, const QLocale& locale) {
    return PresetPage(preset, locale).headStart(alphaChange);
}

QString presetPage(const Preset& preset, const QLocale& locale) {
    return PresetPage(preset, locale).html();
}

}  // namespace centerscope

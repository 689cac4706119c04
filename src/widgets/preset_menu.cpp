// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/preset_menu.h"

#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QEvent>

namespace centerscope {

namespace {

constexpr int kMostRecent = 3;

/// The texts of resources/presets, said here once more so that they are found and translated.
[[maybe_unused]] constexpr const char* kBundledTexts[] = {
    QT_TRANSLATE_NOOP("Preset", "caffe-face"),
    QT_TRANSLATE_NOOP("Preset",
                      "The authors' own MNIST example in Caffe: SGD with momentum, and centers "
                      "that go through the same solver as the weights."),
    QT_TRANSLATE_NOOP("Preset", "Center-Loss (2018), as it ran"),
    QT_TRANSLATE_NOOP("Preset",
                      "The TensorFlow project Center-Loss as it actually ran: the update of the "
                      "centers was built but never executed, and the batches were never shuffled. "
                      "Its published figures come from this."),
    QT_TRANSLATE_NOOP("Preset", "Center-Loss (2024)"),
    QT_TRANSLATE_NOOP("Preset",
                      "The PyTorch rewrite by the author of Center-Loss: images enlarged to 32 × "
                      "32, one PReLU slope a layer, centers moved by autograd."),
    QT_TRANSLATE_NOOP("Preset", "Fast start"),
    QT_TRANSLATE_NOOP("Preset",
                      "LeNet++ with a head start: its centers are placed on a ring and held there "
                      "for the first 200 steps, and the learning rate follows a schedule, so the "
                      "loss is at 0.4 after some hundred steps instead of 14,000."),
    QT_TRANSLATE_NOOP("Preset", "mxnet_center_loss"),
    QT_TRANSLATE_NOOP("Preset",
                      "The MXNet port by pangyupo: the small LeNet with tanh, a hidden layer of "
                      "500 and a linear embedding."),
    QT_TRANSLATE_NOOP("Preset", "pytorch-center-loss"),
    QT_TRANSLATE_NOOP("Preset",
                      "The PyTorch port by KaiyangZhou, the most used one: the squared distance "
                      "without the ½, and centers moved by autograd."),
    QT_TRANSLATE_NOOP("Preset", "TensorFlow_Center_Loss"),
    QT_TRANSLATE_NOOP("Preset",
                      "The TensorFlow port by EncodeTS: 3 × 3 convolutions with ReLU, the center "
                      "loss as a sum over the batch."),
    QT_TRANSLATE_NOOP("Preset", "As in the paper"),
    QT_TRANSLATE_NOOP("Preset",
                      "LeNet++ with PReLU slopes per channel, λ = 0.01 and α = 0.5, as in the "
                      "paper's Fig. 3, trained by SGD with momentum, as its authors train."),
    QT_TRANSLATE_NOOP("Preset", "Center-Loss (2018)"),
    QT_TRANSLATE_NOOP("Preset",
                      "LeNet++ as the TensorFlow project Center-Loss set it up, with its centers "
                      "moved by Eq. 4 and its batches shuffled: λ = 1 from the first step, so the "
                      "loss can stay near 2.30 for hundreds of steps."),
};

}  // namespace

QString presetName(const Preset& preset) {
    return QCoreApplication::translate("Preset", preset.name.c_str());
}

QString presetDescription(const Preset& preset) {
    return QCoreApplication::translate("Preset", preset.description.c_str());
}

PresetMenu::PresetMenu(std::vector<Preset> presets, const QList<QAction*>& others, QWidget* parent)
    : QMenu(parent), presets_(std::move(presets)), others_(others) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &PresetMenu::fill);
    fill();
}

void PresetMenu::setRecent(const QStringList& files) {
    recent_ = files.mid(0, kMostRecent);
}

void PresetMenu::setInForce(std::shared_ptr<const Preset> preset) {
    inForce_ = std::move(preset);
}

void PresetMenu::remember(const QString& file, const std::string& id) {
    openedId_ = id;
    QStringList files = recent_;
    files.removeAll(file);
    files.prepend(file);
    setRecent(files);
}

void PresetMenu::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        fill();
    QMenu::changeEvent(event);
}

void PresetMenu::fill() {
    clear();
    for (const Preset& preset : presets_) {
        QAction* start =
            addAction(presetName(preset), this, [this, &preset] { emit chosen(preset); });
        start->setObjectName(QLatin1String("preset-") + QString::fromStdString(preset.id));
        start->setToolTip(QStringLiteral("<p>%1</p><p>%2</p>")
                              .arg(presetDescription(preset),
                                   tr("Start a run of this preset at step 0, on the data in use")));
        start->setCheckable(true);
        start->setChecked(inForce_ && preset == *inForce_);
    }
    addSeparator();
    for (const QString& file : recent_) {
        const QString name = QDir::toNativeSeparators(file);
        QAction* start = addAction(name, this, [this, file] { emit fileChosen(file); });
        start->setToolTip(tr("Start a run of the preset in this file"));
        start->setCheckable(true);
        start->setChecked(inForce_ && openedId_ == inForce_->id && file == recent_.constFirst());
    }
    addSeparator();
    addActions(others_);
}

}  // namespace centerscope

#include "moc_preset_menu.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pin_card.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/probability_plot.h"
#include "widgets/pull_legend.h"
#include "widgets/sample_facts.h"
#include "widgets/sample_picture.h"

namespace centerscope {

namespace {

constexpr int kPinSide = 84;        // pixels: three for each of an image of 28
constexpr int kNeighbourSide = 42;  // pixels

QString stepText(const QLocale& locale, std::int64_t step) {
    return locale.toString(static_cast<qlonglong>(step));
}

}  // namespace

PinCard::PinCard(QWidget* parent)
    : QFrame(parent),
      title_(new QLabel),
      unpin_(new QToolButton),
      clean_(new SamplePicture(kPinSide)),
      augmented_(new SamplePicture(kPinSide)),
      prediction_(new QLabel),
      distances_(new QLabel),
      note_(new QLabel),
      pulls_(new PullLegend),
      probabilities_(new ProbabilityPlot),
      nearest_(new QLabel),
      neighbourRow_(new QHBoxLayout) {
    setProperty("look", QStringLiteral("card"));
    title_->setProperty("look", QStringLiteral("title"));
    for (QLabel* label : {note_, nearest_})
        label->setProperty("look", QStringLiteral("muted"));
    for (QLabel* label : {prediction_, distances_, note_})
        label->setWordWrap(true);
    unpin_->setProperty("look", QStringLiteral("flat"));
    unpin_->setText(QStringLiteral("✕"));
    unpin_->setFocusPolicy(Qt::TabFocus);
    connect(unpin_, &QToolButton::clicked, this, &PinCard::unpinRequested);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 6, 10);
    column->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->addWidget(title_, 1);
    top->addWidget(unpin_);
    column->addLayout(top);
    auto* pictures = new QHBoxLayout;
    pictures->addWidget(clean_);
    pictures->addWidget(augmented_);
    pictures->addStretch();
    column->addLayout(pictures);
    for (QWidget* line : std::initializer_list<QWidget*>{prediction_, distances_, pulls_, note_,
                                                         probabilities_, nearest_})
        column->addWidget(line);
    neighbourRow_->setSpacing(4);
    neighbourRow_->addStretch();
    column->addLayout(neighbourRow_);
    retranslate();
}

void PinCard::setPin(const PinnedImage& pin, std::span<const TrackedPlace> track,
                     const QStringList& names, const ClassPalette& palette) {
    title_->setText(pin.sample < 0
                        ? tr("%1 · your drawing").arg(pin.badge)
                        : tr("%1 · image %2").arg(pin.badge, stepText(locale(), pin.sample)));
    clean_->setImage(pin.clean);
    augmented_->setImage(pin.augmented);
    augmented_->setVisible(!pin.augmented.isNull());
    augmented_->setToolTip(tr("As step %1 trained on it: moved, turned or resized at random")
                               .arg(stepText(locale(), pin.fedStep)));
    probabilities_->setTrack({track.begin(), track.end()}, names, palette);
}

void PinCard::setPlace(const std::optional<Place>& place, const QStringList& names,
                       std::optional<std::int64_t> unknownAt) {
    const QString distances =
        place ? distanceText(place->facts, place->centers, names, locale()) : QString();
    prediction_->setVisible(place.has_value());
    distances_->setVisible(!distances.isEmpty());
    distances_->setText(distances);
    note_->setVisible(place || unknownAt);
    if (unknownAt && !place)
        note_->setText(
            tr("Where it was at step %1 is not known.").arg(stepText(locale(), *unknownAt)));
    if (!place)
        return;
    prediction_->setText(predictionText(place->facts, names, locale()));
    prediction_->setProperty("look",
                             place->facts.isWrong() ? QStringLiteral("problem") : QString());
    prediction_->style()->polish(prediction_);
    note_->setText(tr("Re-embedded after step %1").arg(stepText(locale(), place->step)));
    clean_->setAccessibleName(prediction_->text());
}

void PinCard::setPulls(const std::optional<PinPulls>& pulls) {
    pulls_->setVisible(pulls.has_value());
    if (pulls)
        pulls_->setPulls(*pulls);
}

void PinCard::setNeighbours(const std::vector<Neighbour>& neighbours, bool isProjected) {
    if (std::exchange(areProjected_, isProjected) != isProjected)
        retranslate();
    while (neighbours_.size() < neighbours.size()) {
        neighbours_.push_back(new SamplePicture(kNeighbourSide));
        neighbourRow_->insertWidget(neighbourRow_->count() - 1, neighbours_.back());
    }
    nearest_->setVisible(!neighbours.empty());
    for (std::size_t k = 0; k < neighbours_.size(); ++k) {
        neighbours_[k]->setVisible(k < neighbours.size());
        if (k >= neighbours.size())
            continue;
        neighbours_[k]->setImage(neighbours[k].image);
        neighbours_[k]->setToolTip(neighbours[k].text);
        neighbours_[k]->setAccessibleName(neighbours[k].text);
        neighbours_[k]->setFrame(neighbours[k].isOther ? QColor(kOtherClassColor) : QColor());
    }
}

void PinCard::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void PinCard::retranslate() {
    unpin_->setToolTip(tr("Unpin this image"));
    unpin_->setAccessibleName(unpin_->toolTip());
    clean_->setToolTip(tr("The image as the data set has it, which is what is re-embedded"));
    nearest_->setText(areProjected_ ? tr("Nearest in the projection:")
                                    : tr("Nearest on the stage:"));
    nearest_->setToolTip(tr("Those of another class have a red frame"));
}

}  // namespace centerscope

#include "moc_pin_card.cpp"

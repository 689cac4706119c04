// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/image_gallery.h"

#include <algorithm>
#include <chrono>
#include <map>

#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "charts/embedding_chart.h"
#include "charts/stage_readout.h"
#include "widgets/item_value.h"

namespace centerscope {

namespace {

using namespace std::chrono_literals;

constexpr auto kRefreshTime = 500ms;  // images that change faster cannot be looked at
constexpr int kFewestRows = 3;

std::optional<SampleChoice> choiceOf(ImageGallery::List list) {
    using enum ImageGallery::List;
    static const std::map<ImageGallery::List, SampleChoice> choices{
        {Wrong, SampleChoice::Wrong},
        {LargestLoss, SampleChoice::LargestLoss},
        {Flipped, SampleChoice::Flipped},
        {MovedFurthest, SampleChoice::MovedFurthest},
        {ChangedNearestCenter, SampleChoice::ChangedNearestCenter}};
    const auto choice = choices.find(list);
    return choice == choices.end() ? std::nullopt : std::optional(choice->second);
}

}  // namespace

ImageGallery::ImageGallery(EmbeddingChart& stage, GalleryModel::ImageOf imageOf, QWidget* parent)
    : QFrame(parent),
      stage_(stage),
      model_(new GalleryModel(std::move(imageOf), this)),
      lists_(new QComboBox),
      close_(new QToolButton),
      count_(new QLabel),
      compare_(new QPushButton),
      view_(new QListView),
      export_(new QPushButton) {
    setObjectName(QStringLiteral("gallery"));
    lists_->setObjectName(QStringLiteral("galleryLists"));
    compare_->setObjectName(QStringLiteral("galleryCompare"));
    export_->setObjectName(QStringLiteral("galleryExport"));
    close_->setObjectName(QStringLiteral("galleryClose"));
    setProperty("look", QStringLiteral("card"));
    close_->setProperty("look", QStringLiteral("flat"));
    close_->setText(QStringLiteral("✕"));
    close_->setFocusPolicy(Qt::TabFocus);
    lists_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    count_->setWordWrap(true);
    count_->setProperty("look", QStringLiteral("muted"));
    view_->setModel(model_);
    view_->setViewMode(QListView::IconMode);
    view_->setMovement(QListView::Static);
    view_->setResizeMode(QListView::Adjust);
    view_->setUniformItemSizes(true);
    view_->setIconSize({GalleryModel::kSide, GalleryModel::kSide});
    view_->setGridSize({GalleryModel::kSide + 4, GalleryModel::kSide + 4});
    view_->setMinimumHeight(kFewestRows * (GalleryModel::kSide + 4) + 4);
    view_->setFrameShape(QFrame::NoFrame);
    for (const List list : {List::Selected, List::Wrong, List::LargestLoss, List::Flipped,
                            List::MovedFurthest, List::ChangedNearestCenter})
        lists_->addItem({}, QVariant::fromValue(list));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 6, 10);
    column->setSpacing(6);
    auto* top = new QHBoxLayout;
    top->addWidget(lists_, 1);
    top->addWidget(close_);
    column->addLayout(top);
    column->addWidget(count_);
    column->addWidget(compare_);
    column->addWidget(view_, 1);
    column->addWidget(export_, 0, Qt::AlignLeft);
    hide();

    refreshTimer_.setSingleShot(true);
    connect(&refreshTimer_, &QTimer::timeout, this, &ImageGallery::refresh);
    connect(lists_, &QComboBox::currentIndexChanged, this, &ImageGallery::refresh);
    connect(compare_, &QPushButton::clicked, this, &ImageGallery::compareFromHere);
    connect(view_, &QListView::clicked, this, &ImageGallery::pin);
    connect(view_, &QListView::activated, this, &ImageGallery::pin);
    connect(export_, &QPushButton::clicked, this,
            [this] { emit exportRequested(model_->points()); });
    connect(close_, &QToolButton::clicked, this, &QWidget::hide);
    connect(&stage, &EmbeddingChart::cloudChanged, this, &ImageGallery::refreshSoon);
    connect(&stage, &EmbeddingChart::selectionChanged, this, [this] {
        if (stage_.selectedSamples().empty())
            refresh();
        else
            open(List::Selected);
    });
    retranslate();
}

void ImageGallery::open(List list) {
    if (list != List::Cell)
        lists_->removeItem(lists_->findData(QVariant::fromValue(List::Cell)));
    show();
    choose(*lists_, list);
    refresh();
    emit opened();
}

void ImageGallery::openForKeys(List list) {
    open(list);
    view_->setFocus();
    goTo(view_->currentIndex().row());
}

void ImageGallery::openCell(int label, int predicted) {
    cellLabel_ = label;
    cellPredicted_ = predicted;
    const int item = lists_->findData(QVariant::fromValue(List::Cell));
    if (item < 0)
        lists_->addItem(cellText(), QVariant::fromValue(List::Cell));
    else
        lists_->setItemText(item, cellText());
    open(List::Cell);
}

void ImageGallery::startRun() {
    before_.reset();
    refreshSoon();
}

void ImageGallery::refreshSoon() {
    if (isOpen() && !refreshTimer_.isActive())
        refreshTimer_.start(kRefreshTime);
}

void ImageGallery::compareFromHere() {
    before_ = stage_.cloud();
    refresh();
}

/// Points of live batches come from many versions, and every step shows other images.
bool ImageGallery::canCompare() const {
    return stage_.cloud() && stage_.cloud()->source != PointSource::LiveBatches;
}

/// What is far in a projection may be as far again, and another center the nearest.
bool ImageGallery::lacksDimensions(SampleChoice choice) const {
    const auto& cloud = stage_.cloud();
    return choice != SampleChoice::Flipped && cloud && cloud->projection && before_ &&
           !(cloud->full && before_->full);
}

std::vector<EmbeddedPoint> ImageGallery::listed() const {
    const auto& cloud = stage_.cloud();
    if (!cloud)
        return {};
    const auto list = valueOf<List>(*lists_);
    if (list == List::Selected)
        return stage_.selectedAsLastSeen();
    if (list == List::Cell)
        return confusedPoints(*cloud, cellLabel_, cellPredicted_);
    const SampleChoice choice = *choiceOf(list);
    const bool isKnown = canCompare() && before_ && before_->source == cloud->source;
    if (comparesTwoMoments(choice) && (!isKnown || lacksDimensions(choice)))
        return {};
    return chosenPoints(choice, *cloud, before_.get());
}

void ImageGallery::refresh() {
    if (!isOpen())
        return;
    refreshTimer_.stop();
    const PointSource source = stage_.cloud() ? stage_.cloud()->source : PointSource::LiveBatches;
    const int row = view_->currentIndex().row();
    model_->setPoints(listed(), source, stage_.classNames());
    if (view_->hasFocus())
        goTo(row);  // other images may stand there now
    const auto choice = choiceOf(valueOf<List>(*lists_));
    compare_->setVisible(choice && comparesTwoMoments(*choice));
    compare_->setEnabled(canCompare());
    export_->setEnabled(!model_->points().empty());
    count_->setText(countText());
}

/// Where the arrow keys go on from.
void ImageGallery::goTo(int row) {
    const int last = model_->rowCount() - 1;
    if (last >= 0)
        view_->setCurrentIndex(model_->index(std::clamp(row, 0, last), 0));
}

QString ImageGallery::countText() const {
    const auto list = valueOf<List>(*lists_);
    const auto choice = choiceOf(list);
    if (choice && comparesTwoMoments(*choice) && !canCompare())
        return tr(
            "Live batches show other images with every step. Choose the fixed sample, "
            "validation or test to compare two steps.");
    const bool isKnown = before_ && stage_.cloud() && before_->source == stage_.cloud()->source;
    if (choice && comparesTwoMoments(*choice) && !isKnown)
        return tr("Choose the step to compare with, then train on.");
    if (choice && comparesTwoMoments(*choice) && lacksDimensions(*choice))
        return tr(
            "Of a kept step only the projection is known. Compare two steps of the live view.");
    if (list == List::Selected && stage_.selectedSamples().empty())
        return stage_.isSelecting()
                   ? tr("Nothing is selected. Draw a rectangle on the stage, or a lasso with the "
                        "right button.")
                   : tr("Nothing is selected. Press S, then draw a rectangle on the stage, or "
                        "Shift+S, then a lasso.");
    const auto images = static_cast<int>(model_->points().size());
    if (!stage_.cloud())
        return tr("Nothing is on the stage yet.");
    QString text =
        tr("%Ln image(s) · %1", nullptr, images).arg(cloudCaption(*stage_.cloud(), locale()));
    const auto left = static_cast<int>(
        list == List::Selected ? model_->points().size() - stage_.selectedPoints().size() : 0);
    if (left > 0)
        text += tr(" · %Ln of them no longer on the stage", nullptr, left);
    if (choice && comparesTwoMoments(*choice))
        text += tr(" · since step %1")
                    .arg(locale().toString(static_cast<qlonglong>(before_->lastStep)));
    if (model_->points().size() > GalleryModel::kMost)
        text += tr(" · the first %1 are shown")
                    .arg(locale().toString(static_cast<qlonglong>(GalleryModel::kMost)));
    return text;
}

void ImageGallery::pin(const QModelIndex& index) {
    if (index.isValid())
        emit pinRequested(model_->point(index.row()), model_->source(),
                          QGuiApplication::keyboardModifiers() & Qt::ControlModifier);
}

QString ImageGallery::cellText() const {
    return tr("Label %1, predicted %2")
        .arg(stage_.classNames().value(cellLabel_), stage_.classNames().value(cellPredicted_));
}

void ImageGallery::hideEvent(QHideEvent* event) {
    const QWidget* focus = window()->focusWidget();
    if (!event->spontaneous() && focus && isAncestorOf(focus))
        stage_.setFocus();  // where it came from
    QFrame::hideEvent(event);
}

void ImageGallery::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ImageGallery::retranslate() {
    const std::map<List, QString> texts{
        {List::Selected, tr("Selected on the stage")},
        {List::Wrong, tr("Predicted wrongly")},
        {List::LargestLoss, tr("Largest loss")},
        {List::Flipped, tr("Prediction flipped")},
        {List::MovedFurthest, tr("Moved furthest")},
        {List::ChangedNearestCenter, tr("Nearest to another center")},
        {List::Cell, cellText()}};
    for (int item = 0; item < lists_->count(); ++item)
        lists_->setItemText(item, texts.at(lists_->itemData(item).value<List>()));
    lists_->setToolTip(tr("Which of the images on the stage are listed"));
    lists_->setAccessibleName(tr("List of images"));
    close_->setToolTip(tr("Close the list of images"));
    close_->setAccessibleName(close_->toolTip());
    compare_->setText(tr("Compare from this step"));
    compare_->setToolTip(tr("From now on lists what changed since the step that the stage shows"));
    export_->setText(tr("Export as CSV…"));
    export_->setToolTip(
        tr("Writes sample, label, prediction, place, probability and loss of all "
           "that are listed"));
    view_->setAccessibleName(tr("Images"));
    view_->setToolTip(tr("A click pins an image, with Ctrl beside those that are pinned"));
    refresh();
}

}  // namespace centerscope

#include "moc_image_gallery.cpp"

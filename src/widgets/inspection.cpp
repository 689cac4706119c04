// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspection.h"

#include <utility>
#include <vector>

#include <QAction>

#include "charts/embedding_chart.h"
#include "widgets/confusion_window.h"
#include "widgets/digit_pad.h"
#include "widgets/exporter.h"
#include "widgets/file_place.h"
#include "widgets/image_gallery.h"
#include "widgets/inspector_panel.h"
#include "widgets/item_value.h"
#include "widgets/point_inspector.h"
#include "widgets/small_dialogs.h"
#include "widgets/stage_panel.h"

namespace centerscope {

Inspection::Inspection(const Actions& actions, TrainingSession& session, const LiveFeed& feed,
                       StagePanel& stage, InspectorPanel& panel, Exporter& exporter,
                       QWidget& window)
    : QObject(&window),
      actions_(actions),
      stage_(stage),
      exporter_(exporter),
      window_(window),
      drawDigit_(*actions.drawDigit),
      inspector_(new PointInspector(session, feed, stage.chart(), panel, this)),
      gallery_(new ImageGallery(stage.chart(),
                                [this](PointSource source, std::int64_t sample) {
                                    return inspector_->image(source, sample);
                                })),
      confusion_(new ConfusionWindow(stage.chart(), &window)),
      pad_(new DigitPad(&window)) {
    panel.setGallery(gallery_);
    connect(gallery_, &ImageGallery::opened, &panel, &InspectorPanel::showGallery);
    pad_->addAction(actions.play);  // its key acts there too
    for (const auto& [action, other] : {std::pair{actions.select, actions.selectByLasso},
                                        std::pair{actions.selectByLasso, actions.select}})
        connect(action, &QAction::toggled, this, [this, other](bool on) {
            if (on)
                other->setChecked(false);
            showSelecting();
        });
    connect(actions.images, &QAction::triggered, gallery_, [this] {
        if (!closeGallery())
            gallery_->openForKeys(stage_.chart().selectedSamples().empty()
                                      ? ImageGallery::List::Wrong
                                      : ImageGallery::List::Selected);
    });
    connect(actions.confusion, &QAction::triggered, confusion_, &ConfusionWindow::showMatrix);
    connect(actions.drawDigit, &QAction::triggered, pad_, &DigitPad::showPad);
    whenChosen<RegionKind>(*actions.regions, [this](RegionKind kind) { showRegions(kind); });

    connect(gallery_, &ImageGallery::pinRequested, inspector_, &PointInspector::pin);
    connect(gallery_, &ImageGallery::exportRequested, this, &Inspection::exportListed);
    connect(confusion_, &ConfusionWindow::cellChosen, gallery_, &ImageGallery::openCell);
    connect(pad_, &DigitPad::drawn, inspector_, &PointInspector::pinDrawing);
    connect(inspector_, &PointInspector::drawingPredicted, pad_, &DigitPad::setPrediction);
}

void Inspection::startRun(const RunInfo& run) {
    inspector_->startRun(run);
    gallery_->startRun();
    const ImageShape& shape = run.dataset->train.shape;
    pad_->setShape(shape);
    drawDigit_.setEnabled(shape.channels == 1);
    if (shape.channels > 1)
        pad_->hide();
}

void Inspection::showUpdate(const SessionUpdate& update) {
    if (update.projection)
        gallery_->startRun();
    inspector_->showUpdate(update);
}

bool Inspection::closeGallery() {
    const bool wasOpen = gallery_->isOpen();
    gallery_->hide();
    return wasOpen;
}

/// One of the two, or neither.
void Inspection::showSelecting() {
    const bool byLasso = actions_.selectByLasso->isChecked();
    stage_.chart().setSelecting(actions_.select->isChecked() || byLasso);
    stage_.chart().setLasso(byLasso);
    gallery_->refresh();
}

void Inspection::setOutsiders(const std::shared_ptr<const Dataset>& outsiders) {
    inspector_->setOutsiders(outsiders);
}

void Inspection::setLookingBack(bool looksBack) {
    inspector_->setLookingBack(looksBack);
}

/// Live batches mix versions of the network, and each has regions of its own.
void Inspection::showRegions(RegionKind kind) {
    stage_.chart().setRegions(kind);  // which a projection has none of
    if (kind == RegionKind::None)
        emit regionsEnded();
    if (kind == RegionKind::None || stage_.chart().projection() ||
        stage_.viewOptions().source != PointSource::LiveBatches)
        return;
    stage_.setSource(PointSource::FixedSample);
    emit liveBatchesLeft();
}

void Inspection::exportListed(const std::vector<EmbeddedPoint>& points) {
    const QString file =
        askWhereToSave(window_, tr("Export the listed images"), FilePlace(FilePlace::Kind::Table),
                       exporter_.runName(ExportChoices::Subject::Points) + QStringLiteral(".csv"),
                       tr("Tables (*.csv)"));
    if (!file.isEmpty())
        exporter_.exportPoints(points, file);
}

}  // namespace centerscope

#include "moc_inspection.cpp"

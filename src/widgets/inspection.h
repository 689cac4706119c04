// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "charts/regions_item.h"
#include "session/run_info.h"
#include "session/session_update.h"

class QAction;
class QActionGroup;
class QWidget;

namespace centerscope {

class ConfusionWindow;
class DigitPad;
class Exporter;
class ImageGallery;
class InspectorPanel;
class LiveFeed;
class PointInspector;
class StagePanel;
class TrainingSession;

/// The ways to ask the stage: pinned images, lists of images, the confusion matrix, the pad, the
/// selection and the regions. What one of them answers another can ask about.
class Inspection : public QObject {
    Q_OBJECT

public:
    struct Actions {
        QAction* select;
        QAction* selectByLasso;
        QAction* images;
        QAction* confusion;
        QAction* drawDigit;     ///< off for images in colour, which cannot be drawn
        QActionGroup* regions;  ///< one checkable action per RegionKind, which carries it
        QAction* play;
    };

    /// All must outlive it; its dialogs stand before the window.
    Inspection(const Actions& actions, TrainingSession& session, const LiveFeed& feed,
               StagePanel& stage, InspectorPanel& panel, Exporter& exporter, QWidget& window);

    void startRun(const RunInfo& run);
    /// When the stage has taken it.
    void showUpdate(const SessionUpdate& update);
    /// Whose test images the unknown ones are; null: they are the run's own.
    void setOutsiders(const std::shared_ptr<const Dataset>& outsiders);
    void setLookingBack(bool looksBack);
    /// False: there was none.
    bool closeGallery();

signals:
    /// The fixed sample is shown in their place, since batches have no regions.
    void liveBatchesLeft();
    void regionsEnded();

private:
    void showSelecting();
    void showRegions(RegionKind kind);
    void exportListed(const std::vector<EmbeddedPoint>& points);

    Actions actions_;
    StagePanel& stage_;
    Exporter& exporter_;
    QWidget& window_;
    QAction& drawDigit_;
    PointInspector* inspector_;
    ImageGallery* gallery_;
    ConfusionWindow* confusion_;
    DigitPad* pad_;
};

}  // namespace centerscope

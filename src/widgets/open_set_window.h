// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <optional>

#include <QDialog>
#include <QString>
#include <QThreadPool>

#include "session/run_info.h"
#include "session/session_update.h"
#include "training/open_set_scores.h"
#include "widgets/file_writer.h"
#include "widgets/unknown_images.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace centerscope {

class EmbeddingChart;
class OpenSetChart;
class TrainingSession;
class ValueSlider;

/// Whether images of classes that were never learnt can be told from the known ones, by the
/// distance to the nearest center or by the softmax: histograms, curves and what a threshold does,
/// which for distances is a radius that can be dragged on the stage too. Follows the run while it
/// is open. The images of held-out classes stand hollow on the stage whether it is or not; those of
/// another data set come and go with it.
class OpenSetWindow : public QDialog {
    Q_OBJECT

public:
    /// Both must outlive it.
    OpenSetWindow(TrainingSession& session, EmbeddingChart& stage, QWidget* parent);

    void showOpenSet();
    void startRun(const RunInfo& run);
    void showUpdate(const SessionUpdate& update);
    /// The stage shows an earlier step, at which nobody knows where the unknown images were.
    void setLookingBack(bool lookingBack);
    /// Takes the test images of this data set for the unknown ones; empty: those held out.
    void chooseOutsiders(const QString& folder);
    /// A page as .pdf, .svg or .png, or the scores of all images as .csv; by the ending.
    void exportTo(const QString& file);

    std::optional<double> threshold() const { return thresholds_[place()]; }

signals:
    /// Whose test images are the unknown ones; null: those of the run's own data set.
    void outsidersChanged(const std::shared_ptr<const centerscope::Dataset>& outsiders);
    /// To choose classes that a new run is to hold out.
    void holdOutRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void layOut();
    OpenSetScore score() const;
    std::size_t place() const { return static_cast<std::size_t>(score()); }
    void chooseUnknown(int item);
    void takeOutsiders(const QString& folder, std::shared_ptr<const Dataset> outsiders);
    /// None while it is closed.
    std::shared_ptr<const Dataset> outsidersShown() const;
    void showOutsiders();
    void follow();
    void showState();
    void showUnknownPoints();
    void scaleSlider();
    void alignSlider();
    /// Distances stand along the axis, and scores are less where they are larger; and back.
    double thresholdAt(double place) const {
        return score() == OpenSetScore::Distance ? -place : place;
    }
    void setThreshold(double threshold);
    void showThreshold();
    QString figures() const;
    QString title() const;
    void showNote();
    void askWhereToExport();
    void retranslate();

    TrainingSession& session_;
    EmbeddingChart& stage_;
    UnknownImages hollow_;
    QLabel* unknownLabel_;
    QComboBox* unknown_;
    QLabel* scoreLabel_;
    QComboBox* score_;
    QPushButton* holdOut_;
    QPushButton* export_;
    QPushButton* close_;
    QLabel* note_;
    OpenSetChart* histograms_;
    OpenSetChart* curves_;
    QHBoxLayout* thresholdRow_;
    QLabel* thresholdLabel_;
    ValueSlider* slider_;
    QLabel* figures_;
    RunInfo run_;
    std::shared_ptr<const Dataset> outsiders_;
    QString folder_;  // of the outsiders
    std::shared_ptr<const OpenSetState> state_;
    std::array<std::optional<double>, 2> thresholds_;  // [score]
    std::array<bool, 2> areChosen_{};                  // [score] by the user
    bool lookingBack_ = false;
    QString problem_;
    FileWriter writer_;
    QThreadPool reading_;  // the last: ends before what it reports to
};

}  // namespace centerscope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include <QFrame>
#include <QTimer>

#include "training/embedding_cloud.h"
#include "training/sample_choice.h"
#include "widgets/gallery_model.h"

class QComboBox;
class QLabel;
class QListView;
class QPushButton;
class QToolButton;

namespace centerscope {

class EmbeddingChart;

/// The images of some of the stage's points: those that are selected, those that are wrong, those
/// that changed since a step. Follows the stage, calmly.
class ImageGallery : public QFrame {
    Q_OBJECT

public:
    enum class List {
        Selected,
        Wrong,
        LargestLoss,
        Flipped,
        MovedFurthest,
        ChangedNearestCenter,
        Cell,  ///< of the confusion matrix
    };

    ImageGallery(EmbeddingChart& stage, GalleryModel::ImageOf imageOf, QWidget* parent = nullptr);

    void open(List list);
    /// The keys that walk the stage now walk the list, until it is hidden.
    void openForKeys(List list);
    void openCell(int label, int predicted);
    bool isOpen() const { return !isHidden(); }
    const GalleryModel& model() const { return *model_; }

    /// Lists what there is now.
    void refresh();
    /// Another run: what was compared with belongs to the one before.
    void startRun();

signals:
    /// Or shows another list.
    void opened();
    void pinRequested(const centerscope::EmbeddedPoint& point, centerscope::PointSource source,
                      bool add);
    void exportRequested(const std::vector<centerscope::EmbeddedPoint>& points);

protected:
    void changeEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void compareFromHere();
    void refreshSoon();
    std::vector<EmbeddedPoint> listed() const;
    bool canCompare() const;
    bool lacksDimensions(SampleChoice choice) const;
    void pin(const QModelIndex& index);
    void goTo(int row);
    void retranslate();
    QString cellText() const;
    QString countText() const;

    EmbeddingChart& stage_;
    GalleryModel* model_;
    QComboBox* lists_;
    QToolButton* close_;
    QLabel* count_;
    QPushButton* compare_;
    QListView* view_;
    QPushButton* export_;
    std::shared_ptr<const EmbeddingCloud> before_;  // to compare with; null: none was chosen
    int cellLabel_ = 0;
    int cellPredicted_ = 0;
    QTimer refreshTimer_;
};

}  // namespace centerscope

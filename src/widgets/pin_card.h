// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include <QFrame>
#include <QStringList>

#include "charts/class_palette.h"
#include "widgets/pinned_image.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace centerscope {

class ProbabilityPlot;
class SamplePicture;

/// One pinned image in the inspector: the image, where it is, its probabilities, its neighbours.
class PinCard : public QFrame {
    Q_OBJECT

public:
    struct Neighbour {
        QImage image;
        QString text;
        bool isOther = false;  ///< of another class than the pinned one
    };

    explicit PinCard(QWidget* parent = nullptr);

    /// centers: of the version that placed it last, [label].
    void setPin(const PinnedImage& pin, const std::vector<EmbeddingPosition>& centers,
                const QStringList& names, ClassColors colors);
    /// Nearest first.
    void setNeighbours(const std::vector<Neighbour>& neighbours);

signals:
    void unpinRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showPlace(const PinnedImage& pin, const std::vector<EmbeddingPosition>& centers,
                   const QStringList& names);

    QLabel* title_;
    QToolButton* unpin_;
    SamplePicture* clean_;
    SamplePicture* augmented_;
    QLabel* prediction_;
    QLabel* distances_;
    QLabel* note_;
    ProbabilityPlot* probabilities_;
    QLabel* nearest_;
    QHBoxLayout* neighbourRow_;
    std::vector<SamplePicture*> neighbours_;
};

}  // namespace centerscope

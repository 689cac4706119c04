// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <QFrame>
#include <QStringList>

#include "charts/class_palette.h"
#include "training/embedding_forces.h"
#include "widgets/pinned_image.h"
#include "widgets/sample_facts.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace centerscope {

class ProbabilityPlot;
class PullLegend;
class SamplePicture;

/// What pulls at a pinned image, and by which lines the arrows are told apart.
struct PinPulls {
    static constexpr Qt::PenStyle kSoftmaxLine = Qt::DashLine;
    static constexpr Qt::PenStyle kCenterLine = Qt::DotLine;

    Pull softmax;  ///< −∂L_S/∂x
    Pull center;   ///< −λ ∂L_C/∂x
};

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

    /// What one version of the network makes of it.
    struct Place {
        SampleFacts facts;
        std::vector<EmbeddingPosition> centers;  ///< of the same version, [label]; empty: unknown
        std::int64_t step = 0;                   ///< updates that version had seen
    };

    /// track: as much of the pin's as is shown.
    void setPin(const PinnedImage& pin, std::span<const TrackedPlace> track,
                const QStringList& names, const ClassPalette& palette);
    /// none: it has not been placed yet, or not at unknownAt, a step that is looked back at.
    void setPlace(const std::optional<Place>& place, const QStringList& names,
                  std::optional<std::int64_t> unknownAt);
    /// none: they are not known.
    void setPulls(const std::optional<PinPulls>& pulls);
    /// Nearest first.
    /// isProjected: they are near in the projection, and it is not known where they are in all
    /// dimensions.
    void setNeighbours(const std::vector<Neighbour>& neighbours, bool isProjected);

signals:
    void unpinRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel* title_;
    QToolButton* unpin_;
    SamplePicture* clean_;
    SamplePicture* augmented_;
    QLabel* prediction_;
    QLabel* distances_;
    QLabel* note_;
    PullLegend* pulls_;
    ProbabilityPlot* probabilities_;
    QLabel* nearest_;
    QHBoxLayout* neighbourRow_;
    bool areProjected_ = false;
    std::vector<SamplePicture*> neighbours_;
};

}  // namespace centerscope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include <QObject>

namespace centerscope {

class EmbeddingChart;

/// Makes two stages show the same: on common axes that hold both, at one scale where both have the
/// same size, zoomed and panned alike, with the same image hovered, the same ones selected and the
/// same classes hidden.
class StageLink : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    StageLink(EmbeddingChart& one, EmbeddingChart& other, QObject* parent);

private:
    void link(EmbeddingChart& from, EmbeddingChart& to);
    void fitBoth();
    void keepRoom();
    template <typename Action>
    void once(Action&& action);

    std::array<EmbeddingChart*, 2> stages_;
    EmbeddingChart* hovering_ = nullptr;  // whose pointer or keys hover
    double limit_ = 0;
    bool isFollowing_ = false;  // what changes now comes from here
};

}  // namespace centerscope

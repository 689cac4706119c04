// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

#include "training/step_frame.h"

namespace centerscope {

/// The frames of a run, from its first step on: every live batch, and the fixed sample at some
/// steps. They take no more than a budget, half of it for each of the two. Where that is used up
/// the gaps between the steps that stay grow in proportion to their distance from the cursor, the
/// step that is looked at. The first and the newest frame always stay, as do those of bookmarks,
/// and which others do follows from the steps alone.
///
/// Locking: one mutex guards everything; training adds, the window reads.
class StepArchive {
public:
    static constexpr std::size_t kDefaultBudget = 64'000'000;  ///< bytes

    explicit StepArchive(std::size_t budget = kDefaultBudget) : budget_(budget) {}

    /// In place of what is there of the same source and step.
    void add(std::shared_ptr<const StepFrame> frame);
    /// Forgets all of them, those of bookmarks too.
    void clear();
    /// The step that is looked at; none: the newest.
    void setCursor(std::optional<std::int64_t> step);
    /// Frames of these steps stay whatever comes.
    void protect(std::set<std::int64_t> steps);

    /// The one nearest to a step, the earlier of two; null where there is none of this source.
    std::shared_ptr<const StepFrame> nearest(PointSource source, std::int64_t step) const;
    /// The last batches up to the kept step that is nearest to this one, as the stage shows them
    /// live: as many points as asked for at most, of steps between which none is missing. Null
    /// where there is no batch.
    std::shared_ptr<const EmbeddingCloud> liveCloud(std::int64_t step, std::size_t points) const;
    /// Steps of which there is a frame, ascending.
    std::vector<std::int64_t> steps(PointSource source) const;
    std::size_t count(PointSource source) const;
    /// All of them, by their steps.
    std::vector<std::shared_ptr<const StepFrame>> frames() const;

    std::size_t bytes() const;
    std::size_t budget() const { return budget_; }

    /// A new archive of the frames up to a step.
    std::shared_ptr<StepArchive> upTo(std::int64_t step) const;

private:
    using Frames = std::map<std::int64_t, std::shared_ptr<const StepFrame>>;
    struct Series {
        Frames frames;  // by step
        std::size_t bytes = 0;
    };

    const Series& series(PointSource source) const {
        return source == PointSource::LiveBatches ? live_ : sample_;
    }
    static Frames::const_iterator nearest(const Frames& frames, std::int64_t step);
    void thin(Series& series) const;

    const std::size_t budget_;
    mutable std::mutex mutex_;
    Series live_;
    Series sample_;
    std::optional<std::int64_t> cursor_;
    std::set<std::int64_t> protected_;
};

}  // namespace centerscope

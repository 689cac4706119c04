// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/look_back.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include <QCursor>
#include <QLocale>
#include <QMenu>
#include <QStyle>

#include "charts/embedding_chart.h"
#include "data/dataset.h"
#include "presets/value_ranges.h"
#include "widgets/live_feed.h"
#include "widgets/stage_panel.h"

namespace centerscope {

namespace {

// Milliseconds.
constexpr int kFilmFrame = 33;
constexpr double kKeptStep = 200;        // of the film, between two placings of the fixed sample
constexpr double kLongestFilm = 30'000;  // but for bookmarks
constexpr double kBookmarkStands = 3'000;

}  // namespace

LookBack::LookBack(TrainingSession& session, const LiveFeed& feed, StagePanel& stage,
                   QObject* parent)
    : QObject(parent), session_(session), feed_(feed), stage_(stage) {
    connect(&stage, &StagePanel::viewOptionsChanged, this, [this] {
        if (isActive())
            choose(*wanted_);
    });
    connect(&session, &TrainingSession::playingChanged, this, &LookBack::stateChanged);
    connect(&session, &TrainingSession::failed, this, &LookBack::giveUpRecall);
    connect(&session, &TrainingSession::followedBookmarksChanged, this,
            [this](const std::vector<Bookmark>& bookmarks) {
                bookmarks_ = bookmarks;
                emit bookmarksChanged();
                emit stateChanged();
            });
    connect(&session, &TrainingSession::forkProgress, this, [this](auto done, auto total) {
        if (done == total && isRecalling_)  // the way to twins has taken its place
            session_.recall(*wanted_);
    });
    filmTimer_.setInterval(kFilmFrame);
    filmTimer_.setTimerType(Qt::PreciseTimer);
    connect(&filmTimer_, &QTimer::timeout, this, &LookBack::advanceFilm);
}

void LookBack::startRun(const RunInfo& run) {
    end();
    archive_ = run.archive;
    trainingImages_ = run.dataset->train.size();
    isFollowed_ = run.isFollowed();
    bookmarks_ = run.bookmarks;
    emit bookmarksChanged();
    showKept();
}

void LookBack::showKept() {
    emit keptChanged();
    emit stateChanged();
}

void LookBack::showUpdate(const SessionUpdate& update) {
    if (update.projection) {
        end();  // what was kept was on other axes
        showKept();
    }
    recall_ = isActive() ? update.recallProgress : std::nullopt;
    if (update.recalled && isRecalling_ && update.recalled->lastStep == wanted_ &&
        update.recalled->source == stage_.viewOptions().source) {
        isRecalling_ = false;
        shown_ = update.recalled->lastStep;
        stage_.lookBack(update.recalled);
    }
    showAwaited();
    emit stateChanged();
}

/// Only batches tell where images were while they were trained on; for the other sources the fixed
/// sample stands in.
PointSource LookBack::keptSource() const {
    return stage_.viewOptions().source == PointSource::LiveBatches ? PointSource::LiveBatches
                                                                   : PointSource::FixedSample;
}

std::vector<std::int64_t> LookBack::keptSteps(PointSource source) const {
    return archive_ ? archive_->steps(source) : std::vector<std::int64_t>();
}

/// Where nothing is kept, as on new axes, it is what the stage shows.
LookBack::Shown LookBack::nearestKept(std::int64_t step) const {
    const EmbeddingViewOptions& options = stage_.viewOptions();
    Shown shown;
    if (options.source == PointSource::LiveBatches)
        shown.cloud = archive_->liveCloud(step, static_cast<std::size_t>(options.livePoints));
    else if (const auto frame = archive_->nearest(PointSource::FixedSample, step))
        shown.cloud = std::make_shared<const EmbeddingCloud>(cloudOf(*frame));
    const bool isKept = shown.cloud != nullptr;
    if (!isKept)
        shown.cloud = stage_.chart().cloud();
    if (!shown.cloud)
        return shown;
    shown.step = shown.cloud->lastStep;
    shown.isExact = isKept && shown.step == step && keptSource() == options.source &&
                    hasAllPoints(*shown.cloud);
    return shown;
}

/// As many as the stage shows, or all there are: a sample may have been kept smaller, and batches
/// before it may have gone.
bool LookBack::hasAllPoints(const EmbeddingCloud& cloud) const {
    const EmbeddingViewOptions& options = stage_.viewOptions();
    const auto count = static_cast<std::int64_t>(cloud.points.size());
    if (options.source == PointSource::LiveBatches)
        return count >= options.livePoints || cloud.firstStep <= 1;
    return count >= std::min<std::int64_t>(options.sampleSize, trainingImages_);
}

void LookBack::seek(std::int64_t step) {
    if (!archive_)
        return;
    awaited_.reset();
    isOnlyForBookmark_ = false;
    giveUpRecall();
    show(step);
}

void LookBack::scrub(std::int64_t step) {
    stopFilm();
    seek(step);
}

void LookBack::show(std::int64_t step) {
    const Shown shown = nearestKept(step);
    if (!shown.cloud)
        return;
    const bool begins = !std::exchange(wanted_, step);
    shown_ = shown.step;
    archive_->setCursor(step);
    stage_.lookBack(shown.cloud);
    if (const auto values = shownValues())
        emit valuesChanged(values);
    emit stateChanged();
    if (begins)
        emit activeChanged(true);
}

void LookBack::choose(std::int64_t step) {
    stopFilm();
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    if (steps.empty() || step >= steps.back().step)
        return end();
    showExactly(step);
}

/// No batch comes before the first step.
void LookBack::showExactly(std::int64_t step) {
    if (stage_.viewOptions().source == PointSource::LiveBatches)
        step = std::max<std::int64_t>(step, 1);
    seek(step);
    if (archive_ && !nearestKept(step).cloud) {
        awaited_ = step;
        emit stateChanged();
    }
    if (!isActive() || nearestKept(step).isExact)
        return;
    isRecalling_ = true;
    session_.recall(step);
}

/// Of a run that has just been opened the first points may still be on their way.
void LookBack::showAwaited() {
    if (awaited_ && stage_.chart().cloud())
        choose(*std::exchange(awaited_, std::nullopt));
}

void LookBack::moveBy(int count) {
    stopFilm();
    const std::vector<std::int64_t> kept = keptSteps(keptSource());
    if (kept.empty())
        return;
    const std::int64_t from = wanted_ ? shown_ : kept.back() + 1;
    const auto at = std::ranges::lower_bound(kept, from);
    const std::int64_t place = at - kept.begin() + count;
    if (place >= std::ssize(kept))
        return end();
    seek(kept[static_cast<std::size_t>(std::max<std::int64_t>(0, place))]);
}

void LookBack::giveUpRecall() {
    if (!std::exchange(isRecalling_, false))
        return;
    recall_.reset();
    session_.recall(std::nullopt);
    emit stateChanged();
}

void LookBack::end() {
    if (std::exchange(awaited_, std::nullopt))
        emit stateChanged();
    stopFilm();
    giveUpRecall();
    if (!isActive())
        return;
    wanted_.reset();
    isOnlyForBookmark_ = false;
    archive_->setCursor(std::nullopt);
    stage_.lookBack(nullptr);
    emit valuesChanged(std::nullopt);
    emit stateChanged();
    emit activeChanged(false);
}

std::optional<std::int64_t> LookBack::shownStep() const {
    return isActive() ? std::optional(shown_) : std::nullopt;
}

std::optional<Hyperparameters> LookBack::shownValues() const {
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    const std::int64_t step = std::max<std::int64_t>(wanted_.value_or(0), 1);  // as step 0 begins
    if (!isActive() || step > std::ssize(steps))
        return std::nullopt;
    return valuesOf(steps[static_cast<std::size_t>(step - 1)]);
}

LookBack::State LookBack::state() const {
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    State state;
    state.reached = steps.empty() ? 0 : steps.back().step;
    state.isPlaying = session_.isPlaying();
    state.isFollowed = isFollowed_;
    state.wanted = wanted_;
    state.shown = shown_;
    state.awaited = awaited_;
    state.recall = recall_;
    state.isFilm = filmTimer_.isActive();
    state.isOnlyForBookmark = isOnlyForBookmark_;
    state.caption = caption();
    if (archive_) {
        state.kept = archive_->count(PointSource::LiveBatches);
        state.bytes = archive_->bytes();
        state.budget = archive_->budget();
    }
    return state;
}

void LookBack::playFilm() {
    if (filmTimer_.isActive())
        return stopFilm();
    const std::vector<std::int64_t> kept = keptSteps(keptSource());
    const std::int64_t here = wanted_ ? shown_ : 0;
    const auto from = std::ranges::lower_bound(kept, here);
    if (kept.end() - from < 2)
        makeFilm(kept, 0);
    else
        makeFilm({from, kept.end()}, here);
    if (film_.size() < 2)
        return;
    isOnlyForBookmark_ = false;
    giveUpRecall();
    filmTime_.start();
    filmTimer_.start();
    advanceFilm();
}

/// Bookmarks that lie before its first step are not of it; the others stand instead of the kept
/// step after them.
void LookBack::makeFilm(const std::vector<std::int64_t>& kept, std::int64_t first) {
    film_.clear();
    const double usual = keptSource() == PointSource::FixedSample ? kKeptStep : kFilmFrame;
    const double each = std::min(usual, kLongestFilm / static_cast<double>(kept.size()));
    double begin = 0;
    const auto add = [&](std::int64_t step, double hold) {
        film_.push_back({step, begin, hold});
        begin += hold + each;
    };
    auto bookmark = std::ranges::lower_bound(bookmarks_, first, {}, &Bookmark::step);
    for (const std::int64_t step : kept) {
        const auto from = bookmark;
        for (; bookmark != bookmarks_.end() && bookmark->step <= step; ++bookmark)
            add(bookmark->step, kBookmarkStands);
        if (bookmark == from)
            add(step, 0);
    }
}

/// Between two placings of the fixed sample its points glide, unless the desktop asks for less
/// motion.
void LookBack::advanceFilm() {
    const auto now = static_cast<double>(filmTime_.elapsed());
    const auto next = std::ranges::upper_bound(film_, now, {}, &Scene::begin);
    const Scene& scene = *std::prev(next);
    show(scene.step);
    if (next == film_.end())
        return now >= scene.begin + scene.hold ? stopFilm() : void();
    const double left = next->begin - scene.begin - scene.hold;
    const double share = std::max(0.0, (now - scene.begin - scene.hold) / left);
    const bool glides =
        stage_.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &stage_) > 0;
    if (share == 0 || !glides || keptSource() != PointSource::FixedSample)
        return;
    const auto from = archive_->nearest(PointSource::FixedSample, scene.step);
    const auto to = archive_->nearest(PointSource::FixedSample, next->step);
    if (from && to)
        stage_.lookBack(std::make_shared<const EmbeddingCloud>(
            cloudBetween(*from, *to, static_cast<float>(share))));
}

/// Standing still, the stage shows a kept step as it was.
void LookBack::stopFilm() {
    if (!filmTimer_.isActive())
        return;
    filmTimer_.stop();
    show(*wanted_);
}

/// end(): there is none, or nothing is looked at.
std::vector<Bookmark>::const_iterator LookBack::bookmarkHere() const {
    const auto isHere = [this](const Bookmark& each) { return each.step == wanted_; };
    return std::ranges::find_if(bookmarks_, isHere);
}

std::optional<QString> LookBack::caption() const {
    const auto bookmark = bookmarkHere();
    if (bookmark == bookmarks_.end())
        return std::nullopt;
    return QString::fromStdString(bookmark->caption);
}

/// Live, the newest step is meant.
void LookBack::toggleBookmark() {
    if (isFollowed_)
        return;
    stopFilm();
    const std::vector<StepMetrics>& steps = feed_.history().steps;
    if (!isActive() && !steps.empty()) {
        seek(steps.back().step);
        isOnlyForBookmark_ = isActive();
    }
    if (!isActive())
        return;
    const auto here = bookmarkHere();
    if (here != bookmarks_.end()) {
        bookmarks_.erase(here);
        storeBookmarks();
        return endCaption();
    }
    if (std::ssize(bookmarks_) >= kMostBookmarks) {
        endCaption();
        return emit bookmarksFull();
    }
    const auto after = std::ranges::lower_bound(bookmarks_, *wanted_, {}, &Bookmark::step);
    bookmarks_.insert(after, {*wanted_, {}});
    storeBookmarks();
    emit bookmarkSet();
}

void LookBack::setCaption(const QString& caption) {
    const auto here = bookmarkHere();
    if (here == bookmarks_.end())
        return;
    bookmarks_[static_cast<std::size_t>(here - bookmarks_.begin())].caption = caption.toStdString();
    storeBookmarks();
}

void LookBack::endCaption() {
    if (isOnlyForBookmark_)
        end();
}

void LookBack::setBookmarks(const std::vector<Bookmark>& bookmarks) {
    bookmarks_ = bookmarks;
    storeBookmarks();
}

void LookBack::storeBookmarks() {
    session_.setBookmarks(bookmarks_);
    emit bookmarksChanged();
    emit stateChanged();
}

/// Marks of steps that are still to be made are none yet.
std::vector<std::int64_t> LookBack::stops(std::vector<std::int64_t> marks) const {
    for (const Bookmark& bookmark : bookmarks_)
        marks.push_back(bookmark.step);
    const std::int64_t newest = std::ssize(feed_.history().steps);
    std::erase_if(marks, [newest](std::int64_t step) { return step > newest; });
    std::ranges::sort(marks);
    return marks;
}

void LookBack::moveToStop(int direction, const std::vector<std::int64_t>& marks) {
    constexpr int kPage = 10;
    const std::vector<std::int64_t> all = stops(marks);
    if (all.empty())
        return moveBy(direction * kPage);
    stopFilm();
    const std::int64_t from = wanted_.value_or(std::numeric_limits<std::int64_t>::max());
    const auto at =
        direction > 0 ? std::ranges::upper_bound(all, from) : std::ranges::lower_bound(all, from);
    if (direction > 0)
        at == all.end() ? end() : showExactly(*at);
    else if (at != all.begin())
        showExactly(*std::prev(at));
}

void LookBack::moveToFirstStop(const std::vector<std::int64_t>& marks) {
    stopFilm();
    if (const std::vector<std::int64_t> all = stops(marks); !all.empty())
        showExactly(all.front());
}

void LookBack::offerFork(QWidget& widget) {
    QMenu menu(&widget);
    const QString step = widget.locale().toString(static_cast<qlonglong>(*wanted_));
    QAction* forks = menu.addAction(tr("&Fork from %1").arg(step));
    forks->setEnabled(!isFollowed_);
    QAction* live = menu.addAction(tr("&Back to live"));
    QAction* const answer = menu.exec(QCursor::pos());
    if (answer == forks)
        fork();
    else if (answer == live)
        end();
}

void LookBack::fork() {
    if (isActive())
        session_.forkAt(*wanted_);
}

}  // namespace centerscope

#include "moc_look_back.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_panel.h"

#include <algorithm>

#include <QEvent>
#include <QLocale>
#include <QStyle>
#include <QVBoxLayout>

#include "charts/step_chart.h"
#include "runs/bookmark.h"
#include "widgets/icon.h"
#include "widgets/theme.h"
#include "widgets/time_line.h"

namespace centerscope {

namespace {

constexpr int kLeastCaption = 40;  // pixels

}  // namespace

TimePanel::TimePanel(const StepChart& chart, QWidget* parent)
    : QFrame(parent),
      line_(new TimeLine(chart)),
      words_(new QWidget),
      text_(new QLabel),
      caption_(new QLineEdit),
      bookmark_(addButton("bookmarkButton")),
      film_(addButton("filmButton")),
      fork_(addButton("forkButton")),
      live_(addButton("liveButton")),
      row_(new QHBoxLayout),
      rowHeight_(new QSpacerItem(0, 0)) {
    setProperty("look", QStringLiteral("card"));
    setProperty("past", false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // its buttons are never cut off
    caption_->setMaxLength(Bookmark::kLongestCaption);
    caption_->setMinimumWidth(kLeastCaption);
    line_->setObjectName(QStringLiteral("timeLine"));
    text_->setObjectName(QStringLiteral("timeText"));
    text_->setFont(Theme::smallFont(font()));
    text_->setContentsMargins(Theme::kGap, 0, Theme::kGap, 0);
    text_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);  // it may be cut off
    row_->setSpacing(Theme::kSmallGap);
    row_->setContentsMargins(Theme::kGap, 0, Theme::kSmallGap, 0);
    row_->addWidget(caption_, 1);
    row_->addStretch();
    row_->addItem(rowHeight_);
    for (QToolButton* button : {bookmark_, fork_, film_, live_})
        row_->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 2);
    column->setSpacing(0);
    column->addWidget(line_);
    column->addWidget(words_);
    auto* words = new QVBoxLayout(words_);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    words->addWidget(text_);
    words->addLayout(row_);
    caption_->setObjectName(QStringLiteral("captionEdit"));
    caption_->setFont(Theme::smallFont(font()));
    bookmark_->setCheckable(true);
    connect(caption_, &QLineEdit::returnPressed, line_, qOverload<>(&QWidget::setFocus));
    retranslate();
}

void TimePanel::bindTo(LookBack& lookBack) {
    LookBack* const past = &lookBack;
    connect(line_, &TimeLine::sought, past, &LookBack::scrub);
    connect(line_, &TimeLine::chosen, past, &LookBack::choose);
    connect(line_, &TimeLine::movedBy, past, &LookBack::moveBy);
    connect(line_, &TimeLine::firstRequested, past, [past] { past->choose(0); });
    connect(line_, &TimeLine::newestRequested, past, &LookBack::end);
    connect(line_, &TimeLine::bookmarkSought, past,
            [past](int direction) { past->moveToStop(direction, {}); });
    connect(bookmark_, &QToolButton::clicked, past, &LookBack::toggleBookmark);
    connect(caption_, &QLineEdit::textEdited, past, &LookBack::setCaption);
    connect(caption_, &QLineEdit::returnPressed, past, &LookBack::endCaption);
    connect(film_, &QToolButton::clicked, past, &LookBack::playFilm);
    connect(fork_, &QToolButton::clicked, past, &LookBack::fork);
    connect(live_, &QToolButton::clicked, past, &LookBack::end);
    connect(past, &LookBack::stateChanged, this, [this, past] { setState(past->state()); });
    connect(past, &LookBack::keptChanged, this, [this, past] {
        line_->setKept(past->keptSteps(PointSource::LiveBatches),
                       past->keptSteps(PointSource::FixedSample));
    });
    connect(past, &LookBack::bookmarksChanged, this,
            [this, past] { line_->setBookmarks(past->bookmarks()); });
    connect(past, &LookBack::bookmarkSet, caption_, qOverload<>(&QWidget::setFocus));
    setState(past->state());
}

QToolButton* TimePanel::addButton(const char* name) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setProperty("look", QStringLiteral("link"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setFont(Theme::smallFont(font()));
    return button;
}

void TimePanel::setPaces(const QList<QAction*>& paces) {
    auto* segments = new QHBoxLayout;
    segments->setSpacing(0);
    for (QAction* pace : paces) {
        QToolButton* button = addButton("");
        button->setObjectName(pace->objectName() + QStringLiteral("Button"));
        const bool isLast = pace == paces.constLast();
        button->setProperty("look", paces_.isEmpty() ? QStringLiteral("first")
                                    : isLast         ? QStringLiteral("last")
                                                     : QStringLiteral("middle"));
        button->setDefaultAction(pace);
        segments->addWidget(button);
        paces_ << button;
    }
    row_->addLayout(segments);
    showButtons();
    showSentence();
}

void TimePanel::setState(const LookBack::State& state) {
    const bool wasPast = state_.wanted.has_value();
    const bool hasOtherButtons = state.wanted != state_.wanted || state.caption != state_.caption ||
                                 state.isFollowed != state_.isFollowed ||
                                 state.isFilm != state_.isFilm;
    state_ = state;
    line_->setReached(state.reached);
    line_->setViewed(state.wanted ? state.wanted : state.awaited);
    if (hasOtherButtons)
        showButtons();
    showSentence();
    if (wasPast == state.wanted.has_value())
        return;
    setProperty("past", state.wanted.has_value());
    style()->unpolish(this);  // the stylesheet reads the property only then
    style()->polish(this);
}

QString TimePanel::number(std::int64_t value) const {
    return locale().toString(static_cast<qlonglong>(value));
}

QStringList TimePanel::sentences() const {
    constexpr double kMegabyte = 1e6;  // bytes
    if (state_.awaited)
        return {tr("Step %1 is shown as soon as the stage has its first points.")
                    .arg(number(*state_.awaited)),
                tr("Step %1 is shown soon.").arg(number(*state_.awaited))};
    if (!state_.wanted) {
        QStringList both{tr("Drag here to look back. Steps kept: %1, %2 of %3 MB."),
                         tr("Steps kept: %1, %2 of %3 MB.")};
        for (QString& text : both)
            text =
                text.arg(number(static_cast<std::int64_t>(state_.kept)),
                         locale().toString(static_cast<double>(state_.bytes) / kMegabyte, 'f', 1),
                         locale().toString(static_cast<double>(state_.budget) / kMegabyte, 'f', 0));
        return both;
    }
    const QString shown = number(state_.shown);
    if (const auto& recall = state_.recall)
        return {tr("Viewing step %1; step %2 is being made again: %3 of %4.")
                    .arg(shown, number(recall->step), number(recall->done), number(recall->total)),
                tr("Making step %1: %2 of %3.")
                    .arg(number(recall->step), number(recall->done), number(recall->total))};
    const QString whole = state_.isFollowed  ? tr("Viewing step %1; the run has come to %2.")
                          : state_.isPlaying ? tr("Viewing step %1; training continues at %2.")
                                             : tr("Viewing step %1; training is paused at %2.");
    return {whole.arg(shown, number(state_.reached)),
            tr("Viewing step %1 of %2.").arg(shown, number(state_.reached))};
}

void TimePanel::showButtons() {
    for (QToolButton* button : {bookmark_, film_, fork_, live_})
        button->setVisible(state_.wanted.has_value());
    for (QToolButton* button : paces_)
        button->setVisible(!state_.wanted);
    for (QToolButton* button : {bookmark_, fork_})
        button->setEnabled(!state_.isFollowed);
    caption_->setEnabled(!state_.isFollowed);
    fork_->setAccessibleName(
        tr("Fork from %1").arg(number(state_.wanted.value_or(state_.reached))));
    const QString followed =
        tr("Another program's run is only looked at. When that program has "
           "closed it, open it here.");
    bookmark_->setToolTip(
        state_.isFollowed ? followed : tr("Set a bookmark at this step, or take it away (Ctrl+D)"));
    fork_->setToolTip(
        state_.isFollowed
            ? followed
            : tr("A run of its own that begins where this one stood after that step"));
    caption_->setVisible(state_.caption.has_value());
    caption_->setPlaceholderText(state_.isOnlyForBookmark ? tr("Caption; Enter: back to live")
                                                          : tr("Caption of this bookmark"));
    if (state_.caption && *state_.caption != caption_->text())
        caption_->setText(*state_.caption);
    bookmark_->setIcon(icon(QStringLiteral("bookmark"),
                            state_.caption ? QPalette::HighlightedText : QPalette::ButtonText));
    bookmark_->setChecked(state_.caption.has_value());
    film_->setIcon(icon(state_.isFilm ? QStringLiteral("pause") : QStringLiteral("play")));
    // The height of the row is the same whichever buttons it has.
    int height = std::max(live_->sizeHint().height(), caption_->sizeHint().height());
    for (const QToolButton* button : paces_)
        height = std::max(height, button->sizeHint().height());
    rowHeight_->changeSize(0, height);
    fold();
    words_->layout()->activate();
}

/// Where the ways out have no room for all that they say, it is in their tooltips alone.
void TimePanel::fold() {
    fork_->setText(tr("Fork from %1").arg(number(state_.wanted.value_or(state_.reached))));
    live_->setText(tr("Back to live (Esc)"));
    row_->invalidate();
    if (state_.wanted && row_->minimumSize().width() > contentsRect().width()) {
        fork_->setText(tr("Fork"));
        live_->setText(tr("Live"));
    }
    layout()->activate();
}

QSize TimePanel::minimumSizeHint() const {
    int width = 0;
    for (const QToolButton* pace : paces_)
        width += pace->sizeHint().width();
    const QMargins margins = row_->contentsMargins();
    return {width + 2 * Theme::kSmallGap + margins.left() + margins.right(),
            layout()->minimumSize().height()};
}

/// All of it is the tooltip.
void TimePanel::showSentence() {
    const QStringList all = sentences();
    const QFontMetrics metrics = text_->fontMetrics();
    const int room = text_->contentsRect().width();
    const auto fits = [&](const QString& text) { return metrics.horizontalAdvance(text) <= room; };
    const auto whole = std::ranges::find_if(all, fits);
    text_->setToolTip(all.front());
    text_->setText(whole != all.end() ? *whole
                                      : metrics.elidedText(all.back(), Qt::ElideRight, room));
    line_->setAccessibleDescription(all.front());
}

void TimePanel::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    fold();
    showSentence();
}

void TimePanel::retranslate() {
    line_->setAccessibleName(tr("Time line"));
    line_->setToolTip(
        tr("Drag to look back at an earlier step; training continues. Left and Right go from one "
           "kept step to the next. Kept steps have a line, those of the fixed sample a tick."));
    caption_->setAccessibleName(tr("Caption of this bookmark"));
    caption_->setToolTip(tr("What is to be seen at this step; it is kept in the run's folder"));
    bookmark_->setAccessibleName(tr("Bookmark"));
    film_->setText(tr("Film"));
    film_->setToolTip(tr("Play the kept steps as a film, or pause it (Space)"));
    film_->setAccessibleName(tr("Film"));
    live_->setToolTip(tr("Show the newest step again (Esc)"));
    live_->setAccessibleName(tr("Back to live"));
    showButtons();
    showSentence();
}

void TimePanel::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        retranslate();
    QFrame::changeEvent(event);
}

}  // namespace centerscope

#include "moc_time_panel.cpp"

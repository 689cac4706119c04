// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/film_dialog.h"

#include <algorithm>
#include <utility>

#include <QEvent>
#include <QFileDialog>
#include <QLocale>

#include "ui_film_dialog.h"

#include "presets/value_ranges.h"
#include "widgets/film_maker.h"
#include "widgets/item_value.h"

namespace centerscope {

namespace {

QString endingOf(FilmPlan::Format format) {
    switch (format) {
        case FilmPlan::Format::Mp4:
            return QStringLiteral(".mp4");
        case FilmPlan::Format::Gif:
            return QStringLiteral(".gif");
        case FilmPlan::Format::Pictures:
            break;
    }
    return {};
}

}  // namespace

FilmDialog::FilmDialog(QWidget* parent) : QDialog(parent), ui_(std::make_unique<Ui::FilmDialog>()) {
    ui_->setupUi(this);
    setAttribute(Qt::WA_WindowPropagation);
    ui_->limit->setRange(kAxisLimits.least, kAxisLimits.most);
    setValues(*ui_->format,
              {FilmPlan::Format::Pictures, FilmPlan::Format::Mp4, FilmPlan::Format::Gif});
    connect(ui_->format, &QComboBox::currentIndexChanged, this, &FilmDialog::showPath);
    for (const QSpinBox* step : {ui_->first, ui_->last}) {
        connect(step, &QSpinBox::valueChanged, this, &FilmDialog::showCount);
        connect(step, &QSpinBox::valueChanged, this, &FilmDialog::proposeLimit);
    }
    connect(ui_->browseButton, &QPushButton::clicked, this, &FilmDialog::choosePath);
    connect(ui_->startButton, &QPushButton::clicked, this, &FilmDialog::start);
    connect(ui_->cancelButton, &QPushButton::clicked, this, &FilmDialog::reject);
    ui_->progress->setAccessibleName(windowTitle());
    setMaking(false);
}

FilmDialog::~FilmDialog() = default;

/// Films only where this machine can make them.
void FilmDialog::ask(const FilmPlan& proposal, std::vector<std::int64_t> kept,
                     std::function<double(std::int64_t first, std::int64_t last)> limitOf) {
    if (isMaking_)
        return show();
    kept_ = std::move(kept);
    limitOf_ = nullptr;  // until the range is that of the proposal
    name_ = proposal.path;
    const bool hasFilms = FilmMaker::hasFfmpeg();
    choose(*ui_->format, hasFilms ? FilmPlan::Format::Mp4 : FilmPlan::Format::Pictures);
    ui_->format->setEnabled(hasFilms);
    ui_->noFilms->setVisible(!hasFilms);
    const int last = static_cast<int>(kept_.empty() ? 0 : kept_.back());
    for (QSpinBox* step : {ui_->first, ui_->last})
        step->setRange(0, last);
    ui_->first->setValue(static_cast<int>(proposal.first));
    ui_->last->setValue(last);
    limitOf_ = std::move(limitOf);
    proposedLimit_ = ui_->limit->value();
    proposeLimit();
    showPath();
    showCount();
    ui_->format->setFocus();
    show();
    raise();
}

FilmPlan FilmDialog::plan() const {
    return {.format = valueOf<FilmPlan::Format>(*ui_->format),
            .first = ui_->first->value(),
            .last = ui_->last->value(),
            .side = ui_->side->value(),
            .picturesPerSecond = ui_->speed->value(),
            .axisLimit = ui_->limit->value(),
            .hasCaption = ui_->caption->isChecked(),
            .path = ui_->path->text()};
}

void FilmDialog::showPath() {
    const auto format = valueOf<FilmPlan::Format>(*ui_->format);
    ui_->path->setText(name_ + endingOf(format));
    ui_->speed->setEnabled(format != FilmPlan::Format::Pictures);
}

void FilmDialog::showCount() {
    const auto count = std::ranges::count_if(kept_, [this](std::int64_t step) {
        return step >= ui_->first->value() && step <= ui_->last->value();
    });
    ui_->count->setText(tr("Pictures: %1").arg(locale().toString(static_cast<qlonglong>(count))));
    ui_->startButton->setEnabled(count > 0 && !isMaking_);
}

/// Unless another one has been typed.
void FilmDialog::proposeLimit() {
    if (!limitOf_ || ui_->limit->value() != proposedLimit_)
        return;
    ui_->limit->setValue(limitOf_(ui_->first->value(), ui_->last->value()));
    proposedLimit_ = ui_->limit->value();
}

void FilmDialog::choosePath() {
    const bool isFolder = valueOf<FilmPlan::Format>(*ui_->format) == FilmPlan::Format::Pictures;
    const QString chosen =
        isFolder ? QFileDialog::getExistingDirectory(this, tr("Folder for pictures"), name_)
                 : QFileDialog::getSaveFileName(this, tr("Film"), ui_->path->text());
    if (!chosen.isEmpty())
        ui_->path->setText(chosen);
}

void FilmDialog::start() {
    setMaking(true);
    ui_->progress->setValue(0);
    emit startRequested(plan());
}

void FilmDialog::setMaking(bool isMaking) {
    isMaking_ = isMaking;
    ui_->progress->setVisible(isMaking);
    if (isMaking)
        ui_->progress
            ->setFocus();  // on a button, a key that is meant for the window would press it
    ui_->fields->setEnabled(!isMaking);
    ui_->count->setVisible(!isMaking);
    showCount();
}

void FilmDialog::showProgress(int done, int total) {
    ui_->progress->setMaximum(total);
    ui_->progress->setValue(done);
}

void FilmDialog::endProgress() {
    setMaking(false);
    hide();
}

/// The first time it ends what is being made, else the dialog.
void FilmDialog::reject() {
    if (!isMaking_)
        return QDialog::reject();
    emit cancelRequested();
    setMaking(false);
}

void FilmDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        ui_->retranslateUi(this);
        ui_->progress->setAccessibleName(windowTitle());
        showCount();
    }
    QDialog::changeEvent(event);
}

}  // namespace centerscope

#include "moc_film_dialog.cpp"

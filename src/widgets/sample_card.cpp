// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sample_card.h"

#include <algorithm>

#include <QApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

#include "widgets/sample_picture.h"

namespace centerscope {

namespace {

// Pixels, where the type is as large as in the rest of the program.
constexpr int kImageSide = 28;
constexpr int kPixelSide = 3;  // of a pixel of such an image
constexpr int kTextWidth = 204;
constexpr int kBesideTexts = 32;  // margins, frame and what is between image and texts

}  // namespace

SampleCard::SampleCard(QWidget* parent)
    : QFrame(parent),
      picture_(new SamplePicture(kImageSide)),
      prediction_(new QLabel),
      distances_(new QLabel),
      note_(new QLabel) {
    setProperty("look", QStringLiteral("card"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 8, 10, 8);
    row->setSpacing(10);
    row->addWidget(picture_, 0, Qt::AlignTop);
    auto* lines = new QVBoxLayout;
    lines->setSpacing(4);
    for (QLabel* label : {prediction_, distances_, note_}) {
        label->setWordWrap(true);
        lines->addWidget(label);
    }
    note_->setProperty("look", QStringLiteral("muted"));
    lines->addStretch();
    row->addLayout(lines);
    setType(font());
    hide();
}

void SampleCard::setType(const QFont& type) {
    const double enlarged = static_cast<double>(QFontInfo(type).pixelSize()) /
                            QFontInfo(QApplication::font()).pixelSize();
    const int side = kImageSide * static_cast<int>(enlarged * kPixelSide);
    const int room = parentWidget()->width() - side - kBesideTexts;
    picture_->setSide(side);
    for (QLabel* label : {prediction_, distances_, note_}) {
        label->setFont(type);
        label->setFixedWidth(
            std::max(kTextWidth, std::min(static_cast<int>(enlarged * kTextWidth), room)));
    }
}

void SampleCard::setSample(const QImage& image, const QString& prediction, const QString& distances,
                           const QString& note, bool isWrong) {
    picture_->show();
    picture_->setImage(image);
    setTexts(prediction, distances, note, isWrong);
}

void SampleCard::setCenter(const QString& title, const QString& facts, const QString& note) {
    picture_->hide();
    setTexts(title, facts, note, false);
}

void SampleCard::setTexts(const QString& title, const QString& facts, const QString& note,
                          bool isWrong) {
    prediction_->setText(title);
    prediction_->setProperty("look", isWrong ? QStringLiteral("problem") : QStringLiteral("title"));
    prediction_->style()->polish(prediction_);
    distances_->setText(facts);
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void SampleCard::showBeside(QPoint place, int away) {
    layout()->activate();  // else a layout in it still counts on the type before
    const QSize size = layout()->totalSizeHint().expandedTo(layout()->totalMinimumSize());
    const QSize room = parentWidget()->size();
    const bool isRight = place.x() + away + size.width() <= room.width();
    const int x = isRight ? place.x() + away : place.x() - away - size.width();
    const int y =
        std::clamp(place.y() - size.height() / 2, 0, std::max(0, room.height() - size.height()));
    if (isRight || x >= 0) {
        setGeometry({QPoint(x, y), size});
    } else {  // a narrow stage: above or below
        const bool isBelow = place.y() + away + size.height() <= room.height();
        setGeometry({QPoint(std::clamp(place.x() - size.width() / 2, 0,
                                       std::max(0, room.width() - size.width())),
                            isBelow ? place.y() + away : place.y() - away - size.height()),
                     size});
    }
    raise();
    show();
}

const QImage& SampleCard::image() const {
    return picture_->image();
}

QString SampleCard::text() const {
    return prediction_->text() + QLatin1Char('\n') + distances_->text() + QLatin1Char('\n') +
           note_->text();
}

}  // namespace centerscope

#include "moc_sample_card.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/digit_pad.h"

#include <utility>

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "data/centered_digit.h"
#include "widgets/sample_picture.h"

namespace centerscope {

namespace {

constexpr int kPadSide = 280;    // pixels of the window and of the drawing
constexpr int kPenWidth = 24;    // a stroke of MNIST is about two of 28 pixels wide
constexpr int kDigitSide = 112;  // pixels: four for each of an image of 28

}  // namespace

/// Where the digit is drawn, with the mouse or a pen.
class DigitPad::Canvas : public QWidget {
public:
    explicit Canvas(DigitPad& pad) : QWidget(&pad), pad_(pad) {
        setFixedSize(kPadSide, kPadSide);
        setCursor(Qt::CrossCursor);
        setFocusPolicy(Qt::StrongFocus);
        drawing_.fill(Qt::black);
    }

    const QImage& drawing() const { return drawing_; }

    void clear() {
        cleared_ = drawing_;
        drawing_.fill(Qt::black);
        isEmpty_ = true;
        update();
    }
    void bringBack() {
        drawing_ = cleared_;
        isEmpty_ = false;
        update();
    }
    bool isEmpty() const { return isEmpty_; }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).drawImage(0, 0, drawing_); }

    void mousePressEvent(QMouseEvent* event) override {
        if (event->button() == Qt::LeftButton)
            draw(last_ = event->position(), event->position());
    }

    void mouseMoveEvent(QMouseEvent* event) override {
        if (event->buttons() & Qt::LeftButton)
            draw(last_, event->position());
        last_ = event->position();
    }

private:
    void draw(QPointF from, QPointF to) {
        QPainter painter(&drawing_);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::white, kPenWidth, Qt::SolidLine, Qt::RoundCap));
        if (from == to)
            painter.drawPoint(from);
        else
            painter.drawLine(from, to);
        isEmpty_ = false;
        update();
        pad_.digitDrawn();
    }

    DigitPad& pad_;
    QImage drawing_{kPadSide, kPadSide, QImage::Format_Grayscale8};
    QImage cleared_;  // the drawing before
    QPointF last_;
    bool isEmpty_ = true;
};

DigitPad::DigitPad(QWidget* parent)
    : QDialog(parent),
      canvas_(new Canvas(*this)),
      digit_(new SamplePicture(kDigitSide)),
      prediction_(new QLabel),
      hint_(new QLabel),
      clear_(new QPushButton) {
    setObjectName(QStringLiteral("digitPad"));
    canvas_->setObjectName(QStringLiteral("digitCanvas"));
    clear_->setObjectName(QStringLiteral("digitClear"));
    clear_->setAutoDefault(false);
    hint_->setWordWrap(true);
    hint_->setFixedWidth(kDigitSide + 40);
    prediction_->setProperty("look", QStringLiteral("title"));
    hint_->setProperty("look", QStringLiteral("muted"));
    auto* row = new QHBoxLayout(this);
    row->addWidget(canvas_);
    auto* side = new QVBoxLayout;
    side->addWidget(digit_);
    side->addWidget(prediction_);
    side->addWidget(hint_);
    side->addStretch();
    side->addWidget(clear_);
    row->addLayout(side);
    layout()->setSizeConstraint(QLayout::SetFixedSize);
    connect(clear_, &QPushButton::clicked, this, [this] {
        canvas_->isEmpty() ? canvas_->bringBack() : canvas_->clear();
        digitDrawn();
    });
    clear_->setEnabled(false);
    retranslate();
}

void DigitPad::setShape(const ImageShape& shape) {
    if (std::exchange(shape_, shape) != shape && !canvas_->isEmpty())
        digitDrawn();
}

/// Beside the stage, where the drawing lands.
void DigitPad::showPad() {
    if (isHidden())
        move(parentWidget()->mapToGlobal(
            QPoint(parentWidget()->width() - sizeHint().width() - 24, kPadSide / 4)));
    show();
    canvas_->setFocus();
    raise();
    activateWindow();
}

void DigitPad::setPrediction(const QString& text) {
    prediction_->setText(canvas_->isEmpty() ? QString() : text);
}

void DigitPad::digitDrawn() {
    clear_->setEnabled(true);
    showClear();
    if (canvas_->isEmpty()) {
        digit_->setImage({});
        prediction_->clear();
        emit drawn({});
        return;
    }
    const QImage& drawing = canvas_->drawing();
    const QImage digit = pictureOf(
        centeredDigit(pixelsOf(drawing), drawing.width(), drawing.height(), shape_), shape_);
    digit_->setImage(digit);
    emit drawn(digit);
}

/// What is cleared can be brought back until something else is drawn.
void DigitPad::showClear() {
    const bool bringsBack = clear_->isEnabled() && canvas_->isEmpty();
    clear_->setText(bringsBack ? tr("Bring &back") : tr("&Clear"));
    clear_->setToolTip(bringsBack ? tr("Takes back that the drawing was cleared")
                                  : tr("Begin another drawing"));
}

/// As in the window, where Space trains.
void DigitPad::keyPressEvent(QKeyEvent* event) {
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && clear_->hasFocus())
        clear_->click();
    else
        QDialog::keyPressEvent(event);
}

void DigitPad::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void DigitPad::retranslate() {
    setWindowTitle(tr("Draw an image"));
    hint_->setText(
        tr("As the network gets it: white on black, centred and scaled as MNIST has its digits. "
           "The stage shows where it lands, also while training continues."));
    digit_->setAccessibleName(tr("The drawing as the network gets it"));
    canvas_->setAccessibleName(tr("Pad to draw on"));
    canvas_->setToolTip(tr("Draw with the mouse"));
    showClear();
}

}  // namespace centerscope

#include "moc_digit_pad.cpp"

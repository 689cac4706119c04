// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pull_legend.h"

#include <algorithm>

#include <QEvent>
#include <QPainter>
#include <QPen>

#include "charts/stage_readout.h"

namespace centerscope {

namespace {

// Pixels.
constexpr int kLineLength = 30;
constexpr int kLineGap = 8;
constexpr double kLineWidth = 1.8;
constexpr int kHead = 6;

}  // namespace

PullLegend::PullLegend(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    describe();
}

void PullLegend::setPulls(const PinPulls& pulls) {
    pulls_ = pulls;
    describe();
    update();
}

QStringList PullLegend::lines() const {
    return {tr("Softmax pulls by %1").arg(measureText(pulls_.softmax.length(), locale())),
            tr("λ · center pulls by %1").arg(measureText(pulls_.center.length(), locale()))};
}

void PullLegend::describe() {
    setAccessibleName(lines().join(QStringLiteral("; ")));
    setToolTip(
        tr("The two arrows on the stage: −∂L_S/∂x and −λ ∂L_C/∂x of this "
           "image's own losses, in the scale at the stage's lower left"));
}

QSize PullLegend::sizeHint() const {
    int widest = 0;
    for (const QString& line : lines())
        widest = std::max(widest, fontMetrics().horizontalAdvance(line));
    return {kLineLength + kLineGap + widest, 2 * fontMetrics().height() + 2};
}

void PullLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = palette().color(QPalette::WindowText);
    const QStringList texts = lines();
    const Qt::PenStyle styles[] = {PinPulls::kSoftmaxLine, PinPulls::kCenterLine};
    const int height = fontMetrics().height();
    for (int k = 0; k < texts.size(); ++k) {
        const double y = k * (height + 2) + height / 2.0;
        painter.setPen(QPen(ink, kLineWidth, styles[k], Qt::FlatCap));
        painter.drawLine(QPointF(0, y), QPointF(kLineLength - kHead, y));
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF({{kLineLength * 1.0, y},
                                       {kLineLength - kHead * 1.0, y - kHead / 2.0},
                                       {kLineLength - kHead * 1.0, y + kHead / 2.0}}));
        painter.setPen(ink);
        painter.drawText(QRectF(kLineLength + kLineGap, k * (height + 2), width(), height),
                         Qt::AlignLeft | Qt::AlignVCenter, texts[k]);
    }
}

void PullLegend::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange)
        describe();
    QWidget::changeEvent(event);
}

}  // namespace centerscope

#include "moc_pull_legend.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/class_list.h"

#include <cstdint>
#include <vector>

#include <QIcon>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "charts/embedding_chart.h"
#include "charts/stage_readout.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr int kMarkerSide = 16;       // pixels
constexpr double kMarkerSize = 9;     // pixels
constexpr QSize kListSize{260, 360};  // pixels

}  // namespace

ClassList::ClassList(EmbeddingChart& stage, QWidget* parent)
    : QWidget(parent), stage_(stage), field_(new QLineEdit), list_(new QListWidget) {
    field_->setObjectName(QStringLiteral("classSearch"));
    field_->setClearButtonEnabled(true);
    field_->setPlaceholderText(tr("Search the classes"));
    field_->setAccessibleName(field_->placeholderText());
    field_->setToolTip(tr("Only classes with this text in their names are listed"));
    list_->setObjectName(QStringLiteral("classList"));
    list_->setAccessibleName(tr("Classes"));
    list_->setToolTip(
        tr("A tick shows a class; a double click or Return shows it alone, or all again"));
    list_->setMinimumSize(kListSize);
    list_->setUniformItemSizes(true);
    list_->setIconSize({kMarkerSide, kMarkerSide});
    auto* column = new QVBoxLayout(this);
    column->addWidget(field_);
    column->addWidget(list_);
    setFocusProxy(field_);
    fill();
    connect(field_, &QLineEdit::textChanged, this, &ClassList::search);
    connect(list_, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        stage_.setClassVisible(list_->row(item), item->checkState() == Qt::Checked);
    });
    connect(list_, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) {
        stage_.showOnlyClass(list_->row(item));
        showTicks();
    });
    connect(&stage, &EmbeddingChart::classVisibilityChanged, this,
            [this](int label, bool isVisible) {
                const QSignalBlocker silent(list_);
                if (QListWidgetItem* item = list_->item(label))
                    item->setCheckState(isVisible ? Qt::Checked : Qt::Unchecked);
            });
    connect(&stage, &EmbeddingChart::cloudChanged, this, &ClassList::showCounts);
    connect(&stage, &EmbeddingChart::selectionChanged, this, &ClassList::showCounts);
}

/// What is typed searches.
void ClassList::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    field_->setFocus();
}

void ClassList::fill() {
    for (int label = 0; label < stage_.classNames().size(); ++label) {
        auto* item = new QListWidgetItem(markerOf(label), stage_.legendText(label), list_);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setToolTip(stage_.legendText(label));
    }
    showTicks();
    showCounts();
}

/// "3 Dress: 47 / 412", or how many there are where none of them is selected.
void ClassList::showCounts() {
    const auto& cloud = stage_.cloud();
    const std::vector<EmbeddedPoint> chosen = stage_.selectedPoints();
    std::vector<std::int64_t> all;  // [label] where there is or may be a selection
    if (cloud && (stage_.isSelecting() || !stage_.selectedSamples().empty()))
        all = classCounts(*cloud, list_->count());
    std::vector<std::int64_t> selected(static_cast<std::size_t>(list_->count()));
    for (const EmbeddedPoint& point : chosen)
        ++selected[point.label];
    const QSignalBlocker silent(list_);
    for (int label = 0; label < list_->count(); ++label) {
        QString text = stage_.legendText(label);
        const auto number = [&](const std::vector<std::int64_t>& counts) {
            return locale().toString(qlonglong{counts[static_cast<std::size_t>(label)]});
        };
        if (!all.empty())
            text += QStringLiteral(": ") +
                    (chosen.empty() ? QString() : number(selected) + QStringLiteral(" / ")) +
                    number(all);
        list_->item(label)->setText(text);
    }
    list_->viewport()->update();
}

void ClassList::showTicks() {
    const QSignalBlocker silent(list_);
    for (int label = 0; label < list_->count(); ++label)
        list_->item(label)->setCheckState(stage_.isClassVisible(label) ? Qt::Checked
                                                                       : Qt::Unchecked);
    list_->viewport()->update();
}

void ClassList::search(const QString& text) {
    for (int label = 0; label < list_->count(); ++label) {
        QListWidgetItem* item = list_->item(label);
        item->setHidden(!stage_.legendText(label).contains(text, Qt::CaseInsensitive));
    }
}

QIcon ClassList::markerOf(int label) const {
    const bool isDark = Theme::isDark(palette());
    const ClassPalette classes = stage_.classPalette();
    const QColor color = classes.color(label, isDark);
    QPixmap pixmap(QSize(kMarkerSide, kMarkerSide) * devicePixelRatioF());
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(kMarkerSide / 2.0, kMarkerSide / 2.0);
    painter.setPen(color.darker(isDark ? 150 : 135));
    painter.setBrush(color);
    painter.drawPath(markerPath(classes.shape(label), kMarkerSize));
    return QIcon(pixmap);
}

}  // namespace centerscope

#include "moc_class_list.cpp"

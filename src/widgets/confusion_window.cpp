// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/confusion_window.h"

#include <chrono>

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include "charts/embedding_chart.h"
#include "charts/stage_readout.h"
#include "training/confusion_matrix.h"
#include "widgets/sample_facts.h"

namespace centerscope {

namespace {

using namespace std::chrono_literals;

constexpr auto kMatrixTime = 500ms;  // figures that change faster cannot be read
constexpr double kStrongest = 0.75;  // opacity of a cell that holds all of its row

}  // namespace

ConfusionWindow::ConfusionWindow(EmbeddingChart& stage, QWidget* parent)
    : QDialog(parent), stage_(stage), caption_(new QLabel), table_(new QTableWidget) {
    setObjectName(QStringLiteral("confusionWindow"));
    table_->setObjectName(QStringLiteral("confusionTable"));
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->setCornerButtonEnabled(false);  // it would select all
    table_->setWordWrap(false);             // "100.0 %" stays in one line
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->verticalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table_->horizontalHeader()->setMinimumSectionSize(36);
    caption_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(caption_);
    column->addWidget(table_, 1);
    refreshTimer_.setSingleShot(true);
    connect(&stage, &EmbeddingChart::cloudChanged, this, &ConfusionWindow::refreshSoon);
    connect(&refreshTimer_, &QTimer::timeout, this, &ConfusionWindow::refresh);
    const auto choose = [this](int label, int predicted) {
        if (predicted < stage_.classNames().size())
            emit cellChosen(label, predicted);
    };
    connect(table_, &QTableWidget::cellClicked, this, choose);
    connect(table_, &QTableWidget::cellActivated, this, choose);
    resize(640, 460);
    retranslate();
}

void ConfusionWindow::showMatrix() {
    show();
    raise();
    activateWindow();
    refresh();
}

void ConfusionWindow::refreshSoon() {
    if (isVisible() && !refreshTimer_.isActive())
        refreshTimer_.start(kMatrixTime);
}

void ConfusionWindow::refresh() {
    const bool isEmpty = !stage_.cloud();
    table_->setVisible(!isEmpty);
    if (isEmpty)
        return caption_->setText(tr("Nothing has been placed yet. Press Space to start training."));
    caption_->setText(tr("Of the %Ln point(s) on the stage: %1. Rows are labels, columns are "
                         "predictions. A click on a cell lists its images.",
                         nullptr, static_cast<int>(stage_.cloud()->points.size()))
                          .arg(cloudCaption(*stage_.cloud(), locale())));
    fill();
}

void ConfusionWindow::fill() {
    const QStringList& names = stage_.classNames();
    const auto classes = static_cast<int>(names.size());
    const ConfusionMatrix matrix(*stage_.cloud(), classes);
    table_->setRowCount(classes);
    table_->setColumnCount(classes + 1);
    table_->setVerticalHeaderLabels(names);
    table_->setHorizontalHeaderLabels(QStringList(names) << tr("right"));
    for (int label = 0; label < classes; ++label) {
        const auto total = static_cast<double>(matrix.total(label));
        for (int predicted = 0; predicted < classes; ++predicted) {
            const std::int64_t count = matrix.count(label, predicted);
            showCell(label, predicted,
                     count == 0 ? QString() : locale().toString(static_cast<qlonglong>(count)),
                     count == 0 ? 0 : static_cast<double>(count) / total,
                     tr("Label %1, predicted %2: %Ln image(s)", nullptr, static_cast<int>(count))
                         .arg(names[label], names[predicted]));
        }
        const auto accuracy = matrix.accuracy(label);
        const QString percent =
            accuracy ? tr("%1 %").arg(locale().toString(100 * *accuracy, 'f', 1)) : QString();
        showCell(label, classes, percent, 0, tr("Of label %1 are right").arg(names[label]));
    }
}

/// Right ones are tinted as what is chosen, wrong ones as what is wrong.
void ConfusionWindow::showCell(int row, int column, const QString& text, double share,
                               const QString& tip) {
    QTableWidgetItem* item = table_->item(row, column);
    if (!item) {
        item = new QTableWidgetItem;
        item->setTextAlignment(Qt::AlignCenter);
        table_->setItem(row, column, item);
    }
    QColor tint = row == column ? palette().color(QPalette::Highlight) : QColor(kOtherClassColor);
    tint.setAlphaF(static_cast<float>(kStrongest * (row == column ? share * share : share)));
    item->setText(text);
    item->setBackground(share > 0 ? QBrush(tint) : QBrush());
    item->setToolTip(tip);
    item->setData(Qt::AccessibleTextRole, tip);
}

void ConfusionWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        refreshSoon();
    QDialog::changeEvent(event);
}

void ConfusionWindow::retranslate() {
    setWindowTitle(tr("Confusion matrix"));
    table_->setAccessibleName(tr("Confusion matrix"));
    refresh();
}

}  // namespace centerscope

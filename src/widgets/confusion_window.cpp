// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/confusion_window.h"

#include <chrono>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QScreen>
#include <QTableView>
#include <QVBoxLayout>

#include "charts/embedding_chart.h"
#include "charts/stage_readout.h"
#include "training/confusion_matrix.h"
#include "widgets/confusion_map.h"
#include "widgets/confusion_model.h"
#include "widgets/elided_header.h"

namespace centerscope {

namespace {

using namespace std::chrono_literals;

constexpr auto kMatrixTime = 500ms;  // figures that change faster cannot be read
constexpr int kMostSeenAtOnce = 20;  // classes
constexpr std::size_t kConfusionsNamed = 5;
constexpr QSize kRoomyForMap(960, 560);  // pixels
constexpr int kNameRoom = 140;           // pixels
constexpr int kCellMargin = 14;          // pixels

}  // namespace

ConfusionWindow::ConfusionWindow(EmbeddingChart& stage, QWidget* parent)
    : QDialog(parent),
      stage_(stage),
      caption_(new QLabel),
      model_(new ConfusionModel(this)),
      map_(new ConfusionMap(*model_)),
      table_(new QTableView) {
    setObjectName(QStringLiteral("confusionWindow"));
    map_->setObjectName(QStringLiteral("confusionMap"));
    table_->setObjectName(QStringLiteral("confusionTable"));
    table_->setHorizontalHeader(new ElidedHeader(Qt::Horizontal));
    table_->setVerticalHeader(new ElidedHeader(Qt::Vertical));
    table_->setModel(model_);
    table_->setCornerButtonEnabled(false);  // it would select all
    table_->setWordWrap(false);             // "100.0 %" stays in one line
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->horizontalHeader()->setMinimumSectionSize(36);
    caption_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    caption_->setWordWrap(true);
    auto* column = new QVBoxLayout(this);
    column->addWidget(caption_);
    auto* row = new QHBoxLayout;
    row->addWidget(map_, 1);
    row->addWidget(table_, 1);
    column->addLayout(row, 1);
    refreshTimer_.setSingleShot(true);
    connect(&stage, &EmbeddingChart::cloudChanged, this, &ConfusionWindow::refreshSoon);
    connect(&refreshTimer_, &QTimer::timeout, this, &ConfusionWindow::refresh);
    const auto list = [this](const QModelIndex& cell) {
        if (cell.column() < stage_.classNames().size())
            emit cellChosen(cell.row(), cell.column());
    };
    connect(table_, &QTableView::clicked, this, list);
    connect(table_, &QTableView::activated, this, list);
    connect(map_, &ConfusionMap::cellClicked, this, &ConfusionWindow::choose);
    connect(caption_, &QLabel::linkActivated, this, [this](const QString& cell) {
        choose(cell.section(u',', 0, 0).toInt(), cell.section(u',', 1).toInt());
    });
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
    map_->setVisible(!isEmpty && stage_.classNames().size() > kMostSeenAtOnce);
    if (isEmpty)
        return caption_->setText(tr("Nothing has been placed yet. Press Space to start training."));
    const QStringList& names = stage_.classNames();
    const ConfusionMatrix matrix(*stage_.cloud(), static_cast<int>(names.size()));
    caption_->setText(tr("Of the %Ln point(s) on the stage: %1. Rows are labels, columns are "
                         "predictions. A click on a cell lists its images.",
                         nullptr, static_cast<int>(stage_.cloud()->points.size()))
                          .arg(cloudCaption(*stage_.cloud(), locale())) +
                      confusions(matrix));
    const bool isOther = model_->rowCount() != names.size();
    model_->setLook(palette().color(QPalette::Highlight), locale());
    model_->setMatrix(matrix, names);
    if (isOther)
        arrange(matrix);
}

/// Where the table scrolls it is led there too.
void ConfusionWindow::choose(int label, int predicted) {
    const QModelIndex cell = model_->index(label, predicted);
    table_->setCurrentIndex(cell);
    table_->scrollTo(cell, QAbstractItemView::PositionAtCenter);
    emit cellChosen(label, predicted);
}

/// All of a small matrix is seen at once; a large one scrolls, and begins where most is wrong. The
/// column with the share that is right is always wide enough.
void ConfusionWindow::arrange(const ConfusionMatrix& matrix) {
    const bool fits = model_->rowCount() <= kMostSeenAtOnce;
    for (QHeaderView* header : {table_->horizontalHeader(), table_->verticalHeader()}) {
        header->setSectionResizeMode(fits ? QHeaderView::Stretch : QHeaderView::Fixed);
        header->setDefaultSectionSize(header->minimumSectionSize());
        header->setTextElideMode(Qt::ElideRight);  // the whole name is its tooltip
    }
    table_->verticalHeader()->setMaximumWidth(kNameRoom);
    const int last = model_->columnCount() - 1;
    table_->horizontalHeader()->setSectionResizeMode(last, QHeaderView::Fixed);
    table_->horizontalHeader()->resizeSection(
        last,
        table_->fontMetrics().horizontalAdvance(tr("%1 %").arg(locale().toString(100.0, 'f', 1))) +
            kCellMargin);
    if (fits)
        return;
    resize(size().expandedTo(kRoomyForMap.boundedTo(screen()->availableSize())));
    for (const auto& [label, predicted] : matrix.mostConfused(1))
        table_->scrollTo(model_->index(label, predicted), QAbstractItemView::PositionAtCenter);
}

/// What is taken for what most often, which is hard to find in a matrix that scrolls. A click lists
/// the images.
QString ConfusionWindow::confusions(const ConfusionMatrix& matrix) const {
    if (matrix.classes() <= kMostSeenAtOnce)
        return {};
    const QStringList& names = stage_.classNames();
    QStringList lines;
    for (const auto& [label, predicted] : matrix.mostConfused(kConfusionsNamed))
        lines << QStringLiteral("<a href=\"%1,%2\">%3</a>")
                     .arg(label)
                     .arg(predicted)
                     .arg(tr("%1 as %2: %3")
                              .arg(names[label].toHtmlEscaped(), names[predicted].toHtmlEscaped(),
                                   locale().toString(
                                       static_cast<qlonglong>(matrix.count(label, predicted)))));
    return lines.isEmpty() ? QString()
                           : QStringLiteral("<br>") +
                                 tr("Most often: %1").arg(lines.join(QStringLiteral(" · ")));
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

#include "moc_confusion_window.cpp"

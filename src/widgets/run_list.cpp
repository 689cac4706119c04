// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run_list.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <QActionGroup>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include "widgets/item_value.h"

namespace centerscope {

namespace {

constexpr int kRowsMeasured = 100;  // for the width of a column that may be cut off
constexpr int kBetween = 8;         // pixels, from one column to the next
constexpr int kWidestName = 420;    // pixels: for that of a fork in any language
constexpr int kWidestColumn = 190;  // any other that is no number

// Never cut off.
constexpr std::array kNumbers{RunTable::Steps, RunTable::Seed, RunTable::Size};

/// What a column gives up where there is too little room, in this order.
struct Yield {
    RunTable::Column column;
    int narrowest;  // pixels
};
constexpr std::array kYields{
    Yield{RunTable::Name, 260},   Yield{RunTable::Accuracy, 76},   Yield{RunTable::Preset, 48},
    Yield{RunTable::State, 64},   Yield{RunTable::Changes, 64},    Yield{RunTable::LastStepAt, 64},
    Yield{RunTable::Dataset, 48}, Yield{RunTable::Name, 120},      Yield{RunTable::Changes, 36},
    Yield{RunTable::State, 36},   Yield{RunTable::LastStepAt, 36}, Yield{RunTable::Accuracy, 64}};
constexpr std::array kOrder{
    RunTable::Name,       RunTable::State,   RunTable::Dataset, RunTable::Steps, RunTable::Accuracy,
    RunTable::LastStepAt, RunTable::Changes, RunTable::Preset,  RunTable::Seed,  RunTable::Size};
static_assert(kOrder.size() == RunTable::kColumns);

/// The end of a name says where it was forked, and which twin it is.
class NameDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }
};

}  // namespace

RunList::RunList(QWidget* parent) : QTreeView(parent), hint_(new QLabel(viewport())) {
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setAllColumnsShowFocus(true);
    setEditTriggers(NoEditTriggers);
    setItemDelegateForColumn(RunTable::Name, new NameDelegate(this));
    setSortingEnabled(true);
    setHorizontalScrollMode(ScrollPerPixel);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setResizeContentsPrecision(kRowsMeasured);
    header()->setTextElideMode(Qt::ElideRight);
    header()->setMinimumSectionSize(1);
    connect(header(), &QHeaderView::sortIndicatorChanged, this, &RunList::fitColumns);
    hint_->setObjectName(QStringLiteral("emptyHint"));
    hint_->setWordWrap(true);
    hint_->setAlignment(Qt::AlignCenter);
    hint_->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    hint_->setProperty("look", QStringLiteral("muted"));
    hint_->hide();
    connect(hint_, &QLabel::linkActivated, this, &RunList::hintActivated);
    auto* layout = new QVBoxLayout(viewport());
    layout->addWidget(hint_);
}

/// Searching leaves the widths alone, but where it brings rows that have not been measured.
void RunList::setModel(QAbstractItemModel* model) {
    QTreeView::setModel(model);
    for (std::size_t place = 0; place < kOrder.size(); ++place)
        header()->moveSection(header()->visualIndex(kOrder[place]), static_cast<int>(place));
    connect(model, &QAbstractItemModel::modelReset, this, &RunList::measureAnew);
    connect(model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                measureNumbers(first.row(), last.row());
                fitColumns();
            });
    connect(model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) {
                const auto before = numberWidths_;
                measureNumbers(first, last);
                if (numberWidths_ != before)
                    fitColumns();
            });
    connect(model, &QAbstractItemModel::headerDataChanged, this, &RunList::fitColumns);
}

void RunList::setHint(const QString& text) {
    hint_->setText(text);
    hint_->setVisible(!text.isEmpty());
}

RunOrder RunList::order() const {
    return {static_cast<RunTable::Column>(header()->sortIndicatorSection()),
            header()->sortIndicatorOrder() == Qt::DescendingOrder};
}

void RunList::setOrder(RunOrder order) {
    sortByColumn(order.column, order.isDescending ? Qt::DescendingOrder : Qt::AscendingOrder);
}

void RunList::fillSortMenu(QMenu& menu) {
    menu.clear();
    auto* columns = new QActionGroup(&menu);
    for (int column = 0; column < RunTable::kColumns; ++column) {
        QAction* action = columns->addAction(
            model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        setValue(*action, column);
    }
    check(columns->actions(), int{order().column});
    menu.addActions(columns->actions());
    whenChosen<int>(*columns, [this](int column) {
        setOrder({static_cast<RunTable::Column>(column), order().isDescending});
    });
    menu.addSeparator();
    QAction* descending = menu.addAction(tr("&Descending"), this, [this](bool isDescending) {
        setOrder({order().column, isDescending});
    });
    descending->setCheckable(true);
    descending->setChecked(order().isDescending);
}

/// Only the column by which is sorted has an arrow in its head.
int RunList::headWidth(int column) const {
    if (column == header()->sortIndicatorSection())
        return header()->sectionSizeHint(column);
    const QString head = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    return header()->fontMetrics().horizontalAdvance(head);
}

/// All of them, for they are never cut off, wherever they stand.
void RunList::measureNumbers(int firstRow, int lastRow) {
    for (const RunTable::Column column : kNumbers) {
        int& widest = numberWidths_[column];
        for (int row = firstRow; row <= lastRow; ++row)
            widest = std::max(widest, sizeHintForIndex(model()->index(row, column)).width());
    }
}

void RunList::measureAnew() {
    if (!model())
        return;
    numberWidths_ = {};
    measureNumbers(0, model()->rowCount() - 1);
    fitColumns();
}

int RunList::neededWidth(int column) const {
    if (std::ranges::find(kNumbers, column) != kNumbers.end())
        return std::max(numberWidths_[static_cast<std::size_t>(column)], headWidth(column)) +
               kBetween;
    const int content = std::max(sizeHintForColumn(column), headWidth(column)) + kBetween;
    return std::min(content, column == RunTable::Name ? kWidestName : kWidestColumn);
}

/// What is left after all columns have what they need is the last one's; what is missing is first
/// that of those that yield, then a scroll bar's.
void RunList::fitColumns() {
    if (!model())
        return;
    std::array<int, RunTable::kColumns> widths{};
    for (int column = 0; column < RunTable::kColumns; ++column)
        widths[static_cast<std::size_t>(column)] = neededWidth(column);
    int missing = std::accumulate(widths.begin(), widths.end(), -viewport()->width());
    for (const Yield& each : kYields) {
        int& width = widths[static_cast<std::size_t>(each.column)];
        const int given = std::clamp(missing, 0, std::max(0, width - each.narrowest));
        width -= given;
        missing -= given;
    }
    for (int column = 0; column < RunTable::kColumns; ++column)
        header()->resizeSection(column, widths[static_cast<std::size_t>(column)]);
}

void RunList::resizeEvent(QResizeEvent* event) {
    QTreeView::resizeEvent(event);
    fitColumns();
}

QItemSelectionModel::SelectionFlags RunList::selectionCommand(const QModelIndex& index,
                                                              const QEvent* event) const {
    const bool isClick = event && (event->type() == QEvent::MouseButtonPress ||
                                   event->type() == QEvent::MouseButtonRelease);
    return isClick && !index.isValid() ? QItemSelectionModel::NoUpdate
                                       : QTreeView::selectionCommand(index, event);
}

void RunList::changeEvent(QEvent* event) {
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measureAnew();
}

}  // namespace centerscope

#include "moc_run_list.cpp"

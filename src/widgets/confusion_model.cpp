// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/confusion_model.h"

#include <utility>

#include <QBrush>

#include "widgets/sample_facts.h"

namespace centerscope {

namespace {

constexpr double kStrongest = 0.75;  // opacity of a cell that holds all of its row

}  // namespace

void ConfusionModel::setMatrix(ConfusionMatrix matrix, const QStringList& names) {
    const bool isOther = names != names_;
    if (isOther)
        beginResetModel();
    matrix_ = std::move(matrix);
    names_ = names;
    if (isOther)
        endResetModel();
    else if (!names_.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void ConfusionModel::setLook(const QColor& right, const QLocale& locale) {
    right_ = right;
    locale_ = locale;
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(names_.size());
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || names_.isEmpty() ? 0 : static_cast<int>(names_.size()) + 1;
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    switch (role) {
        case Qt::DisplayRole:
            return text(index.row(), index.column());
        case Qt::ToolTipRole:
        case Qt::AccessibleTextRole:
            return tip(index.row(), index.column());
        case Qt::BackgroundRole:
            return tint(index.row(), index.column());
        case Qt::TextAlignmentRole:
            return Qt::AlignCenter;
        default:
            return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    return section < names_.size() ? names_[section] : tr("right");
}

QString ConfusionModel::text(int label, int predicted) const {
    if (predicted < names_.size()) {
        const std::int64_t count = matrix_.count(label, predicted);
        return count == 0 ? QString() : locale_.toString(static_cast<qlonglong>(count));
    }
    const auto accuracy = matrix_.accuracy(label);
    return accuracy ? tr("%1 %").arg(locale_.toString(100 * *accuracy, 'f', 1)) : QString();
}

QString ConfusionModel::tip(int label, int predicted) const {
    if (predicted == names_.size())
        return tr("Of label %1 are right").arg(names_[label]);
    return tr("Label %1, predicted %2: %Ln image(s)", nullptr,
              static_cast<int>(matrix_.count(label, predicted)))
        .arg(names_[label], names_[predicted]);
}

double ConfusionModel::share(int label, int predicted) const {
    const std::int64_t count = matrix_.count(label, predicted);
    return count == 0 ? 0 : static_cast<double>(count) / static_cast<double>(matrix_.total(label));
}

/// Right ones are tinted as what is chosen, wrong ones as what is wrong.
QColor ConfusionModel::hue(int label, int predicted) const {
    return label == predicted ? right_ : kOtherClassColor;
}

QVariant ConfusionModel::tint(int label, int predicted) const {
    const double part = predicted < names_.size() ? share(label, predicted) : 0;
    if (part == 0)
        return {};
    QColor tint = hue(label, predicted);
    tint.setAlphaF(static_cast<float>(kStrongest * (label == predicted ? part * part : part)));
    return QBrush(tint);
}

}  // namespace centerscope

#include "moc_confusion_model.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <QLocale>
#include <QStringList>

#include "training/confusion_matrix.h"

namespace centerscope {

/// The cells of a confusion matrix: one row per label, one column per prediction, and a last one
/// with the share that is right. Texts are made for the cells that are looked at, since there may
/// be a million.
class ConfusionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// names: of the matrix's classes.
    void setMatrix(ConfusionMatrix matrix, const QStringList& names);
    /// right: the tint of what is right.
    void setLook(const QColor& right, const QLocale& locale);

    /// Of the label's images, how many were predicted as this; 0 to 1.
    double share(int label, int predicted) const;
    QColor hue(int label, int predicted) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(int label, int predicted) const;
    QString tip(int label, int predicted) const;
    QVariant tint(int label, int predicted) const;

    ConfusionMatrix matrix_{{}, 0};
    QStringList names_;
    QColor right_;
    QLocale locale_;
};

}  // namespace centerscope

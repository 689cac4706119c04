// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

#include "data/dataset.h"

namespace centerscope {

/// The classes of a data set: each with its first images to train with and how many there are in
/// each split.
class ClassTable : public QTableWidget {
    Q_OBJECT

public:
    explicit ClassTable(QWidget* parent = nullptr);

    void showClasses(const Dataset& dataset);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
};

/// "<b>MNIST</b>: 10 classes, images of 28×28 in grey; 55,000 to train, …", as rich text.
QString datasetSummary(const Dataset& dataset, const QLocale& locale);

}  // namespace centerscope

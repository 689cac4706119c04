// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "data/dataset.h"

class QWidget;

namespace centerscope {

/// A dialog with the data set's classes: images of each, how many there are in each split, and
/// whether that is uneven. folder: where it lies; empty: it is the MNIST that comes along.
void showDataset(const Dataset& dataset, const QString& folder, QWidget* parent);

}  // namespace centerscope

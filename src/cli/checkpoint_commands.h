// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace centerscope {

// What can be asked of a checkpoint, each on one split of its data set (or of --dataset). They
// throw UsageError and what else goes wrong.

/// centerscope evaluate: losses and accuracy, as a line or as JSON with the columns of
/// evaluation.csv.
void evaluateCommand(const QStringList& arguments);
/// centerscope embed: where each image lies. A .npy file holds (images, 2) 32-bit floats in the
/// order of the split; a .csv file sample,label,predicted,x,y,step.
void embedCommand(const QStringList& arguments);
/// centerscope render: the stage as PNG, SVG or PDF. Needs a QApplication.
void renderCommand(const QStringList& arguments);

}  // namespace centerscope

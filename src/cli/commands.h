// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "cli/train_options.h"

namespace centerscope {

// The commands. Each throws UsageError and what else goes wrong.

/// centerscope train: trains as options say and writes the run's files.
void trainCommand(const TrainOptions& options);

/// centerscope replay: runs a run folder again from its first step, with the events it recorded,
/// and compares every row. One that differs is an error.
void replayCommand(const QStringList& arguments);

// What can be asked of a checkpoint, each on one split of its data set (or of --dataset).

/// centerscope evaluate: losses and accuracy, as a line or as JSON with the columns of
/// evaluation.csv.
void evaluateCommand(const QStringList& arguments);
/// centerscope embed: where each image lies. A .npy file holds (images, 2) 32-bit floats in the
/// order of the split; a .csv file sample,label,predicted,x,y,step,probability,loss.
void embedCommand(const QStringList& arguments);
/// centerscope render: the stage as PNG, SVG or PDF. Needs a QApplication.
void renderCommand(const QStringList& arguments);

/// centerscope import: turns a data set of any format into the form that the engine reads.
void importCommand(const QStringList& arguments);

/// centerscope runs: lists the runs of the user's library, and adds places to it.
void runsCommand(const QStringList& arguments);

/// centerscope compare: what differs between runs, and what they have come to. Needs a
/// QApplication.
void compareCommand(const QStringList& arguments);

/// centerscope open-set: trains without some of the classes, and says how well the images of these
/// are told from those of the known ones, for λ = 0 and the preset's λ. Needs a QApplication.
void openSetCommand(const QStringList& arguments);

/// centerscope benchmark: times Trainer::step with its loader, exactly as train runs it, and sets
/// it beside what direct convolution could do at the processor's measured multiply-add peak.
void benchmarkCommand(const QStringList& arguments);

/// centerscope check: computes a small example of center loss and prints loss, gradient and centers
/// under each form and rule of the field.
void checkCommand(const QStringList& arguments);

}  // namespace centerscope

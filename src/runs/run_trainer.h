// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/thread_pool.h"
#include "runs/run_manifest.h"
#include "training/trainer.h"

namespace centerscope {

/// The trainer of a run before its first step. Every trainer of a run is made here, so that each
/// has all that the run says of itself: the same bits, and the same axes of its stage. dataset:
/// without the classes that the preset holds out. pool must outlive the trainer.
Trainer<float> makeTrainer(const RunManifest& manifest, std::shared_ptr<const Dataset> dataset,
                           ThreadPool& pool);

}  // namespace centerscope

// SPDX-License-Identifier: GPL-3.0-or-later
// Trains twins without a difference, with a checkpoint of both after each step, to be killed by
// faults.py at any moment.
//     play_twins LIBRARY DATASET PRESET
#include <cstdio>

#include <QCoreApplication>

#include "data/dataset_catalogue.h"
#include "session/twin_session.h"

using namespace centerscope;

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    if (argc != 4) {
        std::fprintf(stderr, "play_twins LIBRARY DATASET PRESET\n");
        return 2;
    }
    TwinStart twin;
    twin.run.preset = std::make_shared<const Preset>(loadPreset(argv[3]));
    twin.run.dataset = loadDataset(argv[2]);
    twin.run.datasetFolder = argv[2];
    TwinSession twins(2, RunLibrary(argv[1]));
    for (const auto one : TwinSession::kBoth)
        twins.session(one).setCheckpointInterval(1);
    QObject::connect(&twins.session(TwinSession::Twin::B), &TrainingSession::runStarted, &twins,
                     [&twins] { twins.play(); });
    twins.start(twin, twin);
    return QCoreApplication::exec();
}

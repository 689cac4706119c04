// SPDX-License-Identifier: GPL-3.0-or-later
// What a pair costs: images per second of twins together, as a share of those of one run of the
// same preset with as many threads, in many short turns of one after the other.
//     twins_benchmark [turns [steps]]     each turn is so many steps of both, twice as many of one
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <QCoreApplication>
#include <QEventLoop>
#include <QThread>

#include "data/dataset_catalogue.h"
#include "session/twin_session.h"

using namespace centerscope;

namespace {

template <typename Begin>
void await(TrainingSession& session, Begin&& begin) {
    QEventLoop loop;
    QObject::connect(&session, &TrainingSession::runStarted, &loop, &QEventLoop::quit);
    begin();
    loop.exec();
}

/// Until all that was asked of it so far is done.
void settle(TrainingSession& session) {
    QEventLoop loop;
    QObject::connect(&session, &TrainingSession::eventsReady, &loop, &QEventLoop::quit);
    session.requestEvents();
    loop.exec();
}

/// Plays first on by so many steps, and waits for the last one of the other too, which comes after
/// the report of the first; in seconds.
double play(TrainingSession& first, TrainingSession& last, std::int64_t& step, std::int64_t steps) {
    QEventLoop loop;
    QObject::connect(&first, &TrainingSession::stopped, &loop, &QEventLoop::quit);
    first.setStopAfter(step += steps);
    const auto begin = std::chrono::steady_clock::now();
    first.play();
    loop.exec();
    settle(last);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const int turns = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    const int steps = argc > 2 ? std::max(1, std::atoi(argv[2])) : 10;
    const int threads = QThread::idealThreadCount();
    TwinStart twin;
    twin.run.preset = std::make_shared<const Preset>(findPreset(kDefaultPreset));
    twin.run.dataset = loadDataset({});
    TrainingSession one(threads);
    await(one, [&] { one.start(*twin.run.preset, {}, 1); });
    TwinSession twins(threads, RunLibrary());
    await(twins.session(TwinSession::Twin::B), [&] { twins.start(twin, twin); });

    std::int64_t stepOfOne = 0;
    std::int64_t stepOfTwins = 0;
    TrainingSession& a = twins.session(TwinSession::Twin::A);
    TrainingSession& b = twins.session(TwinSession::Twin::B);
    constexpr int kFirst = 60;  // steps, among which the fixed sample is placed most often
    play(one, one, stepOfOne, kFirst);
    play(a, b, stepOfTwins, kFirst);
    std::vector<double> ratios;
    for (int turn = 0; turn < turns; ++turn) {
        const double alone = play(one, one, stepOfOne, 2 * steps);
        const double both = play(a, b, stepOfTwins, steps);
        ratios.push_back(alone / both);
    }
    std::ranges::sort(ratios);
    std::printf(
        "Twins together train at %.3f of the speed of one run (median of %d turns, %.3f to "
        "%.3f in the middle half)\n",
        ratios[ratios.size() / 2], turns, ratios[ratios.size() / 4], ratios[ratios.size() * 3 / 4]);
    return 0;
}

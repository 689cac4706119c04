// SPDX-License-Identifier: GPL-3.0-or-later
// What a frame of the loss and the error plot costs in runs of a thousand to a million steps, as
// JSON: milliseconds of a processor from new steps in the history to both plots painted, and of one
// turn of the wheel. The first history takes in the whole run, as opening one does.
//     QT_QPA_PLATFORM=offscreen plots_benchmark [frames]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <vector>

#include <QApplication>

#include "charts/error_chart.h"
#include "charts/loss_chart.h"

using namespace centerscope;

namespace {

constexpr int kStepsPerFrame = 300;  // 1,500 steps per second, five frames per second

/// What this thread has had of a processor, whatever else the machine does.
double processorMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

double milliseconds(auto&& work) {
    const double begin = processorMilliseconds();
    work();
    return processorMilliseconds() - begin;
}

double quantile(std::vector<double> values, double share) {
    const auto place = values.begin() +
                       static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, place);
    return *place;
}

/// A loss that falls in noise.
void addSteps(RunHistory& history, std::int64_t count) {
    for (std::int64_t k = 0; k < count; ++k) {
        const auto step = static_cast<std::int64_t>(history.steps.size()) + 1;
        const double noise = 0.5 + std::fabs(std::sin(static_cast<double>(step) * 12.9898));
        StepMetrics metrics;
        metrics.step = step;
        metrics.epoch = 1;
        metrics.lambda = 0.1;
        metrics.alpha = 0.5;
        metrics.headLoss = noise * (0.02 + 2.3 * std::exp(-static_cast<double>(step) / 2000));
        metrics.embeddingLoss = noise;
        metrics.totalLoss = metrics.headLoss + metrics.lambda * metrics.embeddingLoss;
        metrics.batchAccuracy = 1 - 0.1 * noise;
        history.steps.push_back(metrics);
    }
}

void measure(std::int64_t steps, int frames, bool isLast) {
    RunHistory history;
    history.run = 1;
    LossChart loss;
    ErrorChart error;
    for (StepChart* chart : {static_cast<StepChart*>(&loss), static_cast<StepChart*>(&error)}) {
        chart->resize(560, 300);
        chart->show();
    }
    QCoreApplication::processEvents();  // nothing is painted before a window is exposed
    const auto paint = [&] {
        for (StepChart* chart : {static_cast<StepChart*>(&loss), static_cast<StepChart*>(&error)})
            chart->viewport()->repaint();
    };
    const auto show = [&] {
        loss.setHistory(history);
        error.setHistory(history);
        paint();
    };
    addSteps(history, steps);
    const double first = milliseconds(show);
    std::vector<double> live;
    std::vector<double> zoomed;
    for (int frame = 0; frame < frames; ++frame) {
        addSteps(history, kStepsPerFrame);
        live.push_back(milliseconds(show));
    }
    for (int frame = 0; frame < frames; ++frame)
        zoomed.push_back(milliseconds([&] {
            loss.zoomBy(frame % 20 < 10 ? 1.2 : 1 / 1.2, loss.mapping().area.center());
            paint();
        }));
    std::printf(
        "  {\"steps\": %lld, \"first_ms\": %.1f, \"frame_ms\": {\"median\": %.2f, \"p95\": %.2f}, "
        "\"wheel_ms\": {\"median\": %.2f, \"p95\": %.2f}}%s\n",
        static_cast<long long>(steps), first, quantile(live, 0.5), quantile(live, 0.95),
        quantile(zoomed, 0.5), quantile(zoomed, 0.95), isLast ? "" : ",");
    std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int frames = arguments.size() > 1 ? std::max(1, arguments[1].toInt()) : 100;
    std::puts("[");
    for (const std::int64_t steps : {1'000, 100'000, 1'000'000})
        measure(steps, frames, steps == 1'000'000);
    std::puts("]");
}

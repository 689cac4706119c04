// SPDX-License-Identifier: GPL-3.0-or-later
// How quickly the stage answers while MNIST trains on all processors, as JSON: milliseconds from a
// movement of the mouse, the wheel or the time line to the stage painted, of 10,000 and of 60,000
// points, and of looking up the point under the pointer. Aims, for the 95th percentile: 16.7 ms for
// 10,000 points and 33.3 ms for 60,000, and 1 ms for the look-up. "wall" is what a user waits,
// "processor" what the thread of the window has computed meanwhile: where the machine has other
// work too, the first is longer. On the screen that DISPLAY names, or without one:
//     QT_QPA_PLATFORM=offscreen stage_benchmark [frames]
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <random>
#include <thread>
#include <vector>

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>

#include "charts/embedding_chart.h"
#include "charts/point_cloud_item.h"
#include "core/thread_pool.h"
#include "data/dataset_catalogue.h"
#include "presets/preset.h"
#include "training/trainer.h"

using namespace centerscope;

namespace {

constexpr int kClouds = 8;  // of as many steps, between which is scrubbed

double processorMilliseconds() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

double quantile(std::vector<double> values, double share) {
    const auto place = values.begin() +
                       static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, place);
    return *place;
}

/// One number of each repetition.
struct Times {
    std::vector<double> wall;
    std::vector<double> processor;

    void add(auto&& work) {
        const double busy = processorMilliseconds();
        const auto begin = std::chrono::steady_clock::now();
        work();
        const auto end = std::chrono::steady_clock::now();
        wall.push_back(std::chrono::duration<double, std::milli>(end - begin).count());
        processor.push_back(processorMilliseconds() - busy);
    }
    void print(const char* name, bool isLast = false) const {
        std::printf("\"%s\": {\"median\": %.2f, \"p95\": %.2f, \"p95_processor\": %.2f}%s", name,
                    quantile(wall, 0.5), quantile(wall, 0.95), quantile(processor, 0.95),
                    isLast ? "" : ", ");
    }
};

/// Ten clusters on a ring, with as much spread as training leaves after some hundred steps.
std::shared_ptr<const EmbeddingCloud> cloudOfStep(int step, int points) {
    auto cloud = std::make_shared<EmbeddingCloud>();
    cloud->source = PointSource::FixedSample;
    cloud->firstStep = cloud->lastStep = step;
    std::mt19937 random(static_cast<std::uint32_t>(step));
    std::normal_distribution<float> spread(0, 2.5F);
    for (int k = 0; k < points; ++k) {
        const int label = k % 10;
        const double angle = 0.628 * label;
        EmbeddedPoint point;
        point.position = {static_cast<float>(10 * std::cos(angle)) + spread(random),
                          static_cast<float>(10 * std::sin(angle)) + spread(random)};
        point.sample = k;
        point.step = step;
        point.label = static_cast<ClassLabel>(label);
        point.predicted = static_cast<ClassLabel>(label);
        cloud->points.push_back(point);
    }
    return cloud;
}

/// Trains on a thread of its own until it goes.
class Training {
public:
    explicit Training(int threads)
        : thread_([threads](const std::stop_token& stop) {
              ThreadPool pool(threads);
              Trainer<float> trainer(bundledPresets().front(), loadDataset(bundledMnist()), 1,
                                     pool);
              while (!stop.stop_requested())
                  trainer.step();
          }) {}

private:
    std::jthread thread_;
};

QPointF placeOn(const EmbeddingChart& chart, std::mt19937& random) {
    std::uniform_real_distribution<double> share(0.1, 0.9);
    const QRectF area = chart.mapping().area;
    return {area.left() + share(random) * area.width(), area.top() + share(random) * area.height()};
}

void sendMouse(EmbeddingChart& chart, QEvent::Type type, QPointF place, Qt::MouseButton button) {
    const bool isDown =
        type == QEvent::MouseMove ? button != Qt::NoButton : type == QEvent::MouseButtonPress;
    QMouseEvent event(type, place, chart.viewport()->mapToGlobal(place),
                      type == QEvent::MouseMove ? Qt::NoButton : button,
                      isDown ? button : Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(chart.viewport(), &event);
}

Times pan(EmbeddingChart& chart, int frames) {
    Times times;
    QPointF place = chart.mapping().area.center();
    sendMouse(chart, QEvent::MouseButtonPress, place, Qt::LeftButton);
    for (int frame = 0; frame < frames; ++frame) {
        place += frame % 40 < 20 ? QPointF(7, 3) : QPointF(-7, -3);
        times.add([&] {
            sendMouse(chart, QEvent::MouseMove, place, Qt::LeftButton);
            chart.viewport()->repaint();
        });
    }
    sendMouse(chart, QEvent::MouseButtonRelease, place, Qt::LeftButton);
    chart.resetZoom();
    return times;
}

Times zoom(EmbeddingChart& chart, int frames) {
    Times times;
    const QPointF place = chart.mapping().area.center();
    for (int frame = 0; frame < frames; ++frame) {
        const QPoint notch(0, frame % 20 < 10 ? 120 : -120);
        times.add([&] {
            QWheelEvent event(place, chart.viewport()->mapToGlobal(place), QPoint(), notch,
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(chart.viewport(), &event);
            chart.viewport()->repaint();
        });
    }
    chart.resetZoom();
    return times;
}

/// From point to point by the keys, which hover at once what the pointer hovers after it has
/// rested.
Times hover(EmbeddingChart& chart, int frames) {
    Times times;
    for (int frame = 0; frame < frames; ++frame) {
        const int key = frame % 40 < 20 ? Qt::Key_Right : Qt::Key_Left;
        times.add([&] {
            QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier);
            QCoreApplication::sendEvent(&chart, &event);
            chart.viewport()->repaint();
        });
    }
    return times;
}

Times scrub(EmbeddingChart& chart, int points, int frames) {
    std::vector<std::shared_ptr<const EmbeddingCloud>> clouds;
    for (int step = 1; step <= kClouds; ++step)
        clouds.push_back(cloudOfStep(step, points));
    Times times;
    for (int frame = 0; frame < frames; ++frame)
        times.add([&] {
            chart.setCloud(clouds[static_cast<std::size_t>(frame % kClouds)]);
            chart.viewport()->repaint();
        });
    return times;
}

/// At places all over the plot, most of which lie beside every point.
Times lookUp(const EmbeddingChart& chart, int points, int times) {
    PointCloudItem item(nullptr);
    item.setClasses(chart.classNames());
    item.setCloud(cloudOfStep(1, points));
    item.setMapping(chart.mapping());
    std::mt19937 random(1);
    Times all;
    for (int k = 0; k < times; ++k) {
        const QPointF place = placeOn(chart, random);
        all.add([&] { (void)item.pointAt(place); });
    }
    return all;
}

void measure(int points, int frames, bool isLast) {
    EmbeddingChart chart;
    chart.resize(620, 640);  // as in a window of 1280 x 800
    chart.setClasses({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    chart.setCloud(cloudOfStep(1, points));
    chart.show();
    QCoreApplication::processEvents();  // nothing is painted before a window is exposed
    chart.viewport()->repaint();
    std::printf("    {\"points\": %d, ", points);
    pan(chart, frames).print("pan_ms");
    zoom(chart, frames).print("zoom_ms");
    hover(chart, frames).print("hover_ms");
    scrub(chart, points, frames).print("scrub_ms");
    lookUp(chart, points, frames).print("look_up_ms", true);
    std::printf("}%s\n", isLast ? "" : ",");
    std::fflush(stdout);
}

double load() {
    double minute = 0;
    return getloadavg(&minute, 1) == 1 ? minute : 0;
}

}  // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int frames = arguments.size() > 1 ? std::max(1, arguments[1].toInt()) : 200;
    const int threads = static_cast<int>(std::thread::hardware_concurrency());
    std::printf("{\"platform\": \"%s\", \"threads\": %d, \"load_before\": %.1f, \"stage\": [\n",
                qUtf8Printable(QGuiApplication::platformName()), threads, load());
    const Training training(threads);
    for (const int points : {10'000, 60'000})
        measure(points, frames, points == 60'000);
    std::puts("]}");
}

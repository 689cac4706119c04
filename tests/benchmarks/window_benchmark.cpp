// SPDX-License-Identifier: GPL-3.0-or-later
// What the open window costs training: images per second with the window open, as a share of those
// of the bare Trainer with as many threads; once with the live batches, and once with the fixed
// sample, the regions of the softmax and three pinned images, whose placing takes of training too;
// and once with the window of the open set, which scores the images of another data set. The four
// take many short turns in one run, so that whatever else the machine does falls on all.
// The median leaves out the turns in which the window validates or writes a checkpoint, as it does
// every 500 steps; the share of all turns does not.
//
// The window is 1280 x 800; its validation interval and all else is as
// on a first start. On the screen that DISPLAY names, or without one:
//     QT_QPA_PLATFORM=offscreen window_benchmark [turns [steps [points [outsiders]]]]
// outsiders: the folder of that other data set, Debian's Fashion-MNIST unless told.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>

#include <QAction>
#include <QApplication>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QThread>

#include "charts/embedding_chart.h"
#include "core/thread_pool.h"
#include "session/training_session.h"
#include "training/trainer.h"
#include "widgets/main_window.h"
#include "widgets/open_set_window.h"

using namespace centerscope;

namespace {

template <typename Work>
double seconds(Work&& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// What this thread, the window's, has had of a processor, or all of them.
double processorSeconds(clockid_t whose = CLOCK_THREAD_CPUTIME_ID) {
    timespec time{};
    clock_gettime(whose, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// Plays from where the session stands to this step, with the window drawing.
void playTo(TrainingSession& session, std::int64_t step) {
    QEventLoop loop;
    QObject::connect(&session, &TrainingSession::stopped, &loop, &QEventLoop::quit);
    session.setStopAfter(step);
    session.play();
    loop.exec();
}

/// Three pinned images and the regions of the fixed sample, or the live batches alone.
void setInspecting(MainWindow& window, bool inspecting) {
    auto& stage = *window.findChild<EmbeddingChart*>();
    const auto trigger = [&window](const char* name) {
        window.findChild<QAction*>(QLatin1String(name))->trigger();
    };
    if (inspecting) {
        for (std::size_t k = 0; k < 3; ++k)
            emit stage.pinRequested(stage.cloud()->points[k], k > 0);
        trigger("actionRegionsSoftmax");  // which shows the fixed sample
    } else {
        emit stage.unpinRequested();
        trigger("actionRegionsNone");
        trigger("actionLiveBatches");
    }
}

/// The window of the open set, with the images of this folder.
OpenSetWindow& openSetOf(MainWindow& window, const QString& outsiders) {
    window.findChild<QAction*>(QStringLiteral("actionOpenSet"))->trigger();
    auto& openSet = *window.findChild<OpenSetWindow*>();
    QEventLoop loop;
    QObject::connect(&openSet, &OpenSetWindow::outsidersChanged, &loop, &QEventLoop::quit);
    openSet.chooseOutsiders(outsiders);
    loop.exec();
    openSet.hide();
    return openSet;
}

int argument(const QStringList& arguments, int place, int fallback) {
    return arguments.size() > place ? std::max(1, arguments[place].toInt()) : fallback;
}

}  // namespace

int main(int argc, char** argv) {
    QTemporaryDir home;  // no settings of the user's, and none left behind
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", home.path().toUtf8());
    QCoreApplication::setApplicationName("window_benchmark");
    QCoreApplication::setOrganizationName("centerscope");
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int turns = argument(arguments, 1, 40);
    const int steps = argument(arguments, 2, 50);
    const int points = argument(arguments, 3, 10000);
    QSettings().setValue("stage/livePoints", points);

    const int threads = QThread::idealThreadCount();
    TrainingSession session(threads);
    MainWindow window(session, bundledPresets(), threads);
    window.resize(1280, 800);
    window.show();
    QEventLoop loop;
    QObject::connect(&session, &TrainingSession::runStarted, &loop, &QEventLoop::quit);
    loop.exec();

    const RunInfo& run = session.run();
    ThreadPool pool(threads);
    Trainer<float> trainer(*run.preset, run.dataset, run.seeds.seed, pool);
    const auto trainBare = [&](int count) {
        for (int k = 0; k < count; ++k)
            trainer.step();
    };

    const int batch = run.preset->hyperparameters.batchSize;
    std::int64_t reached = 1 + points / batch;  // the stage is full from here on
    playTo(session, reached);
    trainBare(static_cast<int>(reached));
    std::printf("%s, %d threads, %d points, platform %s; images per second\n",
                run.preset->id.c_str(), threads, points,
                qUtf8Printable(QGuiApplication::platformName()));
    std::vector<double> shares;
    std::vector<double> inspectingShares;
    std::vector<double> openSetShares;  // of processor time, which other programs leave alone
    const auto processorOf = [&](auto&& work) {
        const double before = processorSeconds(CLOCK_PROCESS_CPUTIME_ID);
        work();
        return processorSeconds(CLOCK_PROCESS_CPUTIME_ID) - before;
    };
    OpenSetWindow& openSet =
        openSetOf(window, arguments.value(4, QStringLiteral("/usr/share/datasets/fashion-mnist")));
    double allBare = 0;
    double allOpen = 0;
    for (int turn = 0; turn < turns; ++turn) {
        const double bare = seconds([&] { trainBare(steps); });
        reached += steps;
        const double before = processorSeconds();
        double open = 0;
        const double ofOpen =
            processorOf([&] { open = seconds([&] { playTo(session, reached); }); });
        const double drawing = processorSeconds() - before;
        setInspecting(window, true);
        reached += steps;
        const double inspecting = seconds([&] { playTo(session, reached); });
        setInspecting(window, false);
        openSet.show();
        reached += steps;
        const double ofScoring = processorOf([&] { playTo(session, reached); });
        openSet.hide();
        inspectingShares.push_back(bare / inspecting);
        openSetShares.push_back(ofOpen / ofScoring);
        shares.push_back(bare / open);
        allBare += bare;
        allOpen += open;
        std::printf(
            "bare %.0f, window %.0f, share %.3f; drawing takes %.1f %% of a core; with regions and "
            "pins %.0f, share %.3f; beside the open set share %.3f\n",
            steps * batch / bare, steps * batch / open, bare / open, 100 * drawing / open,
            steps * batch / inspecting, bare / inspecting, ofOpen / ofScoring);
        std::fflush(stdout);
    }
    std::printf(
        "median share %.3f, with regions and pins %.3f; of all live turns together %.3f; with the "
        "open set %.3f of the window alone, by processor time\n",
        median(shares), median(inspectingShares), allBare / allOpen, median(openSetShares));
}

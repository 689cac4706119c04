// SPDX-License-Identifier: GPL-3.0-or-later
// Uses the real window on MNIST at random while it trains, for as long as asked, and reports how
// long the event loop kept events waiting, how memory grew and what was said on stderr; exit code 1
// where that is more than it may be. By hand:
//
//     build/release/tests/gui/window_soak [--minutes 60] [--seed 1] [--threads 2] [--pause 500]
//
// Every minute the window is put back to the first preset, and memory is read after the same step
// of it, so that the readings differ by what was left behind.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <malloc.h>
#include <map>
#include <memory>
#include <thread>
#include <unistd.h>
#include <vector>

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>

#include "core/program.h"
#include "gui/random_user.h"
#include "session/training_session.h"
#include "widgets/main_window.h"

using namespace centerscope;
using namespace centerscope::testing;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

constexpr double kLongestWait = 50;  // ms, for 99 of 100 events
constexpr double kMostGrowth = 16;   // MB resident
constexpr int kStepsAtHome = 50;     // before memory is read
constexpr auto kSettling = 1s;       // of the window after them
constexpr std::size_t kWarmUp = 10;  // minutes in which caches fill

template <typename T>
T percentile(std::vector<T> values, double share) {
    if (values.empty())
        return 0;
    const auto place =
        values.begin() + static_cast<long>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

/// How long events wait. A thread posts one every 10 ms whether or not the loop has come round, so
/// that a stall counts for as long as it lasts.
class WaitProbe : public QObject {
public:
    explicit WaitProbe(const RandomUser& user) : user_(user) {
        thread_ = std::jthread([this](const std::stop_token& stop) {
            for (auto next = Clock::now(); !stop.stop_requested(); next += 10ms) {
                std::this_thread::sleep_until(next);
                QMetaObject::invokeMethod(
                    this, [this, posted = Clock::now()] { observe(posted); }, Qt::QueuedConnection);
            }
        });
    }

    const std::vector<float>& waits() const { return waits_; }
    /// The longest wait of each deed during which events waited too long.
    const std::map<QString, float>& stalls() const { return stalls_; }

private:
    void observe(Clock::time_point posted) {
        waits_.push_back(std::chrono::duration<float, std::milli>(Clock::now() - posted).count());
        if (waits_.back() >= kLongestWait) {
            float& longest = stalls_[user_.deed()];
            longest = std::max(longest, waits_.back());
        }
    }

    const RandomUser& user_;
    std::vector<float> waits_;  // ms
    std::map<QString, float> stalls_;
    std::jthread thread_;
};

struct Memory {
    double resident = 0;  // MB
    double heap = 0;      // MB in use, as malloc counts them

    static Memory now() {
        std::ifstream statm("/proc/self/statm");
        long pages = 0;
        statm >> pages >> pages;
        const struct mallinfo2 info = mallinfo2();
        constexpr double kMega = 1 << 20;
        return {static_cast<double>(pages * sysconf(_SC_PAGESIZE)) / kMega,
                static_cast<double>(info.uordblks + info.hblkhd) / kMega};
    }
};

class Soak : public QObject {
public:
    Soak(TrainingSession& session, const std::vector<Preset>& presets, int minutes,
         RandomUser& user, std::chrono::milliseconds pause)
        : session_(session),
          preset_(presets.front()),
          minutes_(minutes),
          user_(user),
          pause_(pause),
          probe_(user) {
        connect(&minute_, &QTimer::timeout, this, &Soak::comeHome);
        connect(&play_, &QTimer::timeout, this, [this] { session_.play(); });
        connect(&session_, &TrainingSession::stopped, this, [this] {
            if (isHome_)
                QTimer::singleShot(kSettling, this, &Soak::readMemory);
        });
        minute_.start(1min);
        play_.start(2s);  // so that most things happen while it trains
        user_.start(pause_);
    }

    void report() const {
        const std::vector<float>& waits = probe_.waits();
        std::printf(
            "events waited: median %.2f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.0f ms; "
            "%zu events, %d deeds\n",
            percentile(waits, 0.5), percentile(waits, 0.99), percentile(waits, 0.999),
            percentile(waits, 1), waits.size(), user_.deeds());
        std::vector<std::pair<float, QString>> stalls;
        for (const auto& [deed, wait] : probe_.stalls())
            stalls.emplace_back(wait, deed);
        std::ranges::sort(stalls, std::ranges::greater());
        for (std::size_t k = 0; k < std::min<std::size_t>(stalls.size(), 12); ++k)
            std::printf("  up to %.0f ms: %s\n", stalls[k].first, qPrintable(stalls[k].second));
        std::printf(
            "memory grew by %.1f MB resident, %.1f MB of heap: median of the last %zu readings of "
            "%zu against that of as many after the first %zu\n",
            growth(&Memory::resident), growth(&Memory::heap), compared(), memory_.size(), warmUp());
    }

    bool holds() const {
        return percentile(probe_.waits(), 0.99) < kLongestWait &&
               growth(&Memory::resident) <= kMostGrowth;
    }

private:
    void comeHome() {
        minute_.stop();
        play_.stop();
        user_.stop();
        user_.putAside();
        isHome_ = true;
        session_.startPlaying(preset_, {}, 1);
        session_.setStopAfter(kStepsAtHome);
    }

    void readMemory() {
        memory_.push_back(Memory::now());
        std::printf("minute %zu: %.0f MB resident, %.1f MB of heap, %d deeds, p99 so far %.1f ms\n",
                    memory_.size(), memory_.back().resident, memory_.back().heap, user_.deeds(),
                    percentile(probe_.waits(), 0.99));
        std::fflush(stdout);
        isHome_ = false;
        if (static_cast<int>(memory_.size()) >= minutes_)
            return QCoreApplication::quit();
        minute_.start();
        play_.start();
        user_.start(pause_);
    }

    std::size_t warmUp() const { return std::min(kWarmUp, memory_.size() / 3); }
    std::size_t compared() const { return (memory_.size() - warmUp()) / 2; }

    /// Medians, because an evaluation of the fixed sample may hold memory of its own while one is
    /// read.
    double growth(double Memory::*reading) const {
        std::vector<double> readings;
        for (const Memory& memory : memory_)
            readings.push_back(memory.*reading);
        const auto first = readings.begin() + static_cast<long>(warmUp());
        const auto count = static_cast<long>(compared());
        return percentile(std::vector(readings.end() - count, readings.end()), 0.5) -
               percentile(std::vector(first, first + count), 0.5);
    }

    TrainingSession& session_;
    Preset preset_;
    int minutes_;
    RandomUser& user_;
    std::chrono::milliseconds pause_;
    WaitProbe probe_;
    QTimer minute_;
    QTimer play_;
    bool isHome_ = false;
    std::vector<Memory> memory_;  // a reading a visit at home
};

/// Takes links that a desktop would open.
class NoDesktop : public QObject {
    Q_OBJECT

public:
    NoDesktop() {
        for (const char* scheme : {"file", "http", "https"})
            QDesktopServices::setUrlHandler(scheme, this, "take");
    }

public slots:
    void take(const QUrl&) {}
};

/// What the offscreen platform says of itself is no warning of the program.
void sayAllButPlatform(QtMsgType, const QMessageLogContext&, const QString& text) {
    if (!text.startsWith("This plugin does not support"))
        std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

/// A home of its own, also as the current folder: exports and settings go there.
void moveInto(const QTemporaryDir& home) {
    for (const char* variable :
         {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "HOME"})
        qputenv(variable, home.path().toUtf8());
    QFile folders(home.filePath("user-dirs.dirs"));
    if (folders.open(QIODevice::WriteOnly))
        folders.write("XDG_PICTURES_DIR=\"" + home.filePath("pictures").toUtf8() + "\"\n");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
    QDir::setCurrent(home.path());
}

}  // namespace

int main(int argc, char** argv) {
    returnFreedMemory();
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir home;
    moveInto(home);
    const QString said = home.filePath("stderr");
    if (!std::freopen(said.toUtf8(), "w", stderr))
        return 2;
    qInstallMessageHandler(sayAllButPlatform);
    QCoreApplication::setApplicationName("centerscope-soak");
    QCoreApplication::setOrganizationName("centerscope-soak");
    const QApplication application(argc, argv);
    const NoDesktop noDesktop;

    QCommandLineParser parser;
    parser.addOptions({{"minutes", "How long.", "n", "60"},
                       {"seed", "Of what is done.", "n", "1"},
                       {"threads", "That train.", "n", "2"},
                       {"pause", "Milliseconds between two things done, on average.", "n", "500"}});
    parser.addHelpOption();
    parser.process(application);
    const int threads = parser.value("threads").toInt();

    const std::vector<Preset> presets = bundledPresets();
    TrainingSession session(threads);
    MainWindow window(session, presets, threads);
    window.resize(1280, 800);
    window.show();
    RandomUser user(window, parser.value("seed").toUInt());
    const Soak soak(session, presets, parser.value("minutes").toInt(), user,
                    std::chrono::milliseconds(parser.value("pause").toInt()));
    QApplication::exec();
    user.stop();

    soak.report();
    std::fflush(stderr);
    QFile lines(said);
    const QByteArray all = lines.open(QIODevice::ReadOnly) ? lines.readAll() : QByteArray("?");
    std::printf("on stderr: %lld lines\n%s", static_cast<long long>(all.count('\n')),
                all.left(2000).constData());
    return soak.holds() && all.isEmpty() ? 0 : 1;
}

#include "window_soak.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include "charts/stage_snapshot.h"

class QProcess;

namespace centerscope {

/// The kept steps of a run as pictures of one size on the same axes, or as a film of these.
struct FilmPlan {
    enum class Format { Pictures, Mp4, Gif };

    Format format = Format::Pictures;
    std::int64_t first = 0;      ///< of the steps
    std::int64_t last = 0;       ///< of the steps
    int side = 800;              ///< pixels of the square picture
    int picturesPerSecond = 10;  ///< of a film
    double axisLimit = 30;       ///< axes reach from -axisLimit to axisLimit
    bool hasCaption = true;      ///< at the foot of each picture
    QString path;                ///< a file, or a folder of pictures
};

/// Draws a film one picture at a time, between which the window answers: on its thread only what
/// is drawn is recorded, and painted and encoded on another. Pictures are files of their own, or go
/// to ffmpeg, which makes a film of them.
class FilmMaker : public QObject {
    Q_OBJECT

public:
    /// What is drawn; all of it can be had at any time.
    struct Scenes {
        std::vector<std::int64_t> steps;
        /// What makes a PNG of the plan's size, on any thread; may throw ExportError.
        std::function<std::function<QByteArray()>(std::int64_t step, const FilmPlan& plan)> draw;
    };

    explicit FilmMaker(QObject* parent = nullptr);
    ~FilmMaker() override;

    /// Whether this machine can make a film of pictures.
    static bool hasFfmpeg();

    void start(const FilmPlan& plan, Scenes scenes);
    /// What has been made of it goes, and nothing else.
    void cancel();
    bool isActive() const { return timer_.isActive() || encoder_; }

signals:
    void progress(int done, int total);
    void finished(const QString& path);
    void failed(const QString& sentence);
    /// By cancel(), where pictures had been written.
    void cancelled(const QString& sentence, const QString& path);

private:
    void startEncoder();
    void drawNext();
    void take(const QByteArray& picture);
    QString fileOf(std::int64_t step) const;
    void finishEncoder(bool succeeded);
    void end();
    QString discard();
    void fail(const QString& sentence);
    QString partOfFilm() const;

    FilmPlan plan_;
    Scenes scenes_;
    std::size_t next_ = 0;
    bool isPainting_ = false;  // the next picture
    bool isFolderNew_ = false;
    QStringList written_;     // pictures, by the thread while it paints
    std::uint64_t film_ = 0;  // that is being made; what comes of another is dropped
    QTimer timer_;
    std::unique_ptr<QProcess> encoder_;
    QThreadPool thread_;  // the last: ends before what it reports to
};

}  // namespace centerscope

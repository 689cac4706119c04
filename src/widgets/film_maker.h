// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

#include "charts/stage_snapshot.h"
#include "widgets/film_plan.h"

class QProcess;

namespace centerscope {

/// Draws a film one picture at a time, between which the window answers. Pictures are files of
/// their own, or go to ffmpeg, which makes a film of them.
class FilmMaker : public QObject {
    Q_OBJECT

public:
    /// What is drawn; all of it can be had at any time.
    struct Scenes {
        std::vector<std::int64_t> steps;
        std::function<std::shared_ptr<const EmbeddingCloud>(std::int64_t step)> cloudAt;
        std::function<Caption(const EmbeddingCloud& cloud)> captionOf;
        std::vector<std::string> classNames;
        std::vector<std::int64_t> fileLabels;  ///< Dataset::labelsOfWhole
        ClassColors colors = ClassColors::ColorBlindAware;
    };

    explicit FilmMaker(QObject* parent = nullptr);
    ~FilmMaker() override;

    /// Whether this machine can make a film of pictures.
    static bool hasFfmpeg();

    void start(const FilmPlan& plan, Scenes scenes);
    /// Pictures that are files of their own stay.
    void cancel();
    bool isActive() const { return timer_.isActive() || encoder_; }

signals:
    void progress(int done, int total);
    void finished(const QString& path);
    void failed(const QString& sentence);

private:
    void startEncoder();
    void draw();
    void put(const QByteArray& picture, std::int64_t step);
    void finishEncoder(bool succeeded);
    void end();
    void fail(const QString& sentence);
    QString partOfFilm() const;

    FilmPlan plan_;
    Scenes scenes_;
    std::size_t next_ = 0;
    QTimer timer_;
    std::unique_ptr<QProcess> encoder_;
};

}  // namespace centerscope

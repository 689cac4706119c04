// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/film_maker.h"

#include <exception>
#include <filesystem>
#include <system_error>
#include <utility>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QStringList>

#include "session/file_name.h"

namespace centerscope {

namespace {

constexpr int kPause = 10;                // ms between pictures, for all else
constexpr qint64 kMostWaiting = 8 << 20;  // bytes that ffmpeg has not read yet

QString ffmpeg() {
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

/// Pictures come in as PNG, one after another. A film has sides of even length; the colours of a
/// GIF are chosen from all of its pictures.
QStringList argumentsOf(const FilmPlan& plan, const QString& output) {
    const bool isGif = plan.format == FilmPlan::Format::Gif;
    QStringList arguments{"-y",
                          "-loglevel",
                          "error",
                          "-f",
                          "image2pipe",
                          "-framerate",
                          QString::number(plan.picturesPerSecond),
                          "-c:v",
                          "png",
                          "-i",
                          "-"};
    arguments << "-vf"
              << (isGif ? "split[a][b];[a]palettegen[p];[b][p]paletteuse"
                        : "pad=ceil(iw/2)*2:ceil(ih/2)*2");
    if (!isGif)
        arguments << "-pix_fmt"
                  << "yuv420p"
                  << "-movflags"
                  << "+faststart";
    return arguments << "-f" << (isGif ? "gif" : "mp4") << output;
}

}  // namespace

FilmMaker::FilmMaker(QObject* parent) : QObject(parent) {
    connect(&timer_, &QTimer::timeout, this, &FilmMaker::drawNext);
    thread_.setMaxThreadCount(1);
}

FilmMaker::~FilmMaker() {
    discard();
}

bool FilmMaker::hasFfmpeg() {
    return !ffmpeg().isEmpty();
}

void FilmMaker::start(const FilmPlan& plan, Scenes scenes) {
    cancel();
    plan_ = plan;
    scenes_ = std::move(scenes);
    next_ = 0;
    if (plan.format == FilmPlan::Format::Pictures) {
        isFolderNew_ = !QFileInfo::exists(plan.path);
        QDir().mkpath(plan.path);
    } else {
        startEncoder();
    }
    timer_.start(kPause);
}

/// The film has its name when it is whole.
QString FilmMaker::partOfFilm() const {
    const QFileInfo film(plan_.path);
    return film.dir().filePath(QLatin1Char('.') + film.fileName() + QStringLiteral(".part"));
}

void FilmMaker::startEncoder() {
    QDir().mkpath(QFileInfo(plan_.path).path());
    encoder_ = std::make_unique<QProcess>();
    connect(encoder_.get(), &QProcess::finished, this,
            [this](int code) { finishEncoder(code == 0); });
    connect(encoder_.get(), &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finishEncoder(false);
    });
    encoder_->start(ffmpeg(), argumentsOf(plan_, partOfFilm()));
}

void FilmMaker::drawNext() {
    if (isPainting_ || (encoder_ && encoder_->bytesToWrite() > kMostWaiting))
        return;
    isPainting_ = true;
    const std::int64_t step = scenes_.steps[next_];
    const auto paint = [this, film = film_, encode = scenes_.draw(step, plan_),
                        file = encoder_ ? QString() : fileOf(step)] {
        QByteArray picture;
        QString problem;
        try {
            picture = encode();
            if (!file.isEmpty()) {
                saveFile(file, picture);
                written_ << file;
            }
        } catch (const ExportError& error) {
            problem = error.sentence();
        } catch (const std::exception& error) {  // such as memory that runs out
            problem = QString::fromLocal8Bit(error.what());
        }
        const auto report = [this, film, picture, problem] {
            if (film == film_)
                problem.isEmpty() ? take(picture) : fail(problem);
        };
        QMetaObject::invokeMethod(this, report, Qt::QueuedConnection);
    };
    thread_.start(paint);
}

QString FilmMaker::fileOf(std::int64_t step) const {
    return QDir(plan_.path).filePath(QStringLiteral("%1.png").arg(step, 6, 10, QLatin1Char('0')));
}

void FilmMaker::take(const QByteArray& picture) {
    isPainting_ = false;
    if (encoder_)
        encoder_->write(picture);
    ++next_;
    emit progress(static_cast<int>(next_), static_cast<int>(scenes_.steps.size()));
    if (next_ < scenes_.steps.size())
        return;
    timer_.stop();
    if (encoder_)
        return encoder_->closeWriteChannel();
    written_.clear();  // they stay
    isFolderNew_ = false;
    emit finished(plan_.path);
}

void FilmMaker::finishEncoder(bool succeeded) {
    const QString path = QDir::toNativeSeparators(plan_.path);
    const QString reason = QString::fromLocal8Bit(encoder_->readAllStandardError()).trimmed();
    const QString part = partOfFilm();
    end();
    if (!succeeded) {
        QFile::remove(part);
        emit failed(tr("%1 cannot be made by ffmpeg: %2").arg(path, reason));
        return;
    }
    std::error_code error;  // takes the place of an earlier film at once, or leaves that
    std::filesystem::rename(pathOf(part), pathOf(plan_.path), error);
    if (error)
        emit failed(tr("%1 cannot be written; the film is in %2.")
                        .arg(path, QDir::toNativeSeparators(part)));
    else
        emit finished(plan_.path);
}

/// The encoder may be the sender of the signal that ends it.
void FilmMaker::end() {
    timer_.stop();
    isPainting_ = false;
    ++film_;
    if (!encoder_)
        return;
    encoder_->disconnect(this);
    if (encoder_->state() != QProcess::NotRunning) {
        encoder_->kill();
        encoder_->waitForFinished();
    }
    encoder_.release()->deleteLater();
}

void FilmMaker::fail(const QString& sentence) {
    const QString gone = discard();
    emit failed(gone.isEmpty() ? sentence : sentence + QLatin1Char(' ') + gone);
}

void FilmMaker::cancel() {
    if (const QString gone = discard(); !gone.isEmpty())
        emit cancelled(gone, plan_.path);
}

/// Removes what has been made of a film that will not be whole; the next one would mix with it.
/// Returns what is to be said of it.
QString FilmMaker::discard() {
    const bool isFilm = encoder_ != nullptr;
    end();
    if (isFilm)
        QFile::remove(partOfFilm());
    thread_.waitForDone();  // it may be writing a picture
    int removed = 0;
    for (const QString& file : std::exchange(written_, {}))
        removed += QFile::remove(file) ? 1 : 0;
    if (std::exchange(isFolderNew_, false))
        QDir().rmdir(plan_.path);  // unless it holds something else
    if (removed == 0)
        return {};
    return tr("The %Ln picture(s) of this film that had been written to %1 have been removed.",
              nullptr, removed)
        .arg(QDir::toNativeSeparators(plan_.path));
}

}  // namespace centerscope

#include "moc_film_maker.cpp"

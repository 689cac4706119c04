// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <stdexcept>

#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QThread>

#include "charts/stage_readout.h"
#include "gui/window_test.h"
#include "support/idx_files.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/film_dialog.h"
#include "widgets/film_maker.h"

using namespace centerscope;
using namespace centerscope::testing;

/// The kept steps as pictures and films.
class FilmWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        WindowTest::init();
        path_ = qgetenv("PATH");
        QSignalSpy stopped(session_.get(), &TrainingSession::stopped);
        session_->setStopAfter(12);
        session_->play();
        QVERIFY(stopped.wait(kPatience));
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 12, kPatience);
    }

    void cleanup() {
        qputenv("PATH", path_);
        close();
    }

    void picturesAreOnePerKeptStepAllOfOneSizeWithTheirCaption() {
        qputenv("PATH", "");
        ask();
        QVERIFY(!part<QComboBox>("format")->isEnabled());
        QVERIFY(part<QLabel>("noFilms")->isVisible());
        part<QSpinBox>("first")->setValue(4);
        part<QSpinBox>("last")->setValue(9);
        part<QSpinBox>("side")->setValue(300);
        QCOMPARE(part<QLabel>("count")->text(), QString("Pictures: 6"));
        const QString folder = folder_.filePath("film");
        part<QLineEdit>("path")->setText(folder);
        part<QAbstractButton>("startButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Film saved to "), kPatience);
        QCOMPARE(QDir(folder).entryList(QDir::Files),
                 (QStringList{"000004.png", "000005.png", "000006.png", "000007.png", "000008.png",
                              "000009.png"}));
        const QImage picture(folder + "/000007.png");
        QCOMPARE(picture.size(), QSize(300, 326));
        QVERIFY2(picture.text("Description").contains("step 7 "),
                 qPrintable(picture.text("Description")));
        QVERIFY(!dialog().isVisible());
    }

    /// Its ground, that of its caption, and the colours of its points.
    void aFilmLooksLikeTheStage() {
        qputenv("PATH", "");
        QPalette dark = stage().palette();
        dark.setColor(QPalette::Base, QColor(0x10, 0x20, 0x30));
        dark.setColor(QPalette::Text, Qt::white);
        stage().setPalette(dark);
        const auto pictureIn = [this](const QString& folder,
                                      const std::function<void()>& meanwhile = {}) {
            ask();
            part<QSpinBox>("first")->setValue(12);
            part<QLineEdit>("path")->setText(folder);
            part<QAbstractButton>("startButton")->click();
            if (meanwhile)
                meanwhile();
            const QString file = folder + "/000012.png";
            return QTest::qWaitFor([&] { return QFile::exists(file) && !dialog().isVisible(); },
                                   kPatience)
                       ? QImage(file)
                       : QImage();
        };
        const QImage byLabel = pictureIn(folder_.filePath("label"));
        const QImage changedMeanwhile = pictureIn(folder_.filePath("meanwhile"), [this] {
            stage().setPointColors(PointColors::Correctness);
        });
        QCOMPARE(changedMeanwhile, byLabel);  // the words of its caption too
        const QImage byCorrectness = pictureIn(folder_.filePath("correctness"));
        for (const QPoint& corner : {QPoint(1, 1), QPoint(1, byLabel.height() - 2)})
            QCOMPARE(byLabel.pixelColor(corner), QColor(0x10, 0x20, 0x30));
        const QRect points(100, 150, 600, 500);
        QVERIFY(byLabel.copy(points) != byCorrectness.copy(points));
    }

    /// In the place of ffmpeg stands a program that keeps what it is given.
    void theFilmGetsEveryPictureAndItsNameWhenItIsWhole() {
        putFfmpeg("#!/bin/sh\nfor last; do :; done\n/bin/cat > \"$last\"\n");
        ask();
        QCOMPARE(part<QComboBox>("format")->currentText(), QString("Film (MP4)"));
        QVERIFY(part<QLineEdit>("path")->text().endsWith(".mp4"));
        part<QSpinBox>("side")->setValue(200);
        const QString file = folder_.filePath("films/mine.mp4");
        part<QLineEdit>("path")->setText(file);
        part<QAbstractButton>("startButton")->click();
        QVERIFY(!QFile::exists(file));
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Film saved to "), kPatience);
        QFile film(file);
        QVERIFY(film.open(QIODevice::ReadOnly));
        QCOMPARE(film.readAll().count("IHDR"), 12);
        QCOMPARE(QDir(folder_.filePath("films")).entryList(QDir::Files | QDir::Hidden),
                 QStringList{"mine.mp4"});
    }

    void whatFfmpegSaysIsSaidAndNothingIsLeft() {
        putFfmpeg("#!/bin/sh\n/bin/cat > /dev/null\necho 'no such codec' >&2\nexit 1\n");
        ask();
        const QString file = folder_.filePath("refused/mine.mp4");
        part<QSpinBox>("side")->setValue(200);
        part<QLineEdit>("path")->setText(file);
        part<QAbstractButton>("startButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(message().contains("no such codec"), kPatience);
        QVERIFY(QDir(folder_.filePath("refused")).isEmpty());
        QVERIFY(!dialog().isVisible());
    }

    /// So that the window answers meanwhile.
    void picturesArePaintedBesideTheThreadOfTheWindow() {
        std::vector<QThread*> recordedOn;
        std::vector<QThread*> paintedOn;
        FilmMaker::Scenes scenes;
        scenes.steps = {1, 2, 3};
        scenes.draw = [&](std::int64_t, const FilmPlan&) {
            recordedOn.push_back(QThread::currentThread());
            return [&paintedOn] {
                paintedOn.push_back(QThread::currentThread());
                return QByteArray("a picture");
            };
        };
        FilmPlan plan;
        plan.path = folder_.filePath("beside");
        FilmMaker maker;
        QSignalSpy finished(&maker, &FilmMaker::finished);
        maker.start(plan, scenes);
        QVERIFY(finished.wait(kPatience));
        QCOMPARE(recordedOn, std::vector<QThread*>(3, QThread::currentThread()));
        QCOMPARE(paintedOn.size(), std::size_t{3});
        QCOMPARE(std::ranges::count(paintedOn, QThread::currentThread()), 0);
        QCOMPARE(QDir(plan.path).entryList(QDir::Files).size(), 3);
    }

    void itsAxesHoldTheStepsOfItsRange() {
        ask();
        const auto archive = session_->run().archive;
        const auto extent = [&](int from, int to) {
            double largest = 0;
            for (int step = from; step <= to; ++step)
                largest = std::max(largest, extentOf(*archive->liveCloud(step, 1'000'000)));
            return largest;
        };
        auto* limit = part<QDoubleSpinBox>("limit");
        const auto fits = [&](int from, int to) {
            part<QSpinBox>("first")->setValue(from);
            part<QSpinBox>("last")->setValue(to);
            return limit->value() >= extent(from, to) && limit->value() <= 3 * extent(from, to);
        };
        QVERIFY(fits(1, 12));
        QVERIFY(fits(1, 3));
        QVERIFY(fits(10, 12));
        limit->setValue(77);
        part<QSpinBox>("first")->setValue(2);
        QCOMPARE(limit->value(), 77.0);  // typed
    }

    void aFilmThatIsCancelledIsNotThere() {
        putFfmpeg("#!/bin/sh\nfor last; do :; done\n/bin/cat > \"$last\"\n");
        ask();
        part<QLineEdit>("path")->setText(folder_.filePath("given-up/mine.mp4"));
        part<QAbstractButton>("startButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(part<QProgressBar>("progress")->value() > 0, kPatience);
        QVERIFY(!part<QAbstractButton>("startButton")->isEnabled());
        part<QAbstractButton>("cancelButton")->click();
        QVERIFY(QDir(folder_.filePath("given-up")).isEmpty());
        QVERIFY(dialog().isVisible());
        QVERIFY(part<QAbstractButton>("startButton")->isEnabled());
        part<QAbstractButton>("cancelButton")->click();
        QVERIFY(!dialog().isVisible());
    }

    /// Those that are there would mix with the next series; another's stay.
    void picturesOfASeriesThatIsCancelledGo() {
        qputenv("PATH", "");
        const QString folder = folder_.filePath("series");
        QDir().mkpath(folder);
        writeFile(folder + "/mine.png", "of another program");
        ask();
        part<QLineEdit>("path")->setText(folder);
        part<QAbstractButton>("startButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(QDir(folder).count() > 3, kPatience);  // ., .. and mine
        QTRY_VERIFY_WITH_TIMEOUT(part<QProgressBar>("progress")->value() > 0, kPatience);
        part<QAbstractButton>("cancelButton")->click();
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden), QStringList{"mine.png"});
        QVERIFY2(message().contains("removed"), qPrintable(message()));
    }

    /// With a folder that was made for them.
    void picturesOfASeriesThatFailsGo() {
        FilmMaker::Scenes scenes;
        scenes.steps = {1, 2};
        scenes.draw = [](std::int64_t step, const FilmPlan&) {
            return [step] {
                if (step == 2)
                    throw std::runtime_error("No memory.");
                return QByteArray("a picture");
            };
        };
        FilmPlan plan;
        plan.path = folder_.filePath("failing");
        FilmMaker maker;
        QSignalSpy failed(&maker, &FilmMaker::failed);
        maker.start(plan, scenes);
        QVERIFY(failed.wait(kPatience));
        QVERIFY(!QDir(plan.path).exists());
        const QString sentence = failed[0][0].toString();
        QVERIFY2(sentence.startsWith("No memory. ") && sentence.contains("removed"),
                 qPrintable(sentence));
    }

    /// A Space that is meant for the stage presses nothing.
    void noButtonHasTheFocusOfTheDialog() {
        putFfmpeg("#!/bin/sh\nfor last; do :; done\n/bin/cat > \"$last\"\n");
        const auto isOnAButton = [this] {
            return qobject_cast<QAbstractButton*>(dialog().focusWidget()) != nullptr;
        };
        for (const char* file : {"one.mp4", "two.mp4"}) {
            ask();
            QVERIFY(!isOnAButton());
            part<QSpinBox>("side")->setValue(200);
            part<QLineEdit>("path")->setText(folder_.filePath(file));
            part<QAbstractButton>("startButton")->setFocus();
            part<QAbstractButton>("startButton")->click();
            QVERIFY(!isOnAButton());
            QTRY_VERIFY_WITH_TIMEOUT(!dialog().isVisible(), kPatience);
        }
    }

    void anotherRunEndsTheFilmOfTheOneBefore() {
        putFfmpeg("#!/bin/sh\n/bin/cat > /dev/null\n");
        ask();
        part<QLineEdit>("path")->setText(folder_.filePath("before/mine.mp4"));
        part<QAbstractButton>("startButton")->click();
        begun([this] { session_->reset(2); });
        QVERIFY(!dialog().isVisible());
        ask();  // nothing is kept yet but the sample
        QVERIFY(!part<QAbstractButton>("startButton")->isEnabled());
    }

private:
    FilmDialog& dialog() { return *window_->findChild<FilmDialog*>(); }
    template <typename T>
    T* part(const char* name) {
        return dialog().findChild<T*>(QLatin1String(name));
    }
    void ask() {
        action("actionMakeFilm")->trigger();
        QVERIFY(dialog().isVisible());
    }
    void putFfmpeg(const char* script) {
        const QString folder = folder_.filePath("programs");
        QDir().mkpath(folder);
        writeFile(folder + "/ffmpeg", script);
        QVERIFY(QFile(folder + "/ffmpeg")
                    .setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        qputenv("PATH", folder.toUtf8());
    }

    QByteArray path_;
};

CENTERSCOPE_TEST(FilmWindowTest)
#include "film_window_test.moc"

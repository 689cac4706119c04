// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/window_test.h"

#include <algorithm>
#include <cmath>

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include "support/idx_files.h"
#include "support/patience.h"
#include "widgets/exporter.h"
#include "widgets/value_edit.h"

namespace centerscope::testing {

void WindowTest::initTestCase() {
    for (const char* name : {"data", "other"}) {
        QVERIFY(QDir(folder_.path()).mkdir(name));
        writeDataset(folder_.filePath(name), 200, 30);
    }
    for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
        qputenv(variable, folder_.path().toUtf8());
    writeFile(folder_.filePath("user-dirs.dirs"),
              "XDG_PICTURES_DIR=\"" + folder_.filePath("pictures").toUtf8() + "\"\n");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    QCoreApplication::setApplicationName("centerscope-test");
    QCoreApplication::setOrganizationName("centerscope-test");
}

void WindowTest::init() {
    QSettings().clear();
    QSettings().setValue("run/dataset", folder_.filePath("data"));
    QSettings().setValue("window/language", "en");
    open();
}

void WindowTest::open(const std::vector<Preset>& presets) {
    session_ = std::make_unique<TrainingSession>(2, library());
    begun([&] {
        window_ = std::make_unique<MainWindow>(*session_, presets, 2);
        window_->show();
        QVERIFY(QTest::qWaitForWindowActive(window_.get(), kPatience));
    });
}

void WindowTest::close() {
    window_.reset();
    session_.reset();
}

void WindowTest::begun(const std::function<void()>& command) {
    QSignalSpy started(session_.get(), &TrainingSession::runStarted);
    command();
    QVERIFY(started.size() == 1 || started.wait(kPatience));
}

int WindowTest::stepShown() {
    return window_->locale().toInt(find<QLabel>("stepLabel")->text());
}

double WindowTest::awayFromCenters(const EmbeddedPoint& point) {
    double least = 1e9;
    for (const EmbeddingPosition center : stage().cloud()->centers) {
        const QPointF away = stage().pixelOf(center) - stage().pixelOf(point.position);
        least = std::min(least, std::hypot(away.x(), away.y()));
    }
    return least;
}

EmbeddedPoint WindowTest::lonelyPoint() {
    const std::vector<EmbeddedPoint>& points = stage().cloud()->points;
    const auto room = [&](const EmbeddedPoint& point) {
        double least = awayFromCenters(point) > kDiscReach ? 1e9 : 0;
        for (const EmbeddedPoint& other : points)
            if (&other != &point)
                least = std::min(
                    least, static_cast<double>(std::hypot(other.position.x - point.position.x,
                                                          other.position.y - point.position.y)));
        return least;
    };
    return *std::ranges::max_element(points, {}, room);
}

void WindowTest::click(const QString& name) {
    QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
}

void WindowTest::singleStep(int step) {
    click("actionStepButton");
    QTRY_COMPARE_WITH_TIMEOUT(stepShown(), step, kPatience);
}

void WindowTest::makeSteps(int last) {
    for (int step = 1; step <= last; ++step)
        singleStep(step);
}

void WindowTest::enterValue(const QString& edit, const QString& text) {
    auto* field = find<ValueEdit>(edit);
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

void WindowTest::settle() {
    QSignalSpy ready(session_.get(), &TrainingSession::eventsReady);
    session_->requestEvents();
    QVERIFY(ready.wait(kPatience));
}

void WindowTest::awaitExport(const std::function<void()>& command) {
    const auto* exporter = window_->findChild<Exporter*>();
    const QSignalSpy written(exporter, &Exporter::written);
    const QSignalSpy failed(exporter, &Exporter::failed);
    command();
    QTRY_VERIFY_WITH_TIMEOUT(!written.isEmpty() || !failed.isEmpty(), kPatience);
}

void WindowTest::exportTo(const QString& subject, const QString& format, const QString& file) {
    action("actionExport")->trigger();
    auto* dialog = find<QDialog>("exportDialog");
    for (const auto& [box, text] : {std::pair{"subject", subject}, std::pair{"format", format}})
        dialog->findChild<QComboBox*>(box)->setCurrentText(text);
    dialog->findChild<QLineEdit*>("file")->setText(file);
    QFile::remove(file);  // else it is asked whether to replace it
    awaitExport([dialog] { dialog->findChild<QPushButton*>("exportButton")->click(); });
}

QList<QByteArrayList> WindowTest::exported(const QString& subject, const QString& name) {
    exportTo(subject, "PNG, as on the screen", folder_.filePath(name));
    return rowsOf(folder_.filePath(name));
}

QList<QByteArrayList> WindowTest::exportedMetrics() {
    return exported("Metrics of every step (table)", "metrics.csv");
}

QList<QByteArrayList> WindowTest::rowsOf(const QString& csv) {
    QFile file(csv);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<QByteArrayList> rows;
    for (const QByteArray& line : file.readAll().trimmed().split('\n'))
        rows << line.split(',');
    return rows;
}

}  // namespace centerscope::testing

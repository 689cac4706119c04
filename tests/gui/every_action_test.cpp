// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>

#include <QAbstractButton>
#include <QActionGroup>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/open_set_window.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

/// The menus and dialogs that Qt waits for before it returns.
QWidget* waitedFor() {
    return QApplication::activePopupWidget() ? QApplication::activePopupWidget()
                                             : QApplication::activeModalWidget();
}

/// What shows that something has happened; what was pressed does not count.
struct Traces {
    QList<QWidget*> windows;  ///< that are to be seen
    QList<QImage> pictures;   ///< of them
    QString clipboard;
    AxesMode axes = AxesMode::Automatic;
    Qt::CursorShape cursor = Qt::ArrowCursor;  ///< over the stage
    bool isToPlay = false;
    int foldersShown = 0;
    std::uint64_t run = 0;

    bool operator==(const Traces&) const = default;
};

QString nameOf(const QAction* action) {
    return action->objectName().isEmpty() ? action->text() : action->objectName();
}

}  // namespace

/// Presses every button and triggers every action of every window: each must do something.
class EveryActionTest : public WindowTest {
    Q_OBJECT

private slots:
    void initTestCase() {
        WindowTest::initTestCase();
        QDesktopServices::setUrlHandler("file", this, "noteFolder");
    }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler("file"); }

    void init() {
        runs_ = std::make_unique<QTemporaryDir>();
        WindowTest::init();
        close();
        Preset preset = smallPreset();
        preset.centerStart = CenterStart::Ring;  // a head start that can be hidden
        open(preset);
        singleStep(1);
        begun([this] { session_->reset(3); });  // now there is a former run
        click("halveButton");
        singleStep(1);
        singleStep(2);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->lastStep == 2, kPatience);
        settle();
    }

    void everyAction() {
        const std::map<QString, QString> before{
            {"actionUndo", "actionHalve"},
            {"actionShowAll", "actionZoomIn"},
            {"actionLanguage-", "actionLanguage-de"},
            {"actionLanguage-en", "actionLanguage-de"},
            {"actionLossAxisLinear", "actionLossAxisLogarithmic"},
            {"actionThemeLight", "actionThemeDark"},
            {"&All", "3"}};
        // Whose names stand in the tool bar, where they open menus.
        const QStringList openMenus{"actionPresets", "actionDatasets"};
        const QStringList saysThatThereIsNone{"Nothing has been changed yet"};
        QStringList idle;
        for (const QString& name : namesOfActions()) {
            if (name == "actionQuit" || openMenus.contains(name) ||
                saysThatThereIsNone.contains(name))
                continue;
            if (const auto first = before.find(name); first != before.end())
                actionOf(first->second)->trigger();
            else
                chooseAnotherThan(actionOf(name));
            QAction* action = actionOf(name);
            const bool isDone = action && action->isEnabled() &&
                                changesSomething([action] { action->trigger(); }, action);
            if (!isDone)
                idle << name;
            calmDown();
        }
        QVERIFY2(idle.isEmpty(), qUtf8Printable("Nothing comes of " + idle.join(", ")));
        action("actionQuit")->trigger();
        QVERIFY(!window_->isVisible());
    }

    void everyButton_data() {
        QTest::addColumn<QString>("opener");
        QTest::addColumn<QString>("window");
        QTest::newRow("window") << ""
                                << "";
        QTest::newRow("export") << "actionExport"
                                << "exportDialog";
        QTest::newRow("snapshots") << "actionAutomaticSnapshots"
                                   << "automaticSnapshotsDialog";
        QTest::newRow("reset") << "actionReset"
                               << "resetDialog";
        QTest::newRow("fork") << "actionFork"
                              << "forkDialog";
        QTest::newRow("help") << "actionHelpPicture"
                              << "helpDialog";
        QTest::newRow("runs") << "actionRuns"
                              << "libraryWindow";
        QTest::newRow("open set") << "actionOpenSet"
                                  << "openSetWindow";
        QTest::newRow("held-out classes") << "actionHoldOut"
                                          << "heldOutDialog";
        QTest::newRow("options") << "actionRunOptions"
                                 << "RunPanel";
        QTest::newRow("halving rule") << "halvingRuleButton"
                                      << "HalvingPanel";
    }

    void everyButton() {
        QFETCH(QString, opener);
        QFETCH(QString, window);
        const auto open = [&]() -> QWidget* {
            if (opener.isEmpty()) {
                bar().post({Notice::Kind::Error,
                            QString("Something happened."),
                            {{"One", [] {}}, {"Two", [] {}}}});
                return window_.get();
            }
            QObject* by = find<QObject>(opener);
            if (auto* action = qobject_cast<QAction*>(by))
                action->trigger();
            else
                qobject_cast<QAbstractButton*>(by)->click();
            auto* opened = find<QWidget>(window);
            if (auto* runs = opened->findChild<QTreeView*>("runs"))
                runs->setCurrentIndex(runs->model()->index(0, 0));
            if (auto* openSet = qobject_cast<OpenSetWindow*>(opened)) {
                openSet->chooseOutsiders(folder_.filePath("other"));
                const auto isScored = [this] {
                    return find<QPushButton>("openSetExport")->isEnabled();
                };
                if (!QTest::qWaitFor(isScored, kPatience))
                    qFatal("Nothing is scored");
            }
            if (auto* file = opened->findChild<QLineEdit*>("file"))
                file->setText(folder_.filePath("picture.png"));
            return opened;
        };
        QStringList idle;
        for (const QString& name : namesOfButtons(open())) {
            calmDown();
            auto* button = open()->findChild<QAbstractButton*>(name);
            settle();
            const auto* tool = qobject_cast<QToolButton*>(button);
            if (tool && tool->defaultAction())
                chooseAnotherThan(tool->defaultAction());
            if (qobject_cast<QRadioButton*>(button) && button->isChecked())
                continue;  // it is pressed when it is not
            if (!button->isEnabled() || !changesSomething([button] { button->click(); }, button))
                idle << name;
        }
        calmDown();
        QVERIFY2(idle.isEmpty(), qUtf8Printable("Nothing comes of " + idle.join(", ")));
    }

public slots:
    /// The desktop would show it.
    void noteFolder(const QUrl&) { ++foldersShown_; }

private:
    RunLibrary library() const override { return RunLibrary(runs_->path().toStdString()); }

    QStringList namesOfActions() {
        QStringList names;
        for (QMenu* menu : window_->findChildren<QMenu*>()) {
            emit menu->aboutToShow();  // some are filled only then
            for (const QAction* each : menu->actions())
                if (!each->isSeparator() && !each->menu() && !names.contains(nameOf(each)))
                    names << nameOf(each);
        }
        for (const QAction* each : window_->findChildren<QAction*>())
            if (each->objectName().startsWith("action") && !names.contains(each->objectName()))
                names << each->objectName();
        return names;
    }

    /// Menus are filled anew, so that an action may have another place in memory each time.
    QAction* actionOf(const QString& name) {
        for (QAction* each : window_->findChildren<QAction*>())
            if (nameOf(each) == name)
                return each;
        return nullptr;
    }

    static QStringList namesOfButtons(const QWidget* window) {
        QStringList names;
        for (const QAbstractButton* each : window->findChildren<QAbstractButton*>())
            if (each->isVisible() && each->window() == window->window() &&
                !each->objectName().startsWith("qt_") && !each->objectName().isEmpty())
                names << each->objectName();
        return names;
    }

    /// One that is chosen already does nothing.
    void chooseAnotherThan(QAction* action) {
        if (!action || !action->actionGroup() || !action->isChecked())
            return;
        QAction* other = action->actionGroup()->actions().last();
        (other == action ? action->actionGroup()->actions().first() : other)->trigger();
    }

    /// What the pressed one itself shows is painted over.
    Traces traces(const QObject* pressed) {
        QCoreApplication::sendPostedEvents();
        Traces traces;
        traces.clipboard = QGuiApplication::clipboard()->text();
        traces.axes = stage().axesMode();
        traces.cursor = stage().viewport()->cursor().shape();
        traces.foldersShown = foldersShown_;
        traces.isToPlay = session_->isToPlay();
        traces.run = session_->run().run;
        for (QWidget* each : QApplication::topLevelWidgets()) {
            if (!each->isVisible())
                continue;
            traces.windows << each;
            traces.pictures << each->grab().toImage();
            QPainter painter(&traces.pictures.last());
            for (const QAbstractButton* button : each->findChildren<QAbstractButton*>()) {
                const auto* tool = qobject_cast<const QToolButton*>(button);
                const bool isBox = button->isCheckable() && !tool;
                if ((button == pressed && !isBox) || (tool && tool->defaultAction() == pressed))
                    painter.fillRect(QRect(button->mapTo(each, QPoint()), button->size()),
                                     Qt::black);
            }
        }
        return traces;
    }

    bool changesSomething(const std::function<void()>& press, const QObject* pressed) {
        QGuiApplication::clipboard()->clear();
        const Traces before = traces(pressed);
        bool waited = false;
        QTimer closing;
        connect(&closing, &QTimer::timeout, this, [&] {
            QWidget* shown = waitedFor();
            if (!shown || before.windows.contains(shown))
                return;
            waited = true;
            shown->close();
        });
        closing.start(20);
        press();
        closing.stop();
        return waited || QTest::qWaitFor([&] { return traces(pressed) != before; }, kIdleTime);
    }

    /// All windows but the first closed, nothing said, training paused.
    void calmDown() {
        for (QWidget* each : QApplication::topLevelWidgets())
            if (each != window_.get() && each->isVisible())
                each->close();
        if (action("actionPresentation")->isChecked())
            action("actionPresentation")->trigger();
        action("actionLanguage-en")->trigger();
        session_->pause();
        settle();
        while (bar().current())
            bar().dismiss();
        for (int step = stepShown(); step < 2; ++step)  // so that the mark at the first leads back
            session_->singleStep();
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() >= 2, kPatience);
    }

    static constexpr int kIdleTime = 2000;  // ms, after which nothing has come of it
    std::unique_ptr<QTemporaryDir> runs_;
    int foldersShown_ = 0;
};

CENTERSCOPE_TEST(EveryActionTest)
#include "every_action_test.moc"

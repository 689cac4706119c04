// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/library_window.h"

#include <chrono>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/file.h>
#include <unistd.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QCoreApplication>
#include <QDate>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QTreeView>

#include "runs/metrics_csv.h"
#include "runs/run_checkpoints.h"
#include "runs/run_files.h"
#include "runs/run_folder.h"
#include "runs/run_manifest.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/announcer.h"
#include "widgets/language.h"
#include "widgets/room_question.h"
#include "widgets/run_list.h"
#include "widgets/run_table.h"
#include "widgets/stage_pictures.h"
#include "window_test.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// There is none while this lives. No other thread may read the environment when it comes or goes.
class NoTrash {
public:
    NoTrash() { qputenv("XDG_DATA_HOME", "/proc/nowhere"); }
    ~NoTrash() { qputenv("XDG_DATA_HOME", home_); }
    NoTrash(const NoTrash&) = delete;
    NoTrash& operator=(const NoTrash&) = delete;

private:
    QByteArray home_ = qgetenv("XDG_DATA_HOME");
};

}  // namespace

/// Finding, naming, keeping, opening and deleting runs, by keys and clicks in the real window.
class LibraryWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        library_ = std::make_unique<QTemporaryDir>();
        WindowTest::init();
    }

    void ctrlRShowsEveryRunWithWhatItIsMadeOf() {
        makeSteps(3);
        leaveFor("other");
        makeSteps(2);
        showRuns();
        QCOMPARE(rows(), 2);
        QCOMPARE(cell(rowOf("other, seed 1"), RunTable::Steps), QString("2"));
        QCOMPARE(cell(rowOf("other, seed 1"), RunTable::State), QString("open"));
        QCOMPARE(cell(rowOf("small, seed 1"), RunTable::Steps), QString("3"));
    }

    void searchingLeavesTheRunsThatHaveTheWords() {
        makeSteps(1);
        leaveFor("other");
        makeSteps(1);
        showRuns();
        QTest::keyClicks(find<QLineEdit>("search"), "OTHER");
        QCOMPARE(rows(), 1);
        QCOMPARE(cell(0, RunTable::Name), QString("other, seed 1"));
        QVERIFY(find<QLabel>("taken")->text().startsWith("1 of 2 runs,"));
        QVERIFY(!find<QLabel>("emptyHint")->isVisible());
        find<QLineEdit>("search")->setText("nothing of this");
        QCOMPARE(rows(), 0);
        QVERIFY(!find<QPushButton>("openButton")->isEnabled());
        QVERIFY(find<QLabel>("emptyHint")->text().contains("No run matches “nothing of this”."));
        QVERIFY(find<QLabel>("emptyHint")->isVisible());
        QVERIFY(find<QLabel>("taken")->text().startsWith("0 of 2 runs,"));
        QVERIFY(find<QLabel>("picture")->pixmap().isNull());
        QVERIFY(find<QLabel>("details")->text().isEmpty());
        emit find<QLabel>("emptyHint")->linkActivated("clear");
        QCOMPARE(rows(), 2);
        QVERIFY(find<QLabel>("taken")->text().startsWith("2 runs,"));
        find<QLineEdit>("search")->setText("nothing of this");
        find<QWidget>("libraryWindow")->close();
        action("actionRuns")->trigger();
        QCOMPARE(rows(), 2);
    }

    /// Also where the one that was selected is not among them.
    void aRunThatHasBeenSearchedForIsDescribedAndReturnOpensIt() {
        leaveFor("other");
        makeSteps(1);
        leaveFor("small");
        makeSteps(1);
        showRuns();
        auto* list = find<RunList>("runs");
        QCOMPARE(current(), QString("small, seed 1"));
        QTest::keyClicks(find<QLineEdit>("search"), "other");
        QCOMPARE(rows(), 1);
        QCOMPARE(list->selectionModel()->selectedRows().size(), 1);
        QVERIFY(!find<QLabel>("details")->text().isEmpty());
        QVERIFY(find<QLineEdit>("name")->isEnabled());
        QVERIFY(find<QPushButton>("openButton")->isEnabled());
        list->setFocus();
        begun([list] { QTest::keyClick(list, Qt::Key_Return); });
        QCOMPARE(session_->run().preset->id, std::string("other"));
    }

    void ctrlFLeadsToTheSearch() {
        makeSteps(1);
        showRuns();
        auto* search = find<QLineEdit>("search");
        search->setText("small");
        auto* list = find<RunList>("runs");
        list->window()->activateWindow();
        list->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(list->hasFocus(), kPatience);
        QTest::keyClick(list, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(search->hasFocus(), kPatience);
        QCOMPARE(search->selectedText(), QString("small"));
    }

    void afterASearchThatHasFoundNothingARunIsSelectedAgain() {
        makeSteps(1);
        showRuns();
        find<QLineEdit>("search")->setText("nothing of this");
        QVERIFY(find<QLabel>("details")->text().isEmpty());
        find<QLineEdit>("search")->clear();
        QCOMPARE(current(), QString("small, seed 1"));
        QVERIFY(find<QPushButton>("openButton")->isEnabled());
    }

    void allWordsAreSearchedForInWhateverOrder() {
        makeSteps(1);
        session_->setLambda(0.5);
        singleStep(2);
        const double rate = session_->run().preset->hyperparameters.learningRate;
        session_->setLearningRate(2 * rate);
        singleStep(3);
        session_->setLearningRate(rate);  // which is a change of the past then
        settle();
        writeRunLabel(only().folder, {"", "worth 199999 looks", false});
        showRuns();
        const QString today = QDate::currentDate().toString(Qt::ISODate);
        for (const QString& words : {QString("1 seed SMALL"), QString("λ"), QString("lambda 0.5"),
                                     QString("learning rate"), today, QString("small worth")}) {
            find<QLineEdit>("search")->setText(words);
            QVERIFY2(rows() == 1, qUtf8Printable(words));
        }
        for (const char* words : {"small nothing", "alpha", "looks 99999"}) {
            find<QLineEdit>("search")->setText(words);
            QVERIFY2(rows() == 0, words);
        }
    }

    void theOrderIsRememberedAndCanBeChosenByKeys() {
        makeSteps(1);
        showRuns();
        QMenu& menu = *find<QPushButton>("sortButton")->menu();
        emit menu.aboutToShow();
        QCOMPARE(menu.actions().size(), qsizetype{RunTable::kColumns} + 2);
        menu.actions()[RunTable::Seed]->trigger();
        emit menu.aboutToShow();
        menu.actions().constLast()->trigger();
        const RunOrder chosen{RunTable::Seed, false};
        QVERIFY(find<RunList>("runs")->order() == chosen);
        window_->close();
        close();
        open();
        QVERIFY(find<RunList>("runs")->order() == chosen);
    }

    void everyColumnIsInSightAndNumbersAreWhole_data() {
        QTest::addColumn<QString>("language");
        for (const QString& language : Language::available())
            QTest::newRow(qUtf8Printable(language)) << language;
    }
    /// At the widths of screens of 1280 and 1024 pixels.
    void everyColumnIsInSightAndNumbersAreWhole() {
        QFETCH(QString, language);
        action("actionLanguage-" + language)->trigger();
        makeSteps(1);
        session_->setLambda(0.0625);
        session_->setLearningRate(0.0007);
        singleStep(2);
        settle();
        writeRunLabel(
            only().folder,
            {"a name that is far too long for any column " + std::string(40, 'x'), "", true});
        std::ofstream(only().folder / "evaluation.csv", std::ios::app)
            << evaluationCsvRow(Preset(), {.step = 2, .split = SplitKind::Test, .accuracy = 0.75});
        showRuns();
        auto* list = find<RunList>("runs");
        for (const int width : {1240, 1024, 1000}) {
            find<QWidget>("libraryWindow")->resize(width, 640);
            for (int column = 0; column < RunTable::kColumns; ++column) {
                QVERIFY(!list->isColumnHidden(column));
                const int end = list->columnViewportPosition(column) + list->columnWidth(column);
                QVERIFY2(end <= list->viewport()->width(), qUtf8Printable(QString::number(end)));
            }
            for (const RunTable::Column column :
                 {RunTable::Steps, RunTable::Seed, RunTable::Size, RunTable::State})
                QVERIFY(list->columnWidth(column) >=
                        list->sizeHintForIndex(model().index(0, column)).width());
            for (int column = 0; width == 1240 && column < RunTable::kColumns; ++column) {
                const QString head = model().headerData(column, Qt::Horizontal).toString();
                QVERIFY2(list->columnWidth(column) >=
                             list->header()->fontMetrics().horizontalAdvance(head),
                         qUtf8Printable(head));
            }
            QTRY_COMPARE_WITH_TIMEOUT(list->horizontalScrollBar()->maximum(), 0, kPatience);
        }
        const QString name = cell(0, RunTable::Name);
        QVERIFY(model().index(0, RunTable::Name).data(Qt::ToolTipRole).toString().contains(name));
    }

    void aClickBesideTheRowsLeavesTheSelection() {
        makeSteps(1);
        leaveFor("other");
        makeSteps(1);
        showRuns();
        choose(rowOf("small, seed 1"));
        auto* list = find<RunList>("runs");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          {10, list->viewport()->height() - 5});
        QCOMPARE(list->selectionModel()->selectedRows().size(), 1);
        QCOMPARE(current(), QString("small, seed 1"));
        QVERIFY(find<QPushButton>("openButton")->isEnabled());
    }

    void whereNoRunIsSelectedNoneIsDescribed() {
        makeSteps(1);
        showRuns();
        auto* list = find<RunList>("runs");
        QVERIFY(!find<QLabel>("details")->text().isEmpty());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          list->visualRect(model().index(0, 0)).center());
        QVERIFY(list->selectionModel()->selectedRows().isEmpty());
        QVERIFY(find<QLabel>("details")->text().isEmpty());
        QVERIFY(!find<QLineEdit>("name")->isEnabled());
        QVERIFY(!find<QPushButton>("deleteButton")->isEnabled());
    }

    void aNoteIsBoundedSoThatItCanBeReadBack() {
        makeSteps(1);
        settle();
        showRuns();
        find<QLineEdit>("name")->setText(QString(RunLabel::kLongestName, u'n'));
        auto* note = find<QPlainTextEdit>("note");
        note->setPlainText(QString(RunLabel::kLongestNote + 7, u'\1'));
        QCOMPARE(note->toPlainText().size(), RunLabel::kLongestNote);
        emit find<QLineEdit>("name")->editingFinished();
        QCOMPARE(loadRunLabel(only().folder).note.size(), std::size_t{RunLabel::kLongestNote});
    }

    /// Also where no later stage has come than that of the start.
    void aRunThatIsLeftHasAPictureAndSoHasAFork() {
        action("actionFixedSample")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            stage().cloud() && stage().cloud()->source == PointSource::FixedSample, kPatience);
        makeSteps(2);
        leaveFor("other");
        settle();
        const fs::path left = only().folder;
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(left / "picture.png"), kPatience);
        begun([&] { session_->continueRun(left); });
        begun([&] { session_->forkAt(1); });
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(session_->run().folder / "picture.png"), kPatience);
    }

    void aForkNamesItsOriginAndLeadsThereAndBack() {
        makeSteps(3);
        const fs::path origin = only().folder;
        begun([&] { session_->forkAt(2); });
        QTRY_VERIFY_WITH_TIMEOUT(window_->windowTitle().contains("fork from step 2"), kPatience);
        showRuns();
        const QString fork = "small, seed 1, fork from step 2";
        choose(rowOf(fork));
        auto* family = find<QLabel>("family");
        QVERIFY2(family->text().startsWith("Fork of <a href="), qUtf8Printable(family->text()));
        QVERIFY(family->text().endsWith(">small, seed 1</a> at step 2"));
        find<QLineEdit>("search")->setText("fork");
        QCOMPARE(rows(), 1);
        emit family->linkActivated(linkIn(*family));
        QCOMPARE(rows(), 2);
        QCOMPARE(current(), QString("small, seed 1"));
        QVERIFY(family->text().startsWith("Forks of it: <a href="));
        emit family->linkActivated(linkIn(*family));
        QCOMPARE(current(), fork);
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(origin / kPictureFile), kPatience);
        fs::remove_all(origin);
        find<QWidget>("libraryWindow")->close();
        action("actionRuns")->trigger();
        QVERIFY(family->text().contains("of a run that is gone"));
    }

    void whereThereIsNoFileManagerThePathIsSaidAndCopied() {
        makeSteps(1);
        showRuns();
        QTest::mouseClick(find<QPushButton>("folderButton"), Qt::LeftButton);
        const QString path = QString::fromStdString(only().folder.string());
        QVERIFY(find<QLabel>("libraryProblem")->isVisible());
        QVERIFY(find<QLabel>("libraryProblem")->text().contains(path));
        QCOMPARE(QGuiApplication::clipboard()->text(), path);
    }

    void theQuestionSaysWhetherARunGoesToTheTrashOrForGood() {
        makeSteps(1);
        leaveFor("other");
        makeSteps(1);
        leaveFor("third");  // now Undo holds only the second
        makeSteps(1);
        showRuns();
        choose(rowOf("small, seed 1"));
        const auto ask = [this] {
            QTest::mouseClick(find<QPushButton>("deleteButton"), Qt::LeftButton);
            return find<QMessageBox>("deleteQuestion");
        };
        auto* question = ask();
        QVERIFY(question->informativeText().contains("goes to the trash"));
        question->reject();
        QCoreApplication::sendPostedEvents(question, QEvent::DeferredDelete);
        settle();
        const NoTrash here;
        question = ask();
        QVERIFY(question->informativeText().contains("removed for good"));
        QTest::mouseClick(question->buttons().constFirst(), Qt::LeftButton);
        QCOMPARE(rows(), 2);
    }

    void theDeleteKeyAsksInTheListAndDeletesLettersInAField() {
        makeSteps(1);
        leaveFor("other");
        makeSteps(1);
        leaveFor("third");
        makeSteps(1);
        showRuns();
        choose(rowOf("small, seed 1"));
        auto* name = find<QLineEdit>("name");
        name->setText("ab");
        name->setCursorPosition(0);
        name->setFocus();
        QTest::keyClick(name, Qt::Key_Delete);
        QCOMPARE(name->text(), QString("b"));
        QVERIFY(!window_->findChild<QMessageBox*>("deleteQuestion"));
        auto* runs = find<QTreeView>("runs");
        runs->window()->activateWindow();
        runs->setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(runs->hasFocus(), kPatience);
        runs->selectAll();  // of several it would be unclear which
        QTest::keyClick(runs, Qt::Key_Delete);
        QVERIFY(!window_->findChild<QMessageBox*>("deleteQuestion"));
        choose(rowOf("small, seed 1"));
        QTest::keyClick(runs, Qt::Key_Delete);
        QVERIFY(window_->findChild<QMessageBox*>("deleteQuestion"));
        find<QMessageBox>("deleteQuestion")->reject();
    }

    void aRunThatWasOnlySteppedHasAPicture() {
        makeSteps(1);
        QTRY_VERIFY_WITH_TIMEOUT(only().picture.has_value(), kPatience);
    }

    /// The stage shows one batch with arrows then.
    void aSlowStepIsNoPictureBeforeItEnds() {
        action("actionSlowStep")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("slowStepPanel")->isVisible(), kPatience);
        window_->findChild<StagePictures*>()->keep();
        settle();
        QCOMPARE(only().steps, std::int64_t{1});
        QVERIFY(!only().picture);
        QTest::keyClick(&stage(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(only().picture.has_value(), kPatience);
    }

    void anEmptyLibrarySaysWhatItIsFor() {
        showRuns();
        QVERIFY(find<QLabel>("emptyHint")->isVisible());
        QVERIFY(find<QLabel>("emptyHint")->text().contains("no runs yet"));
    }

    void theDetailsSayWhatARunIsMadeOfWhateverItIsCalled() {
        makeSteps(1);
        session_->setLambda(0.5);
        singleStep(2);
        settle();
        writeRunLabel(only().folder, {"my first", "", false});
        std::ofstream(only().folder / "evaluation.csv", std::ios::app)
            << evaluationCsvRow(Preset(), {.step = 2, .split = SplitKind::Test, .accuracy = 0.75});
        showRuns();
        const QString details = find<QLabel>("details")->text();
        QVERIFY2(
            details.startsWith("small, seed 1, λ 0.5 from step 2\nTest accuracy 75.00 % at step 2"),
            qUtf8Printable(details));
        QVERIFY(details.contains("From step 2: λ 0.5"));
        QCOMPARE(cell(0, RunTable::Changes), QString("λ 0.5 from step 2"));
        QCOMPARE(cell(0, RunTable::Accuracy), QString("75.00 %"));
        const QModelIndex accuracy = model().index(0, RunTable::Accuracy);
        QCOMPARE(accuracy.data(Qt::ToolTipRole).toString(),
                 QString("Test accuracy 75.00 % at step 2"));
    }

    void theDetailsSayAtWhichStepARunWasCutOff() {
        makeSteps(1);
        const fs::path folder = only().folder;
        leaveFor("other");
        makeSteps(1);
        leaveFor("third");  // now Undo holds the second
        std::ofstream(folder / "metrics.csv", std::ios::app) << "1000,rest\n";
        showRuns();
        choose(rowOf("small, seed 1"));
        const QString details = find<QLabel>("details")->text();
        QVERIFY2(details.contains("It was cut off at step 1,000."), qUtf8Printable(details));
    }

    void aFolderThatWasAddedIsListedAndForgotten() {
        makeSteps(1);
        const QTemporaryDir elsewhere;
        const fs::path added = fs::path(elsewhere.path().toStdString()) / "mine";
        fs::copy(only().folder, added, fs::copy_options::recursive);
        library().addPlace(elsewhere.path().toStdString());
        showRuns();
        QCOMPARE(rows(), 2);
        for (int row = 0; row < rows(); ++row)
            if (cell(row, RunTable::State) != "open")
                choose(row);
        QTest::mouseClick(find<QPushButton>("deleteButton"), Qt::LeftButton);
        auto* question = find<QMessageBox>("deleteQuestion");
        QVERIFY(question->informativeText().contains(QString::fromStdString(added.string())));
        QTest::mouseClick(question->defaultButton(), Qt::LeftButton);
        QMenu& folders = *find<QPushButton>("placesButton")->menu();
        emit folders.aboutToShow();
        QCOMPARE(folders.actions().size(), qsizetype{2});
        QVERIFY(folders.actions()[1]->text().contains(elsewhere.path()));
        folders.actions()[1]->trigger();
        QCOMPARE(rows(), 1);
        QVERIFY(fs::exists(added / "run.json"));
    }

    void beforeALongRunIsRemovedTheWindowAsks() {
        const fs::path folder = lackRoomForALongRun();
        QTRY_VERIFY_WITH_TIMEOUT(window_->findChild<QMessageBox*>("roomQuestion"), kPatience);
        auto* question = find<QMessageBox>("roomQuestion");
        QVERIFY(question->informativeText().contains("small, seed 1: 1,000 steps, "));
        QVERIFY(question->informativeText().contains("go to the trash"));
        QVERIFY(question->informativeText().contains("1 other run"));
        QCOMPARE(question->buttonRole(question->defaultButton()), QMessageBox::RejectRole);
        QVERIFY(fs::exists(folder));
        QTest::mouseClick(question->buttons().constFirst(), Qt::LeftButton);
        QVERIFY(!fs::exists(folder));
        QVERIFY(isInTrash(folder));
    }

    void whatWasPromisedToTheTrashDoesNotGoForGood() {
        const fs::path folder = lackRoomForALongRun();
        QTRY_VERIFY_WITH_TIMEOUT(window_->findChild<QMessageBox*>("roomQuestion"), kPatience);
        auto* question = find<QMessageBox>("roomQuestion");
        settle();
        const NoTrash anyLonger;
        QTest::mouseClick(question->buttons().constFirst(), Qt::LeftButton);
        QVERIFY(fs::exists(folder));
    }

    /// Neither a long run nor the short ones beside it.
    void whereTheQuestionIsCancelledNothingGoes() {
        lackRoomForALongRun();
        QTRY_VERIFY_WITH_TIMEOUT(window_->findChild<QMessageBox*>("roomQuestion"), kPatience);
        auto* question = find<QMessageBox>("roomQuestion");
        settle();
        const std::size_t runs = library().runs().size();
        QTest::mouseClick(question->defaultButton(), Qt::LeftButton);
        const auto isAsked = [this] {
            return window_->findChild<QMessageBox*>("roomQuestion") != nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(!isAsked(), kPatience);
        QCOMPARE(library().runs().size(), runs);
        leaveFor("fourth");
        makeSteps(1);
        settle();
        QVERIFY(!isAsked());  // once is enough
        QVERIFY2(message().startsWith("The runs take"), qUtf8Printable(message()));
        QVERIFY2(!message().contains("short"), qUtf8Printable(message()));  // none was tried
        QCOMPARE(library().runs().size(), runs + 1);
    }

    /// With their steps, sizes and dates; beyond eight all stand in a list that scrolls.
    void theQuestionNamesTheLongestRunsFirst() {
        RunLibrary::Room room{.budget = 1, .taken = 100, .runs = 12};
        for (int k = 1; k <= 10; ++k) {
            RunSummary run;
            run.folder = library_->filePath("none").toStdString();
            run.preset = "small";
            run.seed = static_cast<std::uint64_t>(k);
            run.steps = k % 2 == 0 ? 1000 * k : k;
            run.bytes = 1'500'000;
            run.lastWritten = 1'700'000'000;
            room.toAsk.push_back(run);
        }
        RoomQuestion question(*window_->findChild<Announcer*>(), *window_);
        question.ask(room);
        auto* box = find<QMessageBox>("roomQuestion");
        const QString when =
            QLocale().toString(QDateTime::fromSecsSinceEpoch(1'700'000'000), QLocale::ShortFormat);
        const QStringList lines = box->informativeText().split(u'\n');
        QCOMPARE(lines[0], "small, seed 10: 10,000 steps, 1.5 MB, last at " + when);
        QVERIFY(lines[1].startsWith("small, seed 8: 8,000 steps"));
        QVERIFY(lines[5].startsWith("small, seed 9: 9 steps"));
        QCOMPARE(lines[8], QString("and 2 more"));
        QCOMPARE(box->detailedText().count("small, seed"), 10);
        for (const QAbstractButton* button : box->buttons())
            QVERIFY(!button->toolTip().isEmpty());
        box->reject();
    }

    /// By the rule of the list of runs and of Options.
    void whatReadsAsMuchAsTheBudgetIsNotReported() {
        const QString before = message();
        emit session_->libraryFull({.budget = 1'000'000'000, .taken = 1'020'000'000});
        QCOMPARE(message(), before);
        emit session_->libraryFull({.budget = 1'000'000'000, .taken = 1'200'000'000});
        QVERIFY2(message().startsWith("The runs take 1.2 GB and may take 1.0 GB."),
                 qUtf8Printable(message()));
    }

    void shortRunsMakeRoomWithoutAQuestionAndOneSentenceNamesThem() {
        makeSteps(1);
        const RunSummary old = only();
        writeRunLabel(old.folder, {"the old one", "", false});
        reopen();
        session_->setLibraryBudget([half = 1 + old.bytes / 2] { return half; });
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("To make room for this run, 1 short run"),
                                 kPatience);
        QVERIFY(message().contains(": the old one."));
        QVERIFY(!window_->findChild<QMessageBox*>("roomQuestion"));
        QVERIFY(isInTrash(old.folder));
    }

    /// Three of them; those of one name with their steps and dates.
    void theSentenceTellsRunsOfOneNameApart() {
        std::vector<RunSummary> removed(5);
        for (std::size_t k = 0; k < removed.size(); ++k) {
            removed[k].folder = library_->filePath("none").toStdString();
            removed[k].preset = "small";
            removed[k].seed = k < 2 ? 7 : k;
            removed[k].steps = k == 0 ? 1535 : 1;
            removed[k].lastWritten = 1'700'000'000;
        }
        const QString when =
            QLocale().toString(QDateTime::fromSecsSinceEpoch(1'700'000'000), QLocale::ShortFormat);
        window_->findChild<Announcer*>()->notifyRoom(removed);
        const QString names =
            "small, seed 7 (1,535 steps, %1); small, seed 7 (1 step, %1); small, "
            "seed 2; and 2 more.";
        QVERIFY2(message().contains(": " + names.arg(when)), qUtf8Printable(message()));
    }

    void whatUndoBringsBackStaysWhateverTheBudget() {
        makeSteps(1);
        const fs::path first = only().folder;
        leaveFor("other");
        makeSteps(1);
        leaveFor("third");
        settle();
        const std::uint64_t taken = library().bytesTaken(library().runs());
        const std::uint64_t budget = taken - summarizeRun(first).bytes / 2;  // either would do
        session_->setLibraryBudget([budget] { return budget; });
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("The runs take"), kPatience);
        QVERIFY(!window_->findChild<QMessageBox*>("roomQuestion"));
        for (const char* id : {"other", "small"}) {
            undo();
            QCOMPARE(session_->run().preset->id, std::string(id));
        }
        QCOMPARE(session_->run().folder, first);
    }

    void undoNamesTheRunsThatItHasPassedOver() {
        makeSteps(1);
        const fs::path first = only().folder;
        for (const char* id : {"other", "third", "fourth"}) {
            leaveFor(id);
            makeSteps(1);
        }
        showRuns();
        choose(rowOf("small, seed 1"));
        find<QLineEdit>("name")->setText("Overnight");
        emit find<QLineEdit>("name")->editingFinished();
        for (const char* name : {"Overnight", "other, seed 1"}) {
            choose(rowOf(name));
            deleteChosen();
        }
        QVERIFY(!fs::exists(first));
        undo();
        QCOMPARE(session_->run().preset->id, std::string("third"));
        QTRY_VERIFY_WITH_TIMEOUT(action("actionUndo")->isEnabled(), kPatience);
        action("actionUndo")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Undo has passed over 2 runs"), kPatience);
        QVERIFY2(message().contains(": other, seed 1; Overnight."), qUtf8Printable(message()));
    }

    void insteadOfAnAnswerTheQuestionLeadsToOptions() {
        const fs::path folder = lackRoomForALongRun();
        QTRY_VERIFY_WITH_TIMEOUT(window_->findChild<QMessageBox*>("roomQuestion"), kPatience);
        auto* question = find<QMessageBox>("roomQuestion");
        for (QAbstractButton* button : question->buttons())
            if (question->buttonRole(button) == QMessageBox::ActionRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(find<QWidget>("budgetSpin")->isVisible());
        QVERIFY(fs::exists(folder));
    }

    /// Where it is set, which waits for no library that is read, and at the list of runs.
    void aBudgetBelowWhatIsTakenSaysWhatFollows() {
        makeSteps(1);
        settle();
        std::ofstream(only().folder / "large", std::ios::binary).seekp(1'400'000'000).put('\0');
        action("actionRunOptions")->trigger();
        auto* space = find<QLabel>("spaceLabel");
        QVERIFY(find<QSpinBox>("budgetSpin")->isVisible());
        QVERIFY(!space->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(space->isVisible(), kPatience);
        QCOMPARE(space->text(), QString("The runs take 1.4 GB."));
        find<QSpinBox>("budgetSpin")->setValue(1);
        QCOMPARE(QSettings().value("run/libraryBudget").toInt(), 1);  // whatever comes of it
        QVERIFY2(space->text().startsWith("The runs take 1.4 GB, which is too much."),
                 qUtf8Printable(space->text()));
        action("actionRuns")->trigger();
        QCOMPARE(find<QLabel>("taken")->text(), QString("1 run, 1.4 GB of 1.0 GB: too much"));
    }

    /// As when room has just been made for the run that has begun.
    void whatIsNoMoreThanTheBudgetAsItIsSaidIsNotTooMuch() {
        makeSteps(1);
        settle();
        QSettings().setValue("run/libraryBudget", 1);
        std::ofstream(only().folder / "large", std::ios::binary).seekp(1'000'000'000).put('\0');
        showRuns();
        QCOMPARE(find<QLabel>("taken")->text(), QString("1 run, 1.0 GB of 1.0 GB"));
        action("actionRunOptions")->trigger();
        auto* space = find<QLabel>("spaceLabel");
        QTRY_COMPARE_WITH_TIMEOUT(space->text(), QString("The runs take 1.0 GB."), kPatience);
    }

    /// The settings are another window's too.
    void aBudgetThatAnotherWindowHasSetCounts() {
        makeSteps(1);
        settle();
        const fs::path old = only().folder;
        std::ofstream(old / "large", std::ios::binary).seekp(1'400'000'000).put('\0');
        reopen();
        QSettings().setValue("run/libraryBudget", 1);
        singleStep(1);
        settle();
        QVERIFY(isInTrash(old));
        QSettings().setValue("run/libraryBudget", 7);
        window_->close();
        QCOMPARE(QSettings().value("run/libraryBudget").toInt(), 7);
    }

    void aRunThatGrowsKeepsItsRowSelected() {
        makeSteps(1);
        leaveFor("other");
        makeSteps(1);
        showRuns();
        choose(rowOf("small, seed 1"));
        singleStep(2);
        QTRY_COMPARE_WITH_TIMEOUT(cell(rowOf("other, seed 1"), RunTable::Steps), QString("2"),
                                  kPatience);
        QCOMPARE(find<QTreeView>("runs")->currentIndex().row(), rowOf("small, seed 1"));
    }

    void aNameANoteAndKeepingAreWrittenIntoTheRunsFolder() {
        makeSteps(1);
        showRuns();
        auto* name = find<QLineEdit>("name");
        QTest::keyClicks(name, "my first");
        QTest::keyClick(name, Qt::Key_Tab);
        QTest::keyClicks(find<QPlainTextEdit>("note"), "worth another look");
        QTest::mouseClick(find<QCheckBox>("keepCheck"), Qt::LeftButton, {}, {5, 5});
        const RunLabel expected{"my first", "worth another look", true};
        QVERIFY(loadRunLabel(only().folder) == expected);
        QCOMPARE(cell(0, RunTable::Name), QString("my first"));
        find<QLineEdit>("search")->setText("another look");
        QCOMPARE(rows(), 1);
    }

    void openingARunLeadsThereAndUndoBack() {
        makeSteps(3);
        leaveFor("other");
        makeSteps(2);
        showRuns();
        choose(rowOf("small, seed 1"));
        begun([&] { QTest::mouseClick(find<QPushButton>("openButton"), Qt::LeftButton); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 3, kPatience);
        QCOMPARE(session_->run().preset->id, std::string("small"));
        QVERIFY(find<QWidget>("libraryWindow")->isHidden());
        begun([&] { action("actionUndo")->trigger(); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 2, kPatience);
        QCOMPARE(session_->run().preset->id, std::string("other"));
    }

    void aRunInUseIsNotDeleted() {
        makeSteps(1);
        showRuns();
        QTest::mouseClick(find<QPushButton>("deleteButton"), Qt::LeftButton);
        QVERIFY(!window_->findChild<QMessageBox*>("deleteQuestion"));
        QVERIFY(find<QLabel>("libraryProblem")->isVisible());
        QVERIFY(fs::exists(only().folder / "run.json"));
    }

    void aRunThatAnotherProgramHasOpenIsNotDeleted() {
        makeSteps(1);
        const fs::path folder = only().folder;
        reopen();
        const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY);
        QCOMPARE(flock(descriptor, LOCK_EX | LOCK_NB), 0);  // as another program does
        showRuns();
        QTest::mouseClick(find<QPushButton>("deleteButton"), Qt::LeftButton);
        QVERIFY(!window_->findChild<QMessageBox*>("deleteQuestion"));
        QVERIFY(find<QLabel>("libraryProblem")->text().startsWith("This run is open"));
        ::close(descriptor);
        QTest::mouseClick(find<QPushButton>("deleteButton"), Qt::LeftButton);
        QVERIFY(window_->findChild<QMessageBox*>("deleteQuestion"));
    }

    void aForkOfARunWithANameIsCalledAfterIt() {
        makeSteps(3);
        const fs::path origin = only().folder;
        showRuns();
        find<QLineEdit>("name")->setText("Overnight");
        emit find<QLineEdit>("name")->editingFinished();
        find<QWidget>("libraryWindow")->close();
        begun([&] { session_->forkAt(2); });
        QTRY_VERIFY_WITH_TIMEOUT(window_->windowTitle().startsWith(
                                     "Overnight, fork from step 2 – Small on data, seed 1"),
                                 kPatience);
        undo();
        begun([&] { session_->forkAt(2); });
        settle();
        action("actionRuns")->trigger();
        choose(rowOf("Overnight, fork from step 2"));
        find<QLineEdit>("name")->setText("Zebra");
        emit find<QLineEdit>("name")->editingFinished();
        choose(rowOf("Overnight"));
        const QString family = find<QLabel>("family")->text();
        QVERIFY2(family.contains(">at step 2 (2)</a>"), qUtf8Printable(family));
        QVERIFY2(family.contains(">Zebra at step 2</a>"), qUtf8Printable(family));
        choose(rowOf("Overnight, fork from step 2 (2)"));
        QVERIFY(find<QLabel>("details")->text().startsWith("small, seed 1, fork from step 2 (2)"));
    }

    void whatIsTypedAndWhatAnotherWindowWritesBothStay() {
        makeSteps(1);
        showRuns();
        QTest::keyClicks(find<QPlainTextEdit>("note"), "half a note");
        const fs::path folder = only().folder;
        writeRunLabel(folder, {"named elsewhere", "", true});
        window_->close();
        const RunLabel expected{"named elsewhere", "half a note", true};
        QVERIFY(loadRunLabel(folder) == expected);
    }

    void aNoteThatCannotBeWrittenStaysTypedUntilItCan() {
        makeSteps(1);
        const fs::path folder = only().folder;
        leaveFor("other");
        makeSteps(1);
        showRuns();
        choose(rowOf("small, seed 1"));
        fs::create_directory(folder / kLabelFile);  // where the file would be
        auto* note = find<QPlainTextEdit>("note");
        QTest::keyClicks(note, "half a note");
        QTest::mouseClick(find<QCheckBox>("keepCheck"), Qt::LeftButton, {}, {5, 5});
        QVERIFY(find<QLabel>("libraryProblem")->isVisible());
        QCOMPARE(note->toPlainText(), QString("half a note"));
        const auto other = [this] { return rowOf("other, seed 1"); };
        choose(other());
        QCOMPARE(note->toPlainText(), QString());
        choose(1 - other());
        QCOMPARE(note->toPlainText(), QString("half a note"));
        fs::remove(folder / kLabelFile);
        choose(other());
        const RunLabel expected{"", "half a note", true};
        QVERIFY(loadRunLabel(folder) == expected);
        QVERIFY(!find<QLabel>("libraryProblem")->isVisible());
    }

    /// Begun at step 0 in this window, so that its folder came later than the run.
    void renamingTheOpenRunRenamesTheWindow() {
        makeSteps(1);
        showRuns();
        find<QLineEdit>("name")->setText("my first");
        emit find<QLineEdit>("name")->editingFinished();
        QVERIFY2(window_->windowTitle().startsWith("my first – Small on data, seed 1"),
                 qUtf8Printable(window_->windowTitle()));
    }

    void aRunOpenedFromACheckpointSaysWhereItForks() {
        makeSteps(2);
        settle();
        const fs::path folder = only().folder;
        leaveFor("other");  // which writes the last checkpoint
        begun([&] { session_->openCheckpoint(checkpointPath(folder, 2)); });
        QVERIFY2(window_->windowTitle().contains("Small on data, seed 1, fork from step 2"),
                 qUtf8Printable(window_->windowTitle()));
        begun([&] { session_->reset(1); });
        QVERIFY(!window_->windowTitle().contains("fork"));
    }

    void theOpenRunIsSelectedWhenTheListIsOpened() {
        makeSteps(3);
        const fs::path small = only().folder;
        leaveFor("other");
        makeSteps(1);
        begun([&] { session_->continueRun(small); });
        showRuns();
        QCOMPARE(current(), QString("small, seed 1"));
        choose(1 - find<QTreeView>("runs")->currentIndex().row());
        const QString chosen = current();
        action("actionRuns")->trigger();  // it is open already
        QCOMPARE(current(), chosen);
    }

    void theRunOfAnAddedFolderIsSelected() {
        makeSteps(1);
        const QTemporaryDir elsewhere;
        const fs::path added = fs::path(elsewhere.path().toStdString()) / "mine";
        fs::copy(only().folder, added, fs::copy_options::recursive);
        writeRunLabel(added, {"the added one", "", false});
        showRuns();
        QMenu& folders = *find<QPushButton>("placesButton")->menu();
        emit folders.aboutToShow();
        QTimer::singleShot(0, this, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->findChild<QLineEdit*>()->setText(elsewhere.path());
            QMetaObject::invokeMethod(dialog, "accept");
        });
        folders.actions().constFirst()->trigger();
        QCOMPARE(rows(), 2);
        QCOMPARE(current(), QString("the added one"));
    }

    /// Whatever the stage shows: here images that were placed once, before the first step.
    void aRunThatIsLeftHasAPictureOfItsLastStep() {
        action("actionValidation")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(
            stage().cloud() && stage().cloud()->source == PointSource::Validation, kPatience);
        makeSteps(3);
        auto* pictures = window_->findChild<StagePictures*>();
        pictures->keepLast();
        QCOMPARE(pictures->keptStep(), std::int64_t{3});
        settle();
        QVERIFY(only().picture.has_value());
    }

    /// As after a kill, or of a run of the command line.
    void aRunThatIsOpenedHasAPictureOfItsLastStep() {
        makeSteps(2);
        const fs::path folder = only().folder;
        reopen();
        const fs::path picture = folder / kPictureFile;
        fs::remove(picture);
        begun([&] { session_->continueRun(folder); });
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(picture), kPatience);
        reopen();
        std::ofstream(picture) << "old";
        fs::last_write_time(picture, fs::last_write_time(folder / kMetricsFile) - 1h);
        begun([&] { session_->continueRun(folder); });
        leaveFor("other");  // at once
        QTRY_VERIFY_WITH_TIMEOUT(fs::file_size(picture) > 3, kPatience);
    }

    /// Undo closes the fork before its picture comes.
    void aForkThatUndoLeavesHasAPictureOfItsLastStepToo() {
        makeSteps(2);
        begun([&] { session_->forkAt(1); });
        singleStep(2);
        const fs::path picture = session_->run().folder / kPictureFile;
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(picture), kPatience);
        fs::remove(picture);
        singleStep(3);
        undo();
        QTRY_VERIFY_WITH_TIMEOUT(fs::exists(picture), kPatience);
    }

    /// It was said when it was made.
    void aTestOfAnEarlierTimeIsNotSaidAgain() {
        makeSteps(1);
        action("actionEvaluateTest")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(message().startsWith("Test set at step 1"), kPatience);
        settle();
        const fs::path folder = only().folder;
        leaveFor("other");
        makeSteps(2);
        begun([&] { session_->continueRun(folder); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 1, kPatience);
        QVERIFY2(!message().startsWith("Test set"), qUtf8Printable(message()));
        QCOMPARE(find<QLabel>("rateLabel")->text(), QString("–"));
        QCOMPARE(find<QLabel>("leftLabel")->text(), QString("–"));
    }

    void enterInAFieldOpensNoRun() {
        makeSteps(2);
        leaveFor("other");
        makeSteps(1);
        showRuns();
        choose(rowOf("small, seed 1"));
        const std::uint64_t run = session_->run().run;
        for (const char* field : {"name", "search"})
            QTest::keyClick(find<QLineEdit>(field), Qt::Key_Return);
        settle();
        QCOMPARE(session_->run().run, run);
        QVERIFY(find<QWidget>("libraryWindow")->isVisible());
    }

    void aDeletedRunGoesAndAForkOfItStaysWhole() {
        makeSteps(4);
        const fs::path origin = only().folder;
        begun([&] { session_->forkAt(2); });
        leaveFor("other");
        makeSteps(1);
        leaveFor("third");  // now Undo holds only the second
        makeSteps(1);
        showRuns();
        QCOMPARE(rows(), 4);
        for (int row = 0; row < rows(); ++row)
            if (cell(row, RunTable::Steps) == "4")
                choose(row);
        deleteChosen();
        QCOMPARE(rows(), 3);
        QVERIFY(!fs::exists(origin));
        for (const RunSummary& run : library().runs()) {
            QVERIFY(!run.problem);
            QVERIFY(newestGoodCheckpoint(run.folder, loadRunManifest(run.folder), {}));
        }
    }

    void aRunThatTrainsElsewhereIsFollowedAndOpenedWhenItHasEnded() {
        auto other = std::make_unique<TrainingSession>(1, library());
        other->start(smallPreset(), folder_.filePath("data").toStdString(), 5);
        stepIn(*other);
        stepIn(*other);
        RunManifest manifest = loadRunManifest(only().folder);
        manifest.options.steps = 1000;  // as the command line is asked for
        writeRunManifest(only().folder, manifest);
        showRuns();
        choose(rowOf("small, seed 5"));
        begun([&] { QTest::mouseClick(find<QPushButton>("openButton"), Qt::LeftButton); });
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 2, kPatience);
        QVERIFY(find<QWidget>("followStrip")->isVisible());
        QVERIFY(window_->windowTitle().contains("read-only"));
        for (const char* name :
             {"actionPlay", "actionStep", "actionHalve", "actionFork", "actionBookmark"})
            QVERIFY2(!action(name)->isEnabled(), name);
        QVERIFY(action("actionFork")->toolTip().contains("open it here"));
        QVERIFY(window_->windowTitle().contains("following"));
        QVERIFY(!find<QWidget>("controls")->isEnabled());
        QVERIFY(!find<QWidget>("batchSizeSpin")->isEnabled());
        auto* open = find<QPushButton>("openFollowedButton");
        QVERIFY(!open->isVisible());
        stepIn(*other);
        QTRY_COMPARE_WITH_TIMEOUT(stepShown(), 3, kPatience);
        auto* left = find<QLabel>("leftLabel");
        QVERIFY2(left->toolTip().contains("step 1,000"), qUtf8Printable(left->toolTip()));
        QVERIFY(left->text() != "–");
        other.reset();
        QTRY_VERIFY_WITH_TIMEOUT(open->isVisible(), kPatience);
        QCOMPARE(left->text(), QString("–"));
        QVERIFY(!window_->windowTitle().contains("following"));
        begun([&] { QTest::mouseClick(open, Qt::LeftButton); });
        QVERIFY(!find<QWidget>("followStrip")->isVisible());
        QVERIFY(!window_->windowTitle().contains("read-only"));
        QVERIFY(find<QWidget>("controls")->isEnabled());
        singleStep(4);
    }

    void theListSaysWhichProgramHasARunAndWhetherItIsKept() {
        makeSteps(1);
        const fs::path here = only().folder;
        writeRunLabel(here, {"", "", true});
        leaveFor("other");
        makeSteps(1);
        const fs::path elsewhere = library_->filePath("elsewhere").toStdString();
        fs::copy(here, elsewhere, fs::copy_options::recursive);
        const int descriptor = ::open(elsewhere.c_str(), O_RDONLY | O_DIRECTORY);
        QCOMPARE(flock(descriptor, LOCK_EX | LOCK_NB), 0);  // as another program does
        showRuns();
        QStringList states;
        for (int row = 0; row < rows(); ++row)
            states << cell(row, RunTable::State);
        states.sort();
        QCOMPARE(states, QStringList({"open", "open, kept", "training elsewhere, kept"}));
        const fs::path written = elsewhere / "metrics.csv";
        fs::last_write_time(written, fs::last_write_time(written) - std::chrono::minutes(1));
        const auto isPaused = [this] {
            for (int row = 0; row < rows(); ++row)
                if (cell(row, RunTable::State) == "open elsewhere, kept")
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isPaused(), kPatience);
        ::close(descriptor);
    }

    void aPictureOfTheStageIsKeptWhenTrainingPauses() {
        session_->play();
        QTRY_VERIFY_WITH_TIMEOUT(stepShown() > 1 && stage().cloud(), kPatience);
        session_->pause();
        QTRY_VERIFY_WITH_TIMEOUT(only().picture.has_value(), kPatience);
        QVERIFY(!QImage(QString::fromStdString(only().picture->string())).isNull());
    }

    void theEmptyStageOffersTheRunsOfBefore() {
        QVERIFY(!find<QWidget>("start-runs")->isVisible());
        makeSteps(2);
        close();
        open();
        auto* offer = find<QAbstractButton>("start-runs");
        QVERIFY(offer->isVisible());
        QTest::mouseClick(offer, Qt::LeftButton);
        QVERIFY(find<QWidget>("libraryWindow")->isVisible());
        QCOMPARE(rows(), 1);
    }

    void theStageThatAResetHasEmptiedOffersThemToo() {
        makeSteps(2);
        QVERIFY(!find<QWidget>("start-runs")->isVisible());
        begun([this] { session_->reset(3); });
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("start-runs")->isVisible(), kPatience);
    }

private:
    void undo() {
        QTRY_VERIFY_WITH_TIMEOUT(action("actionUndo")->isEnabled(), kPatience);
        begun([&] { action("actionUndo")->trigger(); });
    }

    bool isInTrash(const fs::path& run) const {
        return fs::exists(folder_.filePath("Trash/files").toStdString() / run.filename());
    }

    /// The same library in another window: Undo holds no run.
    void reopen() {
        close();
        open();
    }

    /// The folder of a run of 1,000 steps, without which the runs would take less than the budget.
    fs::path lackRoomForALongRun() {
        makeSteps(1);
        fs::path folder = only().folder;
        reopen();
        leaveFor("other");
        makeSteps(1);
        leaveFor("third");
        std::ofstream(folder / "metrics.csv", std::ios::app) << "1000,rest\n";
        settle();
        const std::uint64_t budget =
            library().bytesTaken(library().runs()) - summarizeRun(folder).bytes / 2;
        session_->setLibraryBudget([budget] { return budget; });
        singleStep(1);
        return folder;
    }

    RunLibrary library() const override { return RunLibrary(library_->path().toStdString()); }

    /// Another preset, which is the small one under another name.
    void leaveFor(const std::string& id) {
        Preset preset = smallPreset();
        preset.id = id;
        begun([&] { session_->start(preset, folder_.filePath("data").toStdString(), 1); });
    }

    static void stepIn(TrainingSession& session) {
        QSignalSpy ready(&session, &TrainingSession::eventsReady);
        session.singleStep();
        session.requestEvents();
        QVERIFY(ready.wait(kPatience));
    }

    void showRuns() {
        settle();
        QTest::keyClick(window_.get(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(find<QWidget>("libraryWindow")->isVisible());
    }

    QAbstractItemModel& model() { return *find<QTreeView>("runs")->model(); }
    int rows() { return model().rowCount(); }
    QString cell(int row, int column) { return model().index(row, column).data().toString(); }
    int rowOf(const QString& name) {
        int row = 0;
        while (row < rows() && cell(row, RunTable::Name) != name)
            ++row;
        return row;
    }
    void choose(int row) {
        find<QTreeView>("runs")->selectionModel()->setCurrentIndex(
            model().index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }

    QString current() {
        return cell(find<QTreeView>("runs")->currentIndex().row(), RunTable::Name);
    }
    static QString linkIn(const QLabel& label) {
        return label.text().section(u'"', 1, 1);  // <a href="…">
    }

    void deleteChosen() {
        QTest::mouseClick(find<QPushButton>("deleteButton"), Qt::LeftButton);
        auto* question = find<QMessageBox>("deleteQuestion");
        QTest::mouseClick(question->buttons().constFirst(), Qt::LeftButton);
        QCoreApplication::sendPostedEvents(question, QEvent::DeferredDelete);
    }

    RunSummary only() const {
        const std::vector<RunSummary> all = library().runs();
        return all.size() == 1 ? all.front() : RunSummary();
    }

    std::unique_ptr<QTemporaryDir> library_;
};

CENTERSCOPE_TEST(LibraryWindowTest)
#include "library_window_test.moc"

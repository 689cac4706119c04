// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dataset_preview.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include "charts/stage_readout.h"
#include "data/imported_dataset.h"
#include "gui/window_test.h"
#include "import/dataset_import.h"
#include "session/user_runs.h"
#include "support/idx_files.h"
#include "support/made_data.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/class_table.h"
#include "widgets/run_chooser.h"
#include "widgets/sample_picture.h"

using namespace centerscope;
using namespace centerscope::testing;

/// Data sets of other shapes than MNIST's in the real window: what its preview offers, and what
/// follows them after that.
class DatasetPreviewTest : public WindowTest {
    Q_OBJECT

private slots:
    void initTestCase() {
        WindowTest::initTestCase();
        writeImages("coloured", 3, 60, 20, 30, 3);
        writeImages("large", 3, 60, 40, 40, 1);
        writeImages("letters", 47, 47 * 6, 28, 28, 1);
    }

    /// The file itself is read with the same choices.
    void itsControlsDecideWhatIsTrained() {
        preview("coloured");
        QVERIFY(find<QWidget>("splitRow")->isVisible());
        choose("dataSize", 1);     // 28×28
        choose("dataColours", 1);  // grey
        find<QCheckBox>("transpose")->click();
        find<QSpinBox>("validationShare")->setValue(20);
        find<QSpinBox>("splitSeed")->setValue(5);
        awaitPreview();
        find<QCheckBox>("balancedBatches")->click();
        begun([this] { click("openDataButton"); });
        ImportChoices choices;
        choices.size = 28;
        choices.channels = 1;
        choices.transposes = true;
        choices.shares = {70, 20, 10};
        choices.seed = 5;
        const DatasetImport wanted =
            importDataset(folder_.filePath("coloured").toStdString(), choices, [](auto, auto) {});
        const Dataset& opened = *session_->run().dataset;
        QCOMPARE(opened.train.shape, (ImageShape{28, 28, 1}));
        QCOMPARE(opened.validation.size(), 12);
        QCOMPARE(fingerprint(opened), fingerprint(*wanted.dataset));
        QVERIFY(session_->run().preset->balancedBatches);
    }

    void presetsThatDoNotFitAreNamedAndRefused() {
        Preset narrow = smallPreset();
        narrow.id = narrow.name = "narrow";
        narrow.network.input = {32, 32, 1};
        close();
        open(std::vector{narrow, smallPreset()});
        preview("large");
        auto* presets = find<QComboBox>("dataPreset");
        auto* model = qobject_cast<QStandardItemModel*>(presets->model());
        QVERIFY(!model->item(0)->isEnabled());
        QVERIFY(model->item(1)->isEnabled());
        QCOMPARE(presets->currentIndex(), 1);
        const QString sentence =
            "The preset narrow takes images of at most 32 pixels a side, "
            "found 40: open them smaller, or choose another preset.";
        QVERIFY(find<QLabel>("importNotes")->text().contains(sentence));
        begun([this] { click("openDataButton"); });
        QCOMPARE(session_->run().preset->id, smallPreset().id);
        window_->findChild<RunChooser*>()->start(narrow);
        QTRY_VERIFY_WITH_TIMEOUT(message().contains(sentence), kPatience);
        QCOMPARE(session_->run().preset->id, smallPreset().id);
    }

    /// As of a preset that was asked for when the program was started: no menu has it.
    void heldOutClassesOfAPresetThatADataSetHasNotAreRefused() {
        Preset held = smallPreset();
        held.id = held.name = "held";
        held.heldOut = {1, 7};
        begun([&] { window_->findChild<RunChooser*>()->start(held); });
        preview("coloured");  // of three classes
        auto* presets = find<QComboBox>("dataPreset");
        QCOMPARE(presets->count(), 2);
        auto* model = qobject_cast<QStandardItemModel*>(presets->model());
        QVERIFY(!model->item(1)->isEnabled());
        QCOMPARE(presets->currentIndex(), 0);
        QVERIFY(find<QLabel>("importNotes")
                    ->text()
                    .contains("coloured has the classes 0 to 2: expected \"held_out\""));
        click("cancelDataButton");
    }

    /// A recorded preset is fitted to its data; after a Reset other data are not held to that.
    void aRecordedRunThatWasResetHasThePresetForDataOfAnyShape() {
        openAll("coloured");
        singleStep(1);
        const auto file = folder_.filePath("coloured.safetensors").toStdString();
        QSignalSpy saved(session_.get(), &TrainingSession::checkpointSaved);
        session_->saveCheckpoint(file);
        QVERIFY(saved.wait(kPatience));
        begun([&] { session_->openCheckpoint(file); });
        QVERIFY(session_->run().preset->network.input != smallPreset().network.input);
        begun([this] { session_->reset(1); });
        preview("large");
        QCOMPARE(find<QComboBox>("dataPreset")->count(), 1);
        begun([this] { click("openDataButton"); });
        QCOMPARE(session_->run().dataset->train.shape, (ImageShape{40, 40, 1}));
        QCOMPARE(session_->run().preset->network.input, smallPreset().network.input);
    }

    /// Whether it is written already or not, nothing half done stays.
    void cancelledWhileItIsWrittenItLeavesTheRunAsItIs() {
        const std::uint64_t run = session_->run().run;
        preview("large");
        click("openDataButton");
        click("cancelDataButton");
        settle();
        QCOMPARE(session_->run().run, run);
        close();  // which waits for what is under way
        for (const auto& folder : std::filesystem::directory_iterator(userDatasets()))
            QVERIFY(isImportedDataset(folder.path()));
    }

    void aFileIsChosenInADialogOfItsOwn() {
        QByteArray table;
        for (int k = 0; k < 40; ++k) {
            table += QByteArray::number(k % 2);
            for (const char pixel : madePixels(k, 28 * 28))
                table += ',' + QByteArray::number(static_cast<unsigned char>(pixel));
            table += '\n';
        }
        const QString file = folder_.filePath("table.csv");
        writeFile(file, table);
        QTimer whenItIsThere;
        connect(&whenItIsThere, &QTimer::timeout, this, [&] {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog)
                return;
            whenItIsThere.stop();
            dialog->findChild<QLineEdit*>()->setText(file);
            QMetaObject::invokeMethod(dialog, "accept");
        });
        whenItIsThere.start(20);
        action("actionOpenDataFile")->trigger();
        awaitPreview();
        begun([this] { click("openDataButton"); });
        const Dataset& opened = *session_->run().dataset;
        QCOMPARE(opened.classNames.size(), 2);
        QCOMPARE(opened.train.shape, (ImageShape{28, 28, 1}));
    }

    void fortySevenClassesHaveALegendThatIsSearched() {
        openAll("letters");
        singleStep(1);
        QVERIFY(!stage().hasLegend());
        QVERIFY(find<QToolButton>("classesButton")->isVisible());
        QMenu* menu = find<QMenu>("classMenu");
        menu->popup({});
        auto* list = menu->findChild<QListWidget*>("classList");
        QVERIFY(list);
        QCOMPARE(list->count(), 47);
        menu->findChild<QLineEdit*>("classSearch")->setText("46");
        QVERIFY(list->item(4)->isHidden());
        QVERIFY(!list->item(46)->isHidden());
        list->item(46)->setCheckState(Qt::Unchecked);
        QVERIFY(!stage().isClassVisible(46));
        list->setCurrentRow(46);
        QTest::keyClick(list, Qt::Key_Return);  // alone
        QVERIFY(stage().isClassVisible(46));
        QVERIFY(!stage().isClassVisible(3));
        QCOMPARE(list->item(3)->checkState(), Qt::Unchecked);
        for (QAction* hues : menu->actions())
            if (hues->text() == "Hues in &turn")
                hues->trigger();
        QCOMPARE(stage().classHues(), ClassHues::InTurn);
        menu->close();
    }

    /// Where there is no legend, the list counts what is selected; a search looks at names alone.
    void theListOfManyClassesCountsASelection() {
        openAll("letters");
        singleStep(1);
        const EmbeddedPoint chosen = stage().cloud()->points[0];
        stage().select({chosen.sample});
        const auto all = classCounts(*stage().cloud(), 47)[chosen.label];
        QMenu* menu = find<QMenu>("classMenu");
        menu->popup({});
        auto* list = menu->findChild<QListWidget*>("classList");
        const QString name = stage().legendText(chosen.label);
        QCOMPARE(list->item(chosen.label)->text(), QStringLiteral("%1: 1 / %2").arg(name).arg(all));
        menu->findChild<QLineEdit*>("classSearch")->setText("/");
        QVERIFY(list->item(chosen.label)->isHidden());
        stage().clearSelection();
        QCOMPARE(list->item(chosen.label)->text(), name);
        menu->close();
    }

    void theConfusionMatrixOfManyClassesNamesTheMostConfused() {
        openAll("letters");
        singleStep(1);
        click("testButton");
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->source == PointSource::Test,
                                 kPatience);
        action("actionConfusion")->trigger();
        auto* window = find<QDialog>("confusionWindow");
        auto* table = find<QTableView>("confusionTable");
        QCOMPARE(table->model()->rowCount(), 47);
        QCOMPARE(table->model()->columnCount(), 48);
        auto* caption = window->findChild<QLabel*>();
        QVERIFY(caption->text().contains("Most often: "));
        const QString cell = caption->text().section("href=\"", 1).section('"', 0, 0);
        emit caption->linkActivated(cell);
        QVERIFY(find<QWidget>("gallery")->isVisible());
    }

    void aMapShowsAllCellsOfManyClassesAndLeadsTheTableThere() {
        openAll("letters");
        singleStep(1);
        click("testButton");
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud() && stage().cloud()->source == PointSource::Test,
                                 kPatience);
        action("actionConfusion")->trigger();
        auto* table = find<QTableView>("confusionTable");
        auto* map = find<QWidget>("confusionMap");
        QVERIFY(map->isVisible());
        const EmbeddedPoint& point = stage().cloud()->points.front();
        const QImage seen = map->grab().toImage();
        const double side = std::min(map->width(), map->height()) - 2;
        const QPointF corner((map->width() - side) / 2, (map->height() - side) / 2);
        const auto placeOf = [&](int label, int predicted) {
            return (corner + QPointF(predicted + 0.5, label + 0.5) * side / 47).toPoint();
        };
        const auto colorAt = [&](int label, int predicted) {
            return seen.pixelColor(placeOf(label, predicted) * seen.devicePixelRatio());
        };
        int empty = 0;  // a class that the point is not taken for
        while (table->model()->index(point.label, empty).data().toString() != QString())
            ++empty;
        QVERIFY(colorAt(point.label, point.predicted) != colorAt(point.label, empty));
        QTest::mouseClick(map, Qt::LeftButton, {}, placeOf(point.label, point.predicted));
        QCOMPARE(table->currentIndex(), table->model()->index(point.label, point.predicted));
        QVERIFY(table->viewport()->rect().contains(table->visualRect(table->currentIndex())));
        QVERIFY(find<QWidget>("gallery")->isVisible());
    }

    void manyClassesToHoldOutAreSearched() {
        openAll("letters");
        action("actionHoldOut")->trigger();
        auto* dialog = find<QDialog>("heldOutDialog");
        QVERIFY(dialog->height() < window_->screen()->availableSize().height());
        dialog->findChild<QLineEdit*>()->setText("46");
        QVERIFY(find<QCheckBox>("heldOut-3")->isHidden());
        QVERIFY(find<QCheckBox>("heldOut-46")->isVisible());
        find<QCheckBox>("heldOut-46")->click();
        begun([this] { click("heldOutStart"); });
        QCOMPARE(session_->run().dataset->classNames.size(), std::size_t{46});
        QCOMPARE(stage().classPalette().color(3, false),
                 ClassPalette(ClassColors::ColorBlindAware, {}, 47).color(3, false));
    }

    /// An image in colour is shown and embedded again as it is; it cannot be drawn.
    void imagesInColourArePinnedInColour() {
        openAll("coloured");
        makeSteps(2);
        QVERIFY(!action("actionDrawDigit")->isEnabled());
        const EmbeddedPoint point = stage().cloud()->points.back();
        emit stage().pinRequested(point, false);
        auto* panel = find<QWidget>("inspector");
        const auto shows = [panel](const QString& words) {
            for (const QLabel* label : panel->findChildren<QLabel*>())
                if (label->text().contains(words))
                    return true;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(shows("Re-embedded after step 2"), kPatience);
        const QImage shown = panel->findChild<SamplePicture*>()->image();
        QCOMPARE(shown.size(), QSize(30, 20));
        const Split& train = session_->run().dataset->train;
        const std::uint8_t* const pixels = train.image(*train.indexOf(point.sample));
        QCOMPARE(shown.pixelColor(4, 3),
                 QColor(pixels[(3 * 30 + 4) * 3], pixels[(3 * 30 + 4) * 3 + 1],
                        pixels[(3 * 30 + 4) * 3 + 2]));
    }

    void whatThereIsOfEachClassCanBeSeenAfterwards() {
        openAll("letters");
        action("actionAboutDataset")->trigger();
        auto* dialog = find<QDialog>("datasetDialog");
        const auto* table = dialog->findChild<ClassTable*>();
        QCOMPARE(table->rowCount(), 47);
        QCOMPARE(table->item(46, 0)->text(), QString("46"));
        QCOMPARE(table->item(46, 2)->text(), QString("4"));  // of six, one each to judge with
        dialog->close();
        QVERIFY(!action("actionBalanced")->isChecked());
        begun([this] { action("actionBalanced")->trigger(); });
        QVERIFY(session_->run().preset->balancedBatches);
        QVERIFY(action("actionBalanced")->isChecked());
        QCOMPARE(session_->run().dataset->classNames.size(), std::size_t{47});
    }

private:
    /// As NumPy arrays without splits, labels 0, 1, …, 0, 1, …; every pixel has a value of its own.
    void writeImages(const QString& name, int classes, int count, int height, int width,
                     int channels) {
        QByteArray pixels;
        QByteArray labels;
        for (int k = 0; k < count; ++k) {
            pixels += madePixels(k % 250, height * width * channels);
            labels += static_cast<char>(k % classes);
        }
        QVERIFY(QDir(folder_.path()).mkpath(name));
        QByteArray shape = "(" + QByteArray::number(count) + ", " + QByteArray::number(height) +
                           ", " + QByteArray::number(width);
        if (channels > 1)
            shape += ", " + QByteArray::number(channels);
        writeFile(folder_.filePath(name + "/images.npy"), npyFile("|u1", shape + ")", pixels));
        writeFile(folder_.filePath(name + "/labels.npy"),
                  npyFile("|u1", "(" + QByteArray::number(count) + ",)", labels));
    }

    void awaitPreview() {
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("openDataButton")->isEnabled(), kPatience);
    }

    void preview(const QString& name) {
        window_->findChild<RunChooser*>()->previewDataset(folder_.filePath(name));
        awaitPreview();
    }

    void openAll(const QString& name) {
        preview(name);
        begun([this] { click("openDataButton"); });
    }

    /// By the keyboard, as a user does.
    void choose(const QString& box, int item) {
        auto* combo = find<QComboBox>(box);
        while (combo->currentIndex() < item)
            QTest::keyClick(combo, Qt::Key_Down);
    }
};

CENTERSCOPE_TEST(DatasetPreviewTest)
#include "dataset_preview_test.moc"

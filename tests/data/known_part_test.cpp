// SPDX-License-Identifier: GPL-3.0-or-later
#include "data/known_part.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <QTest>

#include "data/data_loader.h"
#include "support/refusal.h"
#include "support/room_test.h"
#include "support/small_dataset.h"

using namespace centerscope;
using namespace centerscope::testing;

/// The small data set has the labels 0, 1, …, 9, 0, … and, in pixel (0, 0), each image's index;
/// training ids begin after the 20 validation images.
class KnownPartTest : public QObject {
    Q_OBJECT

private slots:
    void knownImagesKeepTheirPixelsNamesAndIds() {
        const auto known = knownPart(whole_, {1, 7});
        QCOMPARE(known->classNames,
                 (std::vector<std::string>{"0", "2", "3", "4", "5", "6", "8", "9"}));
        QCOMPARE(known->shape().classes, 8);
        QCOMPARE(known->train.size(), 160);
        QCOMPARE(known->validation.size(), 16);
        QCOMPARE(known->test.size(), 40);
        for (std::int64_t index = 0; index < known->train.size(); ++index) {
            const std::int64_t id = known->train.id(index);
            const std::int64_t before = id - 20;
            QVERIFY(std::ranges::equal(std::span(known->train.image(index), 784),
                                       std::span(whole_->train.image(before), 784)));
            QCOMPARE(known->fileLabel(known->train.labels[static_cast<std::size_t>(index)]),
                     before % 10);
            QVERIFY(known->train.indexOf(id) == index);
        }
        QVERIFY(!known->train.indexOf(21));  // of class 1
        QVERIFY(!known->train.indexOf(219 + 1));
        QVERIFY(!known->train.indexOf(19));
    }

    void batchesBearTheIdsOfTheFile() {
        const auto known = knownPart(whole_, {0, 1});
        DataLoader<float> loader(known->train, 1, {}, false);
        LoaderPosition position;
        Batch<float> batch;
        loader.next(position, 10, batch);
        QCOMPARE(batch.sampleIds,
                 (std::vector<std::int64_t>{22, 23, 24, 25, 26, 27, 28, 29, 32, 33}));
        QCOMPARE(batch.labels, (std::vector<int>{0, 1, 2, 3, 4, 5, 6, 7, 0, 1}));
    }

    void whatIsHeldOutIsTheRest() {
        const auto known = knownPart(whole_, {1, 7});
        const Split rest = heldOutImages(*known, SplitKind::Test);
        QCOMPARE(rest.ids, (std::vector<std::int64_t>{1, 7, 11, 17, 21, 27, 31, 37, 41, 47}));
        QCOMPARE(rest.labels, (std::vector<ClassLabel>{8, 9, 8, 9, 8, 9, 8, 9, 8, 9}));
        QCOMPARE(known->fileLabel(8), 1);
        QCOMPARE(known->fileLabel(9), 7);
        QCOMPARE(heldOutImages(*whole_, SplitKind::Test).size(), 0);
    }

    void aPartIsMadeOnceAndLeadsBackToItsWhole() {
        const auto known = knownPart(whole_, {1, 7});
        QCOMPARE(knownPart(known, {1, 7}), known);
        QCOMPARE(knownPart(known, {}), whole_);
        QCOMPARE(knownPart(whole_, {}), whole_);
        QCOMPARE(knownPart(known, {2})->classNames.size(), 9UL);
        QCOMPARE(fingerprint(*known), fingerprint(*whole_));
    }

    void whatLeavesTooLittleIsRefused() {
        QCOMPARE(refusalOf([this] {
                     knownPart(whole_, {3, 10});
                 }),
                 "Bars has the classes 0 to 9: expected \"held_out\" to name some of them and to "
                 "leave at least two, found 3, 10.");
        QVERIFY(refusalOf([this] {
                    knownPart(whole_, {0, 1, 2, 3, 4, 5, 6, 7, 8});
                }).contains("at least two, found 0, 1, 2, 3, 4, 5, 6, 7, 8."));
        QVERIFY(knownPart(whole_, {0, 1, 2, 3, 4, 5, 6, 7}));
        const auto few = smallDataset(200, 1, 50);  // the only validation image is of class 0
        QCOMPARE(refusalOf([&few] {
                     knownPart(few, {0, 4});
                 }),
                 "Bars needs images to train, to validate and to test with that are not of the "
                 "held-out classes 0, 4: hold out fewer.");
    }

private:
    std::shared_ptr<const Dataset> whole_ = smallDataset();
};

CENTERSCOPE_GUILESS_TEST(KnownPartTest)
#include "known_part_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plain_spin.h"

#include <QLineEdit>
#include <QTest>
#include <QToolTip>

#include "support/patience.h"
#include "support/room_test.h"

namespace centerscope {

using namespace centerscope::testing;

class PlainSpinTest : public QObject {
    Q_OBJECT

private:
    static void type(QAbstractSpinBox& spin, const QString& text) {
        spin.selectAll();
        spin.findChild<QLineEdit*>()->insert(text);
        QTest::keyClick(&spin, Qt::Key_Return);
    }

private slots:
    void countsAreReadAsTheyStand_data() {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("English") << QLocale(QLocale::English, QLocale::UnitedStates);
        QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany);
        QTest::newRow("Swiss") << QLocale(QLocale::German, QLocale::Switzerland);
    }
    void countsAreReadAsTheyStand() {
        QFETCH(QLocale, locale);
        CountSpin spin;
        spin.setKeyboardTracking(false);
        spin.setLocale(locale);
        spin.setRange({1, 10'000'000});
        spin.setSuffix(" steps");
        spin.setValue(70);
        for (const char* text : {"0,010", "1,000", "1.000", "1.5", "1'000", "010"}) {
            type(spin, text);
            QVERIFY2(spin.value() == 70, text);
            QCOMPARE(spin.text(), "70 steps");
        }
        for (const char* text : {"1000000000", "10000001", "0"}) {
            type(spin, text);
            QVERIFY2(spin.value() == 70, text);
            QTRY_COMPARE_WITH_TIMEOUT(
                QToolTip::text(), QString("Write a whole number from 1 to 10000000."), kPatience);
            QToolTip::hideText();
        }
        type(spin, locale.toString(5000));
        QCOMPARE(spin.value(), 70);
        type(spin, "5000");
        QCOMPARE(spin.value(), 5000);
        QCOMPARE(spin.text(), "5000 steps");
    }

    void decimalsHaveTheSignOfTheLocale() {
        DecimalSpin spin;
        spin.setKeyboardTracking(false);
        spin.setDecimals(3);
        spin.setRange(0, 1e6);
        spin.setValue(10);
        QCOMPARE(spin.text(), "10");
        spin.setLocale(QLocale(QLocale::German));
        for (const char* text : {"0.5", "1.000", "1.000,5"}) {
            type(spin, text);
            QVERIFY2(spin.value() == 10, text);
        }
        type(spin, "0,25");
        QCOMPARE(spin.value(), 0.25);
        QCOMPARE(spin.text(), "0,25");
        type(spin, "1000000,5");
        QCOMPARE(spin.value(), 0.25);
        spin.setLocale(QLocale(QLocale::English));
        for (const char* text : {"0,5", "1,000"}) {
            type(spin, text);
            QVERIFY2(spin.value() == 0.25, text);
        }
    }
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::PlainSpinTest)
#include "plain_spin_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/number_text.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;
using namespace centerscope::testing;

class NumberTextTest : public QObject {
    Q_OBJECT

private slots:
    void integersAreDigitsOnly() {
        QCOMPARE(integerFromText("0"), std::optional<std::int64_t>(0));
        QCOMPARE(integerFromText("-3"), std::optional<std::int64_t>(-3));
        QCOMPARE(integerFromText("9223372036854775807"), std::optional(INT64_MAX));
        for (const char* text : {"", "-", "0,010", "1,000", "1.000", "1'000", "1 000", "001", "00",
                                 "-01", "1e3", "0x10", " 1", "9223372036854775808"})
            QVERIFY2(!integerFromText(text), text);
    }

    void numbersHaveAPointAndNoGroups() {
        QCOMPARE(numberFromText("0.001"), std::optional(0.001));
        QCOMPARE(numberFromText(".5"), std::optional(0.5));
        QCOMPARE(numberFromText("1e-13"), std::optional(1e-13));
        QCOMPARE(numberFromText("-2"), std::optional(-2.0));
        QCOMPARE(numberFromText("0"), std::optional(0.0));
        QCOMPARE(numberFromText("-0.5e-03"), std::optional(-0.0005));
        for (const char* text :
             {"", "0,001", "0,125", "1,000", "1,000.5", "1.000.000", "1'000", "inf", "nan", "1e999",
              "0x10", "0.5 ", "00.5", "01", "-00.5", "00", "01e3"})
            QVERIFY2(!numberFromText(text), text);
    }

    void theLocaleChangesNothing() {
        QCOMPARE(numberText(0.1), std::string("0.1"));
        QCOMPARE(numberText(1e-13), std::string("1e-13"));
        QCOMPARE(numberText(1000), std::string("1000"));
        QCOMPARE(fixedText(2.345, 1), std::string("2.3"));
        QCOMPARE(fixedText(-1.7976931348623157e308, 4).size(), std::size_t{315});
        QCOMPARE(significantText(1.2249e25, 3), std::string("1.22e+25"));
        QCOMPARE(significantText(0.0100, 6), std::string("0.01"));
        QCOMPARE(numberFromText("0.5"), std::optional(0.5));
        QVERIFY(!numberFromText("0,5"));
    }
};

CENTERSCOPE_GUILESS_TEST(NumberTextTest)
#include "number_text_test.moc"

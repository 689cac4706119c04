// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/value_text.h"

#include <QTest>

#include "support/room_test.h"

using namespace centerscope;

class ValueTextTest : public QObject {
    Q_OBJECT

private slots:
    void isWrittenPlainly_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        QTest::newRow("zero") << 0.0 << "0.00"
                              << "0,00";
        QTest::newRow("one") << 1.0 << "1.00"
                             << "1,00";
        QTest::newRow("half") << 0.5 << "0.50"
                              << "0,50";
        QTest::newRow("seed's rate") << 0.0005 << "0.0005"
                                     << "0,0005";
        QTest::newRow("halved") << 0.00025 << "0.00025"
                                << "0,00025";
        QTest::newRow("halved twice") << 0.000125 << "0.000125"
                                      << "0,000125";
        QTest::newRow("small") << 6.25e-5 << "6.25·10⁻⁵"
                               << "6,25·10⁻⁵";
        QTest::newRow("decade") << 1e-5 << "1·10⁻⁵"
                                << "1·10⁻⁵";
        QTest::newRow("three digits") << 0.123 << "0.123"
                                      << "0,123";
    }
    void isWrittenPlainly() {
        QFETCH(double, value);
        QTEST(valueText(value, QLocale(QLocale::English), 3, 2), "english");
        QTEST(valueText(value, QLocale(QLocale::German), 3, 2), "german");
    }

    void readsEveryUsualSpelling_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("exponent") << "5e-4";
        QTest::newRow("plain") << "0.0005";
        QTest::newRow("comma") << "0,0005";
        QTest::newRow("bare point") << ".0005";
        QTest::newRow("spaces") << " 5E-4 ";
        QTest::newRow("typographic minus") << "5e−4";
        QTest::newRow("as it is written") << "5·10⁻⁴";
    }
    void readsEveryUsualSpelling() {
        QFETCH(QString, text);
        QCOMPARE(parseValue(text), std::optional(0.0005));
    }

    void readsNothingElse_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"", "abc", "1.2.3", "1,000.5", "nan", "inf", "1e999", "0x10", "5 %"})
            QTest::newRow(text) << QString(text);
    }
    void readsNothingElse() {
        QFETCH(QString, text);
        QVERIFY(!parseValue(text));
    }

    void whatMayBeGroupedIsNotRead() {
        const QLocale english(QLocale::English);
        const QLocale german(QLocale::German);
        QCOMPARE(parseValue("0,001", german), std::optional(0.001));
        QCOMPARE(parseValue("1,000", german), std::optional(1.0));
        QCOMPARE(parseValue("1.5", german), std::optional(1.5));
        QVERIFY(!parseValue("1.000", german));
        QVERIFY(!parseValue("-12.500", german));
        QVERIFY(!parseValue("1.000,5", german));
        QCOMPARE(parseValue("1.000", english), std::optional(1.0));
        QCOMPARE(parseValue("0,001", english), std::optional(0.001));
        QVERIFY(!parseValue("1,000", english));
        QVERIFY(!parseValue("1,000,000", english));
    }

    void needsNoZerosOutsideAField() {
        const QLocale english(QLocale::English);
        QCOMPARE(valueText(1, english), QString("1"));
        QCOMPARE(valueText(0.1, english), QString("0.1"));
        QCOMPARE(valueText(128, english), QString("128"));
        QCOMPARE(valueText(1152, english), QString("1152"));
        QCOMPARE(valueText(78.5655, english, 6), QString("78.5655"));
        QCOMPARE(valueText(2e-5, english, 6), QString("2·10⁻⁵"));
        QCOMPARE(valueText(3.052e-8, english), QString("3.05·10⁻⁸"));
    }

    void theEnginesDecimalsAreReadByPeople() {
        const QLocale german(QLocale::German);
        QCOMPARE(decimalText("1.7e-05", german), QString("1,7·10⁻⁵"));
        QCOMPARE(decimalText("8.24e+06", german), QString("8,24·10⁶"));
        QCOMPARE(decimalText("inf", german), QString("inf"));
        QCOMPARE(decimalText("0.25", QLocale(QLocale::English)), QString("0.25"));
    }

    void isReadAsItIsWritten() {
        for (const double value : {0.0, 0.1, 6.25e-5, 3e-12, 1000.0, -0.25})
            for (const auto language : {QLocale::English, QLocale::German})
                QCOMPARE(parseValue(valueText(value, QLocale(language))), std::optional(value));
    }
};

CENTERSCOPE_GUILESS_TEST(ValueTextTest)
#include "value_text_test.moc"

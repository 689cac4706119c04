// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_edit.h"

#include <QSignalSpy>
#include <QtTest>

namespace centerscope {

class ValueEditTest : public QObject {
    Q_OBJECT

private:
    static void type(ValueEdit& edit, const QString& text) {
        edit.selectAll();
        QTest::keyClicks(&edit, text);
    }

private slots:
    void formatsPlainly_data() {
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
        QTest::newRow("small") << 6.25e-5 << "6.25e-5"
                               << "6,25e-5";
        QTest::newRow("decade") << 1e-5 << "1e-5"
                                << "1e-5";
        QTest::newRow("large") << 1000.0 << "1000.00"
                               << "1000,00";
        QTest::newRow("three digits") << 0.123 << "0.123"
                                      << "0,123";
    }
    void formatsPlainly() {
        QFETCH(double, value);
        QTEST(formatValue(value, QLocale(QLocale::English)), "english");
        QTEST(formatValue(value, QLocale(QLocale::German)), "german");
    }

    void readsEveryUsualSpelling_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("exponent") << "5e-4";
        QTest::newRow("plain") << "0.0005";
        QTest::newRow("comma") << "0,0005";
        QTest::newRow("bare point") << ".0005";
        QTest::newRow("spaces") << " 5E-4 ";
        QTest::newRow("typographic minus") << "5e−4";
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

    void enterCommitsOnce() {
        ValueEdit edit;
        edit.setValue(0.001);
        QSignalSpy committed(&edit, &ValueEdit::valueCommitted);
        type(edit, "5e-4");
        QCOMPARE(committed.count(), 0);
        QTest::keyClick(&edit, Qt::Key_Return);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(committed.count(), 1);
        QCOMPARE(committed[0][0].toDouble(), 5e-4);
        QCOMPARE(edit.text(), "0.0005");
    }

    void enteringTheSameValueIsNoChange() {
        ValueEdit edit;
        edit.setValue(0.5);
        QSignalSpy committed(&edit, &ValueEdit::valueCommitted);
        type(edit, "0.500");
        QTest::keyClick(&edit, Qt::Key_Enter);
        QCOMPARE(committed.count(), 0);
        QCOMPARE(edit.text(), "0.50");
    }

    void escapeGoesBack() {
        ValueEdit edit;
        edit.setValue(0.5);
        QSignalSpy committed(&edit, &ValueEdit::valueCommitted);
        type(edit, "0.7");
        QTest::keyClick(&edit, Qt::Key_Escape);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), "0.50");
        QCOMPARE(committed.count(), 0);
    }

    void refusesWithASentenceAndKeepsTheValue() {
        ValueEdit edit;
        edit.setRange(0, 1, ValueEdit::Lowest::Excluded);
        edit.setValue(0.5);
        QSignalSpy committed(&edit, &ValueEdit::valueCommitted);
        QSignalSpy problem(&edit, &ValueEdit::problemChanged);
        for (const char* bad : {"fast", "0", "-1", "1.5"}) {
            problem.clear();
            type(edit, bad);
            QTest::keyClick(&edit, Qt::Key_Return);
            QVERIFY2(!problem.isEmpty() && problem.last()[0].toString().contains("0.50"), bad);
            QCOMPARE(edit.value(), 0.5);
        }
        QCOMPARE(committed.count(), 0);
        type(edit, "1");  // typing takes the sentence away
        QCOMPARE(problem.last()[0].toString(), QString());
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(committed.count(), 1);
    }

    void leavingCommitsWhatIsGoodAndRestoresWhatIsNot() {
        QWidget window;
        auto* edit = new ValueEdit(&window);
        auto* other = new QLineEdit(&window);
        edit->setValue(0.5);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy committed(edit, &ValueEdit::valueCommitted);
        edit->setFocus();
        type(*edit, "0.7");
        other->setFocus();
        QCOMPARE(committed.count(), 1);
        edit->setFocus();
        type(*edit, "much");
        other->setFocus();
        QCOMPARE(committed.count(), 1);
        QCOMPARE(edit->text(), "0.70");
    }

    void aValueFromOutsideDoesNotOverwriteTyping() {
        ValueEdit edit;
        edit.setValue(0.5);
        type(edit, "0.7");
        edit.setValue(0.25);
        QCOMPARE(edit.text(), "0.7");
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(edit.text(), "0.25");
    }

    void leavesTheWindowsKeysToTheWindow() {
        ValueEdit edit;
        edit.setValue(0.5);
        for (const QKeyCombination keys : {QKeyCombination(Qt::Key_Space), Qt::CTRL | Qt::Key_E}) {
            QKeyEvent asked(QEvent::ShortcutOverride, keys.key(), keys.keyboardModifiers(), " ");
            QCoreApplication::sendEvent(&edit, &asked);
            QVERIFY(!asked.isAccepted());
        }
        QKeyEvent digit(QEvent::ShortcutOverride, Qt::Key_1, Qt::NoModifier, "1");
        QCoreApplication::sendEvent(&edit, &digit);
        QVERIFY(digit.isAccepted());
    }

    void speaksTheLocale() {
        ValueEdit edit;
        edit.setLocale(QLocale(QLocale::English));
        edit.setValue(0.0005);
        edit.setLocale(QLocale(QLocale::German));
        QCOMPARE(edit.text(), "0,0005");
    }
};

}  // namespace centerscope

QTEST_MAIN(centerscope::ValueEditTest)
#include "value_edit_test.moc"

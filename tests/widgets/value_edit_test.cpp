// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_edit.h"

#include <QSignalSpy>
#include <QTest>

#include "support/room_test.h"

namespace centerscope {

class ValueEditTest : public QObject {
    Q_OBJECT

private:
    static void type(ValueEdit& edit, const QString& text) {
        edit.selectAll();
        QTest::keyClicks(&edit, text);
    }

    /// With the decimal sign of the locale that the test runs under.
    static QString local(QString text) { return text.replace('.', QLocale().decimalPoint()); }

private slots:
    void showsThreeDigits() {
        ValueEdit edit;
        edit.setRange({0, 1e6});
        const std::pair<double, const char*> values[] = {
            {0, "0.00"},  {1, "1.00"},  {0.5, "0.50"},  {0.0005, "0.0005"},
            {10, "10.0"}, {100, "100"}, {1000, "1000"}, {6.25e-5, "6.25·10⁻⁵"}};
        for (const auto& [value, text] : values) {
            edit.setValue(value);
            QCOMPARE(edit.text(), local(text));
        }
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
        QCOMPARE(edit.text(), local("0.0005"));
    }

    void enteringTheSameValueIsNoChange() {
        ValueEdit edit;
        edit.setValue(0.5);
        QSignalSpy committed(&edit, &ValueEdit::valueCommitted);
        type(edit, local("0.500"));
        QTest::keyClick(&edit, Qt::Key_Enter);
        QCOMPARE(committed.count(), 0);
        QCOMPARE(edit.text(), local("0.50"));
    }

    void escapeGoesBack() {
        ValueEdit edit;
        edit.setValue(0.5);
        QSignalSpy committed(&edit, &ValueEdit::valueCommitted);
        type(edit, "0.7");
        QTest::keyClick(&edit, Qt::Key_Escape);
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.text(), local("0.50"));
        QCOMPARE(committed.count(), 0);
    }

    void refusesWithASentenceAndKeepsTheValue() {
        ValueEdit edit;
        edit.setRange({0, 1, true});
        edit.setValue(0.5);
        QSignalSpy committed(&edit, &ValueEdit::valueCommitted);
        QSignalSpy problem(&edit, &ValueEdit::problemChanged);
        for (const char* bad : {"fast", "0", "-1", "1.5"}) {
            problem.clear();
            type(edit, bad);
            QTest::keyClick(&edit, Qt::Key_Return);
            QVERIFY2(!problem.isEmpty() && problem.last()[0].toString().contains(local("0.50")),
                     bad);
            QCOMPARE(edit.value(), 0.5);
        }
        QCOMPARE(committed.count(), 0);
        type(edit, "1");  // typing takes the sentence away
        QCOMPARE(problem.last()[0].toString(), QString());
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(committed.count(), 1);
    }

    void aNewValueFromOutsideEndsTheProblem() {
        QWidget window;
        auto* edit = new ValueEdit(&window);
        auto* other = new QLineEdit(&window);
        edit->setValue(0.5);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy problem(edit, &ValueEdit::problemChanged);
        edit->setFocus();
        type(*edit, "500");
        other->setFocus();
        QVERIFY(problem.last()[0].toString().contains(local("0.50")));
        edit->setValue(0);
        QCOMPARE(problem.last()[0].toString(), QString());
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
        QCOMPARE(edit->text(), local("0.70"));
    }

    void enterAndEscapeGiveTheKeysBackToTheWindow_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<bool>("stays");
        QTest::newRow("Enter takes the value") << "0.7" << Qt::Key_Return << false;
        QTest::newRow("Enter without a change") << "" << Qt::Key_Enter << false;
        QTest::newRow("Escape takes it back") << "0.7" << Qt::Key_Escape << false;
        QTest::newRow("Escape without a change") << "" << Qt::Key_Escape << false;
        QTest::newRow("what is refused can be mended") << "700" << Qt::Key_Return << true;
    }

    void enterAndEscapeGiveTheKeysBackToTheWindow() {
        QFETCH(QString, text);
        QFETCH(Qt::Key, key);
        QFETCH(bool, stays);
        QWidget window;
        auto* edit = new ValueEdit(&window);
        edit->setValue(0.5);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        edit->setFocus();
        if (!text.isEmpty())
            type(*edit, text);
        QTest::keyClick(edit, key);
        QCOMPARE(edit->hasFocus(), stays);
    }

    void whatIsNotTypedIsNotUndoneHere() {
        ValueEdit edit;
        edit.setValue(0.5);
        QKeyEvent undo(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        QCoreApplication::sendEvent(&edit, &undo);
        QVERIFY(!undo.isAccepted());
        type(edit, "0.7");
        QKeyEvent typed(QEvent::ShortcutOverride, Qt::Key_Z, Qt::ControlModifier);
        QCoreApplication::sendEvent(&edit, &typed);
        QVERIFY(typed.isAccepted());
    }

    void aValueFromOutsideDoesNotOverwriteTyping() {
        ValueEdit edit;
        edit.setValue(0.5);
        type(edit, "0.7");
        edit.setValue(0.25);
        QCOMPARE(edit.text(), "0.7");
        QTest::keyClick(&edit, Qt::Key_Escape);
        QCOMPARE(edit.text(), local("0.25"));
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

    void aGroupSeparatorIsRefusedInTheLocale() {
        ValueEdit edit;
        edit.setRange({0, 1e6});
        edit.setLocale(QLocale(QLocale::German));
        edit.setValue(0.5);
        QSignalSpy problem(&edit, &ValueEdit::problemChanged);
        type(edit, "1.000");
        QTest::keyClick(&edit, Qt::Key_Return);
        QVERIFY(!problem.isEmpty() && problem.last()[0].toString().contains("1.000"));
        QCOMPARE(edit.value(), 0.5);
        type(edit, "0,001");
        QTest::keyClick(&edit, Qt::Key_Return);
        QCOMPARE(edit.value(), 0.001);
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

CENTERSCOPE_TEST(centerscope::ValueEditTest)
#include "value_edit_test.moc"

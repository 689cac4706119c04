// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/message_bar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "support/room_test.h"
#include "widgets/language.h"

namespace centerscope {

class MessageBarTest : public QObject {
    Q_OBJECT

private:
    using Kind = Notice::Kind;

    static QString shown(const MessageBar& bar) {
        return bar.isVisibleTo(bar.parentWidget()) ? bar.findChild<QLabel*>("textLabel")->text()
                                                   : QString();
    }

private slots:
    void isHiddenUntilThereIsSomethingToSay() {
        QWidget window;
        MessageBar bar(&window);
        QCOMPARE(shown(bar), QString());
        bar.post({Kind::Info, "Saved.", {}});
        QCOMPARE(shown(bar), "Saved.");
        QTest::mouseClick(bar.findChild<QToolButton*>("dismissButton"), Qt::LeftButton);
        QCOMPARE(shown(bar), QString());
    }

    void aThousandMessagesAreOne() {
        QWidget window;
        MessageBar bar(&window);
        for (int i = 1; i <= 1000; ++i)
            bar.post({Kind::Error, QStringLiteral("failure %1").arg(i), {}});
        QCOMPARE(shown(bar), "failure 1000");
        bar.dismiss();
        QCOMPARE(shown(bar), QString());
    }

    void wideButtonsStandBelowTheText() {
        QWidget window;
        auto* bar = new MessageBar;
        (new QVBoxLayout(&window))->addWidget(bar);
        window.resize(640, 300);
        window.show();
        bar->post({Kind::Info, "Saved.", {{"Show folder", [] {}}}});
        bar->dismiss();
        const QString wide = "Return to the last good state with half the learning rate";
        bar->post({Kind::Error, QString("Training has diverged. ").repeated(5), {{wide, [] {}}}});
        QCoreApplication::sendPostedEvents();
        window.layout()->activate();
        const auto* text = bar->findChild<QLabel*>("textLabel");
        const auto* button = bar->findChild<QPushButton*>("firstActionButton");
        QTRY_VERIFY(text->width() > 400);
        QVERIFY(text->geometry().bottom() <= button->geometry().top());
    }

    void theMostSeriousComesFirstAndTheOthersWait() {
        QWidget window;
        MessageBar bar(&window);
        bar.post({Kind::Error, "error", {}});
        bar.post({Kind::Info, "info", {}});
        bar.post({Kind::Warning, "warning", {}});
        QCOMPARE(shown(bar), "error");
        bar.dismiss();
        QCOMPARE(shown(bar), "warning");
        bar.withdraw(Kind::Info);
        bar.dismiss();
        QCOMPARE(shown(bar), QString());
    }

    void aWarningThatNoUserHasSeenStays() {
        QWidget window;
        MessageBar bar(&window);
        bar.post({Kind::Warning, "runs went to the trash", {}});
        bar.post({Kind::Warning, "the disk is full", {}});
        QCOMPARE(shown(bar), "the disk is full");
        bar.withdraw(Kind::Warning);  // another run
        bar.dismiss();
        QCOMPARE(shown(bar), "runs went to the trash");
        window.show();
        bar.grab();  // paints it: now it is seen
        bar.post({Kind::Warning, "later", {}});
        bar.dismiss();
        QCOMPARE(shown(bar), QString());
        for (int i = 1; i <= 1000; ++i)
            bar.post({Kind::Warning, QStringLiteral("warning %1").arg(i), {}});
        int warnings = 0;
        for (; bar.current(); bar.dismiss())
            ++warnings;
        QVERIFY(warnings < 10);
    }

    void whatStandsSpeaksTheLanguageThatIsChosen() {
        Language language;
        language.use("en");
        QWidget window;
        MessageBar bar(&window);
        bar.post({Kind::Error, Message(MessageCode::NotEnoughMemory), {}});
        QCOMPARE(shown(bar), "There is not enough memory for this.");
        language.use("de");
        QCoreApplication::sendPostedEvents();
        QCOMPARE(shown(bar), "Dafür reicht der Speicher nicht.");
        QCOMPARE(bar.accessibleName(), shown(bar));
        language.use("en");
    }

    void anActionRunsOnceAndMayPostAnew() {
        QWidget window;
        MessageBar bar(&window);
        int runs = 0;
        bar.post(
            {Kind::Warning, "held", {{"Show", [] {}}, {"Again", [&] {
                                                           ++runs;
                                                           bar.post({Kind::Warning, "again", {}});
                                                       }}}});
        auto* second = bar.findChild<QPushButton*>("secondActionButton");
        QCOMPARE(second->text(), "Again");
        QTest::mouseClick(second, Qt::LeftButton);
        QCOMPARE(runs, 1);
        QCOMPARE(shown(bar), "again");
        QVERIFY(second->isHidden());
    }

    void neverTakesTheFocus() {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* edit = new QLineEdit;
        auto* bar = new MessageBar;
        layout->addWidget(bar);
        layout->addWidget(edit);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        edit->setFocus();
        bar->post({Kind::Error, "error", {{"Act", [] {}}}});
        QVERIFY(edit->hasFocus());
        QTest::mouseClick(bar->findChild<QToolButton*>("dismissButton"), Qt::LeftButton);
        QVERIFY(edit->hasFocus());
    }
};

}  // namespace centerscope

CENTERSCOPE_TEST(centerscope::MessageBarTest)
#include "message_bar_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QTest>

#include "charts/loss_chart.h"
#include "gui/window_test.h"
#include "support/patience.h"
#include "support/room_test.h"
#include "widgets/start_choices.h"
#include "widgets/tool_bar.h"
#include "widgets/value_slider.h"

using namespace centerscope;
using namespace centerscope::testing;

namespace {

template <typename... Types>
bool isAnyOf(const QWidget* widget) {
    return (qobject_cast<const Types*>(widget) || ...);
}

/// Where it lies in its window.
QRect placeOf(const QWidget* widget) {
    return {widget->mapTo(widget->window(), QPoint(0, 0)), widget->size()};
}

/// Whether the whole text is to be read.
bool isWhole(const QWidget* widget) {
    if (const auto* label = qobject_cast<const QLabel*>(widget); label && label->wordWrap())
        return label->height() >= label->heightForWidth(label->width());
    return isAnyOf<QLabel, QAbstractButton>(widget)
               ? widget->width() >= widget->sizeHint().width() &&
                     widget->height() >= widget->sizeHint().height()
               : widget->width() >= widget->minimumSizeHint().width();
}

}  // namespace

/// Nothing is cut off or covered at the sizes of the screens that people have.
class FittingWindowTest : public WindowTest {
    Q_OBJECT

private slots:
    void init() {
        QSettings().clear();
        QSettings().setValue("run/dataset", folder_.filePath("data"));
        Preset paper = smallPreset();
        paper.id = "paper";
        paper.centerStart = CenterStart::Ring;  // a head start is named
        open(paper);
    }

    void everySizeAndLanguage_data() {
        QTest::addColumn<QString>("language");
        for (const char* language : {"en", "de"})
            QTest::newRow(language) << QString(language);
    }
    void everySizeAndLanguage() {
        QFETCH(QString, language);
        action("actionLanguage-" + language)->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(window_->locale().name().left(2), language, kPatience);
        const auto atEverySize = [this](const char* when) {
            for (const QSize size :
                 {QSize(1024, 700), QSize(1280, 720), QSize(1366, 768), QSize(960, 540)}) {
                window_->resize(size);
                QCOMPARE(window_->size(), size);
                find<QSplitter>("columns")->setSizes({size.width() / 2, size.width() / 2});
                verifyAllIsSeen(when);
            }
        };
        QVERIFY(find<StartChoices>("startChoices")->isVisible());
        atEverySize("before the first step");
        bar().post({Notice::Kind::Error,
                    QString("The loss is not a number any more. ").repeated(3),
                    {{"Return to the last good state", [] {}}, {"Reset…", [] {}}}});
        atEverySize("with a message");
        bar().dismiss();
        enterValue("lambdaEdit", "900000000");
        atEverySize("with a refused value");
        QTest::keyClick(find<QLineEdit>("lambdaEdit"), Qt::Key_Escape);
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        atEverySize("while it trains");
        window_->resize(1024, 700);
        find<QSplitter>("columns")->setSizes({512, 512});
        stage().setFocus();
        QTest::keyClick(&stage(), Qt::Key_Right);
        QTest::keyClick(&stage(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("inspector")->isVisible(), kPatience);
        verifyAllIsSeen("with a pinned image");
        const double curves = window_->findChild<LossChart*>()->mapping().area.height();
        QVERIFY2(curves >= 90, qPrintable(QString::number(curves)));  // pixels
    }

    /// What a message, a refused value and Play that becomes Pause do to the places of all else.
    void nothingMovesForAMessageARefusalOrPlay() {
        window_->resize(1024, 700);
        const auto places = [this] {
            QCoreApplication::sendPostedEvents();
            QList<std::pair<QString, QRect>> all;
            for (const QWidget* widget : shown())
                if (!bar().isAncestorOf(widget))
                    all.append({widget->objectName(), placeOf(widget)});
            return all;
        };
        const auto before = places();
        bar().post({Notice::Kind::Warning, QString("Something has to be said. ").repeated(4), {}});
        QVERIFY(bar().isVisible());
        QCOMPARE(places(), before);
        bar().dismiss();
        QCOMPARE(places(), before);
        const auto plots = [this] {
            QCoreApplication::sendPostedEvents();
            QList<QRect> all;
            for (const ChartView* chart : window_->findChildren<ChartView*>())
                all << placeOf(chart);
            return all;
        };
        const auto quiet = plots();
        enterValue("lambdaEdit", "900000000");
        QVERIFY(find<QLabel>("lambdaNote")->isVisible());
        QCOMPARE(plots(), quiet);
        QTest::keyClick(find<QLineEdit>("lambdaEdit"), Qt::Key_Escape);
        const auto pauseAndStep = [this] {
            return std::pair{placeOf(button("actionPlayButton")),
                             placeOf(button("actionStepButton"))};
        };
        const auto paused = pauseAndStep();
        session_->play();
        QTRY_COMPARE_WITH_TIMEOUT(button("actionPlayButton")->text(), QString("Pause"), kPatience);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(pauseAndStep(), paused);
    }

    /// Else a click meets another button than the one that was aimed at.
    void noButtonMovesWithTheNameOfThePreset() {
        window_->resize(1366, 768);
        QCoreApplication::sendPostedEvents();
        const auto places = [this] {
            QCoreApplication::sendPostedEvents();
            QList<QRect> all;
            for (const char* name :
                 {"actionPlay", "actionStep", "actionRunOptions", "actionReset", "actionDatasets"})
                all << placeOf(button(QString(name) + "Button"));
            return all << QRect(placeOf(button("actionPresetsButton")).topLeft(), QSize());
        };
        const auto before = places();
        Preset other = smallPreset();
        other.name = "A preset of a much longer name";
        const QString named = button("actionPresetsButton")->text();
        begun([&] { session_->start(other, folder_.filePath("data").toStdString(), 1); });
        QVERIFY(button("actionPresetsButton")->text() != named);
        QCOMPARE(places(), before);
    }

    void theFirstPinLeavesTheStageAsItIs() {
        singleStep(1);
        QTRY_VERIFY_WITH_TIMEOUT(stage().cloud(), kPatience);
        for (const char* language : {"en", "de"}) {
            action(QString("actionLanguage-") + language)->trigger();
            for (const QSize size : {QSize(960, 540), QSize(1024, 700), QSize(1280, 800)}) {
                window_->resize(size);
                QTRY_COMPARE_WITH_TIMEOUT(window_->size(), size, kPatience);
                const auto stageNow = [this] {
                    QCoreApplication::sendPostedEvents();
                    QCoreApplication::processEvents();
                    return placeOf(&stage());
                };
                const QRect before = stageNow();
                stage().setFocus();
                QTest::keyClick(&stage(), Qt::Key_Right);
                QTest::keyClick(&stage(), Qt::Key_Return);
                QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>("inspector")->isVisible(), kPatience);
                QCOMPARE(stageNow(), before);
                QTest::keyClick(&stage(), Qt::Key_Escape);
                QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>("inspector")->isVisible(), kPatience);
                QCOMPARE(stageNow(), before);
            }
        }
    }

    /// With the frame of a window around them; what they show beyond that scrolls.
    void everyDialogFitsTheSmallestScreen() {
        const QSize screen = QSize(960, 540) - QSize(8, 40);
        for (const char* language : {"en", "de"}) {
            action(QString("actionLanguage-") + language)->trigger();
            QCoreApplication::sendPostedEvents();
            QWidgetList panels{find<QWidget>("RunPanel"), find<QWidget>("HalvingPanel")};
            for (QDialog* dialog : window_->findChildren<QDialog*>())
                panels << dialog;
            QVERIFY(panels.size() >= 7);
            for (const QWidget* each : panels) {
                const QSize needed = each->minimumSizeHint();
                QVERIFY2(needed.boundedTo(screen) == needed, qPrintable(QString("%1 needs %2 × %3")
                                                                            .arg(each->objectName())
                                                                            .arg(needed.width())
                                                                            .arg(needed.height())));
            }
        }
    }

    void aToolThatIsFoldedStillSaysWhatItIs() {
        const auto* bar = find<ToolBar>("toolBar");
        for (const int width : {960, 1600}) {
            window_->resize(width, 700);
            QTRY_COMPARE_WITH_TIMEOUT(window_->width(), width, kPatience);
            QCoreApplication::sendPostedEvents();
            const bool isFolded =
                button("actionResetButton")->toolButtonStyle() == Qt::ToolButtonIconOnly;
            QCOMPARE(isFolded, width == 960);
            for (QAction* each : bar->actions()) {
                const QToolButton* tool = bar->button(each);
                if (!tool || each == action("actionPlay"))
                    continue;
                const QString name = each == action("actionPresets")    ? "Preset"
                                     : each == action("actionDatasets") ? "Data set"
                                                                        : tool->text().remove("…");
                QVERIFY2(tool->toolTip().startsWith(name + ":"), qUtf8Printable(tool->toolTip()));
                QVERIFY(!tool->icon().isNull());
            }
        }
    }

private:
    /// What is to be read or used.
    QList<const QWidget*> shown() {
        QList<const QWidget*> all;
        for (const QWidget* widget : window_->findChildren<QWidget*>())
            if (widget->isVisible() && widget->window() == window_.get() &&
                !widget->objectName().startsWith("qt_") &&
                isAnyOf<QLabel, QAbstractButton, QLineEdit, ValueSlider, ChartView>(widget))
                all << widget;
        return all;
    }

    void verifyAllIsSeen(const char* when) {
        QCoreApplication::sendPostedEvents();
        const QList<const QWidget*> all = shown();
        const auto* column = find<QScrollArea>("side")->widget();
        const auto verify = [&](bool holds, const QString& problem, const QWidget* widget) {
            const QString text = widget->objectName() + ' ' + widget->accessibleName();
            if (!holds)
                problems_ << QString("%1: %2 %3").arg(when, text, problem);
        };
        problems_.clear();
        for (const QWidget* widget : all) {
            const QRect room =
                column->isAncestorOf(widget)
                    ? placeOf(column).intersected(QRect(0, -10'000, window_->width(), 20'000))
                    : window_->rect();
            verify(room.contains(placeOf(widget)), "is outside", widget);
            verify(isWhole(widget),
                   QString("is cut off: %1 × %2 pixels, not %3 × %4")
                       .arg(widget->width())
                       .arg(widget->height())
                       .arg(widget->sizeHint().width())
                       .arg(widget->hasHeightForWidth() ? widget->heightForWidth(widget->width())
                                                        : widget->sizeHint().height()),
                   widget);
            for (const QWidget* other : all) {
                const bool isOnIt = widget->isAncestorOf(other) || other->isAncestorOf(widget) ||
                                    qobject_cast<const ChartView*>(other) ||
                                    qobject_cast<const ChartView*>(widget);
                const bool isInScroll = column->isAncestorOf(widget) != column->isAncestorOf(other);
                verify(isOnIt || isInScroll || widget == other ||
                           !placeOf(widget).intersects(placeOf(other)),
                       "is covered by " + other->objectName(), widget);
            }
        }
        QVERIFY2(problems_.isEmpty(), qUtf8Printable(problems_.join("\n")));
    }

    QStringList problems_;
};

CENTERSCOPE_TEST(FittingWindowTest)
#include "fitting_window_test.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/help_dialog.h"

#include <cmath>
#include <utility>

#include <QEvent>
#include <QKeySequence>

#include "ui_help_dialog.h"

#include "widgets/center_loss_page.h"
#include "widgets/small_dialogs.h"

namespace centerscope {

namespace {

QString paragraph(const QString& title, const QString& text) {
    return QStringLiteral("<h4>%1</h4><p>%2</p>").arg(title, text);
}

QString formula(const QString& number, const QString& html) {
    return QStringLiteral("<tr><td align=\"right\">(%1)&nbsp;&nbsp;</td><td><i>%2</i></td></tr>")
        .arg(number, html);
}

QString shortcut(const QString& keys, const QString& effect) {
    return QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
        .arg(keys.toHtmlEscaped(), effect.toHtmlEscaped());
}

}  // namespace

HelpDialog::HelpDialog(const QList<QAction*>& actions, QWidget* parent)
    : QDialog(parent), ui_(std::make_unique<Ui::HelpDialog>()) {
    ui_->setupUi(this);
    connect(ui_->closeButton, &QPushButton::clicked, this, &QDialog::close);
    for (QAction* action : actions)
        if (!action->shortcut().isEmpty())
            actions_ << action;
    fill();
}

HelpDialog::~HelpDialog() = default;

void HelpDialog::setDataShape(const DataShape& shape) {
    if (std::exchange(shape_, shape) != shape)
        fill();
}

QWidget* HelpDialog::widgetOf(Page page) const {
    switch (page) {
        case Page::Picture:
            return ui_->picturePage;
        case Page::Questions:
            return ui_->questionsPage;
        case Page::Paper:
            return ui_->paperPage;
        case Page::Check:
            return ui_->checkPage;
        case Page::Shortcuts:
            break;
    }
    return ui_->shortcutsPage;
}

void HelpDialog::showPage(Page page) {
    ui_->pages->setCurrentWidget(widgetOf(page));
    fitScreen(*this);
    show();
    raise();
    activateWindow();
}

void HelpDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        ui_->retranslateUi(this);
        fill();
    }
    QDialog::changeEvent(event);
}

void HelpDialog::fill() {
    ui_->pictureText->setHtml(picture());
    ui_->questionsText->setHtml(questions());
    ui_->paperText->setHtml(paper());
    ui_->checkText->setHtml(centerLossPage());
    ui_->shortcutsText->setHtml(shortcuts());
}

QString HelpDialog::picture() const {
    return paragraph(tr("A dot is an image"),
                     tr("The network squeezes every image of %1 × %2 pixels into two numbers, the "
                        "embedding, and has to tell the %3 classes apart from these alone. The "
                        "stage draws the two numbers as a dot in the colour and shape of the "
                        "image's true class.")
                         .arg(shape_.image.height)
                         .arg(shape_.image.width)
                         .arg(shape_.classes)) +
           paragraph(tr("The two axes"),
                     tr("They are simply the two numbers. They have no unit and no meaning of "
                        "their own: another seed turns and mirrors the whole picture. What counts "
                        "is how tight the groups are and how far apart.")) +
           paragraph(tr("Centers and trails"),
                     tr("The labelled disks are the class centers that the center loss pulls the "
                        "images to. The line behind each shows where it came from.")) +
           paragraph(tr("Sources"),
                     tr("Live batches shows each image where the network put it in the very step "
                        "that trained on it, so the cloud mixes several versions of the network; "
                        "the caption says how many. Fixed sample, Validation and Test place all "
                        "images with one version: use them to compare two moments. Judge by Test, "
                        "tune by Validation.")) +
           paragraph(tr("The readout"),
                     tr("“Within” is how far points lie from the center of their class (root mean "
                        "square), “nearest centers” the distance of the two closest centers, "
                        "“ratio” the first divided by the second. No choice of axes can hide "
                        "them: below about 0.3 the clusters stand apart.")) +
           paragraph(tr("Loss and error"),
                     tr("Total = softmax loss + λ · center loss, all three as means over the "
                        "batch. The bold curves are smoothed, the faint ones behind them are the "
                        "raw values; smoothing starts anew where losses are not comparable: where "
                        "λ changes, where centers are released that had been held, where images "
                        "begin to be augmented. These and every change of a hyperparameter leave "
                        "a labelled line at their step. The thin line named guessing is the "
                        "softmax loss of a network that knows nothing."));
}

QString HelpDialog::questions() const {
    const QString chance = locale().toString(std::log(shape_.classes), 'f', 2);
    return paragraph(tr("λ or α: which is which?"),
                     tr("λ is how strongly images are pulled to their center, α is how far each "
                        "center moves per step toward its images. λ acts on the network, α on the "
                        "centers alone.")) +
           paragraph(tr("Sum or mean?"),
                     tr("Here both losses are means over the batch, so λ keeps its meaning when "
                        "the batch size changes. Code that sums instead needs other values: 0.5 "
                        "as a sum is 64 as a mean at batch 128.")) +
           paragraph(tr("Does α depend on the learning rate?"),
                     tr("No. Equation 4 moves the centers by itself; the learning rate is not in "
                        "it. With α = 0.5 and ten images of a class in the batch, its center goes "
                        "45 % of the way to their mean.")) +
           paragraph(tr("Why does my plot not look like the paper's figure 3?"),
                     tr("Usual reasons: the last layer has a bias (without one the groups spread "
                        "like petals around the origin), the axis limits are frozen at an early "
                        "size, or the centers are never updated.")) +
           paragraph(tr("The centers stay where they are."),
                     tr("α is 0, or the class does not occur in the batch. Some published code "
                        "builds the update and never runs it; here the trails show whether the "
                        "centers move.")) +
           paragraph(tr("The loss became NaN."),
                     tr("The learning rate is too high for this λ. Return to the last good state "
                        "with half the learning rate, which the message offers, or reset and start "
                        "with a smaller λ.")) +
           paragraph(tr("Accuracy stays at that of guessing, softmax loss near %1.").arg(chance),
                     tr("%1 is ln %2: the network is still guessing. That is normal early on, "
                        "for hundreds of steps if λ is 1. If the center loss goes to 0 meanwhile "
                        "and nothing moves any more, everything is pinned near the origin: lower "
                        "λ or reset with a smaller one.")
                         .arg(chance)
                         .arg(shape_.classes)) +
           paragraph(tr("The center loss is tiny, or explodes."),
                     tr("It is a squared distance and grows with the size of the picture. Tiny "
                        "beside a low softmax loss means tight clusters; growing with λ = 0 is "
                        "normal, since nothing holds the embedding together.")) +
           paragraph(tr("Can the center loss be used alone?"),
                     tr("No. Without the softmax loss everything shrinks to one point: that makes "
                        "the center loss 0 and tells no class from another."));
}

QString HelpDialog::paper() const {
    const QString formulas =
        formula(QStringLiteral("1"), tr("L<sub>S</sub> = −Σ log softmax(Wᵀx + b), at the true "
                                        "class")) +
        formula(
            QStringLiteral("2"),
            QStringLiteral("L<sub>C</sub> = ½ Σ ‖x<sub>i</sub> − c<sub>y<sub>i</sub></sub>‖²")) +
        formula(QStringLiteral("3"), QStringLiteral("∂L<sub>C</sub>/∂x<sub>i</sub> = x<sub>i</sub> "
                                                    "− c<sub>y<sub>i</sub></sub>")) +
        formula(QStringLiteral("4"),
                QStringLiteral("Δc<sub>j</sub> = Σ δ(y<sub>i</sub> = j)(c<sub>j</sub> − "
                               "x<sub>i</sub>) / (1 + Σ δ(y<sub>i</sub> = j)), "
                               "c<sub>j</sub> ← c<sub>j</sub> − α Δc<sub>j</sub>")) +
        formula(QStringLiteral("5"), QStringLiteral("L = L<sub>S</sub> + λ L<sub>C</sub>"));
    return QStringLiteral("<p>%1</p><p>%2</p><table cellpadding=\"4\">%3</table><p>%4</p>")
        .arg(QStringLiteral("Y. Wen, K. Zhang, Z. Li, Y. Qiao: <i>A Discriminative Feature "
                            "Learning Approach for Deep Face Recognition</i>. ECCV 2016, "
                            "pp. 499–515."),
             tr("The paper adds a center loss to the usual softmax loss, so that images of one "
                "class gather around a learnt center. Its equations, as this program uses them:"),
             formulas,
             tr("One difference: the paper sums (1) and (2) over the batch, this program takes "
                "their means. Centers move after the loss and its gradient were taken with the "
                "old centers."));
}

QString HelpDialog::shortcuts() const {
    QString rows;
    for (const QAction* action : actions_)
        rows += shortcut(action->shortcut().toString(QKeySequence::NativeText),
                         action->text().remove(QLatin1Char('&')));
    rows += shortcut(tr("Tab, Enter"), tr("go to the next control, press a button"));
    const QString onCharts =
        shortcut(tr("Alt + digit"), tr("hide and show the class of that number")) +
        shortcut(tr("Wheel"), tr("zoom around the pointer, plots along their steps")) +
        shortcut(tr("Drag"), tr("move what is shown")) +
        shortcut(tr("Shift + drag"), tr("zoom to a rectangle")) +
        shortcut(tr("Arrow keys"), tr("on the stage: go to the next point")) +
        shortcut(tr("C"), tr("on the stage: go to the next center")) +
        shortcut(tr("Shift + arrow keys"), tr("move what is shown")) +
        shortcut(tr("Click, Return"), tr("on a point: pin its image; with Ctrl to those pinned")) +
        shortcut(tr("Escape"), tr("unpin")) +
        shortcut(tr("Ctrl + click in the legend or the menu Classes"), tr("show one class alone")) +
        shortcut(tr("Double click"), tr("show all"));
    return QStringLiteral(
               "<table cellpadding=\"4\">%1</table><h4>%2</h4>"
               "<table cellpadding=\"4\">%3</table>")
        .arg(rows, tr("On stage and plots"), onCharts);
}

}  // namespace centerscope

#include "moc_help_dialog.cpp"

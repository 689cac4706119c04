// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/held_out_dialog.h"

#include <algorithm>

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>

#include "widgets/small_dialogs.h"

namespace centerscope {

namespace {

constexpr int kClassesPerRow = 5;
constexpr std::size_t kFewestLearnt = 2;
constexpr std::size_t kMostUnsearched = 20;  // classes

}  // namespace

HeldOutDialog::HeldOutDialog(QWidget* parent)
    : QDialog(parent),
      explanation_(new QLabel),
      search_(new QLineEdit),
      grid_(new QGridLayout),
      start_(new QPushButton),
      cancel_(new QPushButton) {
    setObjectName(QStringLiteral("heldOutDialog"));
    start_->setObjectName(QStringLiteral("heldOutStart"));
    cancel_->setObjectName(QStringLiteral("heldOutCancel"));
    explanation_->setWordWrap(true);
    explanation_->setMinimumWidth(380);
    start_->setDefault(true);
    search_->setClearButtonEnabled(true);
    connect(search_, &QLineEdit::textChanged, this, &HeldOutDialog::search);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel_);
    buttons->addWidget(start_);
    auto* column = new QVBoxLayout(this);
    auto* classes = new QWidget;
    auto* rows = new QVBoxLayout(classes);
    rows->addLayout(grid_);
    rows->addStretch();
    auto* scrolled = new QScrollArea;
    scrolled->setWidget(classes);
    scrolled->setWidgetResizable(true);
    scrolled->setFrameShape(QFrame::NoFrame);
    column->addWidget(explanation_);
    column->addWidget(search_);
    column->addWidget(scrolled, 1);
    column->addLayout(buttons);
    connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
    connect(start_, &QPushButton::clicked, this, [this] {
        accept();
        emit chosen(heldOut());
    });
    retranslate();
}

void HeldOutDialog::ask(const Dataset& dataset, const std::vector<std::int64_t>& heldOut) {
    for (QCheckBox* box : classes_)
        delete box;
    classes_.clear();
    const Dataset& whole = dataset.whole ? *dataset.whole : dataset;
    for (std::size_t label = 0; label < whole.classNames.size(); ++label) {
        const auto number = static_cast<std::int64_t>(label);
        const QString name = QString::fromStdString(whole.classNames[label]);
        auto* box =
            new QCheckBox(name.size() <= 2 ? name : QStringLiteral("%1 %2").arg(number).arg(name));
        box->setObjectName(QStringLiteral("heldOut-%1").arg(number));
        box->setChecked(std::ranges::find(heldOut, number) != heldOut.end());
        connect(box, &QCheckBox::toggled, this, &HeldOutDialog::showWhetherItCanStart);
        grid_->addWidget(box, static_cast<int>(label) / kClassesPerRow,
                         static_cast<int>(label) % kClassesPerRow);
        classes_.push_back(box);
    }
    retranslate();
    showWhetherItCanStart();
    search_->clear();
    search_->setVisible(classes_.size() > kMostUnsearched);
    open();
    fitScreen(*this);
    if (!classes_.empty())
        classes_.front()->setFocus();
}

void HeldOutDialog::search(const QString& text) {
    for (QCheckBox* box : classes_)
        box->setVisible(box->text().contains(text, Qt::CaseInsensitive));
}

std::vector<std::int64_t> HeldOutDialog::heldOut() const {
    std::vector<std::int64_t> labels;
    for (std::size_t label = 0; label < classes_.size(); ++label)
        if (classes_[label]->isChecked())
            labels.push_back(static_cast<std::int64_t>(label));
    return labels;
}

void HeldOutDialog::showWhetherItCanStart() {
    start_->setEnabled(heldOut().size() + kFewestLearnt <= classes_.size());
}

void HeldOutDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void HeldOutDialog::retranslate() {
    setWindowTitle(tr("Held-out classes"));
    explanation_->setText(
        tr("Classes that are ticked are not learnt: the network has none of them, and batches, "
           "epochs and accuracies know only the others. Their test images are embedded all the "
           "same and stand hollow on the stage. At least two classes must be learnt."));
    search_->setPlaceholderText(tr("Search the classes"));
    search_->setAccessibleName(search_->placeholderText());
    search_->setToolTip(tr("Only classes with this text in their names are listed"));
    for (QCheckBox* box : classes_)
        box->setToolTip(tr("Hold this class out of training"));
    start_->setText(tr("&Start"));
    start_->setToolTip(tr("Start a run of the preset in use at step 0 without the ticked classes"));
    cancel_->setText(tr("Cancel"));
    cancel_->setToolTip(tr("The run stays as it is"));
}

}  // namespace centerscope

#include "moc_held_out_dialog.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/message_bar.h"

#include <algorithm>
#include <utility>

#include <QAccessible>
#include <QEvent>
#include <QStyle>

#include "ui_message_bar.h"

#include "widgets/icon.h"
#include "widgets/message_text.h"
#include "widgets/theme.h"

namespace centerscope {
namespace {

constexpr int kIconSide = 18;
constexpr int kWidestShare = 3;  // of the bar; wider buttons stand below the text

QString kindName(Notice::Kind kind) {
    if (kind == Notice::Kind::Info)
        return QStringLiteral("info");
    return kind == Notice::Kind::Warning ? QStringLiteral("warning") : QStringLiteral("error");
}

}  // namespace

QString Notice::words() const {
    const auto* message = std::get_if<Message>(&text);
    return message ? messageText(*message) : std::get<QString>(text);
}

MessageBar::MessageBar(QWidget* parent) : QFrame(parent), ui_(std::make_unique<Ui::MessageBar>()) {
    ui_->setupUi(this);
    ui_->textLabel->setFont(Theme::smallFont(font()));
    ui_->textArea->viewport()->setAutoFillBackground(false);
    ui_->textLabel->setAutoFillBackground(false);
    ui_->dismissButton->setIcon(icon(QStringLiteral("close")));
    connect(ui_->firstActionButton, &QPushButton::clicked, this, [this] { runAction(0); });
    connect(ui_->secondActionButton, &QPushButton::clicked, this, [this] { runAction(1); });
    connect(ui_->dismissButton, &QToolButton::clicked, this, &MessageBar::dismiss);
    refresh();
}

MessageBar::~MessageBar() = default;

bool MessageBar::mayGo(const Waiting& each) {
    return each.isSeen || each.notice.kind != Notice::Kind::Warning;
}

void MessageBar::post(const Notice& notice) {
    std::vector<Waiting>& same = waiting_[static_cast<std::size_t>(notice.kind)];
    std::erase_if(same, [&notice](const Waiting& each) {
        return mayGo(each) || each.notice.text == notice.text;
    });
    if (same.size() == kMostUnseen)
        same.erase(same.begin());
    same.push_back({notice});
    refresh();
    if (isQuiet_ || current()->kind != notice.kind)
        return;  // waits, in the second case after a more serious one
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MessageBar::dismiss() {
    if (std::vector<Waiting>* shown = shownKind())
        shown->pop_back();
    refresh();
}

void MessageBar::withdraw(Notice::Kind kind) {
    std::erase_if(waiting_[static_cast<std::size_t>(kind)], mayGo);
    refresh();
}

void MessageBar::withdraw(Notice::Kind kind, const std::variant<QString, Message>& text) {
    std::erase_if(waiting_[static_cast<std::size_t>(kind)],
                  [&text](const Waiting& each) { return each.notice.text == text; });
    refresh();
}

/// Those of the kind that is shown; null: nothing is.
std::vector<MessageBar::Waiting>* MessageBar::shownKind() {
    const auto most = std::ranges::find_if(waiting_.rbegin(), waiting_.rend(),
                                           [](const auto& kind) { return !kind.empty(); });
    return most == waiting_.rend() ? nullptr : &*most;
}

const Notice* MessageBar::current() const {
    for (auto kind = waiting_.rbegin(); kind != waiting_.rend(); ++kind)
        if (!kind->empty())
            return &kind->back().notice;
    return nullptr;
}

void MessageBar::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (std::vector<Waiting>* shown = shownKind())
        shown->back().isSeen = true;
}

void MessageBar::setQuiet(bool quiet) {
    isQuiet_ = quiet;
    refresh();
}

void MessageBar::runAction(std::size_t index) {
    const auto run = current()->actions.at(index).run;
    dismiss();  // first, so that the action may post anew
    run();
}

void MessageBar::refresh() {
    const Notice* notice = current();
    setVisible(notice && !isQuiet_);
    if (!notice)
        return;
    setProperty("kind", kindName(notice->kind));
    style()->unpolish(this);  // the stylesheet reads the property only then
    style()->polish(this);
    showIcon();
    ui_->textLabel->setText(notice->words());
    setAccessibleName(notice->words());
    const std::array buttons = {ui_->firstActionButton, ui_->secondActionButton};
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        buttons[i]->setVisible(i < notice->actions.size());
        if (i < notice->actions.size())
            buttons[i]->setText(notice->actions[i].text);
    }
    arrangeButtons();
}

void MessageBar::arrangeButtons() {
    ui_->actionsLayout->invalidate();  // a layout within a layout does not hear of its buttons
    const bool isWide = ui_->actionsLayout->sizeHint().width() > width() / kWidestShare;
    ui_->contentLayout->setDirection(isWide ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void MessageBar::resizeEvent(QResizeEvent* event) {
    arrangeButtons();
    QFrame::resizeEvent(event);
}

void MessageBar::showIcon() {
    if (const Notice* notice = current())
        ui_->iconLabel->setPixmap(icon(kindName(notice->kind), QPalette::Text)
                                      .pixmap(QSize(kIconSide, kIconSide), devicePixelRatioF()));
}

void MessageBar::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) {
        ui_->retranslateUi(this);
        refresh();
    }
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showIcon();
}

}  // namespace centerscope

#include "moc_message_bar.cpp"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <variant>
#include <vector>

#include <QFrame>
#include <QString>

#include "core/message.h"

namespace centerscope {

namespace Ui {
class MessageBar;
}

struct Notice {
    enum class Kind { Info, Warning, Error };
    struct Action {
        QString text;
        std::function<void()> run;
    };
    Kind kind = Kind::Info;
    std::variant<QString, Message> text;  ///< one sentence
    std::vector<Action> actions;          ///< two at most

    /// The text in the window's language of now.
    QString words() const;
};

/// Says things inside the window. Keeps one notice of each kind, the newest, and shows the most
/// serious; so it never floods. But a warning that no user can have seen yet stays, to be shown
/// after those that came later. Never takes the focus. A text that is too long for its place
/// scrolls.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    ~MessageBar() override;

    void post(const Notice& notice);
    /// Takes the notice shown away; the next serious one follows.
    void dismiss();
    /// Takes the notice of this kind away, shown or waiting; not a warning that no user can have
    /// seen.
    void withdraw(Notice::Kind kind);
    /// Takes it away where it says this, seen or not.
    void withdraw(Notice::Kind kind, const std::variant<QString, Message>& text);

    /// While quiet it keeps what it has to say to itself, and shows nothing.
    void setQuiet(bool quiet);

    /// What is shown; none: the bar is hidden.
    const Notice* current() const;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Waiting {
        Notice notice;
        bool isSeen = false;
    };
    static constexpr std::size_t kMostUnseen = 4;  ///< warnings, the newest among them

    static bool mayGo(const Waiting& each);
    std::vector<Waiting>* shownKind();
    void refresh();
    void arrangeButtons();
    void showIcon();
    void runAction(std::size_t index);

    std::unique_ptr<Ui::MessageBar> ui_;
    std::array<std::vector<Waiting>, 3> waiting_;  ///< by kind; the last of each is shown first
    bool isQuiet_ = false;
};

}  // namespace centerscope

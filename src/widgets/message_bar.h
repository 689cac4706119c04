// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QFrame>
#include <QString>

namespace centerscope {

namespace Ui {
class MessageBar;
}

struct Message {
    enum class Kind { Info, Warning, Error };
    struct Action {
        QString text;
        std::function<void()> run;
    };
    Kind kind = Kind::Info;
    QString text;                 ///< one sentence
    std::vector<Action> actions;  ///< two at most
};

/// Says things inside the window. Keeps one message of each kind, the newest, and shows the most
/// serious; so it never floods. Never takes the focus.
class MessageBar : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);
    ~MessageBar() override;

    void post(const Message& message);
    /// Takes the message shown away; the next serious one follows.
    void dismiss();
    /// Takes the message of this kind away, shown or waiting.
    void withdraw(Message::Kind kind);
    /// The same, but only where it says this.
    void withdraw(Message::Kind kind, const QString& text);

    /// What is shown; none: the bar is hidden.
    const Message* current() const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void showIcon();
    void runAction(std::size_t index);

    std::unique_ptr<Ui::MessageBar> ui_;
    std::array<std::optional<Message>, 3> waiting_;  ///< by kind
};

}  // namespace centerscope

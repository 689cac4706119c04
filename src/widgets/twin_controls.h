// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <variant>

#include <QWidget>

#include "session/session_update.h"
#include "session/twin_session.h"

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace centerscope {

class HyperparameterCard;

/// The hyperparameters of twins. One of them, the varied one, has a row here for each of the two;
/// the others stand in both() and turn both.
class TwinControls : public QWidget {
    Q_OBJECT

public:
    using Twin = TwinSession::Twin;

    /// The session must outlive it.
    explicit TwinControls(TwinSession& session, QWidget* parent = nullptr);

    /// To be placed beside this one.
    QWidget* both() { return bothPane_; }
    /// Which is split, as the twins begin.
    void setVaried(Hyperparameter varied);
    void startRun(Twin twin, const RunInfo& run);
    void showUpdate(Twin twin, const SessionUpdate& update);
    /// Values of the past, which cannot be changed; none: what is in force.
    void lookBack(Twin twin, const std::optional<Hyperparameters>& values);
    /// What of a twin the varied control says: "λ 0.01".
    QString label(Twin twin) const;
    /// The same of other values of that twin.
    QString label(Twin twin, const Hyperparameters& values) const;

signals:
    /// label() of a twin says something else.
    void labelsChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    /// What can be varied: a hyperparameter, or how the centers move.
    using Varied = std::variant<Hyperparameter, std::monostate>;
    struct Row {
        QWidget* whole = nullptr;
        QLabel* letter = nullptr;
        QWidget* control = nullptr;
    };
    struct Values {
        std::optional<Hyperparameters> past;
        Hyperparameters inForce;
        std::optional<CenterRule> rule;  // none: no center loss

        const Hyperparameters& shown() const { return past ? *past : inForce; }
    };

    QComboBox* makeRuleBox(Twin twin);
    HyperparameterCard* makeCard(Hyperparameter which, Twin twin);
    HyperparameterCard& card(Hyperparameter which, Twin twin) const;
    bool has(int item) const;
    void setUp(Varied varied);
    void showRows();
    void showValues();
    void retranslate();
    QString ruleText(CenterRule::Kind kind) const;

    TwinSession& session_;
    QLabel* varyLabel_;
    QComboBox* vary_;
    QWidget* bothPane_;
    QVBoxLayout* varied_;  // the rows here
    QVBoxLayout* both_;    // those of the other pane
    std::map<Varied, std::array<Row, 2>> rows_;
    std::array<QComboBox*, 2> rules_{};
    Varied split_ = Hyperparameter::Lambda;
    std::array<Values, 2> values_;
    std::array<std::shared_ptr<const Preset>, 2> presets_;
};

}  // namespace centerscope

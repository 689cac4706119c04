// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include <QLineEdit>
#include <QLocale>

namespace centerscope {

/// A number as the controls show it: plain decimals, three significant digits where they matter
/// ("0.0005", "1.00", "0.000125"), below 1e-4 with an exponent ("6.25e-5").
QString formatValue(double value, const QLocale& locale);

/// Reads "0.0005", "0,0005", ".5" and "5e-4": both decimal signs count in every language, grouping
/// in none. None where it is not a finite number.
std::optional<double> parseValue(const QString& text);

/// Exact entry of one number. Enter or leaving commits, Escape goes back to the last value; what is
/// not a number in the range is refused with a sentence and the last value stays.
class ValueEdit : public QLineEdit {
    Q_OBJECT

public:
    explicit ValueEdit(QWidget* parent = nullptr);

    enum class Lowest { Included, Excluded };
    void setRange(double lowest, double highest, Lowest kind = Lowest::Included);

    /// The widest text the field must show whole.
    void setSample(const QString& widest);

    double value() const { return value_; }
    /// Shows a value from outside; emits nothing. Text being typed is not overwritten.
    void setValue(double value);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void valueCommitted(double value);
    /// One sentence why the last entry was refused; empty once that is over.
    void problemChanged(const QString& sentence);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void commit();
    void showValue();
    void setProblem(const QString& sentence);
    QString refusal(std::optional<double> entered) const;

    double value_ = 0;
    double lowest_ = 0;
    double highest_ = 1;
    Lowest lowestKind_ = Lowest::Included;
    QString sample_;
    QString problem_;
};

}  // namespace centerscope

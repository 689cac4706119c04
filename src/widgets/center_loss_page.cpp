// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/center_loss_page.h"

#include <QCoreApplication>

#include "training/center_loss_example.h"

namespace centerscope {

namespace {

/// The formulas with words in them and their users, as centerLossExample() has them, said here once
/// more so that they are found and translated.
[[maybe_unused]] constexpr const char* kExampleTexts[] = {
    QT_TRANSLATE_NOOP("CenterLossExample", "Centerscope, Center-Loss, caffe-face"),
    QT_TRANSLATE_NOOP("CenterLossExample", "Eq. 2 of the paper, TensorFlow_Center_Loss"),
    QT_TRANSLATE_NOOP("CenterLossExample", "c −= α Δc (Eq. 4), α = 0.5"),
    QT_TRANSLATE_NOOP("CenterLossExample", "the paper, Centerscope"),
    QT_TRANSLATE_NOOP("CenterLossExample", "c stays"),
    QT_TRANSLATE_NOOP("CenterLossExample", "Center-Loss (2018) as it ran"),
};

class CenterLossPage {
    Q_DECLARE_TR_FUNCTIONS(centerscope::CenterLossPage)

public:
    static QString html(const CenterLossExample& example) {
        QString text = paragraph(
            tr("Five samples of two classes, small enough to follow with a pencil, computed "
               "just now by the code that trains. Hold your own implementation against "
               "them; the command “centerscope check” prints the same."));
        text += heading(tr("Samples x with labels y, and centers c"));
        text += table({samplesRow(example), pointsRow(QStringLiteral("c"), example.centers)});
        text += heading(tr("Loss, and its gradient with respect to x, for λ = 1"));
        for (const CenterLossExample::Form& form : example.forms)
            text +=
                paragraph(QStringLiteral("<b>L = %1 = %2</b> &nbsp;(%3)")
                              .arg(words(form.formula), number(form.loss), words(form.usedBy))) +
                table({pointsRow(QStringLiteral("∂L/∂x"), form.gradient)});
        text += heading(tr("Δc of Eq. 4: Σ (c − x) / (1 + n)"));
        text += paragraph(tr("No sample is of class 2."));
        text += table({pointsRow(QStringLiteral("Δc"), example.delta)});
        text += heading(tr("Where the centers go under each rule"));
        for (const CenterLossExample::Rule& rule : example.rules)
            text += paragraph(QStringLiteral("<b>%1</b> &nbsp;(%2)")
                                  .arg(words(rule.formula), words(rule.usedBy))) +
                    table({pointsRow(tr("after one step"), rule.first),
                           pointsRow(tr("after the same batch once more"), rule.second)});
        return text;
    }

private:
    static QString number(double value) { return QString::number(value + 0.0, 'g', 8); }
    static QString words(const std::string& text) {
        return QCoreApplication::translate("CenterLossExample", text.c_str()).toHtmlEscaped();
    }
    static QString text(const std::array<double, 2>& point) {
        return QStringLiteral("(%1, %2)").arg(number(point[0]), number(point[1]));
    }
    static QString paragraph(const QString& html) { return QStringLiteral("<p>%1</p>").arg(html); }
    static QString heading(const QString& text) {
        return QStringLiteral("<h4>%1</h4>").arg(text.toHtmlEscaped());
    }
    static QString cell(const QString& text) {
        return QStringLiteral("<td>%1</td>").arg(text.toHtmlEscaped());
    }
    static QString table(const QStringList& rows) {
        return QStringLiteral("<table cellpadding=\"4\">%1</table>").arg(rows.join(QString()));
    }
    static QString pointsRow(const QString& name, const CenterLossExample::Points& points) {
        QString cells = cell(name);
        for (const auto& point : points)
            cells += cell(text(point));
        return QStringLiteral("<tr>%1</tr>").arg(cells);
    }
    static QString samplesRow(const CenterLossExample& example) {
        QString cells = cell(QStringLiteral("x, y"));
        for (std::size_t k = 0; k < example.samples.size(); ++k)
            cells +=
                cell(QStringLiteral("%1, %2").arg(text(example.samples[k])).arg(example.labels[k]));
        return QStringLiteral("<tr>%1</tr>").arg(cells);
    }
};

}  // namespace

QString centerLossPage() {
    return CenterLossPage::html(centerLossExample());
}

}  // namespace centerscope

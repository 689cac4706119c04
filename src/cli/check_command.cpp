// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCommandLineParser>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "cli/commands.h"
#include "cli/option_values.h"
#include "cli/standard_output.h"
#include "training/center_loss_example.h"

namespace centerscope {

namespace {

using Points = CenterLossExample::Points;

QString pair(const std::array<double, 2>& point) {
    const auto number = [](double value) { return QString::number(value + 0.0, 'g', 8); };
    return QString("(%1, %2)").arg(number(point[0]), number(point[1]));
}

void printLine(const QString& line) {
    print("%s\n", qUtf8Printable(line));
}

void printPoints(const Points& points, const char* name) {
    QString line;
    for (std::size_t k = 0; k < points.size(); ++k)
        line += QString("  %1%2 = %3").arg(name).arg(k).arg(pair(points[k]));
    printLine(line);
}

void printExample(const CenterLossExample& example) {
    printLine("Five samples x with labels y, three centers c:");
    for (std::size_t k = 0; k < example.samples.size(); ++k)
        printLine(QString("  x%1 = %2  y%1 = %3")
                      .arg(k)
                      .arg(pair(example.samples[k]), -8)
                      .arg(example.labels[k]));
    printPoints(example.centers, "c");
    printLine("\nLoss and its gradient with respect to x, λ = 1 (times λ in the joint loss):");
    for (const CenterLossExample::Form& form : example.forms) {
        printLine(QString("\n  L = %1 = %2   (%3)")
                      .arg(QString::fromStdString(form.formula))
                      .arg(form.loss, 0, 'g', 8)
                      .arg(QString::fromStdString(form.usedBy)));
        printPoints(form.gradient, "  dL/dx");
    }
    printLine("\nΔc of Eq. 4, Σ (c − x) / (1 + n); no sample is of class 2:");
    printPoints(example.delta, "Δc");
    printLine("\nThe centers after one step, and after the same batch once more:");
    for (const CenterLossExample::Rule& rule : example.rules) {
        printLine(
            QString("\n  %1   (%2)")
                .arg(QString::fromStdString(rule.formula), QString::fromStdString(rule.usedBy)));
        printPoints(rule.first, "  c");
        printPoints(rule.second, "  c");
    }
}

QJsonArray jsonOf(const Points& points) {
    QJsonArray array;
    for (const auto& [x, y] : points)
        array.append(QJsonArray{x, y});
    return array;
}

QJsonObject jsonOf(const CenterLossExample& example) {
    QJsonArray labels;
    for (const int label : example.labels)
        labels.append(label);
    QJsonArray forms;
    for (const CenterLossExample::Form& form : example.forms)
        forms.append(QJsonObject{{"formula", QString::fromStdString(form.formula)},
                                 {"used_by", QString::fromStdString(form.usedBy)},
                                 {"loss", form.loss},
                                 {"gradient", jsonOf(form.gradient)}});
    QJsonArray rules;
    for (const CenterLossExample::Rule& rule : example.rules)
        rules.append(QJsonObject{{"formula", QString::fromStdString(rule.formula)},
                                 {"used_by", QString::fromStdString(rule.usedBy)},
                                 {"centers_after_one_step", jsonOf(rule.first)},
                                 {"centers_after_two_steps", jsonOf(rule.second)}});
    return {{"samples", jsonOf(example.samples)},
            {"labels", labels},
            {"centers", jsonOf(example.centers)},
            {"delta", jsonOf(example.delta)},
            {"losses", forms},
            {"rules", rules}};
}

}  // namespace

void checkCommand(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Computes a small example of center loss under each form and rule of the field, to hold\n"
        "another implementation against.");
    parser.addOption({"json", "Print one JSON object instead of a table."});
    if (!parseOptions(parser, arguments))
        return;
    const CenterLossExample example = centerLossExample();
    if (parser.isSet("json"))
        print("%s", QJsonDocument(jsonOf(example)).toJson().constData());
    else
        printExample(example);
}

}  // namespace centerscope

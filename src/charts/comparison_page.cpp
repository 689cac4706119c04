// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/comparison_page.h"

#include <algorithm>
#include <cmath>

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>

#include "charts/chart_look.h"
#include "charts/compared_words.h"
#include "charts/comparison_chart.h"
#include "charts/embedding_chart.h"
#include "charts/run_words.h"
#include "charts/stage_axes.h"
#include "charts/stage_readout.h"

namespace centerscope {

namespace {

// In 1/96 inch.
constexpr double kWidth = 794;
constexpr double kPageMargin = 40;
constexpr double kInner = kWidth - 2 * kPageMargin;
constexpr double kLine = 18;
constexpr double kCaption = 13;  // what a stage shows, below its number
constexpr double kChartHeight = 300;
constexpr double kPageGap = 14;
constexpr double kStageSide = 280;  // before it is made as small as there is room: with texts large
                                    // enough to be read there
constexpr int kStagesPerRow = 4;
constexpr qsizetype kLongestCell = 60;  // a table of its own has all of it

QFont pageFont(double pixels, bool bold = false) {
    QFont font;
    font.setPixelSize(qRound(pixels));
    font.setBold(bold);
    return font;
}

std::unique_ptr<QTextDocument> documentOf(const QString& html) {
    auto document = std::make_unique<QTextDocument>();
    document->setDocumentMargin(0);
    document->setDefaultFont(pageFont(11));
    document->setHtml(html);
    document->setTextWidth(kInner);
    return document;
}

QString rowsOf(const std::vector<ComparedRow>& rows, const std::vector<std::size_t>& order,
               const QLocale& locale) {
    QString html;
    for (const ComparedRow& row : rows) {
        html += "<tr><td>" + comparedName(row.name).toHtmlEscaped() + "</td>";
        for (const std::size_t run : order) {
            QString text = comparedWords(row.name, row.values[run], locale);
            if (text.size() > kLongestCell)
                text = text.first(kLongestCell) + QStringLiteral("…");
            html += "<td align=\"right\">" +
                    (text.isEmpty() ? QStringLiteral("–") : text.toHtmlEscaped()) + "</td>";
        }
        html += "</tr>";
    }
    return html;
}

/// Of one stage, a square with its number above.
double stageSide(std::size_t runs) {
    const auto columns = static_cast<double>(std::min<std::size_t>(runs, kStagesPerRow));
    return std::min((kInner - (columns - 1) * kPageGap) / columns, 300.0);
}

}  // namespace

ComparisonPage::ComparisonPage(const ComparisonChart& chart,
                               std::shared_ptr<const RunComparison> comparison,
                               std::vector<LastStage> stages, std::vector<std::size_t> order)
    : chart_(chart),
      comparison_(std::move(comparison)),
      stages_(std::move(stages)),
      order_(std::move(order)),
      tablesHeight_(documentOf(tables(*comparison_, order_, chart_.locale()))->size().height()) {}

QString ComparisonPage::tables(const RunComparison& comparison,
                               const std::vector<std::size_t>& order, const QLocale& locale) {
    const auto headline = [&order](const QString& title) {
        QString html = "<tr><td><b>" + title.toHtmlEscaped() + "</b></td>";
        for (const std::size_t run : order)
            html += "<td align=\"right\"><b>" + QString::number(run + 1) + "</b></td>";
        return html + "</tr>";
    };
    QString html = "<table width=\"100%\" cellspacing=\"0\" cellpadding=\"2\">";
    html += headline(tr("What differs"));
    if (comparison.differences.empty())
        html += "<tr><td>" + tr("Nothing: these runs are made of the same.").toHtmlEscaped() +
                "</td></tr>";
    return html + rowsOf(comparison.differences, order, locale) + headline(tr("Results")) +
           rowsOf(comparison.results, order, locale) + "</table>";
}

double ComparisonPage::keyHeight() const {
    return kLine * static_cast<double>(comparison_->runs.size() + 1) + kPageGap;
}

double ComparisonPage::stagesHeight() const {
    if (commonLimit(stages_) == 0)
        return 0;
    const double rows = std::ceil(static_cast<double>(stages_.size()) / kStagesPerRow);
    return rows * (stageSide(stages_.size()) + kLine + kCaption + kPageGap);
}

double ComparisonPage::tablesTop() const {
    return kPageMargin + keyHeight() + kChartHeight + kPageGap + stagesHeight();
}

QSizeF ComparisonPage::size() const {
    return {kWidth, std::ceil(tablesTop() + tablesHeight_ + kPageMargin)};
}

void ComparisonPage::drawKey(QPainter& painter) const {
    painter.setPen(Qt::black);
    painter.setFont(pageFont(15, true));
    painter.drawText(QRectF(0, 0, kInner, kLine), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("Comparison of runs"));
    painter.setFont(pageFont(12));
    const QFontMetricsF metrics(painter.font());
    for (std::size_t place = 0; place < order_.size(); ++place) {
        const std::size_t run = order_[place];
        const double top = kLine * static_cast<double>(place + 1) + 4;
        painter.setPen(QPen(ComparisonChart::runColor(run, false), 3));
        painter.drawLine(QPointF(0, top + kLine / 2), QPointF(20, top + kLine / 2));
        painter.setPen(Qt::black);
        const QString name = QString::number(run + 1) + QStringLiteral(": ") +
                             displayName(comparison_->runs[run].summary, chart_.locale());
        painter.drawText(QRectF(28, top, kInner - 28, kLine), Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(name, Qt::ElideRight, kInner - 28));
    }
}

double ComparisonPage::commonLimit(const std::vector<LastStage>& stages) {
    double limit = 0;
    for (const LastStage& stage : stages) {
        if (!stage.cloud)
            continue;
        StageAxes axes;
        axes.fit(extentOf(*stage.cloud));
        limit = std::max(limit, axes.limit());
    }
    return limit;
}

void ComparisonPage::drawStage(QPainter& painter, double side, const LastStage& stage, double limit,
                               const QLocale& locale, const FigureStyle& style) {
    EmbeddingChart chart;
    chart.setLocale(locale);
    chart.setClasses(stage.classNames, stage.fileLabels);
    chart.setFixedLimit(limit);
    chart.setCloud(stage.cloud);
    FigureStyle small = style;
    small.hasNotes = false;
    small.hasLegend = false;  // the centers have the names
    painter.save();
    painter.scale(side / kStageSide, side / kStageSide);
    chart.draw(painter, QSizeF(kStageSide, kStageSide), small);
    painter.restore();
}

void ComparisonPage::drawStages(QPainter& painter, const FigureStyle& style) const {
    const double limit = commonLimit(stages_);
    if (limit == 0)
        return;
    const double side = stageSide(stages_.size());
    for (std::size_t place = 0; place < order_.size(); ++place) {
        const std::size_t run = order_[place];
        const std::size_t row = place / kStagesPerRow;
        const std::size_t column = place % kStagesPerRow;
        painter.save();
        painter.translate(static_cast<double>(column) * (side + kPageGap),
                          static_cast<double>(row) * (side + kLine + kCaption + kPageGap));
        painter.setFont(pageFont(12, true));
        painter.setPen(ComparisonChart::runColor(run, false));
        const QString number = QString::number(run + 1);
        const auto& cloud = stages_[run].cloud;
        const QString title =
            cloud ? tr("%1: step %2")
                        .arg(number, chart_.locale().toString(qlonglong{cloud->lastStep}))
                  : number;
        painter.drawText(QRectF(0, 0, side, kLine), Qt::AlignCenter, title);
        painter.translate(0, kLine);
        painter.setPen(Qt::black);
        if (cloud) {
            painter.setFont(pageFont(9));
            const QFontMetricsF metrics(painter.font());
            const QString caption = cloudCaption(*cloud, chart_.locale());
            painter.drawText(QRectF(0, 0, side, kCaption), Qt::AlignCenter,
                             metrics.elidedText(caption, Qt::ElideRight, side));
            painter.translate(0, kCaption);
            drawStage(painter, side, stages_[run], limit, chart_.locale(), style);
        } else {
            painter.setFont(pageFont(11));
            painter.drawText(QRectF(0, 0, side, side), Qt::AlignCenter | Qt::TextWordWrap,
                             tr("The last stage of this run cannot be drawn."));
        }
        painter.restore();
    }
}

void ComparisonPage::draw(QPainter& painter, QSizeF size, const FigureStyle& style) const {
    FigureStyle paper = style;
    paper.look = FigureLook::Paper;
    paper.hasNotes = false;
    painter.save();
    const QSizeF own = this->size();
    const double scale = std::min(size.width() / own.width(), size.height() / own.height());
    painter.fillRect(QRectF(QPointF(0, 0), size), Qt::white);
    painter.scale(scale, scale);
    painter.translate(kPageMargin, kPageMargin);
    drawKey(painter);
    painter.translate(0, keyHeight());
    chart_.draw(painter, QSizeF(kInner, kChartHeight), paper);
    painter.translate(0, kChartHeight + kPageGap);
    drawStages(painter, paper);
    painter.translate(0, stagesHeight());
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = paperPalette();
    documentOf(tables(*comparison_, order_, chart_.locale()))
        ->documentLayout()
        ->draw(&painter, context);
    painter.restore();
}

}  // namespace centerscope

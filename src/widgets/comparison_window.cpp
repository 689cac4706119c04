// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/comparison_window.h"

#include <algorithm>
#include <utility>

#include <QButtonGroup>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPixmap>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "charts/comparison_page.h"
#include "charts/figure_export.h"
#include "charts/run_words.h"
#include "widgets/comparison_table.h"
#include "widgets/file_place.h"
#include "widgets/message_text.h"
#include "widgets/small_dialogs.h"
#include "widgets/theme.h"

namespace centerscope {

namespace {

constexpr int kTileSide = 168;    // pixels of a last stage
constexpr int kTileDrawn = 480;   // of which it is made smaller, so that it can be read
constexpr double kPageScale = 2;  // of a PNG, as the command writes it

/// Parted after a comma, where it has no room in one.
QString inTwoLines(const QString& name, const QFontMetrics& metrics) {
    const auto fits = [&metrics](const QString& text) {
        return metrics.horizontalAdvance(text) <= kTileSide;
    };
    if (fits(name))
        return name;
    qsizetype end = name.lastIndexOf(u',');
    while (end > 0 && !fits(name.first(end + 1)))
        end = name.lastIndexOf(u',', end - 1);
    const QString first = end > 0 ? name.first(end + 1) + u'\n' : QString();
    return first +
           metrics.elidedText(name.sliced(end > 0 ? end + 2 : 0), Qt::ElideMiddle, kTileSide);
}

}  // namespace

ComparisonWindow::ComparisonWindow(QWidget* parent)
    : QDialog(parent),
      measureLabel_(new QLabel),
      measure_(new QComboBox),
      steps_(new QPushButton),
      seconds_(new QPushButton),
      exported_(new QLabel),
      export_(new QPushButton),
      close_(new QPushButton),
      notes_(new QLabel),
      chart_(new ComparisonChart),
      tiles_(new QListWidget),
      table_(new ComparisonTable) {
    layOut();
    for (const ComparedMeasure& measure : kComparedMeasures)
        measure_->addItem(measure.name);
    connect(measure_, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index >= 0)
            chart_->setMeasure(kComparedMeasures[static_cast<std::size_t>(index)]);
    });
    connect(seconds_, &QPushButton::toggled, this, [this](bool bySeconds) {
        chart_->setAxis(bySeconds ? ComparedAxis::Seconds : ComparedAxis::Steps);
    });
    connect(export_, &QPushButton::clicked, this, &ComparisonWindow::askWhereToExport);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(tiles_, &QListWidget::itemActivated, this, &ComparisonWindow::openStage);
    connect(&reader_, &ComparisonReader::compared, this, &ComparisonWindow::show);
    connect(&reader_, &ComparisonReader::stageRead, this, &ComparisonWindow::takeStage);
    connect(&reader_, &ComparisonReader::refused, this, [this](const Message& message) {
        refusals_ << messageText(message);
        showNotes();
    });
    connect(&writer_, &FileWriter::written, this, &ComparisonWindow::showExported);
    connect(&writer_, &FileWriter::failed, this, &ComparisonWindow::showExported);
    retranslate();
    resize(1180, 780);
}

void ComparisonWindow::layOut() {
    setObjectName(QStringLiteral("comparisonWindow"));
    measure_->setObjectName(QStringLiteral("comparedMeasure"));
    steps_->setObjectName(QStringLiteral("comparedSteps"));
    seconds_->setObjectName(QStringLiteral("comparedSeconds"));
    export_->setObjectName(QStringLiteral("comparisonExport"));
    close_->setObjectName(QStringLiteral("comparisonClose"));
    notes_->setObjectName(QStringLiteral("comparisonNotes"));
    tiles_->setObjectName(QStringLiteral("comparedStages"));
    table_->setObjectName(QStringLiteral("comparisonTable"));
    measureLabel_->setBuddy(measure_);
    auto* axis = new QButtonGroup(this);
    for (QPushButton* button : {steps_, seconds_}) {
        button->setCheckable(true);
        axis->addButton(button);
    }
    for (QPushButton* button : {steps_, seconds_, export_, close_})
        button->setAutoDefault(false);
    steps_->setChecked(true);
    steps_->setProperty("look", QStringLiteral("first"));
    seconds_->setProperty("look", QStringLiteral("last"));
    exported_->setObjectName(QStringLiteral("comparisonExported"));
    exported_->setTextFormat(Qt::PlainText);
    exported_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    exported_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    notes_->setWordWrap(true);
    notes_->setTextFormat(Qt::PlainText);
    notes_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    chart_->setMinimumSize(360, 220);
    tiles_->setViewMode(QListView::IconMode);
    tiles_->setMovement(QListView::Static);
    tiles_->setResizeMode(QListView::Adjust);
    tiles_->setIconSize({kTileSide, kTileSide});
    tiles_->setSpacing(Theme::kSmallGap);
    tiles_->setMinimumWidth(kTileSide + 3 * Theme::kMargin);
    tiles_->setFrameShape(QFrame::NoFrame);

    auto* axisRow = new QHBoxLayout;
    axisRow->setSpacing(0);
    axisRow->addWidget(steps_);
    axisRow->addWidget(seconds_);
    auto* top = new QHBoxLayout;
    top->addWidget(measureLabel_);
    top->addWidget(measure_);
    top->addLayout(axisRow);
    top->addWidget(exported_, 1);
    top->addWidget(export_);
    top->addWidget(close_);
    auto* pictures = new QSplitter(Qt::Horizontal);
    pictures->addWidget(chart_);
    pictures->addWidget(tiles_);
    pictures->setSizes({700, 470});
    auto* rows = new QSplitter(Qt::Vertical);
    rows->addWidget(pictures);
    rows->addWidget(table_);
    rows->setSizes({420, 300});
    for (QSplitter* splitter : {pictures, rows})
        splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(notes_);
    column->addWidget(rows, 1);
}

void ComparisonWindow::compare(const std::vector<std::filesystem::path>& folders) {
    comparison_.reset();
    stages_.clear();
    hasStage_.clear();
    refusals_.clear();
    showExported({});
    chart_->setComparison(nullptr);
    table_->setComparison(nullptr);
    tiles_->clear();
    export_->setEnabled(false);
    reader_.read(folders);
    showNotes();
    if (!isVisible())
        fitScreen(*this);
    QDialog::show();
    raise();
    activateWindow();
    chart_->setFocus();
}

void ComparisonWindow::show(const std::shared_ptr<const RunComparison>& comparison) {
    const bool isNew = !comparison_;
    comparison_ = comparison;
    if (comparison->runs.size() < RunComparison::kFewest)
        return showNotes();
    chart_->setComparison(comparison);
    table_->setComparison(comparison);
    if (isNew) {
        stages_.assign(comparison->runs.size(), {});
        hasStage_.assign(comparison->runs.size(), false);
        showStages();
    }
    nameStages();
    showNotes();
}

void ComparisonWindow::takeStage(std::size_t run, const LastStage& stage) {
    stages_[run] = stage;
    hasStage_[run] = true;
    showStages();
    showNotes();
    export_->setEnabled(std::ranges::find(hasStage_, false) == hasStage_.end());
}

/// Anew with each that comes, since all have the same axes.
void ComparisonWindow::showStages() {
    const double limit = ComparisonPage::commonLimit(stages_);
    while (tiles_->count() < static_cast<int>(stages_.size()))
        tiles_->addItem(new QListWidgetItem);
    for (std::size_t run = 0; run < stages_.size(); ++run)
        tiles_->item(static_cast<int>(run))->setIcon(pictureOf(run, limit));
    nameStages();
}

void ComparisonWindow::nameStages() {
    QStringList names;
    for (const RecordedRun& run : comparison_->runs)
        names << displayName(run.summary);
    const QStringList distinct = distinctNames(names);
    for (std::size_t run = 0; run < stages_.size(); ++run) {
        const auto place = static_cast<qsizetype>(run);
        QListWidgetItem& tile = *tiles_->item(static_cast<int>(run));
        tile.setText(inTwoLines(QStringLiteral("%1: %2").arg(run + 1).arg(distinct[place]),
                                tiles_->fontMetrics()));
        tile.setToolTip(names[place] + u'\n' + tr("A double click opens the run."));
        tile.setForeground(ComparisonChart::runColor(run, Theme::isDark(palette())));
    }
}

QIcon ComparisonWindow::pictureOf(std::size_t run, double limit) const {
    const qreal ratio = devicePixelRatioF();
    QPixmap picture(QSize(kTileDrawn, kTileDrawn) * ratio);
    picture.setDevicePixelRatio(ratio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    if (stages_[run].cloud) {
        ComparisonPage::drawStage(painter, kTileDrawn, stages_[run], limit, locale(), {});
    } else {
        QFont font = this->font();
        font.setPixelSize(kTileDrawn / 14);
        painter.setFont(font);
        painter.setPen(Theme::mutedText(palette()));
        painter.drawText(QRect(0, 0, kTileDrawn, kTileDrawn), Qt::AlignCenter | Qt::TextWordWrap,
                         hasStage_[run] ? tr("There is no last stage.") : tr("Being drawn…"));
    }
    painter.end();
    const QSize side = QSize(kTileSide, kTileSide) * ratio;
    picture = picture.scaled(side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    picture.setDevicePixelRatio(ratio);
    return picture;
}

void ComparisonWindow::showNotes() {
    QStringList sentences = refusals_;
    if (!comparison_)
        sentences << tr("The runs are being read…");
    else if (comparison_->runs.size() < RunComparison::kFewest)
        sentences << tr(
            "Fewer than two runs can be read, so there is nothing to compare. Choose "
            "others in the list of runs.");
    else
        for (std::size_t run = 0; run < comparison_->runs.size(); ++run)
            if (comparison_->runs[run].rows.steps.empty())
                sentences << tr("Run %1 has made no step yet.").arg(run + 1);
    if (const QString note = noteOnClasses(); !note.isEmpty())
        sentences << note;
    notes_->setText(sentences.join(u'\n'));
    notes_->setVisible(!sentences.isEmpty());
}

/// In a place that is there anyway, so that nothing below moves; the tooltip has all of it.
void ComparisonWindow::showExported(const QString& sentence) {
    exported_->setToolTip(sentence);
    exported_->setText(
        exported_->fontMetrics().elidedText(sentence, Qt::ElideMiddle, exported_->width()));
}

/// ln C, which a loss begins at, is another with each number of classes C.
QString ComparisonWindow::noteOnClasses() const {
    QStringList counts;
    for (std::size_t run = 0; run < stages_.size(); ++run)
        if (const std::size_t classes = stages_[run].classNames.size(); classes > 0)
            counts << QString::number(classes);
    const bool isOneNumber = std::ranges::all_of(
        counts, [&counts](const QString& count) { return count == counts.constFirst(); });
    return isOneNumber ? QString()
                       : tr("These runs learn different numbers of classes (%1), so their losses "
                            "and errors do not compare directly.")
                             .arg(counts.join(QStringLiteral(", ")));
}

void ComparisonWindow::openStage(const QListWidgetItem* item) {
    const auto run = static_cast<std::size_t>(tiles_->row(item));
    if (comparison_ && run < comparison_->runs.size())
        emit openRequested(comparison_->runs[run].summary.folder);
}

void ComparisonWindow::askWhereToExport() {
    const QString file =
        askWhereToSave(*this, tr("Export the comparison"), FilePlace(FilePlace::Kind::Table),
                       QStringLiteral("comparison.pdf"),
                       QStringList{tr("PDF page (*.pdf)"), tr("SVG page (*.svg)"),
                                   tr("PNG page (*.png)"), tr("Table with every digit (*.csv)")}
                           .join(QStringLiteral(";;")));
    if (!file.isEmpty())
        exportTo(file);
}

void ComparisonWindow::exportTo(const QString& file) {
    if (file.endsWith(QStringLiteral(".csv")))
        return writer_.write(file, [comparison = comparison_] {
            return QByteArray::fromStdString(comparisonCsv(*comparison));
        });
    try {
        const PictureFormat format = pictureFormatOf(file);
        const ComparisonPage page(*chart_, comparison_, stages_, table_->runs());
        const PictureStyle style{
            .size = page.size(), .scale = kPageScale, .look = FigureLook::Paper};
        writer_.write(file, [figure = RecordedFigure(page, style), format, style] {
            return encodePicture(figure, format, style, {});
        });
    } catch (const ExportError& error) {
        showExported(error.sentence());
    }
}

void ComparisonWindow::hideEvent(QHideEvent* event) {
    if (!event->spontaneous())
        reader_.stop();
    QDialog::hideEvent(event);
}

void ComparisonWindow::resizeEvent(QResizeEvent* event) {
    QDialog::resizeEvent(event);
    showExported(exported_->toolTip());
}

void ComparisonWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange && comparison_)
        showStages();
    QDialog::changeEvent(event);
}

void ComparisonWindow::retranslate() {
    setWindowTitle(tr("Comparison of runs"));
    measureLabel_->setText(tr("&Curves"));
    measure_->setToolTip(tr("What the curves are of"));
    for (int item = 0; item < measure_->count(); ++item)
        measure_->setItemText(item, QCoreApplication::translate(
                                        "centerscope::ComparisonChart",
                                        kComparedMeasures[static_cast<std::size_t>(item)].name));
    steps_->setText(tr("&Steps"));
    steps_->setToolTip(tr("The curves over the steps of training"));
    seconds_->setText(tr("S&econds"));
    seconds_->setToolTip(tr("The curves over the seconds of training, without pauses"));
    export_->setText(tr("E&xport…"));
    export_->setToolTip(tr(
        "One page with curves, last stages and tables as PDF, SVG or PNG, or the tables as CSV"));
    close_->setText(tr("Close"));
    close_->setToolTip(tr("Close this window; training continues"));
    tiles_->setAccessibleName(tr("Last stages of the runs, on common axes"));
    tiles_->setToolTip(
        tr("The validation images where the newest checkpoint of each run places "
           "them, on common axes; a double click opens the run"));
    table_->setAccessibleName(tr("What differs, and results"));
    table_->setToolTip({});
    if (comparison_)
        showStages();
    showNotes();
}

}  // namespace centerscope

#include "moc_comparison_window.cpp"

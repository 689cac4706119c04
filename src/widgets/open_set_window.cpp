// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/open_set_window.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "charts/csv_export.h"
#include "charts/embedding_chart.h"
#include "charts/figure_export.h"
#include "charts/open_set_chart.h"
#include "charts/open_set_page.h"
#include "charts/stage_readout.h"
#include "core/error.h"
#include "data/dataset_catalogue.h"
#include "session/file_name.h"
#include "session/training_session.h"
#include "widgets/dataset_menu.h"
#include "widgets/file_place.h"
#include "widgets/message_text.h"
#include "widgets/small_dialogs.h"
#include "widgets/value_slider.h"

namespace centerscope {

namespace {

constexpr double kAcceptedAtFirst = 0.95;  // of the known images
constexpr int kSliderSteps = 1000;         // of the arrow keys
constexpr int kSliderMarks = 4;            // and one at its beginning
constexpr double kOpenSetPageScale = 2;    // of a PNG
const QString kOtherDataset = QStringLiteral("…");

}  // namespace

OpenSetWindow::OpenSetWindow(TrainingSession& session, EmbeddingChart& stage, QWidget* parent)
    : QDialog(parent),
      session_(session),
      stage_(stage),
      hollow_(stage),
      unknownLabel_(new QLabel),
      unknown_(new QComboBox),
      scoreLabel_(new QLabel),
      score_(new QComboBox),
      holdOut_(new QPushButton),
      export_(new QPushButton),
      close_(new QPushButton),
      note_(new QLabel),
      histograms_(new OpenSetChart(OpenSetChart::Kind::Histograms)),
      curves_(new OpenSetChart(OpenSetChart::Kind::Curves)),
      thresholdLabel_(new QLabel),
      slider_(new ValueSlider),
      figures_(new QLabel) {
    reading_.setMaxThreadCount(1);
    layOut();
    unknown_->addItem(QString(), QVariant(QString()));
    if (const QString fashion = fashionMnistFolder(); !fashion.isEmpty())
        unknown_->addItem(QStringLiteral("Fashion-MNIST"), fashion);
    unknown_->addItem(QString(), QVariant(kOtherDataset));
    for (const OpenSetScore score : {OpenSetScore::Distance, OpenSetScore::Softmax})
        score_->addItem({}, QVariant::fromValue(static_cast<int>(score)));
    connect(unknown_, &QComboBox::activated, this, &OpenSetWindow::chooseUnknown);
    connect(score_, &QComboBox::currentIndexChanged, this, [this] {
        for (OpenSetChart* chart : {histograms_, curves_})
            chart->setScore(score());
        if (histograms_->isScored())
            scaleSlider();
        showThreshold();
    });
    connect(holdOut_, &QPushButton::clicked, this, &OpenSetWindow::holdOutRequested);
    connect(export_, &QPushButton::clicked, this, &OpenSetWindow::askWhereToExport);
    connect(close_, &QPushButton::clicked, this, &QDialog::close);
    connect(histograms_, &OpenSetChart::thresholdDragged, this, &OpenSetWindow::setThreshold);
    connect(&stage_, &EmbeddingChart::acceptanceRadiusDragged, this,
            [this](double radius) { setThreshold(-radius); });
    connect(slider_, &ValueSlider::valueMoved, this,
            [this](double place) { setThreshold(thresholdAt(place)); });
    const auto showWritten = [this](const QString& sentence) {
        problem_ = sentence;
        showNote();
    };
    connect(&writer_, &FileWriter::written, this, showWritten);
    connect(&writer_, &FileWriter::failed, this, showWritten);
    retranslate();
    resize(820, 820);
}

void OpenSetWindow::layOut() {
    setObjectName(QStringLiteral("openSetWindow"));
    unknown_->setObjectName(QStringLiteral("unknownImages"));
    score_->setObjectName(QStringLiteral("openSetScore"));
    holdOut_->setObjectName(QStringLiteral("openSetHoldOut"));
    export_->setObjectName(QStringLiteral("openSetExport"));
    close_->setObjectName(QStringLiteral("openSetClose"));
    note_->setObjectName(QStringLiteral("openSetNote"));
    slider_->setObjectName(QStringLiteral("openSetThreshold"));
    figures_->setObjectName(QStringLiteral("openSetFigures"));
    histograms_->setObjectName(QStringLiteral("openSetHistograms"));
    curves_->setObjectName(QStringLiteral("openSetCurves"));
    unknownLabel_->setBuddy(unknown_);
    scoreLabel_->setBuddy(score_);
    thresholdLabel_->setBuddy(slider_);
    note_->setWordWrap(true);
    figures_->setTextFormat(Qt::RichText);
    figures_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    for (QPushButton* button : {holdOut_, export_, close_})
        button->setAutoDefault(false);
    auto* top = new QHBoxLayout;
    for (QWidget* part :
         std::initializer_list<QWidget*>{unknownLabel_, unknown_, scoreLabel_, score_})
        top->addWidget(part);
    top->addStretch();
    top->addWidget(holdOut_);
    auto* threshold = thresholdRow_ = new QHBoxLayout;
    threshold->addWidget(slider_, 1);
    threshold->addWidget(thresholdLabel_);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(figures_, 1);
    auto* buttons = new QVBoxLayout;
    buttons->addStretch();
    buttons->addWidget(export_);
    buttons->addWidget(close_);
    bottom->addLayout(buttons);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(note_);
    for (OpenSetChart* chart : {histograms_, curves_}) {
        chart->setMinimumHeight(150);
        column->addWidget(chart, 1);
    }
    column->insertLayout(3, threshold);
    column->addLayout(bottom);
}

void OpenSetWindow::showOpenSet() {
    if (!isVisible())
        fitScreen(*this);
    show();
    raise();
    activateWindow();
}

OpenSetScore OpenSetWindow::score() const {
    return static_cast<OpenSetScore>(score_->currentData().toInt());
}

void OpenSetWindow::startRun(const RunInfo& run) {
    run_ = run;
    state_.reset();
    problem_.clear();
    areChosen_ = {};
    if (outsiders_ && outsiders_->test.shape != run.dataset->test.shape)
        takeOutsiders({}, nullptr);
    hollow_.setDatasets(run_.dataset, outsidersShown());
    showUnknownPoints();
    showState();
}

void OpenSetWindow::showUpdate(const SessionUpdate& update) {
    if (update.projection)
        state_.reset();
    if (isVisible() && !update.steps.empty())
        showNote();
    if (!update.openSet && !update.projection)
        return;
    // One of outsiders may still come when they have gone.
    if (update.openSet && (outsidersShown() || run_.dataset->whole))
        state_ = update.openSet;
    showUnknownPoints();
    if (isVisible())
        showState();
}

void OpenSetWindow::setLookingBack(bool lookingBack) {
    lookingBack_ = lookingBack;
    showUnknownPoints();
    showThreshold();
}

/// At an earlier step nobody knows where they were.
void OpenSetWindow::showUnknownPoints() {
    hollow_.setState(lookingBack_ ? nullptr : state_.get());
}

void OpenSetWindow::chooseUnknown(int item) {
    QString folder = unknown_->itemData(item).toString();
    if (folder == kOtherDataset) {
        const FilePlace place(FilePlace::Kind::Dataset);
        folder = QFileDialog::getExistingDirectory(
            this, tr("Take the test images of a data set for the unknown ones"), place.folder());
        if (folder.isEmpty())
            return unknown_->setCurrentIndex(std::max(0, unknown_->findData(folder_)));
        place.remember(folder);
    }
    chooseOutsiders(folder);
}

/// Read beside the window and beside training.
void OpenSetWindow::chooseOutsiders(const QString& folder) {
    problem_.clear();
    if (folder.isEmpty())
        return takeOutsiders({}, nullptr);
    reading_.start([this, folder] {
        std::shared_ptr<const Dataset> outsiders;
        QString problem;
        try {
            outsiders = loadDataset(pathOf(folder));
        } catch (const std::exception& error) {
            problem = messageText(messageOf(error));
        }
        const auto take = [this, folder, outsiders, problem] {
            problem_ = problem;
            const bool fits =
                outsiders && run_.dataset && outsiders->test.shape == run_.dataset->test.shape;
            if (outsiders && !fits)
                problem_ =
                    tr("The images of this data set have another shape than those of the "
                       "run, so its network cannot take them.");
            fits ? takeOutsiders(folder, outsiders) : takeOutsiders(folder_, outsiders_);
        };
        QMetaObject::invokeMethod(this, take, Qt::QueuedConnection);
    });
}

void OpenSetWindow::takeOutsiders(const QString& folder, std::shared_ptr<const Dataset> outsiders) {
    const bool isOther = outsiders_ != outsiders;
    outsiders_ = std::move(outsiders);
    folder_ = folder;
    if (unknown_->findData(folder) < 0)
        unknown_->insertItem(unknown_->count() - 1, QDir::toNativeSeparators(folder), folder);
    unknown_->setCurrentIndex(unknown_->findData(folder));
    if (isOther)
        showOutsiders();
    showState();
}

std::shared_ptr<const Dataset> OpenSetWindow::outsidersShown() const {
    return isVisible() ? outsiders_ : nullptr;
}

void OpenSetWindow::showOutsiders() {
    state_.reset();
    emit outsidersChanged(outsidersShown());
    if (run_.dataset)
        hollow_.setDatasets(run_.dataset, outsidersShown());
    showUnknownPoints();  // those of the ones before are gone
    follow();
}

void OpenSetWindow::follow() {
    session_.followOpenSet({isVisible(), outsidersShown()});
}

void OpenSetWindow::showState() {
    const bool isScored = state_ && !state_->known.empty() && !state_->unknown.empty();
    for (OpenSetChart* chart : {histograms_, curves_})
        chart->setState(isScored ? state_ : nullptr);
    slider_->setEnabled(isScored);
    export_->setEnabled(isScored);
    if (isScored)
        scaleSlider();
    if (isScored)
        for (const OpenSetScore each : {OpenSetScore::Distance, OpenSetScore::Softmax})
            if (const auto k = static_cast<std::size_t>(each); !areChosen_[k])
                thresholds_[k] = thresholdThatAccepts(kAcceptedAtFirst, each, state_->known);
    showThreshold();
    showNote();
}

/// It has the axis of the histograms.
void OpenSetWindow::scaleSlider() {
    const auto [first, last] = histograms_->places();
    std::vector<ValueScale::Mark> marks;
    for (int k = 0; k <= kSliderMarks; ++k) {
        const double at = first + (last - first) * k / kSliderMarks;
        marks.push_back({at, measureText(at, QLocale::c())});
    }
    slider_->setScale(
        ValueScale::linear(first, last, (last - first) / kSliderSteps, std::move(marks)));
    alignSlider();
}

/// Below the histograms, so that what it points at stands above it.
void OpenSetWindow::alignSlider() {
    const QRectF plot = histograms_->mapping().area;
    const double inset = slider_->pixelOf(histograms_->places().first);
    const double right = histograms_->width() - plot.right() - inset - thresholdRow_->spacing();
    thresholdRow_->setContentsMargins(qRound(plot.left() - inset), 0, 0, 0);
    thresholdLabel_->setFixedWidth(std::max(thresholdLabel_->sizeHint().width(), qRound(right)));
}

void OpenSetWindow::setThreshold(double threshold) {
    thresholds_[place()] = threshold;
    areChosen_[place()] = true;
    showThreshold();
}

void OpenSetWindow::showThreshold() {
    const bool isScored = histograms_->isScored();
    const std::optional<double> chosen = isScored ? threshold() : std::nullopt;
    for (OpenSetChart* chart : {histograms_, curves_})
        chart->setThreshold(chosen);
    const bool isRadius =
        chosen && score() == OpenSetScore::Distance && isVisible() && !lookingBack_;
    stage_.setAcceptanceRadius(isRadius ? std::optional(-*chosen) : std::nullopt);
    if (chosen)
        slider_->setValue(thresholdAt(*chosen));
    figures_->setText(chosen ? figures() : QString());
}

QString OpenSetWindow::figures() const {
    const auto number = [this](std::int64_t count) { return locale().toString(qlonglong{count}); };
    const auto percent = [this](double share) {
        return locale().toString(100 * share, 'f', 2) + QStringLiteral(" %");
    };
    const auto row = [](const QStringList& cells) {
        return QStringLiteral("<tr><td>") +
               cells.join(QStringLiteral("</td><td align=\"right\">")) +
               QStringLiteral("</td></tr>");
    };
    const bool isDistance = score() == OpenSetScore::Distance;
    const double at = isDistance ? -*threshold() : *threshold();
    const QString place = measureText(at, locale());
    const OpenSetCounts counts =
        openSetCounts(score(), *threshold(), state_->known, state_->unknown);
    QString html = QStringLiteral("<table cellspacing=\"0\" cellpadding=\"3\">");
    html +=
        row({QStringLiteral("<b>%1</b>")
                 .arg(isDistance ? tr("At radius %1").arg(place) : tr("At log odds %1").arg(place)),
             tr("accepted, right"), tr("accepted, wrong"), tr("refused")});
    html += row({tr("known images"), number(counts.knownRight), number(counts.knownWrong),
                 number(counts.knownRefused)});
    html += row({tr("unknown images"), QStringLiteral("–"), number(counts.unknownAccepted),
                 number(counts.unknownRefused)});
    html += row({QStringLiteral("<b>%1</b>").arg(tr("At all thresholds")), tr("AUROC"), tr("OSCR"),
                 tr("accuracy")});
    for (const OpenSetScore each : {OpenSetScore::Distance, OpenSetScore::Softmax}) {
        const OpenSetMeasures measures = openSetMeasures(each, state_->known, state_->unknown);
        html += row(
            {each == OpenSetScore::Distance ? tr("distance to the nearest center") : tr("softmax"),
             percent(measures.auroc), percent(measures.oscr), percent(measures.accuracy)});
    }
    return html + QStringLiteral("</table>");
}

/// "fast-start, seed 1, step 500: 6,031 known test images, 3,969 unknown ones (classes 1, 7)."
QString OpenSetWindow::title() const {
    const QString preset = QString::fromStdString(run_.preset->id);
    return tr("%1, seed %2, step %3: %4 known test images and %5 unknown ones (%6).")
        .arg(preset, QString::number(run_.seeds.seed), locale().toString(qlonglong{state_->step}),
             locale().toString(qlonglong(state_->known.size())),
             locale().toString(qlonglong(state_->unknown.size())),
             stage_.unknownNames().join(QStringLiteral(", ")));
}

void OpenSetWindow::showNote() {
    QString text = problem_;
    if (text.isEmpty() && histograms_->isScored())
        text = title();
    else if (text.isEmpty() && run_.dataset && !run_.dataset->whole && !outsiders_)
        text =
            tr("This run has learnt all classes of its data set. Hold classes out in a new run, "
               "or take another data set for the unknown images.");
    else if (text.isEmpty())
        text = run_.dataset && run_.hasSteps()
                   ? tr("The images are being scored…")
                   : tr("The images are scored when the run has made a step…");
    note_->setText(text);
}

void OpenSetWindow::askWhereToExport() {
    const QString file =
        askWhereToSave(*this, tr("Export the open set"), FilePlace(FilePlace::Kind::Table),
                       QStringLiteral("open-set.pdf"),
                       QStringList{tr("PDF page (*.pdf)"), tr("SVG page (*.svg)"),
                                   tr("PNG page (*.png)"), tr("Scores of all images (*.csv)")}
                           .join(QStringLiteral(";;")));
    if (!file.isEmpty())
        exportTo(file);
}

void OpenSetWindow::exportTo(const QString& file) {
    if (file.endsWith(QStringLiteral(".csv")))
        return writer_.write(
            file, [state = state_, dataset = run_.dataset, areOutsiders = outsiders_ != nullptr] {
                return openSetImagesCsv(*state, *dataset, areOutsiders);
            });
    try {
        const PictureFormat format = pictureFormatOf(file);
        const OpenSetPage page(*histograms_, *curves_, title(), figures());
        const PictureStyle style{
            .size = OpenSetPage::size(), .scale = kOpenSetPageScale, .look = FigureLook::Paper};
        writer_.write(file, [figure = RecordedFigure(page, style), format, style] {
            return encodePicture(figure, format, style, {});
        });
    } catch (const ExportError& error) {
        problem_ = error.sentence();
        showNote();
    }
}

void OpenSetWindow::showEvent(QShowEvent* event) {
    QDialog::showEvent(event);
    problem_.clear();
    outsiders_ ? showOutsiders() : follow();
    showState();
}

void OpenSetWindow::hideEvent(QHideEvent* event) {
    QDialog::hideEvent(event);
    if (event->spontaneous())
        return;
    outsiders_ ? showOutsiders() : follow();
    showState();
}

void OpenSetWindow::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

void OpenSetWindow::retranslate() {
    setWindowTitle(tr("Open set"));
    unknownLabel_->setText(tr("&Unknown images"));
    unknown_->setItemText(0, tr("Held-out classes"));
    unknown_->setItemText(unknown_->count() - 1, tr("Another data set…"));
    unknown_->setToolTip(
        tr("The images that the network has not learnt: those of the classes that the run holds "
           "out, or the test images of another data set"));
    scoreLabel_->setText(tr("Told apart &by"));
    score_->setItemText(0, tr("Distance to the nearest center"));
    score_->setItemText(1, tr("Largest probability of the softmax"));
    score_->setToolTip(tr("What says how surely an image is of a known class, and of which"));
    holdOut_->setText(tr("&Held-out classes…"));
    holdOut_->setToolTip(tr("Start a run that does not learn some of the classes"));
    thresholdLabel_->setText(tr("&Threshold"));
    slider_->setAccessibleName(tr("Threshold"));
    slider_->setToolTip(
        tr("What is surer than this is accepted as known; the line in the histograms "
           "and, for distances, the circles on the stage can be dragged too"));
    export_->setText(tr("E&xport…"));
    export_->setToolTip(tr("One page as PDF, SVG or PNG, or the scores of all images as CSV"));
    close_->setText(tr("Close"));
    close_->setToolTip(tr("Close this window; training continues"));
    figures_->setAccessibleName(tr("Figures of the open set"));
    showThreshold();
    showNote();
}

}  // namespace centerscope

#include "moc_open_set_window.cpp"

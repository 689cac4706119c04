// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>

#include <QWidget>

namespace centerscope {

namespace Ui {
class RunPanel;
}

/// The settings of a run that are seldom turned: batch size, what the stage shows, how often is
/// validated and saved, and when to stop. Setters show a value and emit nothing.
class RunPanel : public QWidget {
    Q_OBJECT

public:
    /// As a sample size: every training image.
    static constexpr int kAllTrainingImages = std::numeric_limits<int>::max();

    explicit RunPanel(QWidget* parent = nullptr);
    ~RunPanel() override;

    void setBatchSize(int images);
    /// Whether batch size and end can be chosen.
    void setTrainingEnabled(bool enabled);
    void setLivePoints(int points);  ///< 100 to 20,000
    void setSampleSize(int images);  ///< 1,000, 10,000 or kAllTrainingImages
    void setStageInterval(std::int64_t steps);
    void setValidationInterval(std::int64_t steps);
    void setCheckpointInterval(std::int64_t steps);
    void setLibraryBudget(std::int64_t gigabytes);
    /// By the runs that are kept, in bytes. What follows where it is too much is said below the
    /// budget.
    void setSpaceTaken(std::uint64_t bytes);
    void setStopAfter(std::optional<std::int64_t> step);
    void setThreads(int threads);

signals:
    /// While it is typed.
    void batchSizeEdited();
    void batchSizeChanged(int images);
    void livePointsChanged(int points);
    void sampleSizeChanged(int images);
    void stageIntervalChanged(std::int64_t steps);
    void validationIntervalChanged(std::int64_t steps);
    void checkpointIntervalChanged(std::int64_t steps);
    void libraryBudgetChanged(std::int64_t gigabytes);
    void stopAfterChanged(std::optional<std::int64_t> step);

protected:
    void changeEvent(QEvent* event) override;

private:
    void connectControls();
    void retranslateUi();
    void showSpace();

    std::unique_ptr<Ui::RunPanel> ui_;
    int threads_ = 1;
    std::optional<std::uint64_t> spaceTaken_;  // none: it has not been said
};

}  // namespace centerscope

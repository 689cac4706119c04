// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <QScrollArea>

#include "widgets/pin_card.h"

class QVBoxLayout;

namespace centerscope {

/// The pinned images, one card each, and a gallery, beside the plots; hidden while there is none.
class InspectorPanel : public QScrollArea {
    Q_OBJECT

public:
    static constexpr int kWidth = 264;  ///< pixels

    explicit InspectorPanel(QWidget* parent = nullptr);

    /// Above the pinned images; the panel stands while this or one of them does.
    void setGallery(QWidget* gallery);
    /// Scrolls to it.
    void showGallery();
    /// A card per pinned image, in this order.
    void setPins(const std::vector<PinnedImage>& pins);
    PinCard& card(std::size_t index) { return *cards_[index]; }

signals:
    void unpinRequested(std::size_t index);
    /// Whether it stands.
    void usedChanged(bool used);
    /// What the cards say is to be said in another language.
    void languageChanged();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void showIfUsed();
    void showNewestPin();

    QVBoxLayout* column_;
    QWidget* gallery_ = nullptr;
    std::vector<PinCard*> cards_;
    std::size_t pinCount_ = 0;
    std::optional<std::int64_t> newest_;  // the sample of the last pin
};

}  // namespace centerscope

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <QCoreApplication>
#include <QLocale>
#include <QString>

#include "presets/hyperparameters.h"
#include "training/embedding_cloud.h"

namespace centerscope {

/// What a picture shows, so that it can still be told when it is found alone.
struct Caption {
    QString preset;
    std::int64_t step = 0;
    Hyperparameters values;
    std::uint64_t seed = 0;
    QString source;          ///< such as sourceText(cloud); empty: not mentioned
    QString inPicture = {};  ///< what stands in the picture itself; empty: the same as in its file

    /// "preset paper · step 1240 · λ 1 · α 0.5 · learning rate 0.0005 · seed 1 · live batches, …"
    /// In English and with decimal points whatever the language of the window: for programs that
    /// read files, and all digits of the values.
    QString textInFile() const;
    /// The same for people: in the language and with the digits of the window.
    QString textInPicture(const QString& sourceInWords, const QLocale& locale) const;

    Q_DECLARE_TR_FUNCTIONS(centerscope::Caption)
};

/// "live batches, steps 1215-1240", "1000 training images, network at step 1200, projection of 32
/// dimensions, 71 % of the variance".
QString sourceText(const EmbeddingCloud& cloud);

}  // namespace centerscope

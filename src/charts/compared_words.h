// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <QLocale>
#include <QString>

#include "runs/run_comparison.h"

namespace centerscope {

/// What a row of a comparison is called: "λ" for "hyperparameters.lambda". One that has no words is
/// called as in files.
QString comparedName(const std::string& row);

/// What stands in a cell of it, rounded to be read; counts have all their digits, and what is a
/// share is in %. Empty where there is none.
QString comparedWords(const std::string& row, const ComparedValue& value, const QLocale& locale);

}  // namespace centerscope

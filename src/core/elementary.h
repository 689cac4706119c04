// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// Elementary functions that give the same bits on every x86-64 processor, to within one unit in
/// the last place. The C library's do not: it chooses at run time between code with and without
/// fused multiply-adds, which differ in the last bit for some arguments. What reaches a recorded
/// number uses these; square roots and divisions are exact anyway, and of tanhf, which activations
/// take, the C library has one version for all.
///
/// They sum plain series in long double, whose instructions no processor fuses or approximates.
namespace centerscope::elementary {

/// 0 for x below −708, near where the normal numbers end.
double exp(double x);
/// The natural logarithm.
double log(double x);
/// cos 2πt and sin 2πt for |t| < 2²⁸. Angles are given in turns, because those reduce exactly.
double cosine(double turns);
double sine(double turns);
/// exponent >= 0; the relative error stays below 2⁻⁵³ + exponent · 2⁻⁶³.
double power(double base, std::int64_t exponent);

}  // namespace centerscope::elementary

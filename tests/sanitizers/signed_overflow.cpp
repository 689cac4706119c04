// SPDX-License-Identifier: GPL-3.0-or-later
#include <limits>

int main(int argc, char**) {
    const volatile int sum = std::numeric_limits<int>::max() - 1 + argc + argc;
    return sum == 0 ? 1 : 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>

int main(int argc, char**) {
    auto owner = std::make_unique<int>(argc);
    const volatile int* freed = owner.get();
    owner.reset();
    return *freed == argc ? 0 : 0;
}

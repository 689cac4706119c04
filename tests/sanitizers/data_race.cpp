// SPDX-License-Identifier: GPL-3.0-or-later
#include <thread>

namespace {

int shared = 0;

}  // namespace

int main() {
    std::thread one([] { ++shared; });
    std::thread two([] { ++shared; });
    one.join();
    two.join();
    return shared < 0 ? 1 : 0;
}

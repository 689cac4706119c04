# SPDX-License-Identifier: GPL-3.0-or-later
# What scripts/run, scripts/test and scripts/check share; they source it.
# shellcheck shell=bash

set -euo pipefail
root=$(dirname "$(dirname "$(realpath "${BASH_SOURCE[0]}")")")

# Installs what scripts/packages.txt names and the system lacks.
install_packages() {
    if ! command -v dpkg-query >/dev/null; then
        echo "This is not Debian: please see to what scripts/packages.txt names yourself." >&2
        return
    fi
    local packages missing
    packages=$(sed 's/#.*//' "$root/scripts/packages.txt" | xargs)
    missing=$(comm -23 <(tr ' ' '\n' <<<"$packages" | sort -u) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u) |
        xargs)
    if [[ -z $missing ]]; then
        return
    fi
    local install="apt-get update && apt-get install -y --no-install-recommends $missing"
    if [[ $EUID -eq 0 ]]; then
        DEBIAN_FRONTEND=noninteractive sh -c "$install"
    elif command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
        sudo DEBIAN_FRONTEND=noninteractive sh -c "$install"
    else
        echo "Packages are missing. As root, run: $install" >&2
        exit 1
    fi
}

# [kernels=native] build <preset> [<target>...]: configures once, then builds what has changed; with
# ccache where it is installed. Native kernels, for this machine's processor only, are sooner built;
# where all are asked for, the others are added and stay.
build() (
    cd "$root"
    preset=$1
    cache=build/$preset/CMakeCache.txt
    kernels=${kernels:-all}
    shift
    if command -v ccache >/dev/null; then
        export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_SLOPPINESS=pch_defines,time_macros
    fi
    # Anew after a failed attempt, after the presets changed, and after the folder was moved.
    if [[ ! -e build/$preset/build.ninja || CMakePresets.json -nt $cache ]] ||
        ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        cmake --fresh --preset "$preset" -DCENTERSCOPE_KERNELS="$kernels"
    elif [[ $kernels == all ]] && ! grep -q "^CENTERSCOPE_KERNELS:.*=all$" "$cache"; then
        cmake --preset "$preset" -DCENTERSCOPE_KERNELS=all
    fi
    cmake --build --preset "$preset" ${1:+--target "$@"}
)

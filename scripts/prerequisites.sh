#!/usr/bin/env bash
# prerequisites.sh run|test
#
# Sees to it that the machine has what `make run` or `make test` needs. What a person must bring (Rust, a C compiler,
# Node.js) is named when missing; Debian packages are installed when this user may, else the exact command is printed.
set -euo pipefail

for_what=${1:-run}
missing=()
needs() { # COMMAND, what it is and where it comes from
    command -v "$1" >/dev/null 2>&1 || missing+=("$2")
}
needs cargo "a Rust toolchain (cargo, rustc 1.95 or newer): https://rustup.rs"
needs cc "a C compiler (cc): on Debian 'apt-get install gcc libc6-dev'"
needs node "Node.js 20 or newer: https://nodejs.org, on Debian 'apt-get install nodejs npm'"
needs npm "npm, which comes with Node.js: on Debian 'apt-get install npm'"
if [ "$for_what" = test ] && [ ${#missing[@]} -eq 0 ]; then
    cargo fmt --version >/dev/null 2>&1 || missing+=("rustfmt: 'rustup component add rustfmt'")
    cargo clippy --version >/dev/null 2>&1 || missing+=("clippy: 'rustup component add clippy'")
fi
if [ ${#missing[@]} -gt 0 ]; then
    echo "This machine still needs:" >&2
    printf '  - %s\n' "${missing[@]}" >&2
    exit 1
fi

packages=()
package() { # PACKAGE, then a command that succeeds when it is there
    local name=$1
    shift
    "$@" >/dev/null 2>&1 || packages+=("$name")
}
package pkg-config command -v pkg-config
package libssl-dev pkg-config --exists openssl
if [ "$for_what" = test ]; then
    package postgresql bash -c 'ls /usr/lib/postgresql/*/bin/initdb || command -v initdb'
    package chromium command -v chromium
    package xmlsec1 command -v xmlsec1
    package openssl command -v openssl
    package poppler-utils command -v pdftotext
    package tesseract-ocr command -v tesseract
    package tesseract-ocr-pol bash -c 'tesseract --list-langs | grep -qx pol'
    package softhsm2 command -v softhsm2-util
    package strace command -v strace
    package curl command -v curl
    package python3 command -v python3
    package python3-venv python3 -c 'import ensurepip, venv'
fi
[ ${#packages[@]} -gt 0 ] || exit 0

install=(env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${packages[@]}")
if ! command -v apt-get >/dev/null 2>&1; then
    echo "This machine still needs what Debian calls: ${packages[*]}" >&2
    exit 1
fi
as=()
if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true >/dev/null 2>&1; then
        echo "This machine still needs some packages. Please run:" >&2
        echo "  sudo apt-get update && sudo apt-get install ${packages[*]}" >&2
        exit 1
    fi
    as=(sudo -n)
fi
echo "Installing ${packages[*]}" >&2
"${as[@]}" apt-get update --quiet=2
"${as[@]}" "${install[@]}"

#!/bin/sh
# Builds the launcher for every architecture, and records what it was built from. The compiler is the
# PyPI package ziglang: it cross-compiles to static binaries, the same on every machine.
set -eu
cd "$(dirname "$0")"
out=../resources/dev/afterburner/sandbox/local
mkdir -p "$out"
for arch in x86_64 aarch64; do
  python3 -m ziglang cc -target "$arch-linux-musl" -Os -static -s -Wall -Wextra -Werror -o "$out/launcher-$arch" launcher.c
done
sha256sum launcher.c | cut -d' ' -f1 > "$out/launcher.sha256"

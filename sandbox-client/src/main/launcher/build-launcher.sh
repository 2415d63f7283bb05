#!/bin/sh
# Builds the launcher for both processors, static, with Zig's C compiler (PyPI: ziglang 0.17.1):
#   python3 -m venv /tmp/zig && /tmp/zig/bin/pip install ziglang==0.17.1
#   PYTHON=/tmp/zig/bin/python sandbox-client/src/main/launcher/build-launcher.sh
# Users need none of this: the results are committed, with the hash of the source they were made of.
set -eu
cd "$(dirname "$0")"
out=../resources/dev/afterburner/sandbox/launcher
mkdir -p "$out"
for arch in x86_64 aarch64; do
  "${PYTHON:-python3}" -m ziglang cc -target "$arch-linux-musl" -std=gnu11 -Os -static -s \
    -Wall -Wextra -Werror -o "$out/launcher-$arch" launcher.c
  chmod 644 "$out/launcher-$arch"
done
cat launcher.c warm.h | sha256sum | cut -d' ' -f1 > "$out/launcher-source.sha256"

#!/bin/sh
# Measures the sandbox on this machine, beside other tools, and keeps the result in results/. Takes
# some three minutes; nothing else should run meanwhile. Arguments go to `workbench bench`.
set -eu
cd "$(dirname "$0")/.."
mkdir -p benchmarks/results
out=benchmarks/results/$(date +%F)-$(uname -m)-$(nproc)-cores-$(id -un).json
./workbench bench --json "$@" >"$out.new"
mv "$out.new" "$out"
echo "$out"

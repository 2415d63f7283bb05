#!/usr/bin/env bash
# Makes a model that can be served of a checkpoint of verl 0.9.1, which is in shards:
#   ./merge-grpo.sh out/grpo/checkpoints/global_step_100 out/grpo-model
set -euo pipefail
checkpoint=${1:?name a checkpoint: out/grpo/checkpoints/global_step_N}
target=${2:?name the folder of the model}
python3 -m verl.model_merger merge --backend fsdp --local_dir "$checkpoint/actor" --target_dir "$target"

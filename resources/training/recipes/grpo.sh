#!/usr/bin/env bash
# GRPO with verl 0.9.1, as the paper has it: 16 replies a prompt, no KL loss, 20 epochs. (The published
# launcher: 32 and 200.) Start in this folder, with `./workbench serve` at WORKBENCH_URL on another machine or
# on cores that the training does not use:
#   WORKBENCH_URL=http://judge:8000 MODEL=out/cold-start ./grpo.sh
# A token of the server stands in a file, named by WORKBENCH_TOKEN_FILE. Options of verl may follow.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
url=${WORKBENCH_URL:?say where ./workbench serve answers: WORKBENCH_URL=http://host:8000}
model=${MODEL:-out/cold-start}
gpus=${GPUS:-8}
WORKBENCH_URL=$url python3 "$here/afterburner_reward.py" # ends here if the server does not answer

python3 -m verl.trainer.main_ppo \
  algorithm.adv_estimator=grpo \
  algorithm.use_kl_in_reward=False \
  algorithm.norm_adv_by_std_in_grpo=True \
  data.train_files="$here/grpo-train.parquet" \
  data.val_files="$here/{{grpo_validation}}" \
  data.train_batch_size={{grpo_batch}} \
  data.max_prompt_length=2048 \
  data.max_response_length=8192 \
  data.filter_overlong_prompts=True \
  data.truncation=error \
  data.seed={{seed}} \
  reward.custom_reward_function.path="$here/afterburner_reward.py" \
  reward.custom_reward_function.name=compute_score \
  +reward.custom_reward_function.reward_kwargs.url="$url" \
  +reward.custom_reward_function.reward_kwargs.token_file="${WORKBENCH_TOKEN_FILE:-}" \
  +reward.custom_reward_function.reward_kwargs.mode="${REWARD_MODE:-paper}" \
  reward.reward_manager.name=naive \
  reward.num_workers=8 \
  actor_rollout_ref.model.path="$model" \
  actor_rollout_ref.model.use_remove_padding=True \
  actor_rollout_ref.model.enable_gradient_checkpointing=True \
  actor_rollout_ref.actor.optim.lr=1e-6 \
  actor_rollout_ref.actor.ppo_mini_batch_size={{grpo_batch}} \
  actor_rollout_ref.actor.ppo_micro_batch_size_per_gpu=4 \
  actor_rollout_ref.actor.use_kl_loss=False \
  actor_rollout_ref.actor.entropy_coeff=0 \
  actor_rollout_ref.actor.clip_ratio=0.2 \
  actor_rollout_ref.actor.loss_agg_mode=token-mean \
  actor_rollout_ref.actor.fsdp_config.param_offload=False \
  actor_rollout_ref.actor.fsdp_config.optimizer_offload=False \
  actor_rollout_ref.rollout.name=vllm \
  actor_rollout_ref.rollout.n=16 \
  actor_rollout_ref.rollout.temperature=1.0 \
  actor_rollout_ref.rollout.gpu_memory_utilization=0.5 \
  actor_rollout_ref.rollout.tensor_model_parallel_size=2 \
  actor_rollout_ref.rollout.max_num_batched_tokens=163840 \
  actor_rollout_ref.rollout.log_prob_micro_batch_size_per_gpu=16 \
  actor_rollout_ref.rollout.val_kwargs.temperature=0 \
  actor_rollout_ref.rollout.val_kwargs.n=1 \
  actor_rollout_ref.rollout.agent.default_agent_loop=single_turn_agent \
  trainer.critic_warmup=0 \
  "trainer.logger=['console','file','tensorboard']" \
  trainer.project_name=afterburner \
  trainer.experiment_name=grpo \
  trainer.val_before_train=False \
  trainer.n_gpus_per_node="$gpus" \
  trainer.nnodes=1 \
  trainer.save_freq=10 \
  trainer.test_freq=10 \
  trainer.total_epochs=20 \
  trainer.resume_mode=auto \
  trainer.rollout_data_dir="$here/out/grpo/rollouts" \
  trainer.validation_data_dir="$here/out/grpo/validation" \
  trainer.default_local_dir="$here/out/grpo/checkpoints" \
  trainer.max_actor_ckpt_to_keep=2 \
  "$@"

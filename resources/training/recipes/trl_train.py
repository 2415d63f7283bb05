"""Trains with TRL 1.x instead of LLaMA-Factory and verl: python3 trl_train.py sft|dpo|cold-start|grpo MODEL OUT

Reads the files of this folder. The numbers are the paper's, on one card; GRPO needs `./workbench serve` at
WORKBENCH_URL.
"""

import glob
import json
import sys

KEEP = {
    "sft": {"prompt": "prompt", "response": "completion"},
    "cold-start": {"system": "system", "prompt": "prompt", "response": "completion"},
    "dpo": {"prompt": "prompt", "chosen": "chosen", "rejected": "rejected"},
}


def rows(stage):
    """The rows of a stage as conversations, which a model's chat template is applied to."""
    name = "grpo-train.trl.jsonl" if stage == "grpo" else stage + "*.jsonl"
    for path in sorted(glob.glob(name)):
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row if stage == "grpo" else conversation(row, KEEP[stage])


def conversation(row, columns):
    """A row with messages: prompt [system, user], every answer [assistant]."""
    messages = {new: row[old] for old, new in columns.items()}
    system = messages.pop("system", "")
    prompt = [{"role": "user", "content": messages.pop("prompt")}]
    answers = {
        name: [{"role": "assistant", "content": text}] for name, text in messages.items()
    }
    head = [{"role": "system", "content": system}] if system else []
    return {"prompt": head + prompt, **answers}


def main(stage, model, out):
    """Trains one stage."""
    from datasets import Dataset
    from peft import LoraConfig
    import trl

    data = Dataset.from_list(list(rows(stage)))
    common = {"output_dir": out, "num_train_epochs": 1, "logging_steps": 5, "save_steps": 100,
              "lr_scheduler_type": "cosine", "bf16": True, "seed": {{seed}}}
    if stage in ("sft", "cold-start"):
        lora = LoraConfig(r=8, lora_alpha=16, target_modules="all-linear") if stage == "sft" else None
        batch = (4, 16, 3e-5, {{cutoff}}) if stage == "sft" else (1, 4, 5e-5, 32768)
        args = trl.SFTConfig(per_device_train_batch_size=batch[0], gradient_accumulation_steps=batch[1],
                             learning_rate=batch[2], max_length=batch[3], **common)
        trainer = trl.SFTTrainer(model=model, args=args, train_dataset=data, peft_config=lora)
    elif stage == "dpo":
        lora = LoraConfig(r=16, lora_alpha=16, lora_dropout=0.05, target_modules="all-linear")
        args = trl.DPOConfig(per_device_train_batch_size=2, gradient_accumulation_steps=8, learning_rate=4e-5,
                             beta=0.1, max_length={{cutoff}}, **common)
        trainer = trl.DPOTrainer(model=model, args=args, train_dataset=data, peft_config=lora)
    else:
        from afterburner_reward import trl_reward

        args = trl.GRPOConfig(per_device_train_batch_size=16, num_generations=16, learning_rate=1e-6, beta=0.0,
                              temperature=1.0, max_completion_length=8192, **common)
        trainer = trl.GRPOTrainer(model=model, reward_funcs=[trl_reward], args=args, train_dataset=data)
    trainer.train()
    trainer.save_model(out)


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in (*KEEP, "grpo"):
        sys.exit(__doc__)
    main(*sys.argv[1:])

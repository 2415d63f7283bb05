"""Trains with TRL 1.x instead of LLaMA-Factory and verl: python3 trl_train.py sft|dpo|cold-start|grpo MODEL OUT

Reads the files of this folder; start it there. The numbers are the paper's, on one card; GRPO needs `./workbench
serve` at WORKBENCH_URL. Settings of TRL may follow: max_steps=3 max_completion_length=4096. Without a graphics card
it trains on the processor, which is enough to try a model of a few layers. Where OUT has a checkpoint, the training
goes on from there.
"""

import glob
import json
import os
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


def given(settings):
    """Settings of the command line, name=value; a value that is no JSON is a text."""
    found = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not equals:
            sys.exit("name=value, not " + setting)
        try:
            found[name] = json.loads(value)
        except ValueError:
            found[name] = value
    return found


def main(stage, model, out, *settings):
    """Trains one stage."""
    from datasets import Dataset
    from peft import LoraConfig
    import torch
    from transformers.trainer_utils import get_last_checkpoint
    import trl

    data = Dataset.from_list(list(rows(stage)))
    card = torch.cuda.is_available()
    common = {"output_dir": out, "num_train_epochs": 1, "logging_steps": 5, "logging_first_step": True,
              "save_steps": 100, "lr_scheduler_type": "cosine", "bf16": card, "use_cpu": not card,
              "report_to": "tensorboard", "seed": {{seed}}}
    more = given(settings)
    if stage in ("sft", "cold-start"):
        lora = LoraConfig(r=8, lora_alpha=16, target_modules="all-linear") if stage == "sft" else None
        batch = (4, 16, 3e-5, {{cutoff}}) if stage == "sft" else (1, 4, 5e-5, 32768)
        numbers = {"per_device_train_batch_size": batch[0], "gradient_accumulation_steps": batch[1],
                   "learning_rate": batch[2], "max_length": batch[3]}
        args = trl.SFTConfig(**{**common, **numbers, **more})
        trainer = trl.SFTTrainer(model=model, args=args, train_dataset=data, peft_config=lora)
    elif stage == "dpo":
        lora = LoraConfig(r=16, lora_alpha=16, lora_dropout=0.05, target_modules="all-linear")
        numbers = {"per_device_train_batch_size": 2, "gradient_accumulation_steps": 8, "learning_rate": 4e-5,
                   "beta": 0.1, "max_length": {{cutoff}}}
        args = trl.DPOConfig(**{**common, **numbers, **more})
        trainer = trl.DPOTrainer(model=model, args=args, train_dataset=data, peft_config=lora)
    else:
        from afterburner_reward import trl_reward

        numbers = {"per_device_train_batch_size": 16, "num_generations": 16, "learning_rate": 1e-6, "beta": 0.0,
                   "temperature": 1.0, "max_completion_length": 8192, "save_steps": 10, "save_total_limit": 2}
        args = trl.GRPOConfig(**{**common, **numbers, **more})
        trainer = trl.GRPOTrainer(model=model, reward_funcs=[trl_reward], args=args, train_dataset=data)
    trainer.train(resume_from_checkpoint=get_last_checkpoint(out) if os.path.isdir(out) else None)
    trainer.save_model(out)
    trainer.save_state()


if __name__ == "__main__":
    if len(sys.argv) < 4 or sys.argv[1] not in (*KEEP, "grpo"):
        sys.exit(__doc__)
    main(*sys.argv[1:])

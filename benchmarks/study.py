#!/usr/bin/env python3
"""Makes a study of 1,000 problems × 11 iterations of made rows and measures how long its folding and
its report take, and how much memory: benchmarks/study.py [PATH OF WORKBENCH] [PROBLEMS].

The bars: 20 s and 500 MB.
"""
import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time

workbench = sys.argv[1] if len(sys.argv) > 1 else "./workbench"
problems = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
iterations = 10
random.seed(20261129)
names = ["problem-%04d" % i for i in range(problems)]


def interval(value):
    return {"value": value, "low": value * 0.98, "high": value * 1.02}


def shown(version, value, code):
    if value is None:
        return {"version": version, "verdict": "wrong_answer", "why": "wrong answer, case 01", "forgeable": False,
                "code": code, "time": None, "memory": None, "integral": None, "runs": 0}
    return {"version": version, "verdict": "passed", "why": "passed", "forgeable": False, "code": code,
            "time": interval(value * 1e9), "memory": interval(value * 1e7), "integral": interval(value * 1e7), "runs": 5}


def text(out, words):
    digest = hashlib.sha256(words.encode()).hexdigest()[:16]
    out.write(json.dumps({"kind": "text", "digest": digest, "text": words}) + "\n")
    return digest


with tempfile.TemporaryDirectory() as folder:
    arm = {"name": "made", "model": "demo", "template": "", "system": "", "temperature": 0, "top_p": None,
           "max_tokens": 4096, "extra": [], "policy": "KEEP_BEST", "ablation": "NONE"}
    study = {"name": "made rows", "problems": {"ids": names, "subset": "", "words": "", "set": "", "split": "",
             "difficulties": [], "tags": [], "references": 0, "sample": 0, "seed": 1}, "languages": ["python"],
             "objectives": ["INTEGRAL"], "arms": [arm], "iterations": iterations, "candidates": 1, "replicates": 1,
             "seed": 1, "start": "NONE", "acceptance": "INTERLEAVED", "requests": 8,
             "measuring": {"min_runs": 5, "max_runs": 30, "seconds": 3},
             "limits": {"tokens": 0, "money": 0, "hours": 0}}
    with open(os.path.join(folder, "manifest.json"), "w") as out:
        json.dump({"format": 1, "workbench": "made", "created": "2026-11-29T00:00:00Z", "machine": "made",
                   "study": study, "problems": {"python": names}, "digests": {n: "d" for n in names},
                   "templates": {}, "omitted": []}, out)
    with open(os.path.join(folder, "cells.jsonl"), "w") as out:
        for name in names:
            figures = [{"time_nanos": interval(v * 1e9), "memory_bytes": interval(v * 1e7),
                        "integral_byte_seconds": interval(v * 1e7)} for v in (random.uniform(0.1, 3) for _ in range(32))]
            out.write(json.dumps({"kind": "references", "problem": name, "language": "python", "machine": "made",
                                  "figures": figures, "failed": 0}) + "\n")
            best, best_code, value = None, "", random.uniform(0.5, 3)
            for i in range(iterations + 1):
                code = text(out, "# %s, iteration %d\n" % (name, i) + "print(sum(map(int, input().split())))\n" * 20)
                reply = text(out, "Here it is, %s %d.\n" % (name, i) + "word " * 200)
                prompt = text(out, "Improve %s, %d.\n" % (name, i) + "statement " * 300)
                now = value * random.uniform(0.7, 1.2) if random.random() < 0.6 else None
                if now is not None and (best is None or now < best):
                    best, best_code, value = now, code, now
                incumbent = shown(i, best, best_code)
                out.write(json.dumps({"kind": "cell", "key": "%s-%d" % (name, i), "line": name, "problem": name,
                                      "language": "python", "objective": "integral", "arm": "made", "replicate": 1,
                                      "iteration": i, "candidate": shown(i, now, code), "incumbent": incumbent,
                                      "prompt": prompt, "reply": reply, "prompt_tokens": 900, "tokens": 300,
                                      "nanos": 10**9, "reused": False, "session": "made", "at": "2026-11-29T00:00:00Z"})
                          + "\n")
    size = os.path.getsize(os.path.join(folder, "cells.jsonl")) / 1e6
    start = time.monotonic()
    run = subprocess.run([workbench, "study", "report", folder], stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - start
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    peak = used.ru_maxrss * 1024 / 1e6
    print(json.dumps({"problems": problems, "cells": problems * (iterations + 1), "megabytes_of_rows": round(size, 1),
                      "seconds": round(seconds, 1),
                      "processor_seconds": round(used.ru_utime + used.ru_stime, 1), "peak_megabytes": round(peak), "code": run.returncode,
                      "met": run.returncode == 0 and seconds < 20 and peak < 500}))

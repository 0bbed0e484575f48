"""Train the relation encoder: `python -m training.train_relations --config training/config.yaml`.

A second stage, after `training.train`: the embeddings are those of the structure run and stay as they are, so that both
encoders share them; the layers begin from the pretrained weights, not from those tuned for structure.
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
from .train import Average, optimizer, pretrained_folder

EMBEDDINGS = ("encoder.pieces.", "encoder.positions.", "encoder.shapes.", "encoder.norm.")


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

    def __init__(self, config: dict[str, Any]) -> None:
        self.config, self.own = config, config["relations"]
        torch.manual_seed(config["seed"])
        torch.set_num_threads(config["threads"])
        torch.set_flush_denormal(True)
        self.run = Path(self.own["run"])
        self.run.mkdir(parents=True, exist_ok=True)
        labels = Labels.load(Path(config["run"]) / "labels.json")
        self.maker = Maker(pretrained_folder() / "tokenizer.json", labels)
        self.network = start(config, labels)
        self.rng = random.Random(config["seed"])
        self.train, self.development = data_sets.relation_pairs()
        self.swaps = Swaps(self.train, float(self.own["swap_parties"]))
        layer, head = float(self.own["layer_rate"]), float(self.own["head_rate"])
        rates = {"encoder": layer, "relation.layers": layer, "": head}
        self.optimizer = optimizer(self.network, rates, float(config["weight_decay"]))
        self.average = Average(self.network, float(self.own["average"]), every=2)
        self.step = 0
        self.steps = int(self.own["passes"]) * len(self.batches())

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
        self.figures()

    def figures(self) -> None:
        """Development figures of the averaged weights, and a checkpoint."""
        kept = {k: v.clone() for k, v in self.network.state_dict().items()}
        self.network.load_state_dict(self.average.state)
        self.network.eval()
        self.say(json.dumps({"step": self.step, **scores.relations(self.network, self.maker, self.development)}))
        self.network.load_state_dict(kept)
        torch.save(
            {"average": self.average.state, "step": self.step},
            self.run / "last.pt",
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", type=Path, default=Path("training/config.yaml"))
    args = parser.parse_args()
    trainer = RelationTrainer(yaml.safe_load(args.config.read_text(encoding="utf-8")))
    trainer.say(f"{len(trainer.train)} pairs, {len(trainer.development)} held back, {trainer.steps} steps")
    while trainer.step < trainer.steps:
        trainer.one_pass()


if __name__ == "__main__":
    main()

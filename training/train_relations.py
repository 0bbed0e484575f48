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

from . import data_sets, scores
from .batches import Maker, grouped
from .data_sets import Labels
from .encoder import load_pretrained
from .losses import Losses
from .network import Network
from .relations import Pair, Swaps
from .train import Average, build, pretrained_folder

EMBEDDINGS = ("encoder.pieces.", "encoder.positions.", "encoder.shapes.", "encoder.norm.")


def start(config: dict[str, Any], labels: Labels) -> Network:
    """The network with pretrained layers and the embeddings of the structure run, which are frozen."""
    network = build(labels)
    folder = pretrained_folder()
    load_pretrained(network.encoder, network.relation.layers, network.sizes.branch_from, folder / "model.safetensors")
    state = torch.load(Path(config["run"]) / "last.pt", weights_only=True)["average"]
    network.load_state_dict({k: v for k, v in state.items() if k.startswith(EMBEDDINGS)}, strict=False)
    for name, p in network.named_parameters():
        p.requires_grad_(name.startswith(("encoder.layers.", "relation.")))
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
        self.losses = Losses(self.network, self.maker, config, self.rng)
        self.train, self.development = data_sets.relation_pairs()
        self.losses.swaps = Swaps(self.train, float(self.own["swap_parties"]))
        rates = {True: float(self.own["layer_rate"]), False: float(self.own["head_rate"])}
        layers = [(n, p, "layers." in n) for n, p in self.network.named_parameters() if p.requires_grad]
        groups = [{"params": [p for _, p, k in layers if k is kind], "peak": rates[kind]} for kind in (True, False)]
        self.optimizer = torch.optim.AdamW(groups, weight_decay=float(config["weight_decay"]), fused=True)
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

    def one_pass(self) -> None:
        self.network.train()
        total, begun = 0.0, time.time()
        batches = self.batches()
        for number, batch in enumerate(batches, 1):
            loss = self.losses.pairs(batch)["relation"]
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
        torch.save({"average": self.average.state, "step": self.step}, self.run / "last.pt")


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

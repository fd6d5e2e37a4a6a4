"""Makes a larger model that starts where a smaller one stands: writes a bundle for train.py --init.

    python grow.py --work WORK --from BUNDLE --size d384 --encoder-layers 6 --out BUNDLE

Old dimensions, heads, feed-forward units and layers are copied; new ones are
random and small where they would disturb. Then the affine part of every norm is
fitted, one dimension at a time, so that it puts out on real text what the small
model puts out there (after Chen et al. 2016, Net2Net; a fit because layer norms
see the new dimensions). Old dimensions go to the new ones with the nearest
position frequency. Decoder layers stay as many as they are.
"""

import argparse
import os
import sys

import torch

from data import Text, chunk_of
from export import write_bundle
from model import SIZES, Config, Marian, load_bundle, to_hf

QUIET = 0.3  # of the usual scale, for new weights that write where old ones read


def places(old, new):
    """Where each of the old dimensions goes: sines to sines, cosines to cosines."""
    half = torch.arange(old // 2)
    at = half * new // old
    return torch.cat([at, at + new // 2])


def layer_order(old, new):
    """For each new encoder layer the old one that it copies, or None; the new ones spread inside."""
    order = list(range(old))
    for k in range(new - old):
        at = 1 + round((k + 1) * old / (new - old + 1))
        order.insert(min(at + k, len(order)), None)
    return order


def put(target, source, rows, columns):
    """Copies `source` into the given rows and columns of a new weight matrix."""
    target[rows[:, None], columns[None]] = source


@torch.no_grad()
def grow_layer(old, new, keep, d):
    """Fills a new layer from an old one."""
    heads = torch.arange(old.attention.heads * (d // new.attention.heads))
    units = torch.arange(old.fc1.weight.shape[0])

    def projections(ours, theirs, parts):
        rows = torch.cat([part * d + heads for part in range(parts)])
        fresh = torch.ones(d, dtype=torch.bool)
        fresh[keep] = False
        ours.weight[:, fresh] *= QUIET
        put(ours.weight, theirs.weight, rows, keep)
        ours.bias[rows] = theirs.bias

    def outwards(ours, theirs, columns):
        ours.weight *= QUIET
        put(ours.weight, theirs.weight, keep, columns)
        ours.bias[keep] = theirs.bias

    projections(new.attention.qkv, old.attention.qkv, 3)
    outwards(new.attention.out, old.attention.out, heads)
    if hasattr(old, "cross"):
        projections(new.cross.q, old.cross.q, 1)
        projections(new.cross.kv, old.cross.kv, 2)
        outwards(new.cross.out, old.cross.out, heads)
    fresh = torch.ones(d, dtype=torch.bool)
    fresh[keep] = False
    new.fc1.weight[:, fresh] *= QUIET
    put(new.fc1.weight, old.fc1.weight, units, keep)
    new.fc1.bias[units] = old.fc1.bias
    outwards(new.fc2, old.fc2, units)


def norms(layer):
    return [n for n in (layer.attention_norm, getattr(layer, "cross_norm", None), layer.norm) if n is not None]


class Outputs:
    """Records what norms put out during a forward pass, in order."""

    def __init__(self, wanted):
        self.values = [None] * len(wanted)
        self.handles = [norm.register_forward_hook(self.hook(i)) for i, norm in enumerate(wanted)]

    def hook(self, i):
        def keep(_, __, out):
            self.values[i] = out.detach()
        return keep

    def close(self):
        for handle in self.handles:
            handle.remove()


@torch.no_grad()
def fit_norms(old, new, order, keep, batches, log):
    """Fits every norm of the new model to the outputs of the old one."""
    def forward(model, batch):
        source, decoder, _, _ = batch.to("cpu")
        memory, mask = model.encode(source)
        model.decode(decoder, memory, mask)
        return source != model.config.pad, decoder != model.config.pad

    def record(model, wanted):
        rows = [[] for _ in wanted]
        for batch in batches:
            outputs = Outputs([norm for norm, _ in wanted])
            real = forward(model, batch)
            outputs.close()
            for i, (_, side) in enumerate(wanted):
                rows[i].append(outputs.values[i][real[side]])
        return [torch.cat(r) for r in rows]

    old_norms = [(n, 0) for layer in old.encoder for n in norms(layer)]
    old_norms += [(n, 1) for layer in old.decoder for n in norms(layer)]
    outputs = record(old, old_norms)
    # An inserted layer is to pass on what came in.
    plan, last = [], None
    for at, layer in zip(order, new.encoder):
        for j, norm in enumerate(norms(layer)):
            last = last if at is None else 2 * at + j
            plan.append((norm, 0, outputs[last]))
    first = 2 * len(old.encoder)
    for i, layer in enumerate(new.decoder):
        for j, norm in enumerate(norms(layer)):
            plan.append((norm, 1, outputs[first + 3 * i + j]))
    final = (new.config.d / old.config.d) ** 0.5  # the tied embedding shrank by as much
    for i, (norm, side, target) in enumerate(plan):
        if i == len(plan) - 1:
            target = target * final
        fresh = torch.ones(new.config.d, dtype=torch.bool)
        fresh[keep] = False
        norm.weight.fill_(1)
        norm.bias.zero_()
        z = record(new, [(norm, side)])[0][:, keep]
        mean, wanted = z.mean(0), target.mean(0)
        z, y = z - mean, target - wanted
        gain = (z * y).sum(0) / (z * z).sum(0).clamp(min=1e-6)
        norm.weight[keep], norm.bias[keep] = gain, wanted - gain * mean
        norm.weight[fresh] = QUIET
        left = (y - gain * z).pow(2).sum() / y.pow(2).sum()
        log(f"norm {i + 1} of {len(plan)}: {left:.1%} of the variance not met")


@torch.no_grad()
def grow(old, config):
    """A model of the given configuration around an old one; norms are still to be fitted."""
    torch.manual_seed(1)
    c, new = old.config, Marian(config)
    if c.d // c.heads != config.d // config.heads:
        raise SystemExit("heads must keep their size")
    keep = places(c.d, config.d)
    order = layer_order(c.encoder_layers, config.encoder_layers)
    shrink = (c.d / config.d) ** 0.5
    usual = old.shared.weight.std() * shrink
    new.shared.weight.normal_(std=float(usual) * QUIET)
    new.shared.weight[:, keep] = old.shared.weight * shrink
    new.shared.weight[c.pad] = 0
    new.bias.copy_(old.bias)
    for at, layer in zip(order, new.encoder):
        if at is None:
            layer.attention.out.weight *= QUIET
            layer.fc2.weight *= QUIET
        else:
            grow_layer(old.encoder[at], layer, keep, config.d)
    for ours, theirs in zip(new.decoder, old.decoder):
        grow_layer(theirs, ours, keep, config.d)
    return new, order, keep


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--work", default=os.environ.get("KHABAR_WORK"), required="KHABAR_WORK" not in os.environ)
    parser.add_argument("--from", dest="start", required=True, help="bundle of the smaller model")
    parser.add_argument("--size", choices=sorted(SIZES), default="d384")
    parser.add_argument("--encoder-layers", type=int, default=6)
    parser.add_argument("--out", required=True, help="bundle folder")
    args = parser.parse_args()
    old = load_bundle(args.start, 0.0).eval()
    values = dict(SIZES[args.size], vocab=old.config.vocab, encoder_layers=args.encoder_layers,
                  decoder_layers=old.config.decoder_layers, activation=old.config.activation, dropout=0.0)
    new, order, keep = grow(old, Config(**values))
    new.eval()
    text = Text(args.work, alpha=0, need_alignments=False)
    batches = chunk_of(text, 1, 0, 60, 400, 2500)[:6]
    fit_norms(old, new, order, keep, batches, print)
    write_bundle(new.config, to_hf(new), os.path.join(args.work, "vocabulary"), args.out)
    print(f"{args.out}: encoder layers {order}, {sum(p.numel() for p in new.parameters()) / 1e6:.1f} M parameters")


if __name__ == "__main__":
    sys.exit(main())

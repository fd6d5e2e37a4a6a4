"""A lean Marian encoder-decoder (post-norm, tied embeddings, sinusoids).

The parameter layout is chosen for speed (fused projections); `to_hf` and
`from_hf` translate to and from Hugging Face's MarianMTModel names.
"""

import copy
import dataclasses
import glob
import json
import math
import os

import torch
from torch import nn
from torch.nn import functional as F


@dataclasses.dataclass
class Config:
    """What defines the architecture."""

    vocab: int = 16000
    d: int = 256
    heads: int = 4
    ffn: int = 1024
    encoder_layers: int = 6
    decoder_layers: int = 2
    activation: str = "relu"
    positions: int = 512
    dropout: float = 0.1

    @property
    def pad(self):
        return self.vocab - 1


SIZES = {
    "d64": dict(d=64, heads=2, ffn=128, encoder_layers=2, decoder_layers=1),  # for smoke tests
    "d96": dict(d=96, heads=3, ffn=192, encoder_layers=2, decoder_layers=1),  # for smoke tests
    "d256": dict(d=256, heads=4, ffn=1024),
    "d384": dict(d=384, heads=6, ffn=1536),
    "d512": dict(d=512, heads=8, ffn=2048),
}


def sinusoids(positions, d):
    """The position table as MarianSinusoidalPositionalEmbedding computes it."""
    position = torch.arange(positions, dtype=torch.float64)[:, None]
    rate = torch.pow(10000.0, 2 * (torch.arange(d, dtype=torch.float64) // 2) / d)
    angle = position / rate
    return torch.cat([torch.sin(angle[:, 0::2]), torch.cos(angle[:, 1::2])], dim=1).float()


class Dropout(nn.Module):
    """Dropout that reuses one pool of random masks on CPUs.

    Drawing random numbers costs a tenth of a training step on a CPU. There a
    pool of mask values is drawn now and then, and every call takes a slice at
    a random offset.
    """

    pool, uses = {}, 0

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        if x.is_cuda:
            return F.dropout(x, self.p)
        need = x.numel()
        kind = self.p, x.dtype
        pool = Dropout.pool.get(kind)
        if pool is None or len(pool) < need + 4096 or Dropout.uses > 400:
            size = max(need + 1_000_000, len(pool) if pool is not None else 4_000_000)
            pool = torch.empty(size).bernoulli_(1 - self.p).div_(1 - self.p).to(x.dtype)
            Dropout.pool[kind], Dropout.uses = pool, 0
        Dropout.uses += 1
        start = int(torch.randint(len(pool) - need, (1,)))
        return x * pool[start:start + need].view(x.shape)


def attend(q, k, v, mask, causal):
    """Attention by plain products, softmax in fp32.

    On CPUs the backward pass of torch's fused attention in bf16 takes nine
    times as long as this.
    """
    scores = (q @ k.transpose(2, 3)).float() * q.shape[-1] ** -0.5
    if mask is not None:
        scores = scores + torch.zeros(mask.shape).masked_fill_(~mask, -1e9)
    if causal:
        scores = scores + torch.full(scores.shape[2:], -1e9).triu_(1)
    return scores.softmax(-1).to(v.dtype) @ v


class Attention(nn.Module):
    """Multi-head attention with fused projections."""

    def __init__(self, c, cross):
        super().__init__()
        self.heads, self.cross = c.heads, cross
        if cross:
            self.q, self.kv = nn.Linear(c.d, c.d), nn.Linear(c.d, 2 * c.d)
        else:
            self.qkv = nn.Linear(c.d, 3 * c.d)
        self.out = nn.Linear(c.d, c.d)

    def split(self, x, parts):
        b, t, _ = x.shape
        return x.view(b, t, parts, self.heads, -1).permute(2, 0, 3, 1, 4)

    def project_memory(self, memory):
        """Keys and values of the encoder's output."""
        return self.split(self.kv(memory), 2)

    def forward(self, x, mask=None, causal=False, memory=None, want_weights=0):
        """Attends.

        Args:
            x: queries, batch x time x d.
            mask: boolean, true where attention is allowed.
            causal: whether to hide later positions.
            memory: (keys, values) for cross attention.
            want_weights: of how many heads, from head 0, to return the log weights.

        Returns:
            (output, log weights, batch x heads x target x source, or None)
        """
        if self.cross:
            q = self.split(self.q(x), 1)[0]
            k, v = memory
        else:
            q, k, v = self.split(self.qkv(x), 3)
        weights = None
        if q.dtype == torch.bfloat16 and not q.is_cuda:
            y = attend(q, k, v, mask, causal)
        else:
            y = F.scaled_dot_product_attention(q, k, v, attn_mask=mask, is_causal=causal)
        if want_weights:
            q, k = q[:, :want_weights].float(), k[:, :want_weights].float()
            scores = (q @ k.transpose(2, 3)) / math.sqrt(q.shape[-1])
            weights = scores.masked_fill(~mask, -1e9).log_softmax(-1)
        b, h, t, e = y.shape
        return self.out(y.transpose(1, 2).reshape(b, t, h * e)), weights

    def step(self, x, cache):
        """One decoding step of self attention with a cache (keys, values)."""
        q, k, v = self.split(self.qkv(x), 3)
        if cache is not None:
            k, v = torch.cat([cache[0], k], 2), torch.cat([cache[1], v], 2)
        y = F.scaled_dot_product_attention(q, k, v)
        return self.out(y.transpose(1, 2).reshape(x.shape)), (k, v)


class Layer(nn.Module):
    """An encoder layer, or a decoder layer if `cross`."""

    def __init__(self, c, cross):
        super().__init__()
        self.attention = Attention(c, False)
        self.attention_norm = nn.LayerNorm(c.d)
        if cross:
            self.cross = Attention(c, True)
            self.cross_norm = nn.LayerNorm(c.d)
        self.fc1, self.fc2 = nn.Linear(c.d, c.ffn), nn.Linear(c.ffn, c.d)
        self.norm = nn.LayerNorm(c.d)
        self.dropout = Dropout(c.dropout)
        self.activation = F.relu if c.activation == "relu" else F.silu

    def feed(self, x):
        return self.norm(x + self.dropout(self.fc2(self.activation(self.fc1(x)))))


class Marian(nn.Module):
    """The model. `encode`, `decode` and `logits` are all there is."""

    def __init__(self, config):
        super().__init__()
        self.config = c = config
        self.shared = nn.Embedding(c.vocab, c.d)
        self.bias = nn.Parameter(torch.zeros(c.vocab))
        self.encoder = nn.ModuleList(Layer(c, False) for _ in range(c.encoder_layers))
        self.decoder = nn.ModuleList(Layer(c, True) for _ in range(c.decoder_layers))
        self.dropout = Dropout(c.dropout)
        self.register_buffer("positions", sinusoids(c.positions, c.d), persistent=False)
        self.reset()

    def reset(self):
        """Depth-scaled Xavier: keeps deep post-norm stacks trainable."""
        c = self.config
        nn.init.normal_(self.shared.weight, std=c.d ** -0.5)
        for stack in (self.encoder, self.decoder):
            for depth, layer in enumerate(stack, 1):
                gain = depth ** -0.5
                for name, p in layer.named_parameters():
                    if p.dim() == 2:
                        # Fused projections get the bound of their unfused parts.
                        fan_out = c.d if "attention" in name or "cross" in name else p.shape[0]
                        bound = gain * math.sqrt(6 / (p.shape[1] + fan_out))
                        nn.init.uniform_(p, -bound, bound)
                    elif name.endswith("bias"):
                        nn.init.zeros_(p)
        with torch.no_grad():
            self.shared.weight[c.pad] = 0

    def embed(self, ids, offset=0):
        x = self.shared(ids) * math.sqrt(self.config.d)
        return self.dropout((x + self.positions[offset:offset + ids.shape[1]]).to(self.encoder[0].fc1.weight.dtype))

    def encode(self, source):
        """Encodes ids; returns (memory, mask of real positions)."""
        mask = (source != self.config.pad)[:, None, None, :]
        x = self.embed(source)
        for layer in self.encoder:
            y, _ = layer.attention(x, mask=mask)
            x = layer.feed(layer.attention_norm(x + self.dropout(y)))
        return x, mask

    def decode(self, ids, memory, mask, want_weights=0):
        """Teacher-forced decoding; returns (states, log weights or None)."""
        x, weights = self.embed(ids), None
        full = mask.expand(-1, 1, ids.shape[1], -1)
        for i, layer in enumerate(self.decoder):
            y, _ = layer.attention(x, causal=True)
            x = layer.attention_norm(x + self.dropout(y))
            last = i == len(self.decoder) - 1
            y, w = layer.cross(x, mask=full, memory=layer.cross.project_memory(memory),
                               want_weights=want_weights if last else 0)
            weights = w if last else weights
            x = layer.feed(layer.cross_norm(x + self.dropout(y)))
        return x, weights

    def logits(self, states):
        """Scores; `<pad>` is never predicted."""
        out = F.linear(states, self.shared.weight, self.bias).float()
        out[..., self.config.pad] = -1e9
        return out

    @torch.no_grad()
    def translate(self, source, beam=1, length_penalty=1.0, max_ratio=2.0, extra=15):
        """Decodes a batch of padded source ids, greedily or with a beam.

        Returns:
            A list of id lists without `</s>`.
        """
        c, b = self.config, source.shape[0]
        memory, mask = self.encode(source)
        rows = b * beam
        if beam > 1:
            memory, mask = memory.repeat_interleave(beam, 0), mask.repeat_interleave(beam, 0)
        crosses = [layer.cross.project_memory(memory) for layer in self.decoder]
        caches = [None] * len(self.decoder)
        ids = torch.full((rows, 1), c.pad, device=source.device)
        limit = min(c.positions - 1, int(max_ratio * source.shape[1]) + extra)
        history = torch.empty((rows, 0), dtype=torch.long, device=source.device)
        scores = torch.full((b, beam), -1e9, device=source.device)
        scores[:, 0] = 0
        finished = torch.zeros((b, beam), dtype=torch.bool, device=source.device)
        for position in range(limit):
            x = self.embed(ids, position)
            for i, layer in enumerate(self.decoder):
                y, caches[i] = layer.attention.step(x, caches[i])
                x = layer.attention_norm(x + y)
                y, _ = layer.cross(x, mask=mask, memory=crosses[i])
                x = layer.feed(layer.cross_norm(x + y))
            step = self.logits(x[:, 0])
            if beam == 1:
                ids = step.argmax(-1, keepdim=True)
                ids = ids.masked_fill(finished, 0)
                history = torch.cat([history, ids], 1)
                finished |= ids == 0
            else:
                step = step.log_softmax(-1).view(b, beam, -1)
                # A finished hypothesis only continues with </s>, at no cost.
                step = step.masked_fill(finished[..., None], -1e9)
                step[..., 0] = torch.where(finished, 0.0, step[..., 0])
                total = (scores[..., None] + step)
                length = torch.where(finished, (history.view(b, beam, -1) != 0).sum(-1) + 1, position + 1)
                ranked = total / (length[..., None].float() ** length_penalty)
                _, top = ranked.view(b, -1).topk(beam, -1)
                origin = top // c.vocab
                scores = total.view(b, -1).gather(1, top)
                flat = (origin + torch.arange(b, device=source.device)[:, None] * beam).view(-1)
                ids = (top % c.vocab).view(-1, 1)
                history = torch.cat([history[flat], ids], 1)
                caches = [(k[flat], v[flat]) for k, v in caches]
                finished = finished.gather(1, origin) | (ids.view(b, beam) == 0)
            if bool(finished.all()):
                break
        out = []
        history = history.view(b, beam, -1)
        for i in range(b):
            best = 0
            if beam > 1:
                length = (history[i] != 0).sum(-1) + 1
                best = int((scores[i] / length.float() ** length_penalty - 1e6 * ~finished[i]).argmax())
            row = history[i, best].tolist()
            out.append(row[:row.index(0)] if 0 in row else row)
        return out


class OutputLoss(torch.autograd.Function):
    """Projection, softmax and smoothed cross entropy in one, by chunks.

    The gradients are computed in the forward pass, chunk by chunk, so that the
    logits of the whole batch never exist. `correction` is added to the logits
    of each class: for a sampled class, the logarithm of how many classes it
    stands for.
    """

    @staticmethod
    def forward(ctx, hidden, weight, bias, target, correction, smoothing, classes, chunk, kind):
        n = hidden.shape[0]
        w = weight.to(kind)
        uniform = correction.exp().mul_(smoothing / classes)
        uniform_total = uniform.sum()
        grad_hidden = torch.empty(hidden.shape, dtype=kind, device=hidden.device)
        grad_weight = torch.zeros(weight.shape, dtype=torch.float32, device=hidden.device)
        grad_bias = torch.zeros_like(bias)
        loss = torch.zeros((), device=hidden.device)
        plain = torch.zeros((), device=hidden.device)
        shift = bias + correction
        for start in range(0, n, chunk):
            h, t = hidden[start:start + chunk].to(kind), target[start:start + chunk, None]
            z = (h @ w.t()).float().add_(shift)
            z.sub_(z.max(1, keepdim=True).values)
            at_target = z.gather(1, t) - correction[t]
            # Mean logit under the smoothing distribution, before exponentiation.
            smooth = (z - correction) @ uniform if smoothing else 0.0
            z.exp_()
            total = z.sum(1, keepdim=True)
            log_total = total.log()
            nll = log_total - at_target
            plain += nll.sum()
            loss += ((1 - smoothing) * nll).sum()
            if smoothing:
                loss += (uniform_total * log_total[:, 0] - smooth).sum()
            z.div_(total).mul_((1 - smoothing) + uniform_total if smoothing else 1.0)
            if smoothing:
                z.sub_(uniform)
            z.scatter_add_(1, t, torch.full_like(at_target, smoothing - 1))
            g = z.to(kind)
            grad_hidden[start:start + chunk] = g @ w
            grad_weight += (g.t() @ h).float()
            grad_bias += z.sum(0)
        ctx.save_for_backward(grad_hidden, grad_weight, grad_bias)
        ctx.kinds = hidden.dtype, weight.dtype
        ctx.mark_non_differentiable(plain)
        return loss / n, plain / n

    @staticmethod
    def backward(ctx, grad, _):
        hidden, weight, bias = ctx.saved_tensors
        scale = grad / hidden.shape[0]
        return ((hidden * scale).to(ctx.kinds[0]), (weight * scale).to(ctx.kinds[1]), bias * scale,
                None, None, None, None, None, None)


def output_loss(model, states, target, smoothing=0.1, candidates=0, chunk=512, kind=torch.float32):
    """Label-smoothed loss of decoder states (flattened) against target ids.

    Args:
        model: the Marian model.
        states: tokens x d.
        target: tokens.
        smoothing: label smoothing.
        candidates: 0 for the full softmax; else the batch's own words plus
            random others up to that number stand for the vocabulary.
        chunk: tokens per chunk.
        kind: dtype of the matrix products.

    Returns:
        (loss, negative log-likelihood per token without smoothing).
    """
    classes = model.config.vocab - 1
    device = states.device
    if candidates and candidates < classes:
        own = torch.unique(target)
        rest_mask = torch.ones(classes, dtype=torch.bool, device=device)
        rest_mask[own] = False
        rest = rest_mask.nonzero()[:, 0]
        drawn = max(candidates - len(own), classes // 16)
        drawn = rest[torch.randint(len(rest), (drawn,), device=device).unique()]
        chosen = torch.cat([own, drawn])
        correction = torch.zeros(len(chosen), device=device)
        correction[len(own):] = math.log(len(rest) / max(len(drawn), 1))
        place = torch.empty(classes, dtype=torch.long, device=device)
        place[chosen] = torch.arange(len(chosen), device=device)
        return OutputLoss.apply(states, F.embedding(chosen, model.shared.weight), model.bias[chosen],
                                place[target], correction, smoothing, classes, chunk, kind)
    weight, bias = model.shared.weight[:classes], model.bias[:classes]
    correction = torch.zeros(classes, device=device)
    return OutputLoss.apply(states, weight, bias, target, correction, smoothing, classes, chunk, kind)


def half_copy(model):
    """A copy of a model whose linear layers, and so its activations, are in bf16.

    Embeddings and norms stay in fp32: gradients of frequent pieces are long sums.
    """
    worker = copy.deepcopy(model)
    for module in worker.modules():
        if isinstance(module, nn.Linear):
            module.to(torch.bfloat16)
    return worker


def guided_loss(log_weights, alignment):
    """Cross entropy of one head's attention against word alignments.

    Args:
        log_weights: batch x target x source.
        alignment: same shape, rows sum to one or zero.
    """
    rows = alignment.sum()
    return -(alignment * log_weights).sum() / rows.clamp(min=1)


# ---- Hugging Face names -------------------------------------------------

def _linear(out, prefix, weight, bias):
    out[prefix + ".weight"], out[prefix + ".bias"] = weight, bias


def to_hf(model):
    """The state dict under MarianMTModel's names (without tied copies)."""
    c, out = model.config, {}
    out["model.shared.weight"] = model.shared.weight
    out["final_logits_bias"] = model.bias[None]
    for side, stack in (("encoder", model.encoder), ("decoder", model.decoder)):
        for i, layer in enumerate(stack):
            base = f"model.{side}.layers.{i}."
            a = layer.attention
            for j, part in enumerate("qkv"):
                rows = slice(j * c.d, (j + 1) * c.d)
                _linear(out, f"{base}self_attn.{part}_proj", a.qkv.weight[rows], a.qkv.bias[rows])
            _linear(out, base + "self_attn.out_proj", a.out.weight, a.out.bias)
            _linear(out, base + "self_attn_layer_norm", layer.attention_norm.weight, layer.attention_norm.bias)
            if side == "decoder":
                x = layer.cross
                _linear(out, base + "encoder_attn.q_proj", x.q.weight, x.q.bias)
                for j, part in enumerate("kv"):
                    rows = slice(j * c.d, (j + 1) * c.d)
                    _linear(out, f"{base}encoder_attn.{part}_proj", x.kv.weight[rows], x.kv.bias[rows])
                _linear(out, base + "encoder_attn.out_proj", x.out.weight, x.out.bias)
                _linear(out, base + "encoder_attn_layer_norm", layer.cross_norm.weight, layer.cross_norm.bias)
            _linear(out, base + "fc1", layer.fc1.weight, layer.fc1.bias)
            _linear(out, base + "fc2", layer.fc2.weight, layer.fc2.bias)
            _linear(out, base + "final_layer_norm", layer.norm.weight, layer.norm.bias)
    return {k: v.detach().cpu().contiguous() for k, v in out.items()}


@torch.no_grad()
def from_hf(model, state):
    """Fills the model from a state dict under MarianMTModel's names."""
    c = model.config

    def take(target, *names):
        for kind in ("weight", "bias"):
            value = torch.cat([state[f"{n}.{kind}"].float() for n in names])
            getattr(target, kind).copy_(value)

    model.shared.weight.copy_(state["model.shared.weight"].float())
    model.bias.copy_(state["final_logits_bias"].float().view(-1))
    for side, stack in (("encoder", model.encoder), ("decoder", model.decoder)):
        for i, layer in enumerate(stack):
            base = f"model.{side}.layers.{i}."
            take(layer.attention.qkv, *(f"{base}self_attn.{p}_proj" for p in "qkv"))
            take(layer.attention.out, base + "self_attn.out_proj")
            take(layer.attention_norm, base + "self_attn_layer_norm")
            if side == "decoder":
                take(layer.cross.q, base + "encoder_attn.q_proj")
                take(layer.cross.kv, *(f"{base}encoder_attn.{p}_proj" for p in "kv"))
                take(layer.cross.out, base + "encoder_attn.out_proj")
                take(layer.cross_norm, base + "encoder_attn_layer_norm")
            take(layer.fc1, base + "fc1")
            take(layer.fc2, base + "fc2")
            take(layer.norm, base + "final_layer_norm")
    return model


def hf_config(c):
    """config.json of a bundle."""
    return {
        "architectures": ["MarianMTModel"], "model_type": "marian", "is_encoder_decoder": True,
        "vocab_size": c.vocab, "decoder_vocab_size": c.vocab, "d_model": c.d,
        "encoder_layers": c.encoder_layers, "decoder_layers": c.decoder_layers,
        "encoder_attention_heads": c.heads, "decoder_attention_heads": c.heads,
        "encoder_ffn_dim": c.ffn, "decoder_ffn_dim": c.ffn, "num_hidden_layers": c.encoder_layers,
        "activation_function": "relu" if c.activation == "relu" else "swish",
        "max_position_embeddings": c.positions, "max_length": c.positions, "num_beams": 4,
        "dropout": c.dropout, "attention_dropout": 0.0, "activation_dropout": 0.0,
        "encoder_layerdrop": 0.0, "decoder_layerdrop": 0.0, "init_std": 0.02,
        "normalize_before": False, "normalize_embedding": False, "add_bias_logits": False,
        "add_final_layer_norm": False, "static_position_embeddings": True, "scale_embedding": True,
        "share_encoder_decoder_embeddings": True, "tie_word_embeddings": True, "use_cache": True,
        "pad_token_id": c.pad, "eos_token_id": 0, "forced_eos_token_id": 0, "bos_token_id": 0,
        "decoder_start_token_id": c.pad, "bad_words_ids": [[c.pad]], "torch_dtype": "float16",
    }


def config_from_hf(values):
    """Config of a bundle's config.json."""
    return Config(
        vocab=values["vocab_size"], d=values["d_model"], heads=values["encoder_attention_heads"],
        ffn=values["encoder_ffn_dim"], encoder_layers=values["encoder_layers"],
        decoder_layers=values["decoder_layers"],
        activation="relu" if values["activation_function"] == "relu" else "swish",
        positions=values["max_position_embeddings"], dropout=values.get("dropout", 0.1))


def load_bundle(folder, dropout=None):
    """Loads a bundle folder (sharded or single safetensors)."""
    from safetensors.torch import load_file
    with open(os.path.join(folder, "config.json"), encoding="utf-8") as file:
        config = config_from_hf(json.load(file))
    if dropout is not None:
        config.dropout = dropout
    state = {}
    for path in sorted(glob.glob(os.path.join(folder, "model*.safetensors"))):
        state.update(load_file(path))
    return from_hf(Marian(config), state)

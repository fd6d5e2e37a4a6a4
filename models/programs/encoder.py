"""The weight-free TorchScript program for BERT-like sentence encoders.

As with seq2seq.py, it is exported once, without weights, and the host hands it the checkpoint's
tensors at start:

    option(name, value)      sizes, see OPTIONS below
    put(name, tensor)        one tensor under its Hugging Face name without the leading "bert."
    build()                  checks and fuses the weights; `put` tensors are released

    embed(ids, lengths)      -> batch x width numbers, a unit vector a sentence, row by row

A vector is the mean of the last hidden states of a sentence's own tokens, special ones included,
divided by its length (Reimers and Gurevych 2019, "Sentence-BERT"). Everything is computed in fp32.
Weights are read only after `build`.

OPTIONS (all integers)
    layers, heads
"""

from typing import Dict, List

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.options = torch.jit.Attribute({}, Dict[str, int])
        self.given = torch.jit.Attribute({}, Dict[str, Tensor])
        # four linear layers and two norms a layer; the first norm is that of the embeddings
        self.weights = torch.jit.Attribute([], List[Tensor])
        self.biases = torch.jit.Attribute([], List[Tensor])
        self.norm_weights = torch.jit.Attribute([], List[Tensor])
        self.norm_biases = torch.jit.Attribute([], List[Tensor])
        self.words = torch.zeros(0)
        self.positions = torch.zeros(0)
        self.layers = 0
        self.heads = 1

    # ---------------------------------------------------------------- loading

    @torch.jit.export
    def option(self, name: str, value: int) -> int:
        self.options[name] = value
        return value

    @torch.jit.export
    def put(self, name: str, value: Tensor) -> int:
        """Takes a copy of the tensor, in fp32; returns its number of elements."""
        self.given[name] = torch.empty_like(value, dtype=torch.float32).copy_(value)
        return value.numel()

    @torch.jit.export
    def build(self) -> int:
        """Takes what was put; returns the number of linear layers."""
        self.layers = self.options["layers"]
        self.heads = self.options["heads"]
        self.words = self.given["embeddings.word_embeddings.weight"]
        # every token of a lone sentence is of type 0
        self.positions = (
            self.given["embeddings.position_embeddings.weight"]
            + self.given["embeddings.token_type_embeddings.weight"][0]
        )
        self.norm("embeddings.LayerNorm")
        for i in range(self.layers):
            layer = "encoder.layer." + str(i) + "."
            self.attention_in(layer + "attention.self.")
            self.linear_named(layer + "attention.output.dense")
            self.norm(layer + "attention.output.LayerNorm")
            self.linear_named(layer + "intermediate.dense")
            self.linear_named(layer + "output.dense")
            self.norm(layer + "output.LayerNorm")
        self.given.clear()
        return len(self.weights)

    def norm(self, name: str) -> int:
        self.norm_weights.append(self.given[name + ".weight"])
        self.norm_biases.append(self.given[name + ".bias"])
        return len(self.norm_weights)

    def attention_in(self, prefix: str) -> int:
        """Query, key and value as one layer."""
        weights: List[Tensor] = []
        biases: List[Tensor] = []
        for part in ["query", "key", "value"]:
            weights.append(self.given[prefix + part + ".weight"])
            biases.append(self.given[prefix + part + ".bias"])
        self.weights.append(torch.cat(weights))
        self.biases.append(torch.cat(biases))
        return len(self.weights)

    def linear_named(self, name: str) -> int:
        self.weights.append(self.given[name + ".weight"])
        self.biases.append(self.given[name + ".bias"])
        return len(self.weights)

    # ---------------------------------------------------------------- running

    def linear(self, index: int, x: Tensor) -> Tensor:
        return F.linear(x, self.weights[index], self.biases[index])

    def normed(self, index: int, x: Tensor) -> Tensor:
        weight = self.norm_weights[index]
        return F.layer_norm(x, [x.size(-1)], weight, self.norm_biases[index], 1e-12)

    def padded(self, x: Tensor, real: Tensor, places: int) -> Tensor:
        """Rows of real tokens at their places among so many; the others are zero."""
        return torch.zeros(places, x.size(1)).index_copy_(0, real, x)

    @torch.jit.export
    def embed(self, ids: List[int], lengths: List[int]) -> List[float]:
        """Unit vectors of padded sentences [batch, length] with their true lengths [batch].

        Where the length is a multiple of 8, sums over a sentence's positions are the same however
        long the padding is: it adds exact zeros to the same SIMD lanes.
        """
        batch = len(lengths)
        length = len(ids) // batch
        heads = self.heads
        counts = torch.tensor(lengths, dtype=torch.long).unsqueeze(1)
        inside = torch.arange(length).unsqueeze(0) < counts
        # everything but attention works on the real tokens only, one after another: [tokens, width]
        real = inside.view(-1).nonzero().view(-1)
        tokens = torch.tensor(ids, dtype=torch.long).index_select(0, real)
        x = F.embedding(tokens, self.words)
        x = self.normed(0, x + F.embedding(real.remainder(length), self.positions))
        mask = torch.zeros(batch, length).masked_fill_(inside.logical_not(), float("-inf"))
        mask = mask.view(batch, 1, 1, length)
        width = x.size(1)
        for i in range(self.layers):
            qkv = self.padded(self.linear(4 * i, x), real, batch * length)
            qkv = qkv.view(batch, length, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
            mixed = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
            mixed = mixed.transpose(1, 2).reshape(batch * length, width).index_select(0, real)
            x = self.normed(2 * i + 1, x + self.linear(4 * i + 1, mixed))
            inner = F.gelu(self.linear(4 * i + 2, x))
            x = self.normed(2 * i + 2, x + self.linear(4 * i + 3, inner))
        # dividing the sum by its own length makes the mean's divisor needless
        total = self.padded(x, real, batch * length).view(batch, length, width).sum(1)
        vectors: List[float] = F.normalize(total, dim=1).to(torch.float64).view(-1).tolist()
        return vectors

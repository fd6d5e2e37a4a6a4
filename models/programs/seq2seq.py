"""The weight-free TorchScript program for post-norm encoder-decoders (Marian, BART).

One program serves every checkpoint of the family: it is exported once, without weights, and the
host (Java, through DJL) hands it the checkpoint's tensors at start:

    option(name, value)      architecture flags and sizes, see OPTIONS below
    put(name, tensor)        one tensor under its Hugging Face name without the leading "model."
    build()                  checks, fuses and packs the weights; `put` tensors are released

    encode(ids, lengths)                                 -> state
    step(state, tokens, order, banned, position, top)    -> rows x (1 + 2 * top) numbers, and
                                                            looks at the source if asked for
    compact(state, keep)                                 -> drops sentences from the state
    force(ids, lengths, targets)                         -> batch x length x vocabulary logits

Numbers cross the border as flat lists, row by row, which spares the host a native object each.
The state is a dictionary that `step` changes in place; it belongs to one batch and one thread.
Weights are read only after `build`, so any number of threads may run batches at once.

OPTIONS (all integers)
    encoder_layers, decoder_layers, encoder_heads, decoder_heads, positions
    encoder_precision, decoder_precision   0 fp32, 1 int8, 2 bf16
    activation           0 relu, 1 gelu (erf), 2 swish
    learned_positions    0 sinusoidal (Marian), 1 learned with an offset of two rows (BART)
    embedding_norm       1 if a layer norm follows the embeddings (BART)
    scale_embedding      1 if embeddings are multiplied by sqrt(width)
    looking_layer        the decoder layer whose cross attention says where a token comes from
    looking_heads        which of its heads do: the sum of 2 ** head
    activation_levels    127, or 63 where 8-bit products would saturate (x86 without VNNI)

int8: weights are symmetric per output channel; activations are scaled per row, so that a
sentence's result does not depend on what shares its batch: a row is divided by its own largest
magnitude, quantised with one fixed scale, and multiplied back after the integer product. What
comes from a ReLU has no sign and gets all levels; quantising it is what cuts negative numbers off.
"""

from typing import Dict, Final, List

import torch
import torch.nn.functional as F
from torch import Tensor, nn

FP32 = 0
INT8 = 1
BF16 = 2


def empty_packed():
    """A one-element packed weight: gives the list its type and holds the place of unpacked ones."""
    one = torch.quantize_per_channel(
        torch.zeros(1, 1),
        torch.ones(1, dtype=torch.float64),
        torch.zeros(1, dtype=torch.long),
        0,
        torch.qint8,
    )
    return torch.ops.quantized.linear_prepack(one, None)


class Seq2Seq(nn.Module):
    # A token with a bias below this is never the answer, and the softmax does not feel it: our own
    # bundles rule out the pieces of the source language so. It gets no column in the projection.
    forbidden: Final[float] = -50.0
    fewest_columns: Final[int] = 256

    def __init__(self):
        super().__init__()
        self.options = torch.jit.Attribute({}, Dict[str, int])
        self.given = torch.jit.Attribute({}, Dict[str, Tensor])
        # linear layers, by index: see `pack`
        self.kinds = torch.jit.Attribute([], List[int])
        self.packed = [empty_packed()]
        self.weights = torch.jit.Attribute([], List[Tensor])
        self.biases = torch.jit.Attribute([], List[Tensor])
        # layer norms, by index
        self.norm_weights = torch.jit.Attribute([], List[Tensor])
        self.norm_biases = torch.jit.Attribute([], List[Tensor])
        self.source_embedding = torch.zeros(0)
        self.target_embedding = torch.zeros(0)
        self.source_positions = torch.zeros(0)
        self.target_positions = torch.zeros(0)
        self.source_scale = 1.0
        self.levels = 63
        self.activation = 0
        self.encoder_layers = 0
        self.decoder_layers = 0
        self.encoder_heads = 1
        self.decoder_heads = 1
        self.embedding_norm = 0
        self.looking_layer = 0
        self.looking_heads = torch.jit.Attribute([], List[int])
        self.cross_projection = 0
        self.output_projection = 0
        # the tokens that the output projection has columns for, and the column of each token or -1
        self.offered = torch.zeros(0, dtype=torch.long)
        self.columns = torch.zeros(0, dtype=torch.long)
        self.output_bias = torch.zeros(0)

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
        """Packs what was put; returns the number of linear layers."""
        o = self.options
        self.encoder_layers = o["encoder_layers"]
        self.decoder_layers = o["decoder_layers"]
        self.encoder_heads = o["encoder_heads"]
        self.decoder_heads = o["decoder_heads"]
        self.embedding_norm = o["embedding_norm"]
        self.activation = o["activation"]
        self.levels = o["activation_levels"]
        self.looking_layer = o["looking_layer"]
        for head in range(self.decoder_heads):
            if (o["looking_heads"] >> head) & 1 == 1:
                self.looking_heads.append(head)
        encoder_precision = o["encoder_precision"]
        decoder_precision = o["decoder_precision"]

        if "shared.weight" in self.given:
            self.source_embedding = self.given["shared.weight"]
            self.target_embedding = self.given["shared.weight"]
        else:
            self.source_embedding = self.given["encoder.embed_tokens.weight"]
            self.target_embedding = self.given["decoder.embed_tokens.weight"]
        width = self.source_embedding.size(1)
        self.source_scale = float(width) ** 0.5 if o["scale_embedding"] == 1 else 1.0
        if o["learned_positions"] == 1:
            self.source_positions = self.given["encoder.embed_positions.weight"][2:].contiguous()
            self.target_positions = self.given["decoder.embed_positions.weight"][2:].contiguous()
        else:
            self.source_positions = self.sinusoids(o["positions"], width)
            self.target_positions = self.source_positions

        if self.embedding_norm == 1:
            self.norm("encoder.layernorm_embedding")
            self.norm("decoder.layernorm_embedding")
        for i in range(self.encoder_layers):
            layer = "encoder.layers." + str(i) + "."
            self.attention_in(layer + "self_attn.", encoder_precision)
            self.pack_named(layer + "self_attn.out_proj", encoder_precision)
            self.pack_named(layer + "fc1", encoder_precision)
            self.pack_named(layer + "fc2", encoder_precision)
            self.norm(layer + "self_attn_layer_norm")
            self.norm(layer + "final_layer_norm")
        cross_weights: List[Tensor] = []
        cross_biases: List[Tensor] = []
        for i in range(self.decoder_layers):
            layer = "decoder.layers." + str(i) + "."
            self.attention_in(layer + "self_attn.", decoder_precision)
            self.pack_named(layer + "self_attn.out_proj", decoder_precision)
            self.pack_named(layer + "encoder_attn.q_proj", decoder_precision)
            self.pack_named(layer + "encoder_attn.out_proj", decoder_precision)
            self.pack_named(layer + "fc1", decoder_precision)
            self.pack_named(layer + "fc2", decoder_precision)
            self.norm(layer + "self_attn_layer_norm")
            self.norm(layer + "encoder_attn_layer_norm")
            self.norm(layer + "final_layer_norm")
            for part in ["k_proj", "v_proj"]:
                cross_weights.append(self.given[layer + "encoder_attn." + part + ".weight"])
                cross_biases.append(self.given[layer + "encoder_attn." + part + ".bias"])
        self.cross_projection = self.pack(
            torch.cat(cross_weights), torch.cat(cross_biases), encoder_precision
        )
        output = self.target_embedding
        if "lm_head.weight" in self.given:
            output = self.given["lm_head.weight"]
        self.output_bias = self.given["final_logits_bias"].reshape(-1)
        # what is not a number is not below anything, and must show
        possible = (self.output_bias <= self.forbidden).logical_not().nonzero().view(-1)
        if possible.numel() < output.size(0) and possible.numel() >= self.fewest_columns:
            self.offered = possible
            self.columns = torch.full([output.size(0)], -1, dtype=torch.long)
            self.columns[possible] = torch.arange(possible.numel())
            self.output_projection = self.pack(
                output.index_select(0, possible), self.output_bias[possible], decoder_precision
            )
        else:
            self.output_projection = self.pack(output, self.output_bias, decoder_precision)
        self.given.clear()
        return len(self.kinds)

    def sinusoids(self, positions: int, width: int) -> Tensor:
        """Sines in the first half, cosines in the second, as Marian lays them out."""
        place = torch.arange(positions, dtype=torch.float64).unsqueeze(1)
        pair = torch.arange(width, dtype=torch.float64).div(2.0, rounding_mode="floor")
        angles = place / torch.pow(torch.tensor(10000.0, dtype=torch.float64), 2.0 * pair / width)
        table = torch.cat([angles[:, 0::2].sin(), angles[:, 1::2].cos()], 1)
        return table.to(torch.float32)

    def norm(self, name: str) -> int:
        self.norm_weights.append(self.given[name + ".weight"])
        self.norm_biases.append(self.given[name + ".bias"])
        return len(self.norm_weights)

    def attention_in(self, prefix: str, precision: int) -> int:
        """Query, key and value as one layer."""
        weights: List[Tensor] = []
        biases: List[Tensor] = []
        for part in ["q_proj", "k_proj", "v_proj"]:
            weights.append(self.given[prefix + part + ".weight"])
            biases.append(self.given[prefix + part + ".bias"])
        return self.pack(torch.cat(weights), torch.cat(biases), precision)

    def pack_named(self, name: str, precision: int) -> int:
        return self.pack(self.given[name + ".weight"], self.given[name + ".bias"], precision)

    def pack(self, weight: Tensor, bias: Tensor, precision: int) -> int:
        self.kinds.append(precision)
        if precision == 1:
            scales = (weight.abs().amax(1) / 127.0).clamp_min(1e-12).to(torch.float64)
            zeros = torch.zeros(weight.size(0), dtype=torch.long)
            quantised = torch.quantize_per_channel(weight, scales, zeros, 0, torch.qint8)
            self.packed.append(torch.ops.quantized.linear_prepack(quantised, None))
            self.weights.append(torch.zeros(0))
            self.biases.append(bias)
        elif precision == 2:
            self.packed.append(self.packed[0])
            self.weights.append(weight.to(torch.bfloat16))
            self.biases.append(bias.to(torch.bfloat16))
        else:
            self.packed.append(self.packed[0])
            self.weights.append(weight)
            self.biases.append(bias)
        return len(self.kinds) - 1

    # ---------------------------------------------------------------- layers

    def few_shapes(self, rows: int) -> int:
        """So many rows or a few more: oneDNN compiles a kernel for each shape that it meets."""
        if rows <= 8:
            return rows
        grain = 16 if rows <= 128 else 32
        return (rows + grain - 1) // grain * grain

    def linear(self, index: int, x: Tensor) -> Tensor:
        kind = self.kinds[index]
        if kind == 1:
            rows = x.reshape(-1, x.size(-1))
            # two passes over the rows, but neither writes them, as abs() would
            largest = torch.maximum(rows.amax(1, True), rows.amin(1, True).neg_())
            return self.product(index, x, largest, self.levels, self.levels + 1)
        if kind == 2:
            width = x.size(-1)
            rows = x.reshape(-1, width)
            count = rows.size(0)
            few = self.few_shapes(count)
            if few == count:
                rows = rows.to(torch.bfloat16)
            else:
                rows = torch.empty(few, width, dtype=torch.bfloat16)
                rows[:count] = x.reshape(-1, width)
                rows[count:] = 0
            product = F.linear(rows, self.weights[index], self.biases[index])
            shape = x.size()
            shape[len(shape) - 1] = product.size(1)
            return product[:count].to(torch.float32).view(shape)
        return F.linear(x, self.weights[index], self.biases[index])

    def product(self, index: int, x: Tensor, largest: Tensor, levels: int, zero: int) -> Tensor:
        """An int8 layer: rows divided by their `largest` become integers around `zero`."""
        scale = largest.clamp_min_(1e-20)
        product = torch.ops.quantized.linear_with_input_q_dq_qweight_dq_output_fp32(
            x.reshape(-1, x.size(-1)) / scale, 1.0 / levels, zero, self.packed[index + 1]
        )
        shape = x.size()
        shape[len(shape) - 1] = product.size(1)
        # in place: a large result in fresh memory costs more than the arithmetic
        return torch.addcmul(self.biases[index], product, scale, out=product).view(shape)

    def feed_forward(self, index: int, x: Tensor) -> Tensor:
        """Two layers with the activation between them."""
        inner = self.linear(index, x)
        if self.activation == 0 and self.kinds[index + 1] == 1:
            largest = inner.view(-1, inner.size(-1)).amax(1, True)
            return self.product(index + 1, inner, largest, 2 * self.levels + 1, 0)
        return self.linear(index + 1, self.active(inner))

    def normed(self, index: int, x: Tensor) -> Tensor:
        return F.layer_norm(x, [x.size(-1)], self.norm_weights[index], self.norm_biases[index])

    def active(self, x: Tensor) -> Tensor:
        if self.activation == 0:
            return F.relu(x)
        if self.activation == 1:
            return F.gelu(x)
        return F.silu(x)

    # ---------------------------------------------------------------- encoder

    def padded(self, x: Tensor, real: Tensor, places: int) -> Tensor:
        """Rows of real tokens at their places among so many; the others are zero."""
        return torch.zeros(places, x.size(1)).index_copy_(0, real, x)

    @torch.jit.export
    def encode(self, ids: List[int], lengths: List[int]) -> Dict[str, Tensor]:
        """Encodes padded source ids [batch, length] with their true lengths [batch].

        Where the length is a multiple of 8, sums over a sentence's positions are the same to the
        last bit however long the padding is: it adds exact zeros to the same SIMD lanes.
        """
        batch = len(lengths)
        length = len(ids) // batch
        heads = self.encoder_heads
        inside = torch.arange(length).unsqueeze(0) < torch.tensor(
            lengths, dtype=torch.long
        ).unsqueeze(1)
        # everything but attention works on the real tokens only, one after another: [tokens, width]
        real = inside.view(-1).nonzero().view(-1)
        tokens = torch.tensor(ids, dtype=torch.long).index_select(0, real)
        x = F.embedding(tokens, self.source_embedding) * self.source_scale
        x = x + F.embedding(real.remainder(length), self.source_positions)
        if self.embedding_norm == 1:
            x = self.normed(0, x)
        mask = torch.zeros(batch, length).masked_fill_(inside.logical_not(), float("-inf"))
        mask = mask.view(batch, 1, 1, length)
        width = x.size(1)
        linear = 0
        norm = 2 * self.embedding_norm
        for _ in range(self.encoder_layers):
            qkv = self.padded(self.linear(linear, x), real, batch * length)
            qkv = qkv.view(batch, length, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
            mixed = F.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
            mixed = mixed.transpose(1, 2).reshape(batch * length, width).index_select(0, real)
            x = self.normed(norm, x + self.linear(linear + 1, mixed))
            x = self.normed(norm + 1, x + self.feed_forward(linear + 2, x))
            linear += 4
            norm += 2
        heads = self.decoder_heads
        cross = self.padded(self.linear(self.cross_projection, x), real, batch * length)
        cross = cross.view(batch, length, self.decoder_layers, 2, heads, width // heads)
        return {
            # [layer, key or value, sentence, head, source position, head width]
            "cross": cross.permute(2, 3, 0, 4, 1, 5).contiguous(),
            "mask": mask,
            # [target position, row, layer, key or value, width]: rows are added by `step`
            "cache": torch.zeros(0, 0, self.decoder_layers, 2, width),
            "spare": torch.zeros(0, 0, self.decoder_layers, 2, width),
        }

    # ---------------------------------------------------------------- decoder

    def buffer(self, like: Tensor, positions: int, rows: int) -> Tensor:
        """An uninitialised cache of at least that many positions."""
        places = max(16, like.size(0))
        while places < positions:
            places = places * 2
        return torch.empty(places, rows, like.size(2), like.size(3), like.size(4))

    def arrange(
        self, state: Dict[str, Tensor], rows: int, order: Tensor, position: int
    ) -> Tensor:
        """The cache with row i holding what row order[i] held, and room for one more position."""
        cache = state["cache"]
        if position > 0 and order.numel() > 0:
            spare = state["spare"]
            if spare.size(1) != rows or spare.size(0) < position + 1:
                spare = self.buffer(cache, position + 1, rows)
            torch.index_select(cache[:position], 1, order, out=spare[:position])
            state["spare"] = cache
            cache = spare
        elif cache.size(0) < position + 1:
            grown = self.buffer(cache, position + 1, rows)
            if position > 0:
                grown[:position] = cache[:position]
            cache = grown
        state["cache"] = cache
        return cache

    def looks(self, query: Tensor, keys: Tensor, mask: Tensor) -> Tensor:
        """How much queries [sentences, beams, heads, head width] look at each source position.

        The mean of the heads that say so: [rows, source length].
        """
        mean = torch.zeros(0)
        for head in self.looking_heads:
            scores = torch.matmul(query[:, :, head], keys[:, head].transpose(1, 2))
            weights = torch.softmax(scores / float(query.size(3)) ** 0.5 + mask, 2)
            mean = weights if mean.numel() == 0 else mean + weights
        return (mean / float(len(self.looking_heads))).view(-1, keys.size(2))

    def hidden(
        self, state: Dict[str, Tensor], tokens: Tensor, order: Tensor, position: int, looking: int
    ) -> Tensor:
        """The decoder's last hidden state [rows, width] for one more token a row.

        looking: 1 to leave in the state what each row looks at.
        """
        rows = tokens.size(0)
        cache = self.arrange(state, rows, order, position)
        cross = state["cross"]
        mask = state["mask"]
        sentences = cross.size(2)
        beams = rows // sentences
        heads = self.decoder_heads
        width = self.target_embedding.size(1)
        head_width = width // heads
        x = F.embedding(tokens, self.target_embedding) * self.source_scale
        x = x + self.target_positions[position]
        if self.embedding_norm == 1:
            x = self.normed(1, x)
        linear = 4 * self.encoder_layers
        norm = 2 * self.embedding_norm + 2 * self.encoder_layers
        for layer in range(self.decoder_layers):
            qkv = self.linear(linear, x)
            cache[position, :, layer] = qkv[:, width:].view(rows, 2, width)
            past = cache[: position + 1, :, layer].view(position + 1, rows, 2, heads, head_width)
            past = past.permute(2, 1, 3, 0, 4)
            query = qkv[:, :width].view(rows, heads, 1, head_width)
            mixed = F.scaled_dot_product_attention(query, past[0], past[1]).reshape(rows, width)
            x = self.normed(norm, x + self.linear(linear + 1, mixed))
            query = self.linear(linear + 2, x).view(sentences, beams, heads, head_width)
            if looking == 1 and layer == self.looking_layer:
                state["looks"] = self.looks(query, cross[layer, 0], mask[:, 0])
            mixed = F.scaled_dot_product_attention(
                query.transpose(1, 2), cross[layer, 0], cross[layer, 1], attn_mask=mask
            )
            mixed = mixed.transpose(1, 2).reshape(rows, width)
            x = self.normed(norm + 1, x + self.linear(linear + 3, mixed))
            x = self.normed(norm + 2, x + self.feed_forward(linear + 4, x))
            linear += 6
            norm += 3
        return x

    @torch.jit.export
    def step(
        self,
        state: Dict[str, Tensor],
        tokens: List[int],
        order: List[int],
        banned: List[int],
        position: int,
        top: int,
        renormalise: int,
        looking: int,
    ) -> List[float]:
        """One decoding step.

        tokens [rows]: the last token of each row. Rows are grouped by sentence, the same number
          for each.
        order [rows]: the row of the last step that each row continues; empty if unchanged.
        banned [n, 2]: pairs of row and token that must not be chosen; row -1 is every row.
        position: how many tokens the rows already hold.
        renormalise: 1 if the sum leaves banned tokens out.
        looking: 1 if it is asked where the next tokens come from.

        Returns for each row [logarithm of the sum of all exponentials; top scores; top tokens; if
        asked for, how much it looks at each source position]: scores are logits with banned ones
        at minus infinity. A row with a logit that is not a number has a first column that is not
        a number.
        """
        last = torch.tensor(tokens, dtype=torch.long)
        rows = torch.tensor(order, dtype=torch.long)
        x = self.hidden(state, last, rows, position, looking)
        logits = self.linear(self.output_projection, x)
        total = torch.logsumexp(logits, 1, True)
        if len(banned) > 0:
            pairs = torch.tensor(banned, dtype=torch.long).view(-1, 2)
            if self.offered.numel() > 0:
                pairs[:, 1] = self.columns[pairs[:, 1]]
                pairs = pairs[pairs[:, 1] >= 0]
            everywhere = pairs[:, 0] < 0
            logits[:, pairs[everywhere, 1]] = float("-inf")
            single = pairs[everywhere.logical_not()]
            logits[single[:, 0], single[:, 1]] = float("-inf")
            if renormalise == 1:
                total = torch.logsumexp(logits, 1, True)
        if top == 1:
            best, token = logits.max(1, True)
        else:
            best, token = logits.topk(top, 1)
        if self.offered.numel() > 0:
            token = self.offered[token]
        columns = [total.to(torch.float64), best.to(torch.float64), token.to(torch.float64)]
        if looking == 1:
            columns.append(state["looks"].to(torch.float64))
        result: List[float] = torch.cat(columns, 1).view(-1).tolist()
        return result

    @torch.jit.export
    def compact(self, state: Dict[str, Tensor], keep: List[int]) -> int:
        """Keeps only the named sentences [n] of the source side.

        The target side follows with the next step's `order`.
        """
        kept = torch.tensor(keep, dtype=torch.long)
        state["cross"] = state["cross"].index_select(2, kept)
        state["mask"] = state["mask"].index_select(0, kept)
        return len(keep)

    @torch.jit.export
    def force(self, ids: List[int], lengths: List[int], targets: List[int]) -> List[float]:
        """Logits after each of the given decoder inputs [batch, length].

        A token without a column stands at its bias.
        """
        state = self.encode(ids, lengths)
        inputs = torch.tensor(targets, dtype=torch.long).view(len(lengths), -1)
        unchanged = torch.zeros(0, dtype=torch.long)
        steps: List[Tensor] = []
        for position in range(inputs.size(1)):
            x = self.hidden(state, inputs[:, position], unchanged, position, 0)
            steps.append(self.linear(self.output_projection, x))
        logits = torch.stack(steps, 1)
        if self.offered.numel() > 0:
            found = logits
            logits = self.output_bias.expand(found.size(0), found.size(1), -1).clone()
            logits[:, :, self.offered] = found
        result: List[float] = logits.view(-1).to(torch.float64).tolist()
        return result

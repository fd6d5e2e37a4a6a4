// Measures transformers.js as systems.py measures the Python systems: one job as JSON on stdin, its
// figures as JSON on stdout. Greedy only, which is all that the library can do.

import { readFileSync } from "node:fs";
import { dirname, basename } from "node:path";

const job = JSON.parse(readFileSync(0, "utf-8"));
const { AutoModelForSeq2SeqLM, AutoTokenizer, env } = await import("@huggingface/transformers");
env.allowRemoteModels = false;
env.localModelPath = dirname(job.converted);
const name = basename(job.converted);
const session_options = { intraOpNumThreads: job.threads, interOpNumThreads: 1 };
const tokenizer = await AutoTokenizer.from_pretrained(name);
const model = await AutoModelForSeq2SeqLM.from_pretrained(name, {
  dtype: "q8",
  device: "cpu",
  session_options,
});
const pad = model.config.pad_token_id;
const end = model.config.eos_token_id;
const ready = process.uptime();

function* batches(rows, budget) {
  const order = rows.map((_, i) => i).sort((a, b) => rows[b].length - rows[a].length);
  let batch = [];
  for (const i of order) {
    if (batch.length > 0 && rows[batch[0]].length * (batch.length + 1) > budget) {
      yield batch;
      batch = [];
    }
    batch.push(i);
  }
  if (batch.length > 0) yield batch;
}

async function translate(sentences) {
  const sources = sentences.map((sentence) => tokenizer.encode(sentence));
  const outputs = [];
  for (const batch of batches(sources, job.batch_tokens)) {
    const inputs = tokenizer(batch.map((i) => sentences[i]), { padding: true });
    const found = await model.generate({ ...inputs, num_beams: 1, do_sample: false,
      max_length: job.max_length, min_length: job.min_length });
    const texts = tokenizer.batch_decode(found, { skip_special_tokens: true });
    const rows = found.tolist();
    batch.forEach((i, at) => {
      const row = rows[at].slice(1).map(Number);
      const ended = row.indexOf(end);
      const target = ended < 0 ? row.filter((id) => id !== pad) : row.slice(0, ended + 1);
      outputs[i] = { text: texts[at].trim(), source: sources[i].length, target: target.length };
    });
  }
  return outputs;
}

await translate(job.sentences.slice(0, Math.max(1, Math.floor(job.sentences.length / 10))));
const rates = [];
let outputs = [];
for (let pass = 0; pass < job.passes; pass++) {
  const start = performance.now();
  outputs = await translate(job.sentences);
  rates.push((1000 * job.sentences.length) / (performance.now() - start));
}
const millis = [];
for (const sentence of job.singles) {
  const start = performance.now();
  await translate([sentence]);
  millis.push(performance.now() - start);
}
millis.sort((a, b) => a - b);
const at = (index) => (millis.length > 0 ? millis[Math.floor(index)] : null);
const sum = (values) => values.reduce((all, value) => all + value, 0);

console.log(
  JSON.stringify({
    rates,
    source_tokens: sum(outputs.map((output) => output.source)),
    target_tokens: sum(outputs.map((output) => output.target)),
    ended: outputs.filter((output) => output.target < job.max_length - 1).length,
    single_p50_ms: at(millis.length / 2),
    single_p95_ms: at(0.95 * (millis.length - 1)),
    peak_rss_mib: Math.floor(process.resourceUsage().maxRSS / 1024),
    ready_seconds: ready,
    texts: outputs.map((output) => output.text),
  }),
);

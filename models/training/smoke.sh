#!/bin/sh
# The whole pipeline on a toy set, in about a minute: text, vocabulary,
# alignments, training, an interrupted and resumed run, bundle, checks, scores.
# Usage: [PYTHON=python] smoke.sh
set -eu
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python}
toy=$(mktemp -d)
trap 'rm -rf "$toy"' EXIT
cd "$here"
mkdir "$toy/eval" "$toy/pairs"
"$python" templates.py --count 3000 --seed 9 | sed 's/^template/toy/' > "$toy/train.tsv"
printf 'toy_own\tقال الوزير إن الاجتماع انتهى.\tThe minister said the meeting had ended.\n' > "$toy/pairs/own.tsv"
for set in flores-dev ntrex-dev; do
  "$python" templates.py --bank heldout --count 20 --seed 4 > "$toy/held.tsv"
  cut -f2 "$toy/held.tsv" > "$toy/eval/$set.ar"
  cut -f3 "$toy/held.tsv" > "$toy/eval/$set.en"
done
"$python" cleaning.py | cmp - cleaning-vectors.tsv
"$python" prepare.py --corpus "$toy/train.tsv" --work "$toy/work" --pairs "$toy/pairs" --templates 500
"$python" vocabulary.py --work "$toy/work" --size 1200
"$python" align.py --work "$toy/work"
"$python" initialise.py --work "$toy/work" --size d64 --encoder-layers 2 --decoder-layers 1 --out "$toy/start"
train() {
  "$python" train.py --work "$toy/work" --run "$toy/run" --eval "$toy/eval" --init "$toy/start" --resume \
    --batch-tokens 800 --chunk-pairs 600 --curriculum-tokens 20000 --validate-lines 10 "$@" > "$toy/log"
  tail -n 2 "$toy/log"
}
train --max-steps 15
train --max-steps 30
grep -q "resumed at step 15" "$toy/log"
"$python" export.py --run "$toy/run" --work "$toy/work" --out "$toy/bundle" --average 2 --check
"$python" evaluate.py "$toy/bundle" --eval "$toy/eval" --sets flores-dev --beam 1 2 --numbers 10
"$python" seal.py "$toy/bundle" --revision toy > "$toy/golden"
"$python" grow.py --work "$toy/work" --from "$toy/bundle" --size d96 --encoder-layers 3 --out "$toy/grown"
train --run "$toy/grown-run" --init "$toy/grown" --max-steps 3
: > "$toy/README.md"
"$python" card.py --work "$toy/work" --corpus "$toy" --run "$toy/run"
train --run "$toy/reverse" --reverse --max-steps 5
"$python" export.py --run "$toy/reverse" --work "$toy/work" --out "$toy/reverse-bundle" --last
"$python" translate.py "$toy/reverse-bundle" --pairs toy_bt < "$toy/eval/flores-dev.en" > "$toy/bt.tsv"
echo "smoke: passed"

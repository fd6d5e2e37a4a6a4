/**
 * Marks places within sentences – numbers, names, terms – without touching the text, where the
 * browser can (CSS Custom Highlight API).
 * @typedef {import('./story.js').Fact} Fact
 * @typedef {import('./story.js').Range} Place
 * @typedef {import('./story.js').Sentence} Sentence
 */

const KINDS = ['kept', 'fault'];
const PAIR = 'word-pair';
const able = typeof Highlight === 'function' && 'highlights' in CSS;

/** Takes all marks away. */
export function unmark() {
  if (able) {
    KINDS.forEach((kind) => CSS.highlights.delete(`fact-${kind}`));
  }
}

/**
 * Marks where a fact stands in both languages.
 * @param {Fact} fact
 * @param {Sentence} sentence
 * @param {{english: HTMLElement, arabic: HTMLElement}} parts
 */
export function mark(fact, sentence, parts) {
  if (!able) {
    return;
  }
  const kind = fact.status === 'kept' ? 'kept' : 'fault';
  add(kind, parts.arabic, fact.source, sentence.source.start);
  add(kind, parts.english, fact.target, sentence.english?.target.start ?? 0);
}

/**
 * Where in the text of an element a point of the page is, or -1.
 * @param {HTMLElement} part @param {number} x @param {number} y
 */
export function placeAt(part, x, y) {
  const caret = document.caretPositionFromPoint?.(x, y);
  if (caret) {
    return caret.offsetNode === part.firstChild ? caret.offset : -1;
  }
  const range = document.caretRangeFromPoint?.(x, y);
  return range && range.startContainer === part.firstChild ? range.startOffset : -1;
}

/**
 * Marks the words that say each other at a place of a sentence, and no others.
 * @param {Sentence | null} sentence
 * @param {{english: HTMLElement, arabic: HTMLElement} | undefined} parts
 * @param {boolean} inEnglish which text the place is in
 * @param {number} at
 */
export function pair(sentence, parts, inEnglish, at) {
  if (!able) {
    return;
  }
  CSS.highlights.delete(PAIR);
  if (!sentence?.english || !parts || at < 0) {
    return;
  }
  const start = { english: sentence.english.target.start, arabic: sentence.source.start };
  const place = at + (inEnglish ? start.english : start.arabic);
  const holds = (range) => range.start <= place && place <= range.end;
  const links = (sentence.english.alignment ?? []).filter(({ target, sources }) =>
    inEnglish ? holds(target) : sources.some(holds),
  );
  // between two words a place touches both: the one that begins there is meant
  const meant = inEnglish ? links.slice(-1) : links;
  for (const { target, sources } of meant) {
    add(PAIR, parts.english, target, start.english);
    sources.forEach((source) => add(PAIR, parts.arabic, source, start.arabic));
  }
}

/** @param {string} kind @param {HTMLElement} part @param {Place | undefined} place @param {number} offset */
function add(kind, part, place, offset) {
  const text = part.firstChild;
  if (!place || !(text instanceof Text)) {
    return;
  }
  const start = place.start - offset;
  const end = place.end - offset;
  if (start < 0 || end > text.length || start >= end) {
    return;
  }
  const range = new Range();
  range.setStart(text, start);
  range.setEnd(text, end);
  const name = kind === PAIR ? kind : `fact-${kind}`;
  const marks = CSS.highlights.get(name) ?? new Highlight();
  marks.add(range);
  CSS.highlights.set(name, marks);
}

/**
 * Marks places within sentences – numbers, names, terms – without touching the text, where the
 * browser can (CSS Custom Highlight API).
 * @typedef {import('./story.js').Fact} Fact
 * @typedef {import('./story.js').Range} Place
 * @typedef {import('./story.js').Sentence} Sentence
 */

const KINDS = ['kept', 'fault'];
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
  const name = `fact-${kind}`;
  const marks = CSS.highlights.get(name) ?? new Highlight();
  marks.add(range);
  CSS.highlights.set(name, marks);
}

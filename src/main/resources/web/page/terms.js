/**
 * The terms of a glossary while they are edited.
 * @typedef {{source: string, target: string, was: {source: string, target: string} | null}} Term
 */
export class Terms {
  /** @param {{source: string, target: string}[]} saved */
  constructor(saved) {
    /** @type {Term[]} */
    this.list = saved.map(({ source, target }) => ({ source, target, was: { source, target } }));
    this.removed = 0;
    this.compare();
  }

  /** Notes which of the terms of one Arabic is the last. */
  compare() {
    this.last = new Map(this.list.map((term) => [folded(term.source.trim()), term]));
  }

  /** @returns {number} how many terms are not as they were saved */
  get changes() {
    return this.list.filter(isChanged).length + this.removed;
  }

  /** Adds a term behind another, or as the last. @param {{source: string, target: string}} words @param {Term=} behind @returns {Term} */
  add({ source, target }, behind) {
    const term = { source, target, was: null };
    this.list.splice(behind ? this.list.indexOf(behind) + 1 : this.list.length, 0, term);
    return term;
  }

  /** @param {Term} term */
  remove(term) {
    this.list.splice(this.list.indexOf(term), 1);
    this.removed += term.was ? 1 : 0;
  }

  /** The terms that have a text on either side, spelt as they may be. @param {string} text @returns {Term[]} */
  with(text) {
    const wanted = folded(text.trim());
    return wanted ? this.list.filter(({ source, target }) => folded(source).includes(wanted) || folded(target).includes(wanted)) : this.list;
  }

  /** What is wrong with a term, as a sentence; empty if nothing is. @param {Term} term */
  fault({ source, target }) {
    if (isBlank({ source, target })) {
      return '';
    }
    if (!/[\p{L}\p{N}]/u.test(source)) {
      return 'The Arabic is missing.';
    }
    return target.trim() ? '' : 'The English is missing.';
  }

  /** What to know of a term that is not wrong. @param {Term} term */
  hint(term) {
    const key = folded(term.source.trim());
    return key && (this.last.get(key) ?? term) !== term ? 'This Arabic stands below once more: the last one counts.' : '';
  }

  /** What is to be saved: empty lines are left out. */
  get content() {
    return this.list.filter((term) => !isBlank(term)).map(({ source, target }) => ({ source: source.trim(), target: target.trim() }));
  }

  /** As a CSV file (RFC 4180) that comes back as it is; with a mark of the byte order, which spreadsheets want. */
  get csv() {
    const lines = [{ source: 'Arabic', target: 'English' }, ...this.content];
    return `\uFEFF${lines.map(({ source, target }) => `${quoted(source)},${quoted(target)}\r\n`).join('')}`;
  }
}

/** Lines of cells as spreadsheets put them on the clipboard. @param {string} pasted */
export function cells(pasted) {
  return pasted
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
    .map(([source, target = '']) => ({ source, target }));
}

/** @param {Term} term */
function isChanged({ source, target, was }) {
  return was ? source !== was.source || target !== was.target : !isBlank({ source, target });
}

/** @param {{source: string, target: string}} term */
function isBlank({ source, target }) {
  return !source.trim() && !target.trim();
}

/** @param {string} text */
function quoted(text) {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A text without what Arabic writes one way or the other, and without capitals. @param {string} text */
function folded(text) {
  return text
    .toLowerCase()
    .replace(/[\u0640\u064B-\u0652\u0670]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي');
}

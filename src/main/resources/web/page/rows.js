import { element, counted } from './dom.js';

/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('./story.js').Sentence} Sentence */
/** @typedef {import('./story.js').Block} Block */

const NAMES = {
  masthead: 'Masthead',
  headline: 'Headline',
  published: 'Date',
  byline: 'Byline',
  dateline: 'Dateline',
  caption: 'Caption',
  heading: 'Subhead',
  paragraph: '',
  quotation: 'Quote',
  furniture: 'Page furniture',
};

const TAGS = { headline: 'h3', heading: 'h4', quotation: 'blockquote' };

const TRUST = {
  high: 'high confidence',
  medium: 'medium confidence',
  low: 'low confidence',
};

const ORIGINS = { edited: 'corrected here', memory: 'corrected before' };

/** The blocks of an article, a row each: English, the spine with a mark a sentence, Arabic. */
export class Rows {
  /** @param {HTMLElement} parent */
  constructor(parent) {
    this.parent = parent;
    /** @type {Map<Sentence, {english: HTMLElement, arabic: HTMLElement, mark: HTMLElement, notes: HTMLElement}>} */
    this.parts = new Map();
    this.asked = false;
    new ResizeObserver(() => this.align()).observe(parent);
  }

  /** Puts each mark beside the line that its sentence begins on, once a frame at most. */
  align() {
    if (this.asked) {
      return;
    }
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      const tops = [...this.parts.values()].map(({ english, mark }) => {
        const line = english.getClientRects()[0];
        const spine = mark.parentElement?.getBoundingClientRect();
        return line && spine ? (line.top + line.bottom) / 2 - spine.top - mark.offsetHeight / 2 : 0;
      });
      let spine = null;
      let free = 0;
      [...this.parts.values()].forEach(({ mark }, i) => {
        free = mark.parentElement === spine ? Math.max(tops[i], free) : tops[i];
        mark.style.setProperty('--top', `${free}px`);
        spine = mark.parentElement;
        free += mark.offsetHeight;
      });
    });
  }

  /** @param {Story} story */
  show(story) {
    this.parts.clear();
    let before = '';
    this.parent.replaceChildren(
      ...story.blocks.map((block) => {
        const row = this.row(block, before === block.kind);
        before = block.kind;
        return row;
      }),
    );
    let number = 0;
    for (const { mark } of this.parts.values()) {
      number += 1;
      mark.dataset.number = String(number);
      mark.tabIndex = number === 1 ? 0 : -1;
      mark.setAttribute('aria-label', `Sentence ${number}, not in English yet`);
    }
    this.align();
  }

  /** @param {Block} block @param {boolean} again whether the block before is of the same kind */
  row(block, again) {
    const tag = TAGS[block.kind] ?? 'p';
    const english = element(tag, { class: 'text', lang: 'en', dir: 'ltr' });
    const arabic = element(tag === 'blockquote' ? 'blockquote' : 'p', { class: 'text', lang: 'ar', dir: 'rtl' });
    const spine = element('div', { class: 'spine' });
    spine.style.setProperty('--marks', String(block.sentences.length));
    const notes = element('div', { class: 'notes' });
    block.sentences.forEach((sentence, i) => {
      const parts = {
        english: element('span', { class: 'seg waiting' }, '\u00a0'),
        arabic: element('span', { class: 'seg' }, sentence.arabic),
        mark: element('button', { type: 'button', class: 'mark waiting' }),
        notes,
      };
      parts.english.style.setProperty('--length', String(Math.min(60, Math.ceil(sentence.arabic.length / 2))));
      this.parts.set(sentence, parts);
      english.append(...(i ? [' '] : []), parts.english);
      arabic.append(...(i ? [' '] : []), parts.arabic);
      spine.append(parts.mark);
    });
    const name = again ? '' : NAMES[block.kind] ?? block.kind;
    const left = element('div', { class: 'side-en' }, ...(name ? [element('p', { class: 'kind' }, name)] : []), english, notes);
    const right = element('div', { class: 'side-ar' }, arabic);
    return element('div', { class: `row ${block.kind}${block.boilerplate ? ' boilerplate' : ''}${name ? ' named' : ''}` }, left, spine, right);
  }

  /** Puts in the English of a sentence, for the first time or anew. @param {Sentence} sentence */
  fill(sentence) {
    const parts = this.parts.get(sentence);
    const { english } = sentence;
    if (!parts || !english) {
      return;
    }
    parts.english.textContent = english.text;
    const trust = english.origin in ORIGINS ? 'person' : english.confidence ?? 'unknown';
    for (const [part, kind] of [[parts.english, 'seg'], [parts.mark, 'mark']]) {
      part.className = `${kind} trust-${trust}${english.needsReview ? ' review' : ''}`;
    }
    parts.arabic.classList.toggle('review', english.needsReview);
    const said = [`Sentence ${parts.mark.dataset.number}`];
    if (english.origin in ORIGINS) {
      said.push(ORIGINS[english.origin]);
    } else if (english.confidence) {
      said.push(TRUST[english.confidence]);
    }
    said.push(english.needsReview ? `needs review: ${english.checks.map((c) => c.message).join('; ')}` : 'passed the checks');
    parts.mark.setAttribute('aria-label', said.join(', '));
    parts.mark.title = said.slice(1).join(' · ');
    this.note(sentence, parts);
    this.align();
  }

  /** Says below a sentence to review what is wrong with it. @param {Sentence} sentence @param {{notes: HTMLElement, mark: HTMLElement}} parts */
  note({ number, english }, { notes, mark }) {
    const order = (note) => Number(/** @type {HTMLElement} */ (note).dataset.order);
    [...notes.querySelectorAll('.note')].find((other) => order(other) === number)?.remove();
    if (!english?.needsReview) {
      return;
    }
    const after = [...notes.querySelectorAll('.note')].find((other) => order(other) > number);
    const note = element(
      'div',
      { class: 'note', 'data-order': number, 'data-sentence': mark.dataset.number },
      element('p', { class: 'note-head' }, `Compare “${beginning(english.text)}” with its source`),
      element('ul', {}, ...(english.checks ?? []).map((check) => element('li', {}, check.message))),
    );
    notes.insertBefore(note, after ?? null);
  }

  /** The sentence that an element of the page belongs to. @param {EventTarget | null} target */
  sentenceAt(target) {
    if (!(target instanceof Element)) {
      return null;
    }
    const part = target.closest('.seg, .mark, .note');
    for (const [sentence, parts] of this.parts) {
      const note = part?.classList.contains('note') && /** @type {HTMLElement} */ (part).dataset.sentence === parts.mark.dataset.number;
      if (part && (note || part === parts.english || part === parts.arabic || part === parts.mark)) {
        return sentence;
      }
    }
    return null;
  }
}

/** The first words of a sentence. @param {string} text */
function beginning(text) {
  const words = text.split(' ');
  return words.length > 5 ? `${words.slice(0, 4).join(' ')} …` : text;
}

/** What the marks mean, with how many sentences have each. @param {Story} story */
export function lights(story) {
  const own = story.translated.filter(({ english }) => english && english.origin in ORIGINS).length;
  const judged = story.translated.filter(({ english }) => english?.confidence && !(english.origin in ORIGINS));
  const shares = ['high', 'medium', 'low'].map((level) => ({
    level,
    count: judged.filter(({ english }) => english?.confidence === level).length,
    name: level,
  }));
  if (own) {
    shares.push({ level: 'person', count: own, name: 'corrected' });
  }
  if (!judged.length && !own) {
    return [];
  }
  const bar = element('div', { class: 'light-bar', 'aria-hidden': 'true' });
  const list = element('ul', { class: 'light-list' });
  for (const { level, count, name } of shares) {
    const share = element('span', { class: `trust-${level}` });
    share.style.flexGrow = String(count);
    if (count) {
      bar.append(share);
    }
    if (count || judged.length) {
      list.append(element('li', {}, element('span', { class: `mark-key trust-${level}`, 'aria-hidden': 'true' }), `${count} ${name}`));
    }
  }
  return [element('p', { class: 'light-title' }, `Confidence of ${counted(judged.length + own, 'sentence')}`), bar, list];
}

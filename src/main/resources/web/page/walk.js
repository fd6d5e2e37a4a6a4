import { byId } from './dom.js';
import { mark, pair, placeAt, unmark } from './places.js';

/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('./story.js').Sentence} Sentence */
/** @typedef {import('./rows.js').Rows} Rows */

/** Lights sentences up in both languages, and walks through them by keyboard. */
export class Walk {
  /** @param {HTMLElement} article @param {Rows} rows */
  constructor(article, rows) {
    this.article = article;
    this.rows = rows;
    /** @type {Story | null} */
    this.story = null;
    /** @type {Sentence | null} the one that is lit alone */
    this.lit = null;
    /** what happens to a sentence whose English is clicked, or whose mark is pressed by keyboard */
    this.chosen = (/** @type {Sentence} */ sentence) => this.go(sentence);
    // not pointerover: a page that scrolls under a resting pointer is not being pointed at
    article.addEventListener('pointermove', (event) => {
      this.pointAt(event.target);
      this.words(event.target, event.clientX, event.clientY);
    });
    article.addEventListener('pointerleave', () => {
      this.light([]);
      pair(null, undefined, true, -1);
    });
    document.addEventListener('selectionchange', () => this.caret());
    article.addEventListener('focusin', (event) => this.pointAt(event.target));
    article.addEventListener('focusout', () => this.light([]));
    article.addEventListener('keydown', (event) => this.key(event));
    article.addEventListener('click', (event) => this.click(event));
    document.addEventListener('keydown', (event) => {
      if (event.key === 'F8' && this.story?.toReview.length) {
        event.preventDefault();
        this.review(event.shiftKey ? -1 : 1);
      }
    });
  }

  /** @param {Story} story */
  of(story) {
    this.story = story;
    this.light([]);
  }

  /** @param {EventTarget | null} target */
  pointAt(target) {
    const sentence = this.rows.sentenceAt(target);
    if (sentence !== this.lit) {
      this.light(sentence ? [sentence] : []);
    }
  }

  /** Marks the words under a point in both languages. @param {EventTarget | null} target */
  words(target, x, y) {
    const sentence = this.rows.sentenceAt(target);
    const parts = sentence ? this.rows.parts.get(sentence) : undefined;
    if (parts?.english.isContentEditable) {
      return; // its words are another's by now
    }
    const part = target === parts?.english ? parts.english : target === parts?.arabic ? parts.arabic : null;
    pair(sentence, parts, part === parts?.english, part ? placeAt(part, x, y) : -1);
  }

  /** Marks the words at the caret, for those who read without a pointer. */
  caret() {
    const selection = document.getSelection();
    const node = selection?.focusNode;
    const target = node instanceof Text ? node.parentElement : null;
    const sentence = target && this.article.contains(target) ? this.rows.sentenceAt(target) : null;
    const parts = sentence ? this.rows.parts.get(sentence) : undefined;
    if (sentence && !parts?.english.isContentEditable) {
      pair(sentence, parts, target === parts?.english, selection?.focusOffset ?? -1);
    }
  }

  /** Text can be selected: a click moves the focus only where nothing is. @param {MouseEvent} event */
  click({ target, detail }) {
    const sentence = this.rows.sentenceAt(target);
    if (!sentence || !document.getSelection()?.isCollapsed) {
      return;
    }
    const parts = this.rows.parts.get(sentence);
    const pressed = detail === 0 && target === parts?.mark; // by keyboard
    if (pressed || target === parts?.english) {
      this.chosen(sentence);
    } else {
      this.go(sentence);
    }
  }

  /**
   * Lights these sentences and no others; one alone shows the places of its facts too.
   * @param {Sentence[]} sentences
   */
  light(sentences) {
    this.lit = sentences.length === 1 ? sentences[0] : null;
    for (const lit of this.article.querySelectorAll('.lit')) {
      lit.classList.remove('lit');
    }
    unmark();
    for (const sentence of sentences) {
      const parts = this.rows.parts.get(sentence);
      for (const part of parts ? [parts.english, parts.arabic, parts.mark] : []) {
        part.classList.add('lit');
      }
    }
    if (sentences.length === 1) {
      const [sentence] = sentences;
      const parts = this.rows.parts.get(sentence);
      for (const fact of sentence.english?.facts ?? []) {
        if (parts) {
          mark(fact, sentence, parts);
        }
      }
    }
  }

  /**
   * Lights sentences up while something outside the article is pointed at or has the focus.
   * @param {HTMLElement} pointer
   * @param {Sentence[]} sentences
   * @param {(lit: boolean) => void} also
   */
  lightFor(pointer, sentences, also = () => {}) {
    const light = () => {
      this.light(sentences);
      also(true);
    };
    const dark = () => {
      this.light([]);
      also(false);
    };
    pointer.addEventListener('pointerenter', light);
    pointer.addEventListener('pointerleave', dark);
    pointer.addEventListener('focus', light);
    pointer.addEventListener('blur', dark);
  }

  /** Moves the focus to a sentence. @param {Sentence} sentence */
  go(sentence) {
    const parts = this.rows.parts.get(sentence);
    if (!parts) {
      return;
    }
    for (const { mark: other } of this.rows.parts.values()) {
      other.tabIndex = -1;
    }
    parts.mark.tabIndex = 0;
    parts.mark.focus({ preventScroll: true });
    this.reveal(sentence);
  }

  /** Scrolls to a sentence if it is out of sight. @param {Sentence} sentence */
  reveal(sentence) {
    const place = this.rows.parts.get(sentence)?.english;
    const box = place?.getBoundingClientRect();
    if (place && box && (box.top < 80 || box.bottom > window.innerHeight - 40)) {
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      place.scrollIntoView({ block: 'center', behavior: still ? 'auto' : 'smooth' });
    }
  }

  /** The sentence that has the focus. @returns {Sentence | null} */
  get present() {
    return this.rows.sentenceAt(document.activeElement);
  }

  /** Goes to the next sentence to review, round the end. @param {number} step 1 or -1 */
  review(step) {
    const all = this.story?.sentences ?? [];
    const wanted = this.story?.toReview ?? [];
    if (!wanted.length) {
      return;
    }
    const last = [...this.rows.parts].find(([, parts]) => parts.mark.tabIndex === 0)?.[0];
    const here = this.present ?? (this.visited ? last : null);
    this.visited = true;
    const at = here ? all.indexOf(here) : step > 0 ? -1 : all.length;
    const ahead = wanted.filter((sentence) => (all.indexOf(sentence) - at) * step > 0);
    const next = step > 0 ? ahead[0] ?? wanted[0] : ahead.at(-1) ?? wanted.at(-1);
    if (next) {
      this.go(next);
      byId('verdict').dataset.at = String(wanted.indexOf(next) + 1);
    }
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const all = this.story?.sentences ?? [];
    const at = this.present ? all.indexOf(this.present) : -1;
    const moves = {
      ArrowDown: () => all[at + 1],
      ArrowUp: () => all[Math.max(0, at - 1)],
      Home: () => all[0],
      End: () => all.at(-1),
    };
    if (event.key === 'n' || event.key === 'p') {
      event.preventDefault();
      this.review(event.key === 'n' ? 1 : -1);
    } else if (this.present && event.key in moves) {
      event.preventDefault();
      const next = moves[event.key]();
      if (next) {
        this.go(next);
      }
    }
  }
}

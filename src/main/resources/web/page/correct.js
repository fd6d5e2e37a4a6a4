import { ask, said } from './api.js';
import { button, element, say } from './dom.js';
import { pair } from './places.js';

/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('./story.js').Sentence} Sentence */
/** @typedef {import('./rows.js').Rows} Rows */
/** @typedef {import('./walk.js').Walk} Walk */

/** Most characters of a sentence that the service takes. */
const LONGEST = 10_000;

/** Corrects the English of a sentence where it stands. */
export class Correction {
  /**
   * @param {Rows} rows
   * @param {Walk} walk
   * @param {{corrected: (sentence: Sentence) => void, renew: () => Promise<Story | null>}} article
   *   what hears of a correction, and gets the article as it is now
   */
  constructor(rows, walk, article) {
    this.rows = rows;
    this.walk = walk;
    this.article = article;
    /** @type {Story | null} */
    this.story = null;
    /** @type {Sentence | null} the one that is being corrected */
    this.sentence = null;
    this.save = button('Save', () => this.keep(), { class: 'primary small' });
    this.fault = element('p', { class: 'error', role: 'alert' });
    this.newest = button('Take in the newest, keep my words', () => this.catchUp(), { hidden: true });
    this.bar = element(
      'div',
      { class: 'correct-bar', role: 'group', 'aria-label': 'Correction' },
      this.save,
      button('Cancel', () => this.end()),
      element('span', { class: 'correct-hint' }, element('kbd', {}, 'Enter'), ' saves, ', element('kbd', {}, 'Esc'), ' takes back'),
      this.fault,
      this.newest,
    );
    this.bar.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') {
        this.end();
      }
    });
    this.keys = (event) => this.key(event);
    this.blur = (event) => this.left(event);
    this.input = () => this.rows.align();
  }

  /** @param {Story} story */
  of(story) {
    this.sentence = null;
    this.bar.remove();
    this.story = story;
  }

  /** Whether there are words that are not saved. */
  get open() {
    return this.sentence !== null && this.words !== this.sentence.english?.text;
  }

  /** The words as they would be saved. */
  get words() {
    return (this.part?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  get part() {
    return this.sentence ? this.rows.parts.get(this.sentence)?.english : undefined;
  }

  /** Opens a sentence; another one that is open is saved first. @param {Sentence} sentence @param {string=} words to begin with */
  async begin(sentence, words) {
    if (sentence === this.sentence || !this.story?.correctable || !sentence.english) {
      return;
    }
    if (this.open && !(await this.keep())) {
      return;
    }
    this.close();
    this.sentence = sentence;
    const parts = /** @type {any} */ (this.rows.parts.get(sentence));
    const { english: part, mark, notes } = parts;
    const caret = caretIn(part);
    part.classList.add('editing');
    part.contentEditable = 'plaintext-only';
    if (!part.isContentEditable) {
      part.contentEditable = 'true'; // what is saved is its text alone
    }
    part.spellcheck = true;
    part.setAttribute('role', 'textbox');
    part.setAttribute('aria-label', `English of sentence ${mark.dataset.number}`);
    part.addEventListener('keydown', this.keys);
    part.addEventListener('focusout', this.blur);
    part.addEventListener('input', this.input);
    if (words !== undefined) {
      part.textContent = words;
    }
    pair(null, undefined, true, -1);
    this.refuse('');
    notes.prepend(this.bar);
    part.focus({ preventScroll: true });
    document.getSelection()?.collapse(part.firstChild ?? part, caret ?? part.textContent.length);
    this.rows.align();
    this.bar.scrollIntoView({ block: 'nearest' });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    event.stopPropagation();
    if (event.isComposing) {
      return;
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      this.keep();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.end();
    }
  }

  /**
   * Whoever leaves a sentence as it was has not begun to correct it. It closes a little later, so
   * that what is being clicked does not move away under the pointer.
   * @param {FocusEvent} event
   */
  left({ target }) {
    const { sentence } = this;
    setTimeout(() => {
      const stays = document.activeElement === target || this.bar.contains(document.activeElement);
      if (sentence && sentence === this.sentence && !this.open && !stays && document.hasFocus()) {
        this.close();
      }
    }, 200);
  }

  /** Saves the words. @returns {Promise<boolean>} whether they are saved, or need not be */
  async keep() {
    const { sentence, story, words } = this;
    if (!sentence || !story?.stored) {
      return true;
    }
    if (words === sentence.english?.text) {
      this.end();
      return true;
    }
    if (!words || words.length > LONGEST) {
      this.refuse(words ? `A sentence has at most ${LONGEST.toLocaleString('en')} characters.` : 'A sentence needs words.');
      return false;
    }
    this.save.disabled = true;
    try {
      const number = story.sentences.indexOf(sentence);
      const answer = await ask('PATCH', `v1/articles/${story.stored.id}/segments/${number}`, {
        json: { text: words },
        revision: story.stored.revision,
      });
      story.keep(answer);
      sentence.english = answer.segment;
      this.end();
      this.article.corrected(sentence);
      say(sentence.english?.needsReview ? 'Saved. The checks still find fault.' : 'Saved. It passed the checks.');
      return true;
    } catch (failure) {
      this.refuse(said(failure), failure.status === 412);
      return false;
    } finally {
      this.save.disabled = false;
    }
  }

  /** @param {string} sentence @param {boolean=} overtaken whether the article was changed elsewhere */
  refuse(sentence, overtaken = false) {
    this.fault.textContent = sentence;
    this.newest.hidden = !overtaken;
    this.part?.setAttribute('aria-invalid', String(Boolean(sentence)));
  }

  /** Shows the article as others have made it, with one's own words still to be saved. */
  async catchUp() {
    const { words, story } = this;
    const number = this.sentence ? story?.sentences.indexOf(this.sentence) ?? -1 : -1;
    const renewed = await this.article.renew();
    const sentence = renewed?.sentences[number];
    if (sentence) {
      await this.begin(sentence, words);
    }
  }

  /** Closes the sentence, saved or not, and goes back to its mark. */
  end() {
    const { sentence } = this;
    this.close();
    if (sentence) {
      this.walk.go(sentence);
    }
  }

  close() {
    const { sentence, part } = this;
    if (!sentence || !part) {
      return;
    }
    this.sentence = null;
    part.removeEventListener('keydown', this.keys);
    part.removeEventListener('focusout', this.blur);
    part.removeEventListener('input', this.input);
    for (const name of ['contenteditable', 'role', 'aria-label', 'aria-invalid', 'spellcheck']) {
      part.removeAttribute(name);
    }
    this.bar.remove();
    this.walk.light([]);
    this.rows.fill(sentence);
  }
}

/** Where in the text of an element the caret is. @param {HTMLElement} part */
function caretIn(part) {
  const selection = document.getSelection();
  return selection?.isCollapsed && selection.focusNode === part.firstChild ? selection.focusOffset : null;
}

import { byId, counted, element, say } from './dom.js';
import { cells, Terms } from './terms.js';

/** @typedef {import('./terms.js').Term} Term */

/** Rows that are shown at a time. */
const PAGE = 50;
/** Most characters of a side that the service takes. */
const LONGEST = 200;

/** The table in which the terms of a glossary are edited. */
export class TermTable {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    this.terms = new Terms([]);
    this.start = 0;
    this.body = byId('terms');
    this.search = byId('term-search');
    /** @type {Map<Element, Term>} */
    this.rows = new Map();
    this.search.addEventListener('input', () => this.turn(0));
    byId('terms-before').addEventListener('click', () => this.turn(this.start - PAGE));
    byId('terms-after').addEventListener('click', () => this.turn(this.start + PAGE));
    byId('term-add').addEventListener('click', () => this.add());
    this.body.addEventListener('input', (event) => this.typed(event.target));
    this.body.addEventListener('change', (event) => {
      const row = event.target.closest('tr');
      if (this.rows.has(row)) { // what is taken out of the table while it has the focus says so too
        this.terms.compare();
        this.judge(row);
      }
    });
    this.body.addEventListener('keydown', (event) => this.key(event));
    this.body.addEventListener('paste', (event) => this.paste(event));
    this.body.addEventListener('click', (event) => this.click(event.target));
  }

  /** @param {Terms} terms */
  show(terms) {
    this.terms = terms;
    this.search.value = '';
    this.turn(0);
  }

  /** Shows the rows from one on. @param {number} start */
  turn(start) {
    const found = this.terms.with(this.search.value);
    this.terms.compare();
    this.start = Math.max(0, Math.min(start, Math.floor((found.length - 1) / PAGE) * PAGE));
    const shown = found.slice(this.start, this.start + PAGE);
    this.rows.clear();
    this.body.replaceChildren(...shown.map((term, i) => this.row(term, this.start + i + 1)));
    const all = found.length === this.terms.list.length ? counted(found.length, 'term') : `${found.length.toLocaleString('en')} of ${counted(this.terms.list.length, 'term')}`;
    const part = shown.length < found.length ? `${this.start + 1} to ${this.start + shown.length} of ` : '';
    byId('terms-count').textContent = part + all;
    byId('terms-before').disabled = this.start === 0;
    byId('terms-after').disabled = this.start + PAGE >= found.length;
    byId('terms-pages').hidden = found.length <= PAGE;
    byId('terms-none').hidden = found.length > 0;
    byId('terms-none').textContent = this.terms.list.length ? 'No term has these letters.' : 'No terms yet. Add one, paste two columns of a table, or read a file.';
  }

  /** @param {Term} term @param {number} number */
  row(term, number) {
    const field = (side, language, name) =>
      element('input', {
        class: side,
        lang: language,
        dir: language === 'ar' ? 'rtl' : 'ltr',
        value: term[side],
        maxlength: LONGEST,
        autocomplete: 'off',
        spellcheck: language === 'ar' ? 'false' : 'true',
        'aria-label': `${name} of term ${number}`,
      });
    const row = element(
      'tr',
      {},
      element('td', { class: 'cell-ar' }, field('source', 'ar', 'Arabic')),
      element('td', { class: 'cell-en' }, field('target', 'en', 'English'), element('p', { class: 'row-note', id: `term-note-${number}` })),
      element('td', { class: 'cell-end' }, element('button', { type: 'button', class: 'quiet small cross', title: 'Remove', 'aria-label': `Remove term ${number}` }, '×')),
    );
    this.rows.set(row, term);
    this.judge(row);
    return row;
  }

  /** @param {HTMLInputElement} field */
  typed(field) {
    const row = /** @type {Element} */ (field.closest('tr'));
    const term = /** @type {Term} */ (this.rows.get(row));
    term[field.classList.contains('source') ? 'source' : 'target'] = field.value;
    if (row.querySelector('[aria-invalid]')) {
      this.judge(row);
    }
    this.changed();
  }

  /** Says in a row what is wrong with its term. @param {Element} row @param {boolean=} strict whether a half-written one is wrong */
  judge(row, strict = false) {
    const term = /** @type {Term} */ (this.rows.get(row));
    const fault = strict || row.querySelector('[aria-invalid]') ? this.terms.fault(term) : '';
    const note = /** @type {Element} */ (row.querySelector('.row-note'));
    note.textContent = fault || this.terms.hint(term);
    note.classList.toggle('wrong', fault !== '');
    for (const field of row.querySelectorAll('input')) {
      const wrong = fault && (fault.includes('Arabic') ? field.classList.contains('source') : field.classList.contains('target'));
      if (wrong) {
        field.setAttribute('aria-invalid', 'true');
      } else {
        field.removeAttribute('aria-invalid');
      }
      if (note.textContent) {
        field.setAttribute('aria-describedby', note.id);
      } else {
        field.removeAttribute('aria-describedby');
      }
    }
    return fault;
  }

  /** Goes to the first term that cannot be saved. @returns {boolean} whether there is one */
  faulty() {
    const term = this.terms.list.find((one) => this.terms.fault(one));
    if (term) {
      this.goTo(term);
      const row = /** @type {Element} */ (this.rowOf(term));
      say(this.judge(row, true));
      row.querySelector('[aria-invalid]')?.focus();
    }
    return term !== undefined;
  }

  /** Adds a term at the end and goes there. */
  add() {
    const blank = this.terms.list.findLast((term) => !term.source && !term.target);
    const term = blank && blank === this.terms.list.at(-1) ? blank : this.terms.add({ source: '', target: '' });
    this.changed();
    this.goTo(term);
  }

  /** @param {Term} term */
  goTo(term) {
    if (!this.terms.with(this.search.value).includes(term)) {
      this.search.value = '';
    }
    this.turn(Math.floor(this.terms.with(this.search.value).indexOf(term) / PAGE) * PAGE);
    this.rowOf(term)?.querySelector('input')?.focus();
  }

  /** @param {Term} term */
  rowOf(term) {
    return [...this.rows].find(([, shown]) => shown === term)?.[0];
  }

  /** Enter goes on to the next field, and behind the last to a new term. @param {KeyboardEvent} event */
  key(event) {
    const field = event.target;
    if (event.key !== 'Enter' || event.isComposing || !(field instanceof HTMLInputElement)) {
      return;
    }
    event.preventDefault();
    const fields = [...this.body.querySelectorAll('input')];
    const next = fields[fields.indexOf(field) + 1];
    if (next) {
      next.focus();
    } else if (byId('terms-after').disabled) {
      this.add();
    } else {
      this.turn(this.start + PAGE);
      this.body.querySelector('input')?.focus();
    }
  }

  /** Two columns of a table become terms. @param {ClipboardEvent} event */
  paste(event) {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const row = /** @type {Element} */ (event.target).closest('tr');
    const term = row && this.rows.get(row);
    if (!term || !/[\t\n]/.test(text.trim())) {
      return;
    }
    event.preventDefault();
    let last = term;
    const [first, ...more] = cells(text).map(({ source, target }) => ({ source: source.slice(0, LONGEST), target: target.slice(0, LONGEST) }));
    if (term.source || term.target) {
      last = this.terms.add(first, last);
    } else {
      Object.assign(term, first);
    }
    for (const words of more) {
      last = this.terms.add(words, last);
    }
    this.changed();
    this.goTo(last);
    say(`${counted(more.length + 1, 'term')} pasted`);
  }

  /** @param {Element} target */
  click(target) {
    const row = target.closest('.cross')?.closest('tr');
    if (!row) {
      return;
    }
    const at = [...this.body.children].indexOf(row);
    this.terms.remove(/** @type {Term} */ (this.rows.get(row)));
    this.changed();
    this.turn(this.start);
    const beside = this.body.children[Math.min(at, this.body.children.length - 1)];
    (beside?.querySelector('.cross') ?? byId('term-add')).focus();
    say('Removed');
  }
}

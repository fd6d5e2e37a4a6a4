import { ask } from './api.js';
import { byId, element } from './dom.js';

const NAME = 'desk';

/** The choice of the desk whose glossary a translation uses. It is remembered. */
export class Desks {
  constructor() {
    this.field = byId('desk');
    this.field.addEventListener('change', () => localStorage.setItem(NAME, this.field.value));
    document.addEventListener('khabar-glossaries', () => this.load());
    document.addEventListener('khabar-key', () => this.load());
    this.load();
  }

  /** What there is to choose from; nothing is said where that cannot be known, or needs a key. */
  async load() {
    let glossaries = [];
    try {
      glossaries = await ask('GET', 'v1/glossaries', { quiet: true });
    } catch {
      // whoever translates will hear of it
    }
    const wanted = localStorage.getItem(NAME) ?? '';
    this.field.replaceChildren(
      element('option', { value: '' }, 'none'),
      ...glossaries.map(({ id, name }) => element('option', { value: id, selected: id === wanted }, name)),
    );
    byId('desk-choice').hidden = !glossaries.length;
  }

  /** The one that is chosen; without id and name if none is. @returns {{id: string, name: string}} */
  get chosen() {
    const id = this.field.value;
    return { id, name: id ? this.field.selectedOptions[0].textContent : '' };
  }
}

import { ask, call, said } from './api.js';
import { byId, chooses, confirmed, counted, drops, element, moment, say } from './dom.js';
import { save, textOf } from './files.js';
import { Terms } from './terms.js';
import { TermTable } from './termtable.js';

/** @typedef {{id: string, name: string, version: number, size: number, created: string,
 *   terms?: {source: string, target: string}[]}} Glossary */

/** Media types of glossaries by the ending of their files. */
const TYPES = { csv: 'text/csv', tsv: 'text/tab-separated-values', txt: 'text/tab-separated-values', tbx: 'application/x-tbx', xml: 'application/x-tbx' };

/** The view of the desks' glossaries: a list, and the one that is edited. */
export class GlossariesView {
  /** @param {import('./views.js').Views} views */
  constructor(views) {
    this.views = views;
    this.table = new TermTable(() => this.changed());
    /** @type {Glossary | null} the one that is edited, as it was read */
    this.glossary = null;
    this.name = byId('glossary-name');
    this.name.addEventListener('input', () => this.changed());
    byId('glossary-new').addEventListener('submit', (event) => {
      event.preventDefault();
      this.create();
    });
    chooses('glossary-new-file', (file) => this.createOf(file));
    chooses('glossary-file', (file) => this.replaceBy(file));
    drops(byId('glossary-new'), (file) => this.createOf(file));
    byId('glossary-save').addEventListener('click', () => this.save());
    byId('glossary-undo').addEventListener('click', () => this.undo());
    byId('glossary-csv').addEventListener('click', () => save(this.table.terms.csv, 'text/csv', `${this.glossary?.name}.csv`));
    byId('glossary-delete').addEventListener('click', () => this.remove());
    views.on('glossaries', (id) => this.enter(id));
    window.addEventListener('beforeunload', (event) => this.unsaved && event.preventDefault());
  }

  /** How many changes are not saved. */
  get unsaved() {
    return this.glossary ? this.table.terms.changes + (this.name.value.trim() !== this.glossary.name ? 1 : 0) : 0;
  }

  /** @param {string} id of the one to edit; empty for the list */
  async enter(id) {
    if (this.glossary && id !== this.glossary.id) {
      const left = { title: 'Leave without saving?', text: `“${this.glossary.name}” has ${counted(this.unsaved, 'change')} that ${this.unsaved === 1 ? 'is' : 'are'} not saved.`, action: 'Leave' };
      if (this.unsaved && (!id || !(await confirmed(left)))) {
        this.views.settle('glossaries', this.glossary.id);
      } else {
        this.close();
      }
    }
    await this.guarded(async () => {
      await this.list();
      if (id && !this.glossary) {
        this.edit(await ask('GET', `v1/glossaries/${encodeURIComponent(id)}`));
      }
    });
  }

  async list() {
    /** @type {Glossary[]} */
    const glossaries = await ask('GET', 'v1/glossaries');
    glossaries.sort((a, b) => a.name.localeCompare(b.name));
    byId('glossary-list').replaceChildren(
      ...glossaries.map(({ id, name, size }) =>
        element(
          'li',
          {},
          element('a', { href: `#glossaries/${encodeURIComponent(id)}`, 'aria-current': id === this.glossary?.id ? 'true' : null }, name),
          element('span', { class: 'facts-line' }, counted(size, 'term')),
        ),
      ),
    );
    byId('glossaries-none').hidden = glossaries.length > 0;
    return glossaries;
  }

  /** @param {Glossary} glossary */
  edit(glossary) {
    this.glossary = glossary;
    this.name.value = glossary.name;
    byId('glossary-editor').hidden = false;
    byId('glossary-version').replaceChildren(`Version ${glossary.version}, first made `, moment(glossary.created, true));
    this.table.show(new Terms(glossary.terms ?? []));
    this.changed();
    for (const link of byId('glossary-list').querySelectorAll('a')) {
      if (link.hash === `#glossaries/${encodeURIComponent(glossary.id)}`) {
        link.setAttribute('aria-current', 'true');
      } else {
        link.removeAttribute('aria-current');
      }
    }
  }

  close() {
    this.glossary = null;
    byId('glossary-editor').hidden = true;
  }

  changed() {
    const { unsaved } = this;
    byId('glossary-save').disabled = !unsaved;
    byId('glossary-undo').disabled = !unsaved;
    byId('glossary-save').textContent = `Save as version ${(this.glossary?.version ?? 0) + 1}`;
    byId('glossary-changes').textContent = unsaved ? counted(unsaved, 'change') : 'All is saved';
  }

  undo() {
    if (this.glossary) {
      this.edit(this.glossary);
      say('As it was saved');
    }
  }

  async create() {
    const field = byId('glossary-new-name');
    const name = field.value.trim();
    if (!name) {
      this.refuse('A glossary needs a name.');
      field.focus();
      return;
    }
    await this.guarded(async () => this.made(await ask('POST', 'v1/glossaries', { json: { name, terms: [] } })));
  }

  /** Makes a glossary of a file, named as the form says or else as the file is. @param {File} file */
  async createOf(file) {
    const name = byId('glossary-new-name').value.trim() || file.name.replace(/\.[^.]*$/, '');
    await this.guarded(async () =>
      this.made(await ask('POST', `v1/glossaries?name=${encodeURIComponent(name)}`, await sent(file))),
    );
  }

  /** @param {Glossary} glossary */
  made(glossary) {
    byId('glossary-new-name').value = '';
    this.told(`“${glossary.name}” is there, with ${counted(glossary.size, 'term')}`);
    this.views.go('glossaries', glossary.id);
  }

  /** Takes the terms of a file for those that there are. @param {File} file */
  async replaceBy(file) {
    const { glossary } = this;
    if (!glossary) {
      return;
    }
    const question = {
      title: `Take the terms of ${file.name}?`,
      text: `They replace the ${counted(this.table.terms.list.length, 'term')} of “${glossary.name}”, as version ${glossary.version + 1}.`,
      action: 'Replace',
    };
    if (await confirmed(question)) {
      await this.guarded(async () => this.kept(await ask('PUT', `v1/glossaries/${glossary.id}`, await sent(file))));
    }
  }

  /** Saves the terms as the next version. */
  async save() {
    const { glossary } = this;
    const name = this.name.value.trim();
    if (!glossary || this.table.faulty()) {
      return;
    }
    if (!name) {
      this.refuse('A glossary needs a name.');
      this.name.focus();
      return;
    }
    await this.guarded(async () => {
      const now = (await this.list()).find(({ id }) => id === glossary.id);
      const question = {
        title: 'Save over what others did?',
        text: `Version ${now?.version} was saved by somebody else since you opened version ${glossary.version}. Saving replaces it.`,
        action: 'Save mine',
      };
      if (now && now.version !== glossary.version && !(await confirmed(question))) {
        return;
      }
      const json = { ...(name === glossary.name ? {} : { name }), terms: this.table.terms.content };
      this.kept(await ask('PUT', `v1/glossaries/${glossary.id}`, { json }));
    });
  }

  /** @param {Glossary} glossary */
  async kept(glossary) {
    this.edit(glossary);
    this.told(`Version ${glossary.version} is saved`);
    await this.guarded(() => this.list());
  }

  async remove() {
    const { glossary } = this;
    const question = { title: 'Delete this glossary?', text: `“${glossary?.name}” goes with all its terms. Translations that are made stay as they are.`, action: 'Delete' };
    if (!glossary || !(await confirmed(question))) {
      return;
    }
    await this.guarded(async () => {
      await call('DELETE', `v1/glossaries/${glossary.id}`);
      this.close();
      this.told('Deleted');
      this.views.go('glossaries');
      byId('glossaries-title').focus();
    });
  }

  /** @param {string} news */
  told(news) {
    say(news);
    document.dispatchEvent(new Event('khabar-glossaries'));
  }

  /** @param {() => Promise<any>} work */
  async guarded(work) {
    try {
      await work();
      this.refuse('');
    } catch (failure) {
      this.refuse(failure instanceof UnusableFile ? failure.message : said(failure));
      const number = /^terms\[(\d+)\]/.exec(failure.field ?? failure.message)?.[1];
      const term = number && this.table.terms.list[Number(number)];
      if (term) {
        this.table.goTo(term);
      }
    }
  }

  /** @param {string} sentence */
  refuse(sentence) {
    byId('glossaries-error').textContent = sentence;
  }
}

class UnusableFile extends Error {}

/** A file as it is sent: in UTF-8, whatever it was written in. @param {File} file */
async function sent(file) {
  const type = TYPES[file.name.split('.').at(-1)?.toLowerCase() ?? ''];
  if (!type) {
    throw new UnusableFile(`${file.name}: a glossary is a .csv, .tsv or .tbx file.`);
  }
  try {
    return { body: await textOf(file, 'glossary'), type };
  } catch (failure) {
    throw new UnusableFile(/** @type {Error} */ (failure).message);
  }
}

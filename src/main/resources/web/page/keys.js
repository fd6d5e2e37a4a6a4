import { ask, said } from './api.js';
import { button, byId, confirmed, copy, counted, element, moment, say } from './dom.js';
import { askForKey, forgetKey, hasKey, useKey } from './key.js';

/** @typedef {{id: string, name: string, prefix: string, scopes: string[], state: string, createdAt: string,
 *   expiresAt?: string, revokedAt?: string, lastUsedAt?: string, requestsPerMinute?: number,
 *   charactersPerMonth?: number, requests: number, characters: number}} Key */

/** The view of the service's keys: they are made, shown once, and revoked. */
export class KeysView {
  /** @param {import('./views.js').Views} views */
  constructor(views) {
    this.list = byId('key-list');
    this.form = byId('key-new');
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.create();
    });
    byId('key-made-copy').addEventListener('click', () => copy(byId('key-made-copy'), byId('key-made-secret').value));
    byId('key-made-done').addEventListener('click', () => this.hideSecret());
    byId('key-change').addEventListener('click', async () => (await askForKey()) && this.load());
    byId('key-forget').addEventListener('click', () => {
      forgetKey();
      this.load();
    });
    byId('key-expires').min = day(new Date(Date.now() + 86_400_000));
    views.on('keys', () => this.load(), () => this.hideSecret());
  }

  async load() {
    try {
      this.own(await ask('GET', 'v1/usage'));
      /** @type {{keys: Key[]}} */
      const { keys = [] } = await ask('GET', 'v1/keys');
      this.list.replaceChildren(...keys.map((key) => this.row(key)));
      this.whether(keys.length > 0);
      byId('keys-admin').hidden = false;
      this.refuse('');
    } catch (failure) {
      byId('keys-admin').hidden = true;
      this.refuse(failure.status === 403 ? `${said(failure)} Whoever sees to the keys has one with the scope admin.` : said(failure));
    }
    byId('key-forget').hidden = !hasKey();
    byId('key-change').textContent = hasKey() ? 'Use another key' : 'Use a key';
  }

  /** @param {{key?: string, scopes: string[], characters: number, requests: number, charactersPerMonth?: number}} usage */
  own({ key, scopes, characters, charactersPerMonth }) {
    const most = charactersPerMonth === undefined ? counted(characters, 'character') : `${characters.toLocaleString('en')} of ${counted(charactersPerMonth, 'character')}`;
    byId('key-own').textContent = key
      ? `This tab uses the key ${key}…, which opens ${scopes.join(', ')} and has used ${most} this month.`
      : 'The service asks for no key.';
  }

  /** Shows the first key for what it is. @param {boolean} any whether there are keys */
  whether(any) {
    byId('key-first').hidden = any;
    byId('keys-table').hidden = !any;
    this.admin = !any;
    if (!any) {
      this.form.elements['scope-admin'].checked = true;
    }
  }

  /** @param {Key} key */
  row(key) {
    const { name, prefix, scopes, state, expiresAt, createdAt, lastUsedAt, revokedAt } = key;
    const cell = (label, ...children) => element('td', { 'data-label': label }, ...children);
    const revoke = button('Revoke', () => this.revoke(key, row), { 'aria-label': `Revoke ${name}` });
    const row = element(
      'tr',
      { class: state },
      element('th', { scope: 'row' }, name, ' ', element('code', {}, `${prefix}…`)),
      cell('State', element('span', { class: `chip-state ${state}` }, state)),
      cell('Opens', scopes.join(', ')),
      cell('This month', ...used(key)),
      cell('Ends', ...(revokedAt ? ['revoked ', moment(revokedAt, true)] : expiresAt ? [moment(expiresAt, true)] : ['never'])),
      cell('Last used', ...(lastUsedAt ? [moment(lastUsedAt)] : ['never']), element('span', { class: 'facts-line' }, ' made ', moment(createdAt, true))),
      element('td', { class: 'cell-end' }, ...(state === 'revoked' ? [] : [revoke])),
    );
    return row;
  }

  async create() {
    const fields = this.form.elements;
    const scopes = [...this.form.querySelectorAll('[name^=scope-]')].filter(({ checked }) => checked).map(({ value }) => value);
    const wanted = {
      name: fields['key-name'].value.trim(),
      scopes,
      expires: endOf(fields['key-expires'].value),
      requestsPerMinute: number(fields['key-rate'].value),
      charactersPerMonth: number(fields['key-characters'].value),
    };
    const fault = faultOf(wanted, this.form);
    if (fault) {
      this.refuseMaking(fault.sentence, fault.field);
      return;
    }
    if (this.admin && !scopes.includes('admin') && !(await confirmed(LOCKOUT))) {
      return;
    }
    try {
      const made = await ask('POST', 'v1/keys', { json: wanted });
      this.form.reset();
      this.refuseMaking('');
      this.show(made);
    } catch (failure) {
      this.refuseMaking(said(failure), FIELDS[failure.field?.split('.').at(-1)]);
    }
  }

  /** Shows a key with its secret, this once. @param {{key: Key, secret: string, first: boolean}} made */
  show({ key, secret, first }) {
    byId('key-made-title').textContent = `The key “${key.name}”`;
    byId('key-made-secret').value = secret;
    byId('key-made-first').hidden = !first;
    byId('key-made').hidden = false;
    if (first) {
      useKey(secret);
    }
    this.list.prepend(this.row(key));
    this.whether(true);
    if (first) {
      this.load();
    }
    byId('key-made-secret').focus();
    byId('key-made-secret').select();
    say('The key is made. Its secret is shown this once.');
  }

  hideSecret() {
    byId('key-made').hidden = true;
    byId('key-made-secret').value = '';
  }

  /** @param {Key} key @param {HTMLElement} row */
  async revoke({ id, name, prefix }, row) {
    const question = {
      title: `Revoke ${name}?`,
      text: `${prefix}… opens nothing from that moment on. That cannot be taken back.`,
      action: 'Revoke',
    };
    if (!(await confirmed(question))) {
      return;
    }
    try {
      const revoked = this.row(await ask('DELETE', `v1/keys/${encodeURIComponent(id)}`));
      row.replaceWith(revoked);
      byId('keys-title').focus();
      say('Revoked');
      this.refuse('');
    } catch (failure) {
      this.refuse(said(failure));
    }
  }

  /** @param {string} sentence */
  refuse(sentence) {
    byId('keys-error').textContent = sentence;
  }

  /** @param {string} sentence @param {string=} field the one at fault */
  refuseMaking(sentence, field) {
    byId('key-new-error').textContent = sentence;
    for (const input of this.form.querySelectorAll('input')) {
      input.removeAttribute('aria-invalid');
    }
    if (field) {
      this.form.elements[field].setAttribute('aria-invalid', 'true');
      this.form.elements[field].focus();
    }
  }
}

const LOCKOUT = {
  title: 'Make the first key without admin?',
  text: 'From now on the service asks for a key, and none will open this view. More keys can then be made only on its own machine, by khabar keys.',
  action: 'Make it',
};

/** Fields of the form by what the service calls them. */
const FIELDS = { name: 'key-name', scopes: 'scope-translate', expires: 'key-expires', requestsPerMinute: 'key-rate', charactersPerMonth: 'key-characters' };

/** What is wrong before anything is sent. @param {any} wanted @param {any} form */
function faultOf({ name, scopes, expires, requestsPerMinute, charactersPerMonth }, form) {
  if (!name) {
    return { field: 'key-name', sentence: 'A key needs a name.' };
  }
  if (!scopes.length) {
    return { field: 'scope-translate', sentence: 'A key opens something: choose at least one scope.' };
  }
  if (form.elements['key-expires'].validity.badInput || (expires && new Date(expires) < new Date())) {
    return { field: 'key-expires', sentence: 'The day on which it ends must lie ahead.' };
  }
  if (Number.isNaN(requestsPerMinute) || requestsPerMinute < 1 || requestsPerMinute > 1_000_000) {
    return { field: 'key-rate', sentence: 'Requests a minute are a whole number from 1 to 1,000,000.' };
  }
  if (Number.isNaN(charactersPerMonth) || charactersPerMonth < 0 || charactersPerMonth > Number.MAX_SAFE_INTEGER) {
    return { field: 'key-characters', sentence: 'Characters a month are a whole number.' };
  }
  return null;
}

/** A number as people write it, with or without commas. @param {string} text @returns {number | undefined} NaN if it is none */
function number(text) {
  const digits = text.replace(/[,_\s]/g, '');
  return digits ? (/^\d{1,18}$/.test(digits) ? Number(digits) : NaN) : undefined;
}

/** The end of a day, where the user is. @param {string} date */
function endOf(date) {
  return date ? new Date(`${date}T23:59:59`).toISOString() : undefined;
}

/** @param {Date} date */
function day(date) {
  return date.toISOString().slice(0, 10);
}

/** What a key has used of its month, beside what it may. @param {Key} key */
function used({ requests, characters, requestsPerMinute, charactersPerMonth: most }) {
  const rate = requestsPerMinute === undefined ? '' : `, at most ${requestsPerMinute.toLocaleString('en')} a minute`;
  const calls = element('span', { class: 'facts-line' }, ` ${counted(requests, 'request')}${rate}`);
  if (most === undefined) {
    return [counted(characters, 'character'), calls];
  }
  const full = most === 0 ? 1 : Math.min(1, characters / most);
  const meter = element('meter', { value: full, high: 0.8, optimum: 0, 'aria-label': 'Used of its characters' });
  return [`${characters.toLocaleString('en')} of ${counted(most, 'character')}`, meter, calls];
}

import { byId } from './dom.js';

/** Where the key is kept: for this tab only, until it is closed. */
const NAME = 'khabar-key';

/**
 * Fetches what may need a key: if the service asks for one, so does the page, until it is the right
 * one or the user gives up; then the refusal is the answer.
 * @param {string} address
 * @param {RequestInit} options
 * @returns {Promise<Response>}
 */
export async function fetchWithKey(address, options) {
  for (;;) {
    const key = sessionStorage.getItem(NAME);
    const headers = { ...options.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) };
    const response = await fetch(address, { ...options, headers });
    if (response.status !== 401) {
      return response;
    }
    const given = await ask(key ? 'The service does not take this key.' : '');
    if (!given) {
      return response;
    }
    sessionStorage.setItem(NAME, given);
  }
}

/** @param {string} fault @returns {Promise<string>} the key; empty if the user gives up */
function ask(fault) {
  const dialog = byId('key-dialog');
  const field = byId('key');
  byId('key-error').textContent = fault;
  field.value = '';
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener(
      'close',
      () => {
        resolve(dialog.returnValue === 'use' ? field.value.trim() : '');
        field.value = '';
      },
      { once: true },
    );
  });
}

import { byId } from './dom.js';

/** Where the key is kept: for this tab only, until it is closed. */
const NAME = 'khabar-key';

/** @type {Promise<string> | null} the dialog, while it is open: requests that wait share it */
let asking = null;

/**
 * Fetches what may need a key: if the service asks for one, so does the page, until it is the right
 * one or the user gives up; then the refusal is the answer.
 * @param {string} address
 * @param {RequestInit} options
 * @param {boolean=} quiet whether to take a refusal for an answer at once
 * @returns {Promise<Response>}
 */
export async function fetchWithKey(address, options, quiet = false) {
  for (;;) {
    const key = sessionStorage.getItem(NAME);
    const headers = { ...options.headers, ...(key ? { Authorization: `Bearer ${key}` } : {}) };
    const response = await fetch(address, { ...options, headers });
    if (response.status !== 401 || quiet) {
      return response;
    }
    if (sessionStorage.getItem(NAME) === key && !(await askForKey(key ? 'The service does not take this key.' : ''))) {
      return response;
    }
  }
}

/** Whether this tab has a key. */
export function hasKey() {
  return sessionStorage.getItem(NAME) !== null;
}

/** Uses a key in this tab from now on. @param {string} key */
export function useKey(key) {
  sessionStorage.setItem(NAME, key);
  document.dispatchEvent(new Event('khabar-key'));
}

/** Forgets the key of this tab. */
export function forgetKey() {
  sessionStorage.removeItem(NAME);
  document.dispatchEvent(new Event('khabar-key'));
}

/**
 * Asks the user for a key and uses it.
 * @param {string=} fault what is wrong with the one there was
 * @returns {Promise<string>} the key; empty if the user gives up
 */
export function askForKey(fault = '') {
  asking ??= show(fault).then((given) => {
    asking = null;
    if (given) {
      useKey(given);
    }
    return given;
  });
  return asking;
}

/** @param {string} fault @returns {Promise<string>} */
function show(fault) {
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

import { fetchWithKey } from './key.js';

/** An answer that is a refusal: its message is one sentence for the user. */
export class Refusal extends Error {
  /** @param {string} detail @param {number} status @param {string=} field */
  constructor(detail, status, field) {
    super(detail);
    this.status = status;
    this.field = field;
  }
}

/**
 * Asks the service for something.
 * @param {string} method
 * @param {string} address without a slash before it: the page may be served below a path
 * @param {{json?: any, body?: BodyInit, type?: string, accept?: string, revision?: number, quiet?: boolean,
 *   signal?: AbortSignal}=} options `json` is sent as such; `revision` is the one that is to be
 *   changed; a quiet request does not ask the user for a key
 * @returns {Promise<Response>}
 * @throws {Refusal} if the answer is a problem
 */
export async function call(method, address, options = {}) {
  const { json, body, type, accept = 'application/json', revision, quiet, signal } = options;
  const headers = { Accept: `${accept}, application/problem+json` };
  if (json !== undefined) {
    headers['Content-Type'] = 'application/json';
  } else if (type) {
    headers['Content-Type'] = type;
  }
  if (revision !== undefined) {
    headers['If-Match'] = `"r${revision}"`;
  }
  const sent = { method, headers, body: json === undefined ? body : JSON.stringify(json), signal };
  const response = await fetchWithKey(address, sent, quiet);
  if (!response.ok) {
    throw await refusal(response);
  }
  return response;
}

/** The JSON that the service answers with. @type {(...request: Parameters<typeof call>) => Promise<any>} */
export async function ask(method, address, options) {
  return (await call(method, address, options)).json();
}

/** @param {Response} response */
async function refusal(response) {
  const wait = Number(response.headers.get('Retry-After'));
  const later = wait > 0 ? `; try again in ${wait} s` : '';
  try {
    const problem = await response.json();
    return new Refusal(problem.detail + later, response.status, problem.field);
  } catch {
    return new Refusal(`the service answered ${response.status}${later}`, response.status);
  }
}

/** What went wrong, as a sentence. @param {any} failure */
export function said(failure) {
  if (!(failure instanceof Refusal)) {
    console.error(failure);
  }
  const text = failure instanceof Refusal ? failure.message : 'Khabar cannot be reached: is the service running?';
  const sentence = text[0].toUpperCase() + text.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

import { fetchWithKey } from './key.js';

/**
 * Server-sent events over a POST: EventSource can only GET.
 * @typedef {{name: string, body: any}} StreamEvent
 */

/** An answer that is no article: `detail` is one sentence for the user. */
export class Refusal extends Error {
  /** @param {string} detail @param {number} status @param {string=} field */
  constructor(detail, status, field) {
    super(detail);
    this.status = status;
    this.field = field;
  }
}

/**
 * What is sent: a text, or a document with its media type.
 * @typedef {string | {file: Blob | string, type: string}} Sent
 */

/** @param {Sent} sent @param {string} accept @param {AbortSignal=} signal */
async function post(sent, accept, signal) {
  const isText = typeof sent === 'string';
  const response = await fetchWithKey('v1/articles', {
    method: 'POST',
    headers: { 'Content-Type': isText ? 'application/json' : sent.type, Accept: `${accept}, application/problem+json` },
    body: isText ? JSON.stringify({ text: sent }) : sent.file,
    signal,
  });
  if (!response.ok || !response.body) {
    throw await refusal(response);
  }
  return response;
}

/** The English of an article as a file of a format. @param {Sent} sent @param {string} type */
export async function written(sent, type) {
  const response = await post(sent, type);
  return response.blob();
}

/**
 * Sends an article and yields the events of its translation.
 * @param {Sent} sent
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<StreamEvent>}
 */
export async function* translation(sent, signal) {
  const response = await post(sent, 'text/event-stream', signal);
  for await (const event of events(response.body)) {
    if (event.name === 'problem') {
      throw new Refusal(event.body.detail, event.body.status, event.body.field);
    }
    yield event;
  }
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

/**
 * The events of a stream (https://html.spec.whatwg.org/multipage/server-sent-events.html).
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<StreamEvent>}
 */
async function* events(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let buffer = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    buffer += decoder.decode(value, { stream: true });
    const parts = buffer.split(/\r?\n\r?\n/);
    buffer = parts.pop() ?? '';
    for (const part of parts) {
      const event = parsed(part);
      if (event) {
        yield event;
      }
    }
  }
}

/** @param {string} part @returns {StreamEvent | null} */
function parsed(part) {
  let name = 'message';
  const data = [];
  for (const line of part.split(/\r?\n/)) {
    const [, field, value] = /^(\w+): ?(.*)$/s.exec(line) ?? [];
    if (field === 'event') {
      name = value;
    } else if (field === 'data') {
      data.push(value);
    }
  }
  return data.length ? { name, body: JSON.parse(data.join('\n')) } : null;
}

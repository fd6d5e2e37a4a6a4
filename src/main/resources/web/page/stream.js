import { call, Refusal } from './api.js';

/**
 * Server-sent events over a POST: EventSource can only GET.
 * @typedef {{name: string, body: any}} StreamEvent
 */

/**
 * What is sent: a text, or a document with its media type.
 * @typedef {string | {file: Blob | string, type: string}} Sent
 */

/**
 * @param {Sent} sent @param {string} desk the glossary to use; empty for none
 * @param {string} accept @param {AbortSignal=} signal
 */
function post(sent, desk, accept, signal) {
  const address = desk ? `v1/articles?desk=${encodeURIComponent(desk)}` : 'v1/articles';
  const body = typeof sent === 'string' ? { json: { text: sent } } : { body: sent.file, type: sent.type };
  return call('POST', address, { ...body, accept, signal });
}

/** The English of an article as a file of a format. @param {import('./story.js').Story} story @param {string} type */
export async function written(story, type) {
  const response = story.stored
    ? await call('GET', `v1/articles/${story.stored.id}`, { accept: type })
    : await post(story.sent, story.desk, type);
  return response.blob();
}

/**
 * Sends an article and yields the events of its translation.
 * @param {Sent} sent
 * @param {string} desk
 * @param {AbortSignal} signal
 * @returns {AsyncGenerator<StreamEvent>}
 */
export async function* translation(sent, desk, signal) {
  const response = await post(sent, desk, 'text/event-stream', signal);
  for await (const event of events(/** @type {any} */ (response.body))) {
    if (event.name === 'problem') {
      throw new Refusal(event.body.detail, event.body.status, event.body.field);
    }
    yield event;
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

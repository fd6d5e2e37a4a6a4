import { ask, call, said } from './api.js';
import { button, byId, chooses, confirmed, counted, drops, element, moment, say } from './dom.js';
import { save } from './files.js';

/** @typedef {{id: string, state: string, createdAt: string, finishedAt?: string, total: number, done: number,
 *   failed: number, itemsPerSecond: number, secondsLeft?: number, webhook?: {state: string}}} Job */

const PAGE = 20;
/** Milliseconds between looks at jobs under way, and at a list of which none is. */
const SOON = 1000;
const LATER = 10_000;

const STATES = { queued: 'waiting', running: 'running', paused: 'paused', completed: 'done', cancelled: 'cancelled' };

/** The view of backlogs: they are sent, followed, held up, ended and fetched. */
export class JobsView {
  /** @param {import('./views.js').Views} views */
  constructor(views) {
    this.list = byId('job-list');
    /** @type {Map<string, JobRow>} */
    this.rows = new Map();
    this.pages = 1;
    this.timer = 0;
    this.seen = false;
    /** @type {AbortController | null} */
    this.sending = null;
    chooses('job-file', (file) => this.send(file));
    drops(byId('job-send'), (file) => this.send(file));
    byId('job-stop').addEventListener('click', () => this.sending?.abort());
    byId('jobs-more').addEventListener('click', () => {
      this.pages += 1;
      this.look();
    });
    document.addEventListener('visibilitychange', () => this.seen && !document.hidden && this.look());
    views.on('jobs', () => this.enter(), () => this.leave());
    window.addEventListener('beforeunload', (event) => this.sending && event.preventDefault());
  }

  enter() {
    this.seen = true;
    this.look();
  }

  leave() {
    this.seen = false;
    clearTimeout(this.timer);
  }

  /** Reads how far the jobs are, and again later while they are looked at. */
  async look() {
    clearTimeout(this.timer);
    let wait = LATER;
    try {
      const jobs = await this.read();
      this.show(jobs);
      this.refuse('');
      wait = jobs.some(({ state }) => state === 'queued' || state === 'running') ? SOON : LATER;
    } catch (failure) {
      this.refuse(said(failure));
    }
    clearTimeout(this.timer);
    if (this.seen && !document.hidden) {
      this.timer = setTimeout(() => this.look(), wait);
    }
  }

  /** @returns {Promise<Job[]>} as many pages as were asked for */
  async read() {
    const all = [];
    let before = '';
    for (let page = 0; page < this.pages && (page === 0 || before); page += 1) {
      const { jobs = [], next = '' } = await ask('GET', `v1/jobs?limit=${PAGE}${before ? `&before=${before}` : ''}`);
      all.push(...jobs);
      before = next;
    }
    byId('jobs-more').hidden = !before;
    return all;
  }

  /** Changes what has changed, so that the focus stays where it is. @param {Job[]} jobs */
  show(jobs) {
    const wanted = new Set(jobs.map(({ id }) => id));
    for (const [id, { row }] of this.rows) {
      if (!wanted.has(id)) {
        row.remove();
        this.rows.delete(id);
      }
    }
    jobs.forEach((job, place) => {
      const known = this.rows.get(job.id) ?? new JobRow(job, this);
      this.rows.set(job.id, known);
      known.show(job);
      if (this.list.children[place] !== known.row) {
        this.list.insertBefore(known.row, this.list.children[place] ?? null);
      }
    });
    byId('jobs-none').hidden = jobs.length > 0;
  }

  /** @param {File} file */
  async send(file) {
    if (this.sending) {
      return;
    }
    this.sending = new AbortController();
    byId('job-sending').textContent = `Sending ${file.name}, ${size(file.size)} …`;
    byId('job-send').classList.add('busy');
    byId('job-stop').hidden = false;
    this.refuseSending('');
    try {
      const job = await ask('POST', 'v1/jobs', { body: file, type: typeOf(file.name), signal: this.sending.signal });
      byId('job-sending').textContent = `${file.name} is a job now, of ${counted(job.total, 'item')}.`;
      say(byId('job-sending').textContent);
    } catch (failure) {
      byId('job-sending').textContent = '';
      this.refuseSending(this.sending.signal.aborted ? 'Stopped. Nothing of it was kept.' : said(failure));
    }
    this.sending = null;
    byId('job-send').classList.remove('busy');
    byId('job-stop').hidden = true;
    await this.look();
  }

  /** @param {string} method @param {Job} job @param {string} what */
  async tell(method, { id }, what) {
    try {
      this.rows.get(id)?.show(await ask(method, `v1/jobs/${id}${what}`));
      await this.look();
    } catch (failure) {
      await this.look();
      this.refuse(said(failure));
    }
  }

  /** @param {Job} job */
  async cancel(job) {
    const question = {
      title: 'Cancel this job?',
      text: `${counted(job.total - job.done, 'item')} will not be translated. The results that are there can still be fetched.`,
      action: 'Cancel the job',
    };
    if (await confirmed(question)) {
      await this.tell('DELETE', job, '');
    }
  }

  /** @param {Job} job @param {HTMLButtonElement} pressed */
  async fetch({ id }, pressed) {
    pressed.disabled = true;
    try {
      const results = await call('GET', `v1/jobs/${id}/results`, { accept: 'application/x-ndjson' });
      save(await results.blob(), 'application/x-ndjson', `job-${id}.ndjson`);
    } catch (failure) {
      this.refuse(said(failure));
    }
    pressed.disabled = false;
  }

  /** @param {string} sentence */
  refuse(sentence) {
    byId('jobs-error').textContent = sentence;
  }

  /** @param {string} sentence */
  refuseSending(sentence) {
    byId('job-error').textContent = sentence;
  }
}

/** A job in the list. */
class JobRow {
  /** @param {Job} job @param {JobsView} jobs */
  constructor(job, jobs) {
    this.job = job;
    const short = job.id.slice(0, 8);
    this.state = element('span', { class: 'chip-state' });
    this.bar = element('progress', { 'aria-label': `Items of job ${short} that are done` });
    this.numbers = element('p', { class: 'facts-line numbers' });
    this.pause = button('Pause', () => jobs.tell('POST', this.job, '/pause'), { 'aria-label': `Pause job ${short}` });
    this.resume = button('Resume', () => jobs.tell('POST', this.job, '/resume'), { 'aria-label': `Resume job ${short}` });
    this.cancel = button('Cancel', () => jobs.cancel(this.job), { 'aria-label': `Cancel job ${short}` });
    this.results = button('Results', () => jobs.fetch(this.job, this.results), { 'aria-label': `Download the results of job ${short}` });
    this.row = element(
      'li',
      { class: 'card job' },
      element(
        'div',
        { class: 'card-main' },
        element('p', { class: 'card-title' }, moment(job.createdAt), ' ', element('span', { class: 'job-id', title: job.id }, short), ' ', this.state),
        this.bar,
        this.numbers,
      ),
      element('div', { class: 'card-actions' }, this.pause, this.resume, this.cancel, this.results),
    );
  }

  /** @param {Job} job */
  show(job) {
    const { state, total, done } = job;
    this.job = job;
    this.state.textContent = STATES[state] ?? state;
    this.state.className = `chip-state ${state}`;
    this.bar.max = Math.max(1, total);
    this.bar.value = total ? done : 1;
    const numbers = progress(job);
    if (this.numbers.textContent !== numbers) {
      this.numbers.textContent = numbers;
    }
    const ended = state === 'completed' || state === 'cancelled';
    const present = document.activeElement;
    this.pause.hidden = ended || state === 'paused';
    this.resume.hidden = state !== 'paused';
    this.cancel.hidden = ended;
    this.results.disabled = !done;
    if (present instanceof HTMLElement && present.hidden && this.row.contains(present)) {
      ([this.pause, this.resume, this.results].find((other) => !other.hidden) ?? this.results).focus();
    }
  }
}

/** How far a job is, in words. @param {Job} job */
function progress({ state, total, done, failed, itemsPerSecond, secondsLeft, webhook }) {
  const said = [state === 'completed' ? counted(total, 'item') : `${done.toLocaleString('en')} of ${counted(total, 'item')}`];
  if (failed) {
    said.push(`${failed.toLocaleString('en')} with an error`);
  }
  if (itemsPerSecond) {
    said.push(`${itemsPerSecond.toLocaleString('en')} a second`);
  }
  if (state === 'running' && secondsLeft !== undefined) {
    said.push(`about ${time(secondsLeft)} left`);
  }
  if (webhook) {
    said.push(`webhook ${webhook.state}`);
  }
  return said.join(' · ');
}

/** @param {number} seconds */
function time(seconds) {
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) {
    return `${seconds} s`;
  }
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** @param {number} bytes */
function size(bytes) {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}

/** @param {string} name of a file */
function typeOf(name) {
  if (/\.gz$/i.test(name)) {
    return 'application/gzip';
  }
  return /\.json$/i.test(name) ? 'application/json' : 'application/x-ndjson';
}

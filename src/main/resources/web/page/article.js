import { ask, call, Refusal, said } from './api.js';
import { BriefPanel } from './brief.js';
import { Compose } from './compose.js';
import { Correction } from './correct.js';
import { Desks } from './desks.js';
import { byId, confirmed, copy, counted, moment, say } from './dom.js';
import { FactsPanel, verdict } from './facts.js';
import { asText, nameOf, save } from './files.js';
import { lights, Rows } from './rows.js';
import { Story } from './story.js';
import { translation, written } from './stream.js';
import { Walk } from './walk.js';

const STYLES = ['headline', 'brief', 'bullets'];

/** What the service writes, with the endings of its files. */
const FORMATS = {
  html: ['text/html', '.html'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
  ninjs: ['application/ninjs+json', '.ninjs.json'],
};

const BUTTONS = ['copy-article', ...['text', 'html', 'docx', 'ninjs', 'json'].map((format) => `download-${format}`)];

/** The view of one article: it is translated, or opened again, corrected, approved, taken away. */
export class ArticleView {
  /** @param {import('./views.js').Views} views */
  constructor(views) {
    this.views = views;
    this.rows = new Rows(byId('rows'));
    this.walk = new Walk(byId('article'), this.rows);
    this.brief = new BriefPanel(this.walk);
    this.facts = new FactsPanel(this.walk);
    this.desks = new Desks();
    this.compose = new Compose((sent) => this.translate(sent), () => this.stop());
    this.correction = new Correction(this.rows, this.walk, {
      corrected: () => this.corrected(),
      renew: () => this.reopen(),
    });
    this.walk.chosen = (sentence) => (this.story?.correctable ? this.correction.begin(sentence) : this.walk.go(sentence));
    /** @type {Story | null} */
    this.story = null;
    /** @type {AbortController | null} */
    this.running = null;
    views.on('article', (id) => this.enter(id));
    window.addEventListener('beforeunload', (event) => this.correction.open && event.preventDefault());
    this.buttons();
  }

  buttons() {
    this.on('copy-article', (story) => copy(byId('copy-article'), asText(story)));
    this.on('copy-brief', () => copy(byId('copy-brief'), this.brief.text));
    this.on('download-text', (story) => save(asText(story), 'text/plain', `${nameOf(story)}.txt`));
    this.on('download-json', (story) =>
      save(JSON.stringify(story.answer, null, 2), 'application/json', `${nameOf(story)}.json`),
    );
    for (const [format, [type, ending]] of Object.entries(FORMATS)) {
      this.on(`download-${format}`, (story) => this.download(story, type, ending));
    }
    this.on('next-review', () => this.walk.review(1));
    this.on('approve', (story) => this.move(story));
  }

  /** @param {string} id of a button @param {(story: Story) => void} work */
  on(id, work) {
    byId(id).addEventListener('click', () => this.story && work(this.story));
  }

  /** @param {string} id of a stored article; empty for whatever there is */
  enter(id) {
    if (id && id !== this.story?.stored?.id) {
      this.open(id);
    } else if (this.story?.answer) {
      document.title = titleOf(this.story);
      this.views.settle('article', this.story.stored?.id);
    }
  }

  /** Sends an article and shows its English as it comes. @param {import('./stream.js').Sent} sent */
  async translate(sent) {
    const mine = this.start();
    const desk = this.desks.chosen;
    await this.guarded(mine, async () => {
      for await (const { name, body } of translation(sent, desk.id, mine.signal)) {
        if (name === 'source') {
          if (body.text) {
            this.compose.fill(body.text);
          }
          this.begin(new Story(sent, body, desk));
        } else if (this.story) {
          this.hear(this.story, name, body);
        }
      }
      if (!this.story?.answer) {
        throw new Refusal('the connection broke off before the article was whole', 0);
      }
    });
  }

  /** @param {Story} story @param {string} name @param {any} body */
  hear(story, name, body) {
    if (name === 'segment') {
      this.rows.fill(story.put(body));
      this.progress(story);
    } else if (name === 'brief') {
      story.briefs.set(body.style, body);
      this.brief.of(story);
    } else if (name === 'done') {
      story.done(body);
      this.finished(story);
      this.views.settle('article', story.stored?.id);
    }
  }

  /** Opens an article that the service keeps. @param {string} id @returns {Promise<Story | null>} null if it cannot be had */
  async open(id) {
    const mine = this.start();
    const opened = await this.guarded(mine, async () => {
      const address = `v1/articles/${encodeURIComponent(id)}`;
      const options = { signal: mine.signal };
      const answer = await ask('GET', address, options);
      // a mark of the byte order counts: the ranges count it
      const arabic = await (await call('GET', `${address}/source`, { accept: 'text/plain', ...options })).arrayBuffer();
      const story = Story.kept(answer, new TextDecoder('utf-8', { ignoreBOM: true }).decode(arabic));
      await this.briefs(story, mine.signal);
      this.compose.fill(story.sent);
      this.begin(story);
      story.translated.forEach((sentence) => this.rows.fill(sentence));
      this.brief.of(story);
      this.finished(story);
      return story;
    });
    return opened ?? null;
  }

  /** Opens the article that is seen once more, as it is now. */
  async reopen() {
    return this.story?.stored ? this.open(this.story.stored.id) : null;
  }

  /** @param {Story} story @param {AbortSignal=} signal */
  async briefs(story, signal) {
    const address = `v1/articles/${story.stored?.id}/summary`;
    const made = await Promise.all(STYLES.map((style) => ask('GET', `${address}?style=${style}`, { signal })));
    made.forEach(({ brief }) => story.briefs.set(brief.style, brief));
  }

  start() {
    this.stop();
    this.running = new AbortController();
    this.compose.refuse('');
    this.compose.busy(true);
    return this.running;
  }

  /** Does what may be stopped or fail. @template T @param {AbortController} mine @param {() => Promise<T>} work */
  async guarded(mine, work) {
    try {
      return await work();
    } catch (failure) {
      if (mine.signal.aborted) {
        say('Stopped');
      } else {
        this.compose.refuse(said(failure));
      }
      return undefined;
    } finally {
      if (this.running === mine) {
        this.running = null;
        this.compose.busy(false);
        byId('progress').hidden = true;
      }
    }
  }

  stop() {
    this.running?.abort();
  }

  /** @param {Story} story */
  begin(story) {
    this.story = story;
    this.rows.show(story);
    this.walk.of(story);
    this.correction.of(story);
    this.brief.of(story);
    this.compose.fold(true);
    byId('result').hidden = false;
    byId('progress').hidden = false;
    for (const id of ['made-with', 'verdict', 'lights', 'facts', 'state']) {
      byId(id).replaceChildren();
    }
    byId('verdict').className = 'verdict';
    this.refuse('');
    this.enable(false);
    this.progress(story);
    this.state(story);
    say(`Translating ${counted(story.sentences.length, 'sentence')}`);
    byId('article').focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  /** @param {Story} story */
  progress(story) {
    const done = story.translated.length;
    const all = story.sentences.length;
    byId('progress-bar').max = all;
    byId('progress-bar').value = done;
    byId('progress-text').textContent = `${done} of ${counted(all, 'sentence')}`;
  }

  /** @param {Story} story */
  finished(story) {
    this.judge(story);
    const { model, settings, version } = story.answer.stamp;
    byId('made-with').textContent = `Translated by ${model}${story.deskName ? ` for ${story.deskName}` : ''}`;
    byId('made-with').title = `${settings}; Khabar ${version}`;
    this.enable(true);
    this.state(story);
    if (this.views.present === 'article') {
      document.title = titleOf(story);
    }
    say(`Done. ${verdict(story)}.`);
  }

  /** Shows what the checks say of all sentences. @param {Story} story */
  judge(story) {
    this.facts.show(story);
    const line = byId('verdict');
    line.textContent = verdict(story);
    line.className = `verdict ${story.toReview.length ? 'doubtful' : 'sound'}`;
    byId('lights').replaceChildren(...lights(story));
    byId('next-review').disabled = !story.toReview.length;
  }

  /** Shows what a person has made of the article. @param {Story} story */
  state({ answer, stored, correctable }) {
    byId('article').classList.toggle('correctable', correctable);
    byId('approve').hidden = !stored;
    byId('approve').textContent = correctable ? 'Approve' : 'Withdraw approval';
    byId('correct-hint').hidden = !correctable;
    const line = byId('state');
    line.className = `state ${stored?.state ?? ''}`;
    if (stored?.approvedAt) {
      line.replaceChildren('Approved ', moment(stored.approvedAt));
    } else if (stored) {
      line.textContent = 'Draft';
    } else {
      line.textContent = answer?.notStored ? `Not kept: ${answer.notStored}` : '';
    }
  }

  /** @param {boolean} whole whether the article is all there */
  enable(whole) {
    for (const id of BUTTONS) {
      byId(id).disabled = !whole;
    }
    byId('next-review').disabled = !whole || !this.story?.toReview.length;
  }

  /** A sentence has other words: what was made of the old ones is made anew. */
  async corrected() {
    const { story } = this;
    if (!story?.stored) {
      return;
    }
    this.judge(story);
    this.state(story);
    try {
      await this.briefs(story);
      story.answer = await ask('GET', `v1/articles/${story.stored.id}`);
      this.refuse('');
    } catch (failure) {
      this.refuse(said(failure));
    }
    if (story === this.story) {
      this.brief.of(story);
    }
  }

  /** Approves the article, or takes that back. @param {Story} story */
  async move(story) {
    if (!story.stored || (this.correction.open && !(await this.correction.keep()))) {
      return;
    }
    const doubtful = story.toReview.length;
    const question = {
      title: 'Approve it as it is?',
      text: `${counted(doubtful, 'sentence')} ${doubtful === 1 ? 'is' : 'are'} still marked for review. Approving says that a person stands for them.`,
      action: 'Approve',
    };
    if (story.correctable && doubtful && !(await confirmed(question))) {
      return;
    }
    try {
      const { id, revision } = story.stored;
      const to = story.correctable ? 'approve' : 'reopen';
      this.correction.close();
      story.keep(await ask('POST', `v1/articles/${id}/${to}`, { revision }));
      this.state(story);
      this.refuse('');
      say(story.correctable ? 'It is a draft again' : 'Approved');
    } catch (failure) {
      if (failure.status === 412 && (await this.reopen())) {
        this.refuse('The article was changed elsewhere. This is how it is now: read it again before you approve it.');
      } else {
        this.refuse(said(failure));
      }
    }
  }

  /** @param {Story} story @param {string} type @param {string} ending */
  async download(story, type, ending) {
    try {
      save(await written(story, type), type, nameOf(story) + ending);
      this.refuse('');
    } catch (failure) {
      this.refuse(said(failure));
    }
  }

  /** Says above the article what was not done with it. @param {string} sentence */
  refuse(sentence) {
    byId('result-error').textContent = sentence;
  }
}

/** @param {Story} story */
function titleOf(story) {
  return `${story.headline || 'Article'} – Khabar`;
}

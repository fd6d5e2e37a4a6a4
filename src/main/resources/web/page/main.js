import { BriefPanel } from './brief.js';
import { Compose } from './compose.js';
import { byId, say, counted } from './dom.js';
import { FactsPanel, verdict } from './facts.js';
import { asText, nameOf, save } from './files.js';
import { lights, Rows } from './rows.js';
import { Story } from './story.js';
import { Refusal, translation, written } from './stream.js';
import { themeSwitch } from './theme.js';
import { Walk } from './walk.js';

const rows = new Rows(byId('rows'));
const walk = new Walk(byId('article'), rows);
const brief = new BriefPanel(walk);
const facts = new FactsPanel(walk);
const compose = new Compose(translate, stop);

/** @type {Story | null} */
let story = null;
/** @type {AbortController | null} */
let running = null;

/** Sends an article and shows its English as it comes. @param {import('./stream.js').Sent} sent */
async function translate(sent) {
  stop();
  const mine = new AbortController();
  running = mine;
  compose.refuse('');
  compose.busy(true);
  try {
    for await (const event of translation(sent, mine.signal)) {
      show(sent, event);
    }
    if (!story?.answer) {
      throw new Refusal('the connection broke off before the article was whole', 0);
    }
  } catch (failure) {
    failed(failure, mine);
  } finally {
    if (running === mine) {
      running = null;
      compose.busy(false);
      byId('progress').hidden = true;
    }
  }
}

function stop() {
  running?.abort();
}

/** @param {import('./stream.js').Sent} sent @param {import('./stream.js').StreamEvent} event */
function show(sent, { name, body }) {
  if (name === 'source') {
    if (body.text) {
      compose.fill(body.text);
    }
    begin(new Story(sent, body));
  } else if (story && name === 'segment') {
    rows.fill(story.put(body));
    progress(story);
  } else if (story && name === 'brief') {
    story.briefs.set(body.style, body);
    brief.of(story);
  } else if (story && name === 'done') {
    story.answer = body;
    finished(story);
  }
}

/** @param {Story} begun */
function begin(begun) {
  story = begun;
  rows.show(begun);
  walk.of(begun);
  brief.of(begun);
  compose.fold(true);
  byId('result').hidden = false;
  byId('progress').hidden = false;
  byId('made-with').textContent = '';
  byId('verdict').textContent = '';
  byId('verdict').className = 'verdict';
  byId('lights').replaceChildren();
  byId('facts').replaceChildren();
  enable(false);
  progress(begun);
  say(`Translating ${counted(begun.sentences.length, 'sentence')}`);
  byId('article').focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** @param {Story} shown */
function progress(shown) {
  const done = shown.done.length;
  const all = shown.sentences.length;
  byId('progress-bar').max = all;
  byId('progress-bar').value = done;
  byId('progress-text').textContent = `${done} of ${counted(all, 'sentence')}`;
}

/** @param {Story} shown */
function finished(shown) {
  facts.show(shown);
  const verdictLine = byId('verdict');
  verdictLine.textContent = verdict(shown);
  verdictLine.classList.add(shown.toReview.length ? 'doubtful' : 'sound');
  byId('lights').replaceChildren(...lights(shown));
  const { model, settings, version } = shown.answer.stamp;
  byId('made-with').textContent = `Translated by ${model}`;
  byId('made-with').title = `${settings}; Khabar ${version}`;
  document.title = `${shown.headline || 'Article'} – Khabar`;
  enable(true);
  say(`Done. ${verdict(shown)}.`);
}

/** @param {boolean} whole whether the article is all there */
function enable(whole) {
  for (const id of ['copy-article', ...['text', 'html', 'docx', 'ninjs', 'json'].map((format) => `download-${format}`)]) {
    byId(id).disabled = !whole;
  }
  byId('next-review').disabled = !whole || !story?.toReview.length;
}

/** @param {any} failure @param {AbortController} mine */
function failed(failure, mine) {
  if (mine.signal.aborted) {
    say('Stopped');
    return;
  }
  compose.refuse(said(failure));
}

/** @param {any} failure */
function said(failure) {
  return failure instanceof Refusal ? failure.message : 'Khabar cannot be reached: is the service running?';
}

/** @param {HTMLButtonElement} button @param {string} text */
async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  const said = button.textContent;
  button.textContent = 'Copied';
  say('Copied');
  setTimeout(() => (button.textContent = said), 1500);
}

/** Formats that the service writes, with the endings of their files. */
const FORMATS = {
  html: ['text/html', '.html'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', '.docx'],
  ninjs: ['application/ninjs+json', '.ninjs.json'],
};

/** @param {Story} shown @param {string} type @param {string} ending */
async function download(shown, type, ending) {
  try {
    save(await written(shown.sent, type), type, nameOf(shown) + ending);
  } catch (failure) {
    compose.refuse(said(failure));
  }
}

/** @param {string} id @param {(shown: Story) => void} work */
function onArticle(id, work) {
  byId(id).addEventListener('click', () => story && work(story));
}

onArticle('copy-article', (shown) => copy(byId('copy-article'), asText(shown)));
onArticle('copy-brief', () => copy(byId('copy-brief'), brief.text));
onArticle('download-text', (shown) => save(asText(shown), 'text/plain', `${nameOf(shown)}.txt`));
onArticle('download-json', (shown) =>
  save(JSON.stringify(shown.answer, null, 2), 'application/json', `${nameOf(shown)}.json`),
);
for (const [format, [type, ending]] of Object.entries(FORMATS)) {
  onArticle(`download-${format}`, (shown) => download(shown, type, ending));
}
onArticle('next-review', () => walk.review(1));
themeSwitch(byId('theme'));

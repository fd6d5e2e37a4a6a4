import { byId, element, counted } from './dom.js';

/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('./walk.js').Walk} Walk */

const STYLES = { headline: 'Headline', brief: 'Brief', bullets: 'Bullets' };

/** The brief in its three styles; what a sentence stands on lights up in the article. */
export class BriefPanel {
  /** @param {Walk} walk */
  constructor(walk) {
    this.walk = walk;
    this.panel = byId('brief');
    /** @type {Story | null} */
    this.story = null;
    this.style = 'brief';
    this.tabs = new Map(
      Object.entries(STYLES).map(([style, name]) => [
        style,
        element('button', { type: 'button', role: 'tab', id: `tab-${style}`, 'aria-controls': 'brief' }, name),
      ]),
    );
    const list = byId('brief-tabs');
    list.append(...this.tabs.values());
    this.tabs.forEach((tab, style) => tab.addEventListener('click', () => this.choose(style)));
    list.addEventListener('keydown', (event) => this.key(event));
    this.choose(this.style);
  }

  /** @param {Story} story */
  of(story) {
    this.story = story;
    this.show();
  }

  /** @param {string} style */
  choose(style) {
    this.style = style;
    this.tabs.forEach((tab, other) => {
      tab.setAttribute('aria-selected', String(other === style));
      tab.tabIndex = other === style ? 0 : -1;
    });
    this.panel.setAttribute('aria-labelledby', `tab-${style}`);
    this.show();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const styles = [...this.tabs.keys()];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      event.preventDefault();
      const next = styles[(styles.indexOf(this.style) + step + styles.length) % styles.length];
      this.choose(next);
      this.tabs.get(next)?.focus();
    }
  }

  show() {
    const brief = this.story?.briefs.get(this.style);
    byId('copy-brief').disabled = !brief;
    if (!brief) {
      this.panel.replaceChildren(element('p', { class: 'later' }, 'It comes once all sentences are in English.'));
      return;
    }
    if (!brief.sentences.length) {
      this.panel.replaceChildren(element('p', { class: 'later' }, 'There is nothing to summarise.'));
      return;
    }
    const list = this.style === 'bullets';
    const sentences = brief.sentences.map((sentence) => this.sentence(sentence));
    const made = list
      ? element('ul', { class: 'brief-text' }, ...sentences.map((s) => element('li', {}, s)))
      : element('p', { class: `brief-text ${this.style}` }, ...sentences.flatMap((s, i) => (i ? [' ', s] : [s])));
    this.panel.replaceChildren(made, element('p', { class: 'brief-hint' }, 'Point at a sentence to see what it stands on.'));
  }

  /** @param {{text: string, origin: string, evidence: any[]}} sentence */
  sentence({ text, evidence }) {
    const story = /** @type {Story} */ (this.story);
    const places = [...new Set(evidence.flatMap((piece) => story.standingOn(piece)))];
    const made = element(
      'span',
      { role: 'button', tabindex: 0, class: 'claim', title: `Stands on ${counted(places.length, 'sentence')}` },
      text,
    );
    this.walk.lightFor(made, places, (lit) => made.classList.toggle('lit', lit));
    const reveal = () => places[0] && this.walk.reveal(places[0]);
    made.addEventListener('click', reveal);
    made.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        reveal();
      }
    });
    return made;
  }

  /** The brief that is shown, as text. */
  get text() {
    const brief = this.story?.briefs.get(this.style);
    if (!brief) {
      return '';
    }
    return this.style === 'bullets' ? brief.sentences.map((s) => `- ${s.text}`).join('\n') : brief.text;
  }
}

import { byId, element, counted } from './dom.js';

/** @typedef {import('./story.js').Story} Story */
/** @typedef {import('./story.js').Fact} Fact */
/** @typedef {import('./story.js').Sentence} Sentence */
/** @typedef {import('./walk.js').Walk} Walk */

const KINDS = { number: 'numbers', name: 'names', term: 'terms' };
const FATES = { changed: 'is another in the English', missing: 'is not in the English', added: 'is not in the Arabic' };

/** Which numbers, names and terms of the Arabic stand in the English. */
export class FactsPanel {
  /** @param {Walk} walk */
  constructor(walk) {
    this.walk = walk;
    this.panel = byId('facts');
  }

  /** @param {Story} story */
  show(story) {
    const { facts } = story;
    const groups = Object.keys(KINDS)
      .map((kind) => ({ kind, all: facts.filter(({ fact }) => fact.kind === kind) }))
      .filter(({ all }) => all.length);
    this.panel.replaceChildren(
      ...(groups.length
        ? groups.map(({ kind, all }) => this.group(kind, all))
        : [element('p', { class: 'later' }, 'The article has no numbers, known names or terms.')]),
    );
  }

  /** @param {string} kind @param {{fact: Fact, sentence: Sentence}[]} all */
  group(kind, all) {
    const wanted = all.filter(({ fact }) => fact.status !== 'added');
    const kept = wanted.filter(({ fact }) => fact.status === 'kept');
    const whole = kept.length === all.length;
    const title = element(
      'summary',
      { class: whole ? 'whole' : 'lacking' },
      element('span', { class: 'facts-count' }, `${kept.length} of ${wanted.length}`),
      ` ${KINDS[kind]}`,
    );
    const chips = element('ul', { class: 'chips' }, ...all.map((place) => element('li', {}, this.chip(place))));
    return element('details', { class: 'facts', open: !whole }, title, chips);
  }

  /** @param {{fact: Fact, sentence: Sentence}} place */
  chip({ fact, sentence }) {
    const fate = FATES[fact.status];
    const chip = element('button', { type: 'button', class: `chip ${fact.status}` }, readable(fact));
    if (fate) {
      chip.append(element('span', { class: 'fate' }, ` ${fate}`));
    }
    this.walk.lightFor(chip, [sentence]);
    chip.addEventListener('click', () => this.walk.reveal(sentence));
    return chip;
  }
}

/** Large numbers with their thousands apart; years and names as they are. @param {Fact} fact */
function readable({ kind, value }) {
  const large = kind === 'number' && /^\d{5,15}$/.test(value);
  return large ? Number(value).toLocaleString('en') : value;
}

/** @param {Story} story */
export function verdict(story) {
  const all = story.sentences.length;
  const doubtful = story.toReview.length;
  return doubtful
    ? `${doubtful} of ${counted(all, 'sentence')} ${doubtful === 1 ? 'needs' : 'need'} review`
    : `All ${counted(all, 'sentence')} passed the checks`;
}

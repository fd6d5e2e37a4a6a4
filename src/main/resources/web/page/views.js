import { byId } from './dom.js';

/** Views, with what the window's title says of each. */
const TITLES = { article: '', articles: 'Articles', glossaries: 'Glossaries', jobs: 'Jobs', keys: 'Keys' };

/**
 * The views of the page. The address says which one is seen and what of it: `#glossaries/ID`. The
 * browser's way back leads through them.
 */
export class Views {
  constructor() {
    /** @type {Map<string, {enter: (what: string) => void, leave: () => void}>} */
    this.known = new Map();
    this.present = 'article';
    window.addEventListener('hashchange', () => this.follow(true));
  }

  /** @param {string} name @param {(what: string) => void} enter @param {() => void} leave */
  on(name, enter, leave = () => {}) {
    this.known.set(name, { enter, leave });
  }

  /** Shows what the address says; one that names no view leaves all as it is. @param {boolean} moved */
  follow(moved) {
    const [name, what = ''] = location.hash.slice(1).split('/').map(decoded);
    if (location.hash.length > 1 && !(name in TITLES)) {
      return;
    }
    const wanted = name || 'article';
    if (wanted !== this.present) {
      this.known.get(this.present)?.leave();
    }
    this.present = wanted;
    for (const view of Object.keys(TITLES)) {
      byId(`view-${view}`).hidden = view !== wanted;
    }
    for (const link of byId('views').querySelectorAll('a')) {
      const current = link.hash === `#${wanted}`;
      if (current) {
        link.setAttribute('aria-current', 'page');
      } else {
        link.removeAttribute('aria-current');
      }
    }
    document.title = TITLES[wanted] ? `${TITLES[wanted]} – Khabar` : 'Khabar';
    if (moved && wanted !== 'article') {
      byId(`${wanted}-title`).focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    this.known.get(wanted)?.enter(what);
  }

  /** Goes to a view. @param {string} name @param {string=} what */
  go(name, what) {
    location.hash = what ? `#${name}/${encodeURIComponent(what)}` : `#${name}`;
  }

  /** Writes into the address what is seen already. @param {string} name @param {string=} what */
  settle(name, what) {
    if (this.present === name) {
      history.replaceState(null, '', what ? `#${name}/${encodeURIComponent(what)}` : `#${name}`);
    }
  }
}

/** @param {string} part */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}

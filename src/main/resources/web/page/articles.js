import { ask, call, said } from './api.js';
import { button, byId, confirmed, counted, element, moment, say } from './dom.js';

/** @typedef {{id: string, headline: string, state: string, version: number, externalId?: string, createdAt: string,
 *   sentences: number, needsReview: number, next?: string}} Row */

/** The view of the articles that the service keeps. */
export class ArticlesView {
  /** @param {import('./views.js').Views} views */
  constructor(views) {
    this.list = byId('article-list');
    this.filter = byId('articles-state');
    this.next = '';
    views.on('articles', () => this.load());
    this.filter.addEventListener('change', () => this.load());
    byId('articles-more').addEventListener('click', () => this.load(this.next));
  }

  /** Reads the newest articles, or those after a place in the list. @param {string=} after */
  async load(after = '') {
    const asked = new URLSearchParams({ limit: '20' });
    if (this.filter.value) {
      asked.set('state', this.filter.value);
    }
    if (after) {
      asked.set('after', after);
    }
    try {
      const { articles = [], next = '' } = await ask('GET', `v1/articles?${asked}`);
      const rows = articles.map((article) => this.row(article));
      if (after) {
        this.list.append(...rows);
        rows[0]?.querySelector('a').focus();
      } else {
        this.list.replaceChildren(...rows);
      }
      this.next = next;
      this.refuse('');
    } catch (failure) {
      this.refuse(said(failure));
    }
    byId('articles-more').hidden = !this.next;
    this.whetherEmpty();
  }

  whetherEmpty() {
    byId('articles-none').hidden = this.list.children.length > 0 || byId('articles-error').textContent !== '';
  }

  /** @param {Row} article */
  row(article) {
    const { id, headline, state, version, externalId, createdAt, sentences, needsReview, next } = article;
    const name = headline || 'Without a headline';
    const facts = element('p', { class: 'facts-line' }, element('span', { class: `chip-state ${state}` }, state), ' ', moment(createdAt), ` · ${counted(sentences, 'sentence')}`);
    if (needsReview) {
      facts.append(' · ', element('span', { class: 'doubt' }, `${needsReview} to review`));
    }
    if (externalId) {
      facts.append(` · ${externalId}`);
    }
    if (version > 1 || next) {
      facts.append(` · version ${version}${next ? ', a newer one is there' : ''}`);
    }
    const row = element(
      'li',
      { class: 'card' },
      element('div', { class: 'card-main' }, element('a', { class: 'card-title', href: `#article/${encodeURIComponent(id)}` }, name), facts),
      button('Remove', () => this.remove(article, row), { 'aria-label': `Remove ${name}` }),
    );
    return row;
  }

  /** @param {Row} article @param {HTMLElement} row */
  async remove({ id, headline }, row) {
    const question = {
      title: 'Remove this article?',
      text: `“${headline || 'Without a headline'}” goes with its corrections and briefs, and what later translations learned from it.`,
      action: 'Remove',
    };
    if (!(await confirmed(question))) {
      return;
    }
    try {
      await call('DELETE', `v1/articles/${encodeURIComponent(id)}`);
      const beside = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      (beside?.querySelector('a') ?? byId('articles-title')).focus();
      say('Removed');
      this.refuse('');
    } catch (failure) {
      this.refuse(said(failure));
    }
    this.whetherEmpty();
  }

  /** @param {string} sentence */
  refuse(sentence) {
    byId('articles-error').textContent = sentence;
  }
}

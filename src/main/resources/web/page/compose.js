import { byId, chooses, drops } from './dom.js';
import { articleOf, documentType } from './files.js';

/** Where the Arabic comes in: typed, pasted, dropped, opened. */
export class Compose {
  /** @param {(sent: import('./stream.js').Sent) => void} send @param {() => void} stop */
  constructor(send, stop) {
    this.send = send;
    this.form = byId('compose');
    this.source = byId('source');
    this.error = byId('compose-error');
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    this.source.addEventListener('input', () => this.changed());
    this.source.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.submit();
      }
    });
    byId('stop').addEventListener('click', stop);
    byId('edit').addEventListener('click', () => {
      this.fold(false);
      this.source.focus();
    });
    chooses('file', (file) => this.open(file));
    byId('sample').addEventListener('click', () => this.sample());
    drops(byId('drop'), (file) => this.open(file));
  }

  submit() {
    const text = this.source.value;
    const type = documentType(text);
    if (text.trim()) {
      this.send(type ? { file: text, type } : text);
    } else {
      this.refuse('Paste an Arabic article first.');
    }
  }

  /** A text can be seen to before it is sent; a document is read by the service. @param {File} file */
  async open(file) {
    try {
      const article = await articleOf(file);
      if (typeof article === 'string') {
        this.put(article);
      } else {
        this.send(article);
      }
    } catch (failure) {
      this.refuse(/** @type {Error} */ (failure).message);
    }
  }

  async sample() {
    const answer = await fetch('samples/train-line.txt');
    this.put(await answer.text());
  }

  /** @param {string} text */
  put(text) {
    this.fold(false);
    this.fill(text);
    byId('translate').focus();
  }

  /** @param {string} text */
  fill(text) {
    this.source.value = text;
    this.source.scrollTop = 0;
    this.changed();
  }

  changed() {
    this.refuse('');
    const length = this.source.value.length;
    byId('count').textContent = length ? `${length.toLocaleString('en')} characters` : '';
  }

  /** Says at the field what is wrong with what is in it; nothing if all is well. @param {string} sentence */
  refuse(sentence) {
    this.error.textContent = sentence;
    this.source.setAttribute('aria-invalid', String(Boolean(sentence)));
    if (sentence) {
      this.fold(false);
      this.source.focus();
    }
  }

  /** Folds the form away while its article is shown, or out again. @param {boolean} folded */
  fold(folded) {
    this.form.classList.toggle('folded', folded);
    byId('edit').hidden = !folded;
    byId('translate').hidden = folded;
  }

  /** @param {boolean} busy */
  busy(busy) {
    byId('translate').disabled = busy;
    byId('stop').hidden = !busy;
  }
}

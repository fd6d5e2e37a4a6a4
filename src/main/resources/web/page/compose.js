import { byId } from './dom.js';
import { textOf } from './files.js';

/** Where the Arabic comes in: typed, pasted, dropped, opened. */
export class Compose {
  /** @param {(text: string) => void} send @param {() => void} stop */
  constructor(send, stop) {
    this.form = byId('compose');
    this.source = byId('source');
    this.error = byId('compose-error');
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit(send);
    });
    this.source.addEventListener('input', () => this.changed());
    this.source.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.submit(send);
      }
    });
    byId('stop').addEventListener('click', stop);
    byId('edit').addEventListener('click', () => {
      this.fold(false);
      this.source.focus();
    });
    byId('file').addEventListener('change', (event) => {
      this.open(event.target.files);
      event.target.value = '';
    });
    byId('sample').addEventListener('click', () => this.sample());
    this.drops(byId('drop'));
  }

  /** @param {(text: string) => void} send */
  submit(send) {
    if (this.source.value.trim()) {
      send(this.source.value);
    } else {
      this.refuse('Paste an Arabic article first.');
    }
  }

  /** @param {HTMLElement} field */
  drops(field) {
    const over = (event) => {
      if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        field.classList.add('dropping');
      }
    };
    field.addEventListener('dragenter', over);
    field.addEventListener('dragover', over);
    field.addEventListener('dragleave', () => field.classList.remove('dropping'));
    field.addEventListener('drop', (event) => {
      field.classList.remove('dropping');
      if (event.dataTransfer?.files.length) {
        event.preventDefault();
        this.open(event.dataTransfer.files);
      }
    });
  }

  /** @param {FileList} files */
  async open(files) {
    if (!files.length) {
      return;
    }
    try {
      this.put(await textOf(files[0]));
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
    this.source.value = text;
    this.source.scrollTop = 0;
    this.changed();
    byId('translate').focus();
  }

  changed() {
    this.refuse('');
    const length = this.source.value.length;
    byId('count').textContent = length ? `${length.toLocaleString('en')} characters` : '';
  }

  /** Says at the field what is wrong with what is in it; nothing if all is well. @param {string} sentence */
  refuse(sentence) {
    const said = sentence && sentence[0].toUpperCase() + sentence.slice(1);
    this.error.textContent = said && !/[.!?]$/.test(said) ? `${said}.` : said;
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

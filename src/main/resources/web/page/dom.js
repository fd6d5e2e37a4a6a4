/**
 * Elements out of words. Text only ever gets in as text.
 * @param {string} tag
 * @param {Record<string, any>} attributes
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) {
      made.setAttribute(name, '');
    } else if (value !== false && value !== undefined && value !== null) {
      made.setAttribute(name, String(value));
    }
  }
  made.append(...children);
  return made;
}

/** A button. @param {string} name @param {() => void} work @param {Record<string, any>=} attributes */
export function button(name, work, attributes = {}) {
  const made = element('button', { type: 'button', class: 'quiet small', ...attributes }, name);
  made.addEventListener('click', work);
  return made;
}

/** @param {string} id @returns {any} the element of the page with this id */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) {
    throw new Error(`the page has no #${id}`);
  }
  return found;
}

/** Says something to those who listen to the page. @param {string} text */
export function say(text) {
  byId('status').textContent = text;
}

/** @param {number} count @param {string} one @param {string=} many */
export function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const MINUTE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

/** A moment as people write it, where they are. @param {string} iso @param {boolean=} dayOnly */
export function moment(iso, dayOnly = false) {
  const shown = (dayOnly ? DAY : MINUTE).format(new Date(iso));
  return element('time', { datetime: iso }, shown);
}

/** Copies a text and says so on the button. @param {HTMLButtonElement} pressed @param {string} text */
export async function copy(pressed, text) {
  await navigator.clipboard.writeText(text);
  const name = pressed.textContent;
  if (name !== 'Copied') {
    pressed.textContent = 'Copied';
    setTimeout(() => (pressed.textContent = name), 1500);
  }
  say('Copied');
}

/**
 * Asks the user before something is done that cannot be taken back.
 * @param {{title: string, text: string, action: string}} question
 * @returns {Promise<boolean>} whether to do it
 */
export function confirmed({ title, text, action }) {
  const dialog = byId('confirm-dialog');
  byId('confirm-title').textContent = title;
  byId('confirm-text').textContent = text;
  byId('confirm-yes').textContent = action;
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

/** Lets a file be dropped on a place. @param {HTMLElement} place @param {(file: File) => void} take */
export function drops(place, take) {
  const over = (event) => {
    if (event.dataTransfer?.types.includes('Files')) {
      event.preventDefault();
      place.classList.add('dropping');
    }
  };
  place.addEventListener('dragenter', over);
  place.addEventListener('dragover', over);
  place.addEventListener('dragleave', () => place.classList.remove('dropping'));
  place.addEventListener('drop', (event) => {
    place.classList.remove('dropping');
    if (event.dataTransfer?.files.length) {
      event.preventDefault();
      take(event.dataTransfer.files[0]);
    }
  });
}

/** Takes the file that is chosen in a field, each time. @param {string} id @param {(file: File) => void} take */
export function chooses(id, take) {
  byId(id).addEventListener('change', (event) => {
    const [file] = event.target.files;
    if (file) {
      take(file);
    }
    event.target.value = ''; // the same file may be chosen again
  });
}

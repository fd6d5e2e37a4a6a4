const CHOICES = ['auto', 'light', 'dark'];

/** The button that goes through automatic, light and dark, and remembers. @param {HTMLElement} button */
export function themeSwitch(button) {
  let choice = CHOICES.find((known) => known === localStorage.getItem('theme')) ?? 'auto';
  const apply = () => {
    document.documentElement.dataset.theme = choice;
    button.textContent = `Theme: ${choice}`;
  };
  button.addEventListener('click', () => {
    choice = CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length];
    localStorage.setItem('theme', choice);
    apply();
  });
  apply();
}

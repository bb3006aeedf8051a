import { formatNumber, setLocale } from './format.js';

const LANGUAGES = ['en'];

/** The language in use: the first of the browser's wishes that there is a message file for. */
export const language =
  navigator.languages.map((tag) => tag.split('-')[0]).find((tag) => LANGUAGES.includes(tag)) ?? 'en';

setLocale(navigator.languages.find((tag) => tag.startsWith(language)) ?? language);

const { default: messages } = await import(`/messages/${language}.js`);
const plurals = new Intl.PluralRules(language);

/** The message of a key with its placeholders filled; numbers come out in the reader's format. */
export function t(key, values = {}) {
  const entry = messages[key] ?? key;
  const pattern = typeof entry === 'string' ? entry : (entry[plurals.select(values.n)] ?? entry.other);
  return pattern.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === 'number' ? formatNumber(value) : String(value);
  });
}

/** The message of a key, or null where there is none: for keys made of codes that the API sends. */
export const messageOrNull = (key) => (key in messages ? t(key) : null);

// In the page's HTML `data-t` names an element's text, the others name attributes.
const TRANSLATED = { t: null, tLabel: 'aria-label', tPlaceholder: 'placeholder' };

/** Translates what stands in the page's HTML. */
export function translatePage(titleKey) {
  document.documentElement.lang = language;
  document.title = t(titleKey);
  for (const [name, attribute] of Object.entries(TRANSLATED)) {
    const selector = `[data-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}]`;
    for (const element of document.querySelectorAll(selector)) {
      const text = t(element.dataset[name]);
      if (attribute) element.setAttribute(attribute, text);
      else element.textContent = text;
    }
  }
}

import { formatNumber, setLocale } from './format.js';
import { direction, language, locale } from './language.js';

setLocale(locale);

// English is always on its way already; a page in it is better than none.
const { default: messages } = await import(`/messages/${language}.js`).catch(() => import('/messages/en.js'));
const plurals = new Intl.PluralRules(locale);

// Placeholders for what people wrote, in whatever direction.
const FOREIGN = ['option', 'q', 'reason'];

/** A text that does not turn what stands around it, whatever marks of direction it holds. */
export const isolated = (text) => `\u2068${text}\u2069`;

/** The message of a key with its placeholders filled; numbers come out in the reader's format. */
export function t(key, values = {}) {
  const entry = messages[key] ?? key;
  const pattern = typeof entry === 'string' ? entry : (entry[plurals.select(values.n)] ?? entry.other);
  return pattern.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    if (typeof value === 'number') return formatNumber(value);
    return FOREIGN.includes(name) ? isolated(value) : String(value);
  });
}

/** The message of a key, or null where there is none: for keys made of codes that the API sends. */
export const messageOrNull = (key) => (key in messages ? t(key) : null);

// In the page's HTML `data-t` names an element's text, the others name attributes.
const TRANSLATED = { t: null, tLabel: 'aria-label', tPlaceholder: 'placeholder' };

/** Translates what stands in the page's HTML. */
export function translatePage(titleKey) {
  Object.assign(document.documentElement, { lang: locale, dir: direction });
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

/** Each language by its own name, as its speakers look for it. */
export const LANGUAGES = {
  en: 'English',
  de: 'Deutsch',
  es: 'Español',
  fr: 'Français',
  ar: 'العربية',
};

const RIGHT_TO_LEFT = ['ar'];
const MEMORY = 'votestream.language';

/**
 * The locale in use: what the address asks for (`?lang=`), else what was chosen here before, else the
 * first of the browser's wishes that there is a message file for.
 */
export const locale = [
  new URLSearchParams(location.search).get('lang'),
  remembered(),
  ...navigator.languages,
].find((tag) => tag && languageOf(tag) in LANGUAGES) ?? 'en';

export const language = languageOf(locale);

export const direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';

/** Remembers the choice and shows the page in it. */
export function chooseLanguage(tag) {
  localStorage.setItem(MEMORY, tag);
  const url = new URL(location.href);
  url.searchParams.delete('lang');
  location.replace(url);
}

function languageOf(tag) {
  return tag.split('-')[0].toLowerCase();
}

function remembered() {
  try {
    return localStorage.getItem(MEMORY);
  } catch {
    return null;
  }
}

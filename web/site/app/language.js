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
  ...(navigator.languages ?? [navigator.language]),
].map(localeOf).find(Boolean) ?? 'en';

export const language = languageOf(locale);

export const direction = RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr';

/**
 * Remembers the choice, in the address where the browser forbids it elsewhere, and shows the page in it.
 * What stands behind # stays there.
 */
export function chooseLanguage(tag) {
  const url = new URL(location.href);
  if (remember(tag)) url.searchParams.delete('lang');
  else url.searchParams.set('lang', tag);
  // Going to an address that differs behind # only, or not at all, would not load the page anew.
  history.replaceState(null, '', url);
  location.reload();
}

function remember(tag) {
  try {
    localStorage.setItem(MEMORY, tag);
    return true;
  } catch {
    return false;
  }
}

function languageOf(tag) {
  return tag.split('-')[0].toLowerCase();
}

/**
 * A tag as the browser formats by it, null where there is no message file for it. Some systems add a word
 * of their own (`en-US@posix`), and an address may hold anything.
 */
function localeOf(tag) {
  const [plain] = String(tag ?? '').replaceAll('_', '-').split(/[@.]/);
  if (!Object.keys(LANGUAGES).includes(languageOf(plain))) return null;
  try {
    return Intl.getCanonicalLocales(plain)[0];
  } catch {
    return languageOf(plain);
  }
}

function remembered() {
  try {
    return localStorage.getItem(MEMORY);
  } catch {
    return null;
  }
}

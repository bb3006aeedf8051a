import { html, render } from '/vendor/lit-html/lit-html.js';
import { chooseLanguage, language, LANGUAGES } from './language.js';
import { t } from './text.js';

/** Shows the choice of language at the foot of a page. */
export function showLanguageChoice(element) {
  render(
    html`<label>
      ${t('language')}
      <select @change=${({ target }) => chooseLanguage(target.value)}>
        ${Object.entries(LANGUAGES).map(
          ([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`,
        )}
      </select>
    </label>`,
    element,
  );
}

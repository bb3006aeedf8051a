import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

const MOST_TEXT = 200;

/** The answers of a new poll, with an empty field at the end for the next; Enter goes on to it. */
export const optionFields = (draft, { problem }, act) => html`<fieldset class="option-fields">
  <legend>${t('create.options')}</legend>
  ${draft.options.map(
    (text, at) => html`<div class="option-field" ?data-wrong=${problem?.field === `option-${at}`}>
      <input
        id=${`option-${at}`}
        aria-label=${t('create.option', { n: at + 1 })}
        aria-describedby="options-problem"
        placeholder=${t('create.option', { n: at + 1 })}
        maxlength=${MOST_TEXT}
        dir="auto"
        .value=${text}
        @input=${({ target }) => act.option(at, target.value)}
        @keydown=${(event) => onEnter(event, at)}
      />
      <button
        type="button"
        class="button"
        aria-label=${t('create.option.remove', { n: at + 1 })}
        ?hidden=${draft.options.length <= 2 || (at === draft.options.length - 1 && !text)}
        @click=${() => act.remove(at)}
      >
        ✕
      </button>
    </div>`,
  )}
  <p class="problem" id="options-problem" role="alert">${problem?.field?.startsWith('option-') ? problem.text : nothing}</p>
</fieldset>`;

function onEnter(event, at) {
  const next = document.getElementById(`option-${at + 1}`);
  if (event.key !== 'Enter' || event.isComposing || !next) return;
  event.preventDefault();
  next.focus();
}

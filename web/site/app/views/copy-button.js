import { html } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

const SAID_FOR_MS = 2_500;

/**
 * Copies a text and says so for a moment, in a button that keeps its size. Where the browser does not let
 * the page copy, the text appears in a field to copy it from. `act` may do something else first.
 */
export const copyButton = (text, label, className, act = copy) => html`<span class="copying">
  <button type="button" class="copy ${className}" @click=${({ currentTarget }) => act(text, currentTarget)}>
    <span class="do">${label}</span><span class="done" aria-live="polite">${t('copied')}</span>
  </button>
  <label class="by-hand" hidden>
    <span>${t('copy.by-hand')}</span>
    <input readonly dir="ltr" @focus=${({ target }) => target.select()} />
  </label>
</span>`;

export async function copy(text, button) {
  const byHand = button.parentElement.querySelector('.by-hand');
  if (!(await byClipboard(text)) && !byCommand(text, byHand)) return;
  if (byHand.contains(document.activeElement)) button.focus();
  byHand.hidden = true;
  button.dataset.copied = '';
  setTimeout(() => delete button.dataset.copied, SAID_FOR_MS);
}

/** Over plain HTTP there is none; in a frame on another site it refuses. */
async function byClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** The older way works in both; its field stays to be copied from by hand where it fails, too. */
function byCommand(text, byHand) {
  const field = byHand.querySelector('input');
  byHand.hidden = false;
  field.value = text;
  field.focus();
  field.select();
  return document.execCommand('copy');
}

import { html } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

const SAID_FOR_MS = 2_500;

/** Copies a text and says so for a moment, in a button that keeps its size. */
export const copyButton = (text, label, className) => html`<button
  type="button"
  class="copy ${className}"
  @click=${({ currentTarget }) => copy(text, currentTarget)}
>
  <span class="do">${label}</span><span class="done" aria-live="polite">${t('copied')}</span>
</button>`;

async function copy(text, { dataset }) {
  await navigator.clipboard.writeText(text);
  dataset.copied = '';
  setTimeout(() => delete dataset.copied, SAID_FOR_MS);
}

import { html, nothing } from '/vendor/lit-html/lit-html.js';
import { t } from '../text.js';

const SAID_FOR_MS = 2_500;

/**
 * Copies a text and says so for a moment, in a button that keeps its size. Nothing where the browser
 * has no clipboard for pages, as over plain HTTP.
 */
export const copyButton = (text, label, className) =>
  navigator.clipboard
    ? html`<button
        type="button"
        class="copy ${className}"
        @click=${({ currentTarget }) => copy(text, currentTarget)}
      >
        <span class="do">${label}</span><span class="done" aria-live="polite">${t('copied')}</span>
      </button>`
    : nothing;

async function copy(text, { dataset }) {
  await navigator.clipboard.writeText(text);
  dataset.copied = '';
  setTimeout(() => delete dataset.copied, SAID_FOR_MS);
}

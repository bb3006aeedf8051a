import { html } from '/vendor/lit-html/lit-html.js';
import { voteUrl } from '../poll-address.js';
import { t } from '../text.js';
import { copyButton } from './copy-button.js';

/** The system's share sheet, or a copied link where there is none. */
export function shareButton({ poll }) {
  const url = voteUrl(poll.id);
  if (!navigator.share) return copyButton(url, t('share.copy'), 'button');
  // A sheet that was closed again is no failure.
  const share = () => navigator.share({ title: poll.question, url }).catch(() => {});
  return html`<button type="button" class="button" @click=${share}>${t('share.link')}</button>`;
}

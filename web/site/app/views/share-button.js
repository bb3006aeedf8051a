import { voteUrl } from '../poll-address.js';
import { t } from '../text.js';
import { copy, copyButton } from './copy-button.js';

/** The system's share sheet, or a copied link where there is none or the page may not use it. */
export function shareButton({ poll }) {
  const url = voteUrl(poll.id);
  if (!navigator.share) return copyButton(url, t('share.copy'), 'button');
  // A sheet that was closed again is no failure.
  const share = (_, button) =>
    navigator.share({ title: poll.question, url }).catch(({ name }) => name !== 'AbortError' && copy(url, button));
  return copyButton(url, t('share.link'), 'button', share);
}

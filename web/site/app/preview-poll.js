import { ballotKind } from './ballot-kinds.js';
import { t } from './text.js';

/** A poll that does not exist yet, for the templates that show a LivePoll. */
export const previewPoll = (draft) => {
  const poll = draft.toPoll();
  for (let index = poll.options.length; index < 2; index++) {
    poll.options.push({ index, text: t('create.option', { n: index + 1 }) });
  }
  return {
    poll,
    status: poll.opensAt ? 'scheduled' : 'open',
    tally: null,
    hidden: poll.results !== 'always',
    code: '',
    codeMissing: false,
    votable: true,
    tappable: true,
    immediate: poll.type === 'single',
    complete: false,
    repeat: null,
    ballot: { state: { kind: 'idle' }, values: ballotKind(poll).blank(poll) },
  };
};

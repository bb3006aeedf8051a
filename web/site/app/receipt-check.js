import { askFate } from './receipt-fate.js';
import { checkSignature } from './receipt-signature.js';

/** Somebody's question what became of a receipt: `answer` is null, 'asking', or `{fate, signature, time}`. */
export class ReceiptCheck {
  answer = null;

  async ask(live, receipt) {
    this.answer = 'asking';
    live.redraw();
    const [fate, signature] = await Promise.all([fateOf(live.poll.id, receipt), checkSignature(receipt)]);
    this.answer = { ...fate, signature };
    live.redraw();
  }
}

async function fateOf(pollId, receipt) {
  try {
    const { status, time } = await askFate(pollId, receipt);
    return { fate: status, time };
  } catch ({ status }) {
    return { fate: status === 404 || status === 400 ? 'foreign' : 'unknown' };
  }
}

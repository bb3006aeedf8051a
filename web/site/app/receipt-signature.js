import { getJson } from './api.js';
import { inTurn } from './in-turn.js';

const KEYS = '/.well-known/votestream-keys.json';
const SIGNATURE_BYTES = 64;
const STEP_BYTES = 33;
const BATCH = new TextEncoder().encode('votestream receipts\n');

/**
 * Checks a receipt's Ed25519 signature in this browser, so that nobody's word has to be taken for it:
 * 'valid', 'invalid', or 'unsupported' where the browser cannot (no Ed25519, or a page over plain
 * HTTP) or the public keys cannot be had. The format is that of schemas' Receipts.
 */
export async function checkSignature(receipt) {
  let parts;
  try {
    parts = receipt.split('.').map(bytes);
  } catch {
    return 'invalid';
  }
  if (parts.length !== 2) return 'invalid';
  try {
    const [body, proof] = parts;
    const { keys } = await inTurn(() => getJson(KEYS));
    const message = proof.length > SIGNATURE_BYTES ? await rootOfBatch(body, proof.slice(SIGNATURE_BYTES)) : body;
    const signature = proof.slice(0, SIGNATURE_BYTES);
    const ours = keys.filter(({ purpose }) => purpose === 'receipt');
    const checks = await Promise.all(ours.map(({ x }) => verify(bytes(x), signature, message)));
    return checks.includes(true) ? 'valid' : 'invalid';
  } catch {
    return 'unsupported';
  }
}

async function verify(x, signature, message) {
  const key = await crypto.subtle.importKey('raw', x, { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify('Ed25519', key, signature, message);
}

/** Receipts given out together share one signature over the root of a hash tree (RFC 9162). */
async function rootOfBatch(body, path) {
  let node = await sha256([0], body);
  for (let step = 0; step < path.length; step += STEP_BYTES) {
    const other = path.slice(step + 1, step + STEP_BYTES);
    node = await (path[step] === 0 ? sha256([1], other, node) : sha256([1], node, other));
  }
  return joined(BATCH, node);
}

const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));

const joined = (...parts) => new Uint8Array(parts.flatMap((part) => [...part]));

/** The bytes of base64url text. */
function bytes(text) {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

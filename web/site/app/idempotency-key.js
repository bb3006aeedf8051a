/** A key for a new vote. Plain HTTP, as in a room with one laptop, has no `crypto.randomUUID`. */
export const newIdempotencyKey = () =>
  crypto.randomUUID?.() ??
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

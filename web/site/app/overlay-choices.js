/** What an overlay's address may ask for; the first is taken where it asks for something else or nothing. */
export const OVERLAY = {
  position: ['bottom-left', 'bottom', 'bottom-right', 'left', 'center', 'right', 'top-left', 'top', 'top-right'],
  size: ['m', 's', 'l'],
  theme: ['dark', 'light'],
};

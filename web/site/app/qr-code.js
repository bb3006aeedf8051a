const PIXELS = 512;

/** Draws the QR code of a text into the element; dark on light in either colour scheme, as scanners want it. */
export async function showQrCode(element, text) {
  const { default: QrCreator } = await import('/vendor/qr-creator/qr-creator.es6.min.js');
  QrCreator.render(
    { text, size: PIXELS, radius: 0, ecLevel: 'M', fill: '#000', background: '#fff', quiet: 3 },
    element,
  );
}

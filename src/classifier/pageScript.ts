/** @file The script of the page that classifies offline: text, since it runs in a page of its own. */

/**
 * Resizes rows of RGBA as Pillow does with BICUBIC (Keys' kernel with a = -0.5, stretched where it shrinks): what
 * the network was trained with.
 */
export const RESIZE_SCRIPT = `
function resize(source, width, height, side) {
  const weights = (from) => {
    const scale = from / side, stretch = Math.max(1, scale), reach = 2 * stretch;
    const cubic = (x) => { x = Math.abs(x); return x < 1 ? (1.5 * x - 2.5) * x * x + 1 : x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0; };
    return Array.from({ length: side }, (_, i) => {
      const centre = (i + 0.5) * scale, start = Math.max(0, Math.floor(centre - reach + 0.5));
      const end = Math.min(from, Math.floor(centre + reach + 0.5));
      const values = Array.from({ length: end - start }, (_, k) => cubic((start + k + 0.5 - centre) / stretch));
      const sum = values.reduce((a, b) => a + b, 0);
      return { start, values: values.map((value) => value / sum) };
    });
  };
  const wide = new Float32Array(side * height * 4), result = new Uint8ClampedArray(side * side * 4);
  weights(width).forEach(({ start, values }, x) => {
    for (let y = 0; y < height; y++) for (let c = 0; c < 4; c++) {
      let sum = 0;
      values.forEach((weight, k) => { sum += weight * source[4 * (y * width + start + k) + c]; });
      wide[4 * (y * side + x) + c] = sum;
    }
  });
  weights(height).forEach(({ start, values }, y) => {
    for (let x = 0; x < side; x++) for (let c = 0; c < 4; c++) {
      let sum = 0;
      values.forEach((weight, k) => { sum += weight * wide[4 * ((start + k) * side + x) + c]; });
      result[4 * (y * side + x) + c] = sum;
    }
  });
  return result;
}`;

/** Unpacks what lies in the page, and reads what is dropped on it. \`SIDES\`, \`LABELS\` stand before it. */
export const PAGE_SCRIPT = `
const at = (id) => document.getElementById(id);
const unpack = async (id) => {
  const bytes = Uint8Array.from(atob(at(id).textContent.trim()), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
};
const opened = (async () => {
  const code = new Blob([await unpack('runtime')], { type: 'text/javascript' });
  const ort = await import(URL.createObjectURL(code));
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmBinary = await unpack('runtime-wasm');
  return { ort, session: await ort.InferenceSession.create(new Uint8Array(await unpack('model'))) };
})();
async function classify(file) {
  const picture = await createImageBitmap(file);
  const square = Math.min(picture.width, picture.height);
  const canvas = new OffscreenCanvas(square, square);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, square, square);
  context.drawImage(picture, -Math.floor((picture.width - square) / 2), -Math.floor((picture.height - square) / 2));
  let pixels = context.getImageData(0, 0, square, square).data, side = square;
  for (const next of SIDES) if (next !== side) { pixels = resize(pixels, side, side, next); side = next; }
  const planes = new Float32Array(3 * side * side);
  for (let i = 0; i < side * side; i++) for (let c = 0; c < 3; c++) planes[c * side * side + i] = pixels[4 * i + c] / 255;
  const { ort, session } = await opened;
  const { logits } = await session.run({ pixels: new ort.Tensor('float32', planes, [1, 3, side, side]) });
  const most = Math.max(...logits.data), shares = Array.from(logits.data, (value) => Math.exp(value - most));
  const sum = shares.reduce((a, b) => a + b, 0);
  return LABELS.map((label, i) => ({ label, share: shares[i] / sum })).sort((a, b) => b.share - a.share);
}
async function show(file) {
  at('answer').textContent = 'Reading ...';
  try {
    const found = await classify(file);
    at('picture').src = URL.createObjectURL(file);
    at('picture').hidden = false;
    at('answer').textContent = found[0].label + ', ' + Math.round(100 * found[0].share) + ' %';
    at('others').replaceChildren(...found.slice(1, 5).map(({ label, share }) => {
      const item = document.createElement('li');
      item.textContent = label + ', ' + Math.round(100 * share) + ' %';
      return item;
    }));
  } catch (error) {
    at('answer').textContent = 'This picture could not be read: ' + error.message;
  }
}
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => { event.preventDefault(); if (event.dataTransfer.files[0]) show(event.dataTransfer.files[0]); });
at('file').addEventListener('change', (event) => { if (event.target.files[0]) show(event.target.files[0]); });
opened.then(() => { at('answer').textContent = 'Ready.'; }, (error) => { at('answer').textContent = 'The classifier could not be opened: ' + error.message; });`;

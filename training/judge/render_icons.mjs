/**
 * Renders openly licensed emoji artwork for the judge's training: node training/judge/render_icons.mjs OUT   (from the project's root, after
 * `npm i --no-save @iconify-json/noto @iconify-json/noto-v1 @iconify-json/twemoji @iconify-json/fluent-emoji-flat`)
 *
 * Writes OUT/<set>.rgba (128 x 128 RGBA, one after the other) and OUT/<set>.json (their names). Flags, people with skin tones, buttons and clock
 * faces are left out: they teach no class that anyone would collect.
 */
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';

const SETS = ['noto', 'noto-v1', 'twemoji', 'fluent-emoji-flat']; // Apache-2.0, Apache-2.0, CC BY 4.0, MIT
const SIZE = 128;
const SKIP =
  /skin-tone|^flag|keycap|button|oclock|thirty|^(man|woman|men|women|person|people|family|couple|kiss|regional|tag)\b|arrow|^squared|symbol|letter|input|^(up|down|left|right)\b|japanese|hand|zodiac|^(aries|taurus|gemini|cancer|leo|virgo|libra|scorpius|sagittarius|capricorn|aquarius|pisces)$/;

const require = createRequire(resolve('package.json'));
const out = process.argv[2];
if (!out) throw new Error('Expected the output folder as the only argument, got none.');
mkdirSync(out, { recursive: true });
for (const set of SETS) {
  const { icons, width = 128, height = 128 } = require(`@iconify-json/${set}/icons.json`);
  const names = Object.keys(icons).filter((name) => !SKIP.test(name) && !icons[name].hidden);
  const images = [];
  const kept = [];
  for (const name of names) {
    const { body, width: w = width, height: h = height, left = 0, top = 0 } = icons[name];
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="${left} ${top} ${w} ${h}" width="${SIZE}" height="${SIZE}">${body}</svg>`;
    try {
      const image = sharp(Buffer.from(svg)).resize(SIZE, SIZE, { fit: 'contain', background: { r: 0, g: 0, b: 0, alpha: 0 } });
      images.push(await image.ensureAlpha().raw().toBuffer());
      kept.push(name.replaceAll('-', ' '));
    } catch (error) {
      console.warn(`${set}/${name} left out: ${error.message}`);
    }
  }
  writeFileSync(join(out, `${set}.rgba`), Buffer.concat(images));
  writeFileSync(join(out, `${set}.json`), JSON.stringify(kept));
  console.log(`${set}: ${kept.length} images`);
}

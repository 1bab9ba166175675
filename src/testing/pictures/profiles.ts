/** @file ICC profiles drawn for the tests: curves with a matrix, grey, and tables. */

const fixed = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeInt32BE(Math.round(value * 65536), 4 * i));
  return bytes;
};
const text = (name: string): Buffer => Buffer.from(name, 'latin1');
const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(2 * values.length);
  values.forEach((value, i) => bytes.writeUInt16BE(Math.round(value), 2 * i));
  return bytes;
};

const xyz = (...values: number[]): Buffer => Buffer.concat([text('XYZ \0\0\0\0'), fixed(...values)]);
const gammaCurve = (gamma: number): Buffer => Buffer.concat([text('curv\0\0\0\0\0\0\0\x01'), u16(gamma * 256), u16(0)]);
const parametricCurve = (form: number, ...values: number[]): Buffer =>
  Buffer.concat([text('para\0\0\0\0'), u16(form, 0), fixed(...values)]);

function profileOf(space: string, pcs: string, tags: Readonly<Record<string, Buffer>>): Buffer {
  const header = Buffer.alloc(128);
  header.write('acsp', 36, 'latin1');
  header.writeUInt32BE(0x04300000, 8);
  header.write('mntr', 12, 'latin1');
  header.write(space, 16, 'latin1');
  header.write(pcs, 20, 'latin1');
  fixed(0.9642, 1, 0.8249).copy(header, 68);
  const names = Object.keys(tags);
  const table = Buffer.alloc(4 + 12 * names.length);
  table.writeUInt32BE(names.length);
  let at = 128 + table.length;
  const bodies = names.map((name, i) => {
    const body = Buffer.concat([tags[name]!, Buffer.alloc((4 - (tags[name]!.length % 4)) % 4)]);
    table.write(name, 4 + 12 * i, 'latin1');
    table.writeUInt32BE(at, 8 + 12 * i);
    table.writeUInt32BE(tags[name]!.length, 12 + 12 * i);
    at += body.length;
    return body;
  });
  header.writeUInt32BE(at, 0);
  return Buffer.concat([header, table, ...bodies]);
}

/** Adobe RGB (1998). */
export const wideProfile = profileOf('RGB ', 'XYZ ', {
  wtpt: xyz(0.9642, 1, 0.8249),
  rXYZ: xyz(0.60974, 0.31111, 0.01947),
  gXYZ: xyz(0.20528, 0.62567, 0.06087),
  bXYZ: xyz(0.14919, 0.06322, 0.74457),
  rTRC: gammaCurve(2.19921875),
  gTRC: gammaCurve(2.19921875),
  bTRC: gammaCurve(2.19921875),
});

/** Green and red change places, with the curve of sRGB: impossible to overlook. */
export const swappedProfile = profileOf('RGB ', 'XYZ ', {
  wtpt: xyz(0.9642, 1, 0.8249),
  rXYZ: xyz(0.38515, 0.71687, 0.09708),
  gXYZ: xyz(0.43607, 0.22249, 0.01392),
  bXYZ: xyz(0.14307, 0.06061, 0.7141),
  rTRC: parametricCurve(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
  gTRC: parametricCurve(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
  bTRC: parametricCurve(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045),
});

/** Grey of gamma 1.5. */
export const greyProfile = profileOf('GRAY', 'XYZ ', { wtpt: xyz(0.9642, 1, 0.8249), kTRC: gammaCurve(1.5) });

/**
 * A table of 16 bits to Lab: light from the channels' weights, colour from their differences.
 * @param channels 3, or 4 for inks.
 */
export function tableProfile(channels: 3 | 4, points = 5): Buffer {
  const identity = [0, 65535];
  const grid: number[] = [];
  for (let i = 0; i < points ** channels; i++) {
    const at = Array.from(
      { length: channels },
      (_, c) => (Math.floor(i / points ** (channels - 1 - c)) % points) / (points - 1),
    );
    const [r, g, b] = channels === 3 ? at : at.slice(0, 3).map((ink) => (1 - ink) * (1 - at[3]!));
    const light = 8 + 90 * (0.3 * r! + 0.59 * g! + 0.11 * b!);
    const [a, c] = [60 * (r! - g!), 50 * (0.5 * (r! + g!) - b!)];
    // The older coding: 0xff00 is 100, and 0x8000 is 0.
    grid.push((light / 100) * 0xff00, 0x8000 + a * 256, 0x8000 + c * 256);
  }
  const unit = fixed(1, 0, 0, 0, 1, 0, 0, 0, 1);
  const lut = Buffer.concat([
    text('mft2\0\0\0\0'),
    Buffer.from([channels, 3, points, 0]),
    unit,
    u16(2, 2),
    u16(...Array.from({ length: channels }, () => identity).flat()),
    u16(...grid),
    u16(...identity, ...identity, ...identity),
  ]);
  return profileOf(channels === 3 ? 'RGB ' : 'CMYK', 'Lab ', { wtpt: xyz(0.9642, 1, 0.8249), A2B0: lut });
}

import { describe, expect, it } from 'vitest';
import { beginsAsPicture, imageKind, isReadKind } from './kind.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const boxes = (major: string, ...brands: string[]) =>
  bytes(`\0\0\0${String.fromCharCode(16 + 4 * brands.length)}ftyp${major}\0\0\0\0${brands.join('')}`);

describe('imageKind', () => {
  it.each([
    ['jpeg', bytes('\xff\xd8\xff\xe0')],
    ['png', bytes('\x89PNG\r\n\x1a\n')],
    ['gif', bytes('GIF89a')],
    ['webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['tiff', bytes('MM\0*\0\0\0\x08')],
    ['tiff', bytes('II*\0\x08\0\0\0')],
    ['bmp', bytes(`BM${'\0'.repeat(12)}\x28\0\0\0`)],
    ['avif', boxes('avif', 'mif1', 'miaf')],
    ['avif', boxes('mif1', 'mif1', 'avif')],
    ['heic', boxes('heic', 'mif1')],
    ['heic', boxes('mif1', 'mif1', 'heic')],
    ['video', boxes('isom', 'mp42')],
    ['raw', boxes('crx ')],
    ['raw', bytes('II*\0\x10\0\0\0CR\x02\0')],
    ['svg', bytes('\xef\xbb\xbf<?xml version="1.0"?><!-- a drawing --><svg width="1">')],
    ['html', bytes('\n <!doctype html><svg')],
    ['jpeg-xl', bytes('\xff\x0a')],
    ['pdf', bytes('%PDF-1.7')],
    ['dicom', bytes(`${'\0'.repeat(128)}DICM`)],
    ['archive', bytes('PK\x03\x04')],
    ['pointer', bytes('version https://git-lfs.github.com/spec/v1\noid sha256:00')],
    ['zeros', new Uint8Array(40)],
    [null, bytes('BMW and other cars')],
    [null, bytes('<note>svg</note>')],
    [null, bytes('')],
  ] as const)('tells %s', (kind, head) => {
    expect(imageKind(head)).toBe(kind);
  });

  it.each([
    [true, bytes('\xff\xd8\xff\xe0')],
    [true, bytes('II*\0\x08\0\0\0')],
    [true, boxes('mif1', 'mif1', 'heic')],
    [true, bytes(`${'\0'.repeat(128)}DICM`)],
    [false, boxes('isom', 'mp42')],
    [false, bytes('%PDF-1.7')],
    [false, bytes('PK\x03\x04')],
    [false, bytes('P1 are the notes')],
    [false, bytes('<svg>')],
    [false, bytes('')],
  ] as const)('finds a picture in a file without a suffix: %s', (found, head) => {
    expect(beginsAsPicture(head)).toBe(found);
  });

  it('tells kinds that are read from the others', () => {
    expect(isReadKind('jpeg')).toBe(true);
    expect(isReadKind('heic')).toBe(false);
    expect(isReadKind(null)).toBe(false);
  });
});

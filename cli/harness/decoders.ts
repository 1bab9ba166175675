import type { Page } from '@playwright/test';
import { decodePicture } from '../lib/decode.ts';
import type { Compared, DecodeWindow } from './decodeWire.ts';
import type { HarnessServer } from './server.ts';
import { EN } from '../../src/ui/words/en.ts';
import { reasonOf } from '../../src/core/failure.ts';

/** One file through both decoders. */
export interface BothDecoders {
  /** Why the command refuses it, or `null`. */
  readonly commandRefuses: string | null;
  readonly commandBits: number | null;
  readonly page: Compared;
}

/** Opens the page that decodes. */
export async function openDecoders(page: Page, server: HarnessServer): Promise<void> {
  await page.goto(`${server.page}decode.html`);
  await page.waitForFunction(() => 'compareDecoded' in window);
}

/**
 * Decodes a file with sharp here and with the browser there, and compares.
 * @param page opened by {@link openDecoders}.
 * @param stretch bits that are used. Default: 16.
 */
export async function throughBoth(
  page: Page,
  server: HarnessServer,
  file: Uint8Array,
  stretch = 16,
): Promise<BothDecoders> {
  const read = await decodePicture(file, { stretch }).catch((error: unknown) => EN.reason(reasonOf(error)));
  const image = typeof read === 'string' ? null : read.image;
  const address = server.offer(file);
  const pixels = image && {
    address: server.offer(new Uint8Array(image.data)),
    width: image.width,
    height: image.height,
  };
  const compared = await page.evaluate((request) => (window as unknown as DecodeWindow).compareDecoded(request), {
    file: address,
    pixels,
    stretch,
  });
  server.withdraw(address);
  if (pixels) server.withdraw(pixels.address);
  return {
    commandRefuses: typeof read === 'string' ? read : null,
    commandBits: typeof read === 'string' ? null : read.usedBits,
    page: compared,
  };
}

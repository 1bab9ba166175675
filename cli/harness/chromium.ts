import { existsSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { chromium } from '@playwright/test';
import type { Device } from './wire.ts';

/** Software WebGPU, for machines without a graphics card; a real adapter needs none of these. */
const WEBGPU = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-unsafe-swiftshader'];
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless Chromium: the one in CHROMIUM_PATH, a system one, or Playwright's own.
 *
 * @param device whether WebGPU is needed
 */
export async function launchChromium(device: Device): Promise<Browser> {
  const path = process.env.CHROMIUM_PATH ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync);
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({
    ...(path === undefined ? {} : { executablePath: path }),
    args: [...root, ...QUIET, '--enable-precise-memory-info', ...(device === 'webgpu' ? WEBGPU : [])],
  });
}

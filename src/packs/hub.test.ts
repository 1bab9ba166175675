import { describe, expect, it } from 'vitest';
import { HUB, HUB_SOURCES } from './hub.ts';

/** Whether a policy's source allows an address: the same host, or one below what stands behind its star. */
const allows = (source: string, address: string): boolean => {
  const { protocol, host } = new URL(address);
  const [, scheme, star, name] = /^(https:)\/\/(\*\.)?(.+)$/u.exec(source)!;
  return protocol === scheme && (star === undefined ? host === name : host.endsWith(`.${name!}`));
};

describe('the sources of the hub', () => {
  // As the hub's documentation lists what its downloads come from, those of earlier years among them.
  it.each([
    HUB,
    'https://cas-bridge.xethub.hf.co/',
    'https://cas-bridge.xethub-eu.hf.co/',
    'https://us.aws.cdn.hf.co/',
    'https://us.gcp.cdn.hf.co/',
    'https://cdn-lfs.hf.co/',
    'https://cdn-lfs-us-1.hf.co/',
    'https://cdn-lfs-eu-1.huggingface.co/',
  ])('allow %s', (address) => {
    expect(HUB_SOURCES.some((source) => allows(source, address))).toBe(true);
  });

  it.each(['http://huggingface.co/', 'https://hf.co.example/', 'https://nothf.co/', 'https://huggingface.co.example/'])(
    'refuse %s',
    (address) => {
      expect(HUB_SOURCES.some((source) => allows(source, address))).toBe(false);
    },
  );
});

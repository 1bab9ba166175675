import { readFile } from 'node:fs/promises';
import { ROOT, run } from './process.mjs';

/** Packages by where they lie, with their versions; what npm may leave out (other platforms, optional) only where it is there. */
async function packagesOf(file) {
  const { packages } = JSON.parse(await readFile(`${ROOT}/${file}`, 'utf8'));
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}

/** Whether `node_modules` is what `package-lock.json` asks for. */
async function isInstalled() {
  try {
    const wanted = await packagesOf('package-lock.json');
    const found = await packagesOf('node_modules/.package-lock.json');
    const missing = [...wanted].some(([path, { version, optional }]) => {
      const there = found.get(path);
      return there === undefined ? !optional : there.version !== version;
    });
    return !missing;
  } catch {
    return false;
  }
}

/** Installs the packages of `package-lock.json` unless they are there. Throws when that fails. */
export async function ensureInstalled() {
  if (await isInstalled()) return;
  console.log('Installing the packages of package-lock.json ...');
  const code = await run('npm', ['ci', '--no-audit', '--no-fund']);
  if (code !== 0)
    throw new Error(`Expected npm ci to install the packages, got exit code ${code}; is the npm registry reachable?`);
}

/** `npm start`: installs what is missing, then builds the studio and serves it on this machine. */
import { existsSync } from 'node:fs';
import { ensureInstalled } from './lib/install.mjs';
import { ROOT, runModule } from './lib/process.mjs';

await ensureInstalled();
if (!existsSync(`${ROOT}/index.html`)) {
  console.error(
    'There is no page in this version yet: the work is done by commands, for instance "npm run expand -- --help".',
  );
  process.exit(1);
}
const vite = 'vite/bin/vite.js';
const built = await runModule(vite, ['build', '--logLevel', 'warn']);
process.exit(built === 0 ? await runModule(vite, ['preview', ...process.argv.slice(2)]) : built);

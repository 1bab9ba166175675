/** `npm run packs -- list | add | make | verify | remove`: packs of models, see `lib/packs.ts`. */
import { packsCommand } from './lib/packs.ts';
import { openRuntime } from './runtime/node.ts';

const code = await packsCommand(process.argv.slice(2), await openRuntime('wasm'), console.log);
// The runtime's threads would keep the process alive.
process.exit(code);

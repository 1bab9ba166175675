import { runExpand } from './expand/command.ts';
import { endWithPipe } from './lib/quietPipe.ts';

endWithPipe();
process.exitCode = await runExpand(process.argv.slice(2), console.log);
// The runtime's threads would keep the process alive.
process.exit();

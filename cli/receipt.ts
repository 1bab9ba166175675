import { runReceipt } from './receipt/command.ts';
import { endWithPipe } from './lib/quietPipe.ts';

endWithPipe();
process.exitCode = await runReceipt(process.argv.slice(2), console.log);
// The runtime's threads would keep the process alive.
process.exit();

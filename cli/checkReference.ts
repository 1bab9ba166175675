/** @file `npm run check:reference`: recorded reference cases of every kind, reproduced. */

import { checkReference } from './reference/command.ts';

process.exitCode = await checkReference(process.argv.slice(2), (line) => {
  console.log(line);
});
process.exit(); // The runtime's threads would keep the process.

import { buffer } from 'node:stream/consumers';
import { run } from './run.ts';

// A reader that has seen enough (`quorate … | head`) closes the pipe; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), {
  readStandardInput: () => buffer(process.stdin),
  print: (text) => process.stdout.write(text),
  log: (text) => process.stderr.write(`${text}\n`),
});

// Starts the reference server: node server/src/node/main.ts [--reset]. The environment is described in config.ts.
import { ConfigError, readConfig } from './config.ts';
import { PortError } from './listen.ts';
import type { Log } from '../app/log.ts';
import { isBuilt, type RunningServer, startServer } from './serve.ts';

const print: Log = (entry) => void process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`);

/** Set by the first signal, which may come before the server is up. */
let stopping = false;
let server: RunningServer | undefined;
async function stop(): Promise<void> {
  if (stopping) process.exit(130);
  stopping = true;
  await server?.close();
  process.exit(0);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  const config = readConfig(process.env, process.argv.slice(2));
  const started = await startServer(config, config.logging ? { log: print } : {});
  server = started;
  if (config.mode === 'demo' && !stopping) {
    console.log(`Faceplate is ready at ${started.url}`);
    console.log(`  Partner portal  ${started.url}/`);
    console.log(`  CRM sidebar     ${started.url}/crm.html`);
    console.log(`  Shortest page   ${started.url}/plain.html`);
    console.log(`  Test mailbox    ${started.url}/mailbox.html`);
    if (started.googleUrl) console.log(`  Local Google    ${started.googleUrl}`);
    if (!isBuilt()) console.log('The panels are not built yet: run npm run build.');
    console.log('Press Ctrl-C to stop.');
  } else if (!stopping) {
    console.log(`Faceplate is ready on port ${new URL(started.url).port}`);
  }
} catch (error) {
  const known = error instanceof ConfigError || error instanceof PortError;
  console.error(known ? error.message : error);
  process.exitCode = 1;
}

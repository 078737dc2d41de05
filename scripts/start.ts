// npm start: builds dist/ when it is not what src/ says, then becomes the server. Arguments go to the server (--reset).
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { build, freshManifest } from './lib/build.ts';
import { root } from './lib/files.ts';

if (freshManifest() === undefined) {
  console.log('Building ...');
  await build({ strict: false });
}

const argv = ['--disable-warning=ExperimentalWarning', join(root, 'server/src/node/main.ts'), ...process.argv.slice(2)];
// In place of this process where the system can: then Ctrl-C reaches the server itself, and its exit code is ours.
if (process.platform !== 'win32' && process.execve !== undefined) process.execve(process.execPath, [process.execPath, ...argv], process.env);
const server = spawn(process.execPath, argv, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));

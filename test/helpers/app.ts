import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/lib/files.ts';

/** What `npm start` runs, running. */
export interface App {
  /** Where it says it is, without a slash at the end. */
  readonly url: string;
  readonly googleUrl: string;
  /** The folder of its data; give it to another `startApp` to start again where this one ended. */
  readonly data: string;
  /** All that it printed so far. */
  readonly output: () => string;
  /** Ctrl-C. Resolves with the exit code once it has ended. */
  stop(): Promise<number | null>;
}

const ours: string[] = [];

/**
 * Starts the demo as `npm start` does, on ports that are free, with data of its own. Rejects with what it printed when it
 * ends, or has not said its address after 60 s.
 */
export async function startApp({ data, args = [], env = {} }: { data?: string; args?: readonly string[]; env?: NodeJS.ProcessEnv } = {}): Promise<App> {
  const folder = data ?? await mkdtemp(join(tmpdir(), 'faceplate-data-'));
  if (data === undefined) ours.push(folder);
  const child = spawn(process.execPath, [join(root, 'scripts/run.js'), 'start', ...args], {
    env: { ...process.env, PORT: '0', GOOGLE_PORT: '0', DATA_DIR: folder, ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString(); });
  const stop = () => end(child);
  try {
    const said = (pattern: RegExp) => until(child, () => pattern.exec(output)?.[1]);
    const url = await said(/ready at (http\S+)/);
    const googleUrl = await said(/Google\s+(http\S+)\n/);
    return { url, googleUrl, data: folder, output: () => output, stop };
  } catch (error) {
    await stop();
    throw new Error(`npm start did not come up. It printed:\n${output}`, { cause: error });
  }
}

/** Takes away the data of all apps that were started without a folder. */
export async function cleanUp(): Promise<void> {
  await Promise.all(ours.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
}

/** Waits until what a program prints lets `look` find something. */
async function until(child: ChildProcess, look: () => string | undefined): Promise<string> {
  const timeout = AbortSignal.timeout(60_000);
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended with ${child.exitCode ?? child.signalCode}`);
    if (child.stdout === null) throw new Error('nothing to read');
    await Promise.race([once(child.stdout, 'data', { signal: timeout }), once(child, 'exit', { signal: timeout })]);
  }
}

async function end(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  }
  return child.exitCode;
}

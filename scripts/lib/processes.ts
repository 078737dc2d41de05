import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { root } from './files.ts';

/** How a program ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  readonly seconds: number;
  readonly timedOut: boolean;
}

// Browsers detach themselves from whoever started them. All that we start inherits this mark, so that we find
// and end it, and only it, whatever became of its parent.
const mark = `FACEPLATE_RUN=${randomUUID()}`;
const [markName = '', markValue = ''] = mark.split('=');

/** Adds our mark to an environment. */
export function marked(env: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, NO_COLOR: '1', ...env, [markName]: markValue };
}

/** Ends every process that carries our mark, at once. Nothing to do where there is no /proc: there, groups must do. */
export function endAll(): void {
  for (const pid of markedProcesses()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

/** The processes that carry our mark and are still running. */
export function markedProcesses(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc').map(Number).filter((pid) => Number.isInteger(pid) && pid !== process.pid && environment(pid).includes(mark));
}

function environment(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Runs a program of ours to its end, or for `timeout` seconds. What it prints is kept, and shown as it comes with `show`. */
export function run(command: string, args: readonly string[], options: { env?: NodeJS.ProcessEnv; timeout: number; show?: boolean }): Promise<Ended> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: marked(options.env), stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    let output = '';
    let timedOut = false;
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (options.show === true) process.stderr.write(chunk);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const endGroup = (signal: NodeJS.Signals) => {
      try {
        if (child.pid !== undefined) process.kill(-child.pid, signal);
      } catch {
        // The group is gone.
      }
    };
    const timer = setTimeout(() => {
      timedOut = true;
      endGroup('SIGTERM');
      setTimeout(endGroup, 3000, 'SIGKILL').unref();
    }, options.timeout * 1000);
    const finish = (code: number) => {
      clearTimeout(timer);
      endGroup('SIGKILL');
      resolve({ code, output, timedOut, seconds: (performance.now() - begun) / 1000 });
    };
    child.on('error', (error) => {
      output += `${error.message}\n`;
      finish(1);
    });
    // 'exit' and not 'close': a grandchild that holds our pipe open must not keep us waiting for ever.
    child.on('exit', (code) => setTimeout(finish, 50, code ?? 1));
  });
}

/** A free TCP port of this machine, from the system's own choice. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}

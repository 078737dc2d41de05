import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Programs } from './browsers.ts';
import { freePort, marked } from './processes.ts';

/** WebKit's driver, running on a virtual screen. */
export interface WebkitDriver {
  readonly port: number;
  stop(): void;
}

/** Starts Xvfb and WebKitWebDriver on a free port; rejects when either does not come up in 20 s. */
export async function startWebkit({ driver, display }: Programs): Promise<WebkitDriver> {
  const running: ChildProcess[] = [];
  const stop = () => running.forEach((child) => child.kill('SIGKILL'));
  try {
    const screen = spawn(display ?? 'Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
      { env: marked(), stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    running.push(screen);
    // Xvfb finds a free display by itself and writes its number here once it is ready.
    const ready = screen.stdio[3];
    if (ready === null || ready === undefined) throw new Error('no pipe to Xvfb');
    const [number] = (await once(ready, 'data', { signal: AbortSignal.timeout(20_000) })) as [Buffer];
    const port = await freePort();
    running.push(spawn(driver ?? 'WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      env: marked({
        DISPLAY: `:${number.toString().trim()}`,
        GDK_BACKEND: 'x11',
        // Its sandbox needs user namespaces, which containers refuse; the pages are our own.
        WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
        WEBKIT_DISABLE_COMPOSITING_MODE: '1',
        NO_AT_BRIDGE: '1',
      }),
      stdio: 'ignore',
    }));
    await answering(`http://127.0.0.1:${port}/status`);
    return { port, stop };
  } catch (error) {
    stop();
    throw new Error('WebKit could not be started', { cause: error });
  }
}

/** Waits until something answers at `url`, for 20 s at most. */
async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    try {
      await fetch(url);
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error('WebKitWebDriver does not answer');
}

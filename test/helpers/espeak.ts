import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const isThere = (): boolean => (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, 'espeak-ng')));

/** Whether there is an eSpeak NG, which is installed where we may. */
export function hasEspeak(): boolean {
  if (!isThere() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install();
  return isThere();
}

function install(): void {
  console.log('Installing eSpeak NG (once) ...');
  const get = (...args: string[]) => spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  // Another test may be at its own: it has brought the lists up to date then, and is waited for.
  get('update');
  get('install', '-y', '--no-install-recommends', 'espeak-ng');
  if (!isThere()) console.log('eSpeak NG could not be installed.');
}

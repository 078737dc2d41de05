import { execFileSync } from 'node:child_process';
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
  try {
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'espeak-ng']]) {
      execFileSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    }
  } catch {
    console.log('eSpeak NG could not be installed.');
  }
}

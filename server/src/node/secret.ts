import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** 32 bytes from a file that only its owner may read; made on first use. */
export function keyFile(path: string): Buffer {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    // Under its name only when it is whole: half a key would keep every later start from working.
    const part = `${path}.${process.pid}`;
    writeFileSync(part, randomBytes(32), { mode: 0o600 });
    renameSync(part, path);
  }
  chmodSync(path, 0o600);
  const key = readFileSync(path);
  if (key.length !== 32) throw new Error(`${path} does not hold a key of 32 bytes.`);
  return key;
}

/** 32 bytes out of a configured secret of any length. */
export const keyFrom = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export interface Vault { seal(text: string): string; open(sealed: string): string }

/** AES-256-GCM: what is sealed can be neither read nor changed without the key. */
export function vault(key: Buffer): Vault {
  return {
    seal(text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

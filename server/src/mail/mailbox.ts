import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail as a page shows it. */
export interface ShownMail { readonly id: string; readonly to: string; readonly subject: string; readonly text: string; readonly receivedAt: string }

export interface Mailbox {
  /** Where to send to. */
  readonly url: string;
  /** The newest first. */
  list(): Promise<ShownMail[]>;
  close(): Promise<void>;
}

const maxBytes = 1024 * 1024;

/**
 * A mail server of its own for the demo: takes everything, delivers nothing, keeps it in a folder. As real mailboxes do, it keeps a
 * message that comes twice (by its Message-ID) once.
 */
export async function startMailbox(folder: string): Promise<Mailbox> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], size: maxBytes, logger: false,
    onData(stream, _session, reply) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => { if (!stream.sizeExceeded) chunks.push(chunk); });
      stream.on('end', () => {
        if (stream.sizeExceeded) return reply(Object.assign(new Error('Too large'), { responseCode: 552 }));
        keep(folder, Buffer.concat(chunks)).then(() => reply(null), reply);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    async list() {
      const names = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
      const mails = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)), at: (await stat(join(folder, name))).mtime })));
      const shown = await Promise.all(mails.toSorted((a, b) => b.at.getTime() - a.at.getTime()).slice(0, 100).map(async ({ name, bytes, at }): Promise<ShownMail> => {
        const { to, subject = '', text = '' } = await PostalMime.parse(bytes);
        return { id: name.slice(0, -4), to: to?.map(({ address }) => address).join(', ') ?? '', subject, text, receivedAt: at.toISOString() };
      }));
      return shown;
    },
    close: () => new Promise((resolve) => { server.close(() => resolve()); }),
  };
}

/** Whole or not at all, and once. */
async function keep(folder: string, bytes: Buffer): Promise<void> {
  const { messageId } = await PostalMime.parse(bytes);
  const name = createHash('sha256').update(messageId ?? bytes).digest('hex').slice(0, 32);
  const file = join(folder, `${name}.eml`);
  if (await stat(file).then(() => true, () => false)) return;
  await writeFile(`${file}.part`, bytes, { mode: 0o600 });
  await rename(`${file}.part`, file);
}

import { createTransport } from 'nodemailer';
import type { Send } from './outbox.ts';

/** Sends by SMTP: `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…`. */
export function smtp(url: string): { readonly send: Send; close(): void } {
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, disableFileAccess: true, disableUrlAccess: true });
  return { send: (message) => transport.sendMail(message), close: () => transport.close() };
}

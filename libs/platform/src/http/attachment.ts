// Sends a stored file to be saved, never to be shown by the browser.
import type { FastifyReply } from 'fastify';

/** RFC 8187 §3.2.1: what encodeURIComponent leaves as it is and a header parameter must not hold. */
const UNSAFE = /['()*]/g;

/** `filename*` of RFC 6266 with the name in UTF-8, every other character than attr-char escaped. */
export function contentDisposition(name: string): string {
  const escaped = encodeURIComponent(name).replace(
    UNSAFE,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${escaped}`;
}

export async function sendAttachment(
  reply: FastifyReply,
  file: { name: string; mediaType: string; content: Buffer },
): Promise<void> {
  await reply
    .header('content-type', file.mediaType)
    .header('content-disposition', contentDisposition(file.name))
    .header('cache-control', 'private, no-store')
    .send(file.content);
}

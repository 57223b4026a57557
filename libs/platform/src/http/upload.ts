// Reading one uploaded file from a multipart request. What a file may be is the room's business.
import type { FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { isSafeText } from '../text.schema.js';
import { defineProblems, problem } from './problem.js';

/** Largest upload in bytes. */
export const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;
/** Characters of a file's name. */
const MAX_NAME = 200;
const DEFAULT_NAME = '附件';

defineProblems({
  'upload.missing': { status: 400, title: '没有收到文件' },
  'upload.too-large': { status: 413, title: '文件超过 20 MB' },
  'upload.wrong-type': { status: 415, title: '只接受 PDF、PNG 或 JPEG 文件' },
});

export interface Upload {
  /** Base name without directories, at most 200 characters, with an extension of the media type. */
  name: string;
  /** Found from the content, never from what the client says. */
  mediaType: 'application/pdf' | 'image/png' | 'image/jpeg';
  bytes: Buffer;
}

function sniff(bytes: Buffer): Upload['mediaType'] | undefined {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return 'application/pdf';
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  return undefined;
}

/** Extensions of each type; the first one is given to a name with another. */
const EXTENSIONS: Record<Upload['mediaType'], readonly [string, ...string[]]> = {
  'application/pdf': ['.pdf'],
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
};

/** A file can be a PDF and a page at once: opened from a disk, its name decides. `报告.html` becomes `报告.pdf`. */
function nameAs(mediaType: Upload['mediaType'], name: string): string {
  const allowed = EXTENSIONS[mediaType];
  const extension = /\.[^.\s]{0,20}$/.exec(name)?.[0] ?? '';
  if (allowed.includes(extension.toLowerCase())) return name;
  const stem = name.slice(0, name.length - extension.length).slice(0, MAX_NAME - allowed[0].length);
  return `${stem.replace(/[\ud800-\udbff]$/, '') || DEFAULT_NAME}${allowed[0]}`;
}

/** @param name absent where the client names its part only */
function cleanName(name: string | undefined): string {
  // Signs that are not seen, among them those that turn the order of what follows, say something else than they show.
  const base =
    name
      ?.split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cf}/gu, '')
      .trim() ?? '';
  // Cutting may halve a character beyond the basic plane, which the database cannot keep.
  return isSafeText(base) && base !== '' ? base.slice(0, MAX_NAME).replace(/[\ud800-\udbff]$/, '') : DEFAULT_NAME;
}

/** True for the fault of a part that went over the limit, not for a body that broke off. */
function isTooLarge(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FST_REQ_FILE_TOO_LARGE';
}

/** The file part of the request. Throws upload.missing, upload.too-large or upload.wrong-type. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw problem('upload.missing');
  const part = await request.file({ limits: { fileSize: MAX_UPLOAD_BYTES, files: 1 } }).catch(() => undefined);
  if (!part) throw problem('upload.missing');
  const bytes = await part.toBuffer().catch((error: unknown) => {
    throw problem(isTooLarge(error) ? 'upload.too-large' : 'upload.missing');
  });
  if (bytes.length === 0) throw problem('upload.missing');
  const mediaType = sniff(bytes);
  if (!mediaType) throw problem('upload.wrong-type');
  return { name: nameAs(mediaType, cleanName(part.filename)), mediaType, bytes };
}

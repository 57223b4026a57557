// What transparency-log clients and witnesses read: the signed checkpoint, hash tiles, keys (C2SP tlog-tiles). Entries are
// not public. Proofs as JSON are in proof.controller.ts.
import { Public, Returns, ReturnsStream } from '@app/platform';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Keys, publishedKey } from './keys.service.js';
import { LedgerKeysView, StreamParam, TileParam } from './proof.schema.js';
import { Proofs } from './proofs.service.js';

@Controller('ledger/log/:stream')
export class LogController {
  constructor(
    private readonly proofs: Proofs,
    private readonly keys: Keys,
  ) {}

  @Get('checkpoint')
  @Public()
  @ReturnsStream('text/plain')
  async checkpoint(
    @Param({ schema: StreamParam }) { stream }: StreamParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { note, size, root } = await this.proofs.latest(stream);
    // A size is signed once, so that size and root name the note.
    const tag = `"${size}-${root.toString('hex', 0, 8)}"`;
    reply.header('cache-control', 'public, no-cache').header('etag', tag);
    if (request.headers['if-none-match'] === tag) await reply.status(304).send();
    else await reply.header('content-type', 'text/plain; charset=utf-8').send(note);
  }

  @Get('keys')
  @Public()
  @Returns(LedgerKeysView)
  async listKeys(
    @Param({ schema: StreamParam }) { stream }: StreamParam,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LedgerKeysView> {
    await this.proofs.latest(stream);
    reply.header('cache-control', 'public, max-age=300');
    return { stream, keys: (await this.keys.list(stream)).map((key) => publishedKey(key)) };
  }

  /** `tile/0/x001/234`, `tile/1/003.p/12`: 32 bytes a hash. A tile of a given width never changes. */
  @Get('tile/*')
  @Public()
  @ReturnsStream('application/octet-stream')
  async tile(
    @Param({ schema: TileParam }) { stream, '*': path }: TileParam,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const hashes = await this.proofs.tile(stream, path);
    await reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('content-type', 'application/octet-stream')
      .send(hashes);
  }
}

// `npm run ledger:export -- FILE [--identities] [--stream contract]`: writes the ledger to a file that tools/verify-ledger.mjs
// checks without this system. Exit code 0 written, 1 written but not signed for (the reason is printed), 2 not written.
// With --identities the file holds parties and titles with their salts: for an auditor, not for the public.
import 'reflect-metadata';
import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { finished } from 'node:stream/promises';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CONTRACT_STREAM, LedgerExporter, LedgerExportModule } from '@app/ledger';
import type { ExportResult } from '@app/ledger';
import { loadConfig, PlatformModule } from '@app/platform';
import { ReferenceModule } from '@app/reference';

@Module({})
class ExportModule {}

const USAGE = '用法 / usage: npm run ledger:export -- 文件 [--identities] [--stream contract]';

function readOptions(): { file: string; hasIdentities: boolean; stream: string } {
  const options = {
    identities: { type: 'boolean', default: false },
    stream: { type: 'string', default: CONTRACT_STREAM },
  } as const;
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new Error(USAGE);
  return { file, hasIdentities: values.identities, stream: values.stream };
}

/** Under another name until it is whole, so that nobody takes half a file for a ledger. */
async function writeFile(exporter: LedgerExporter): Promise<ExportResult> {
  const { file, hasIdentities, stream } = readOptions();
  const draft = `${file}.${process.pid}`;
  const output = createWriteStream(draft, { mode: hasIdentities ? 0o600 : 0o644 });
  try {
    await once(output, 'open');
    const result = await exporter.write(stream, hasIdentities, async (text) => {
      if (!output.write(text)) await once(output, 'drain');
    });
    output.end();
    await finished(output);
    renameSync(draft, file);
    return result;
  } finally {
    rmSync(draft, { force: true });
  }
}

async function run(): Promise<number> {
  readOptions();
  const config = loadConfig(undefined, 'ledger-export');
  const module = { module: ExportModule, imports: [PlatformModule.on(config), ReferenceModule, LedgerExportModule] };
  const app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  try {
    const { entries, totals, refusal } = await writeFile(app.get(LedgerExporter));
    console.log(`已导出 / exported: ${entries} 条分录 / entries, ${totals} 个汇总 / totals`);
    if (refusal === null) return 0;
    console.error(`末条没有签名的检查点 / the last entry is not signed for: ${refusal}`);
    return 1;
  } finally {
    await app.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

// `npm run ledger:verify`: recomputes the hash chain and the rollups of every stream from its entries. Exit code 0 sound,
// 1 not sound (the first wrong entry is named), 2 could not be verified. Changes nothing; the service may keep running.
import { LedgerVerifier, type LedgerVerificationView } from '@app/ledger';
import { Clock, Database, loadConfig, serveOptions } from '@app/platform';
import { DataSource } from 'typeorm';

async function verify(databaseUrl: string): Promise<LedgerVerificationView> {
  const source = await new DataSource(serveOptions(databaseUrl, 1)).initialize();
  try {
    return await new LedgerVerifier(new Database(source), new Clock()).verify();
  } finally {
    await source.destroy();
  }
}

function report(result: LedgerVerificationView): string {
  const seconds = (result.durationMs / 1000).toFixed(1);
  const work = `${result.checkedEntries} entries, ${result.checkedRollups} rollup cells, ${seconds} s`;
  if (!result.fault) {
    return `台账核验通过 / ledger sound: ${work}\nseq ${result.seq}  chain hash ${result.chainHash}`;
  }
  const { streamKey, seq, code, detail } = result.fault;
  const where = seq === null ? '汇总 / rollup' : `第 ${seq} 条 / first wrong seq ${seq}`;
  return `台账核验不通过 / ledger NOT sound: ${streamKey} ${where} (${code})：${detail}\n${work}`;
}

try {
  const result = await verify(loadConfig().databaseUrl);
  console.log(report(result));
  process.exitCode = result.isSound ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

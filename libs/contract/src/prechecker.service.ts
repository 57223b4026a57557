// Gathers what the pre-check needs to know of the database and runs it. The rules: precheck.rules.ts, precheck.ts.
import { Users } from '@app/identity';
import { DISTRICT_REGION } from '@app/ledger';
import { Clock, type Tx } from '@app/platform';
import { registrationRulesOn, shanghaiDate } from '@app/reference';
import { Injectable } from '@nestjs/common';
import { Contract } from './contract.entity.js';
import { ContractFile } from './contract-file.entity.js';
import { precheck } from './precheck.js';
import type { PrecheckInput } from './precheck.js';
import type { PrecheckView } from './precheck.schema.js';

/** Same parties, title, amount and day of signature, filed and not given up. */
const DUPLICATES = `
  select number from contract
  where id <> $1 and submitted_at is not null and state not in ('REFUSED', 'WITHDRAWN')
    and signed_on = $2 and total_fen = $3 and project_name = $4
    and form -> 'seller' ->> 'creditCode' is not distinct from $5 and form -> 'buyer' ->> 'name' = $6
  order by id limit 3`;

@Injectable()
export class Prechecker {
  constructor(
    private readonly clock: Clock,
    private readonly users: Users,
  ) {}

  /**
   * Runs every rule over the row's form by the rule set in force today.
   * @param tx transaction that holds the row, or a plain manager for a trial run
   */
  async run(tx: Tx, row: Contract, signing: PrecheckInput['signing']): Promise<PrecheckView> {
    const now = this.clock.now();
    const today = shanghaiDate(now);
    const rules = registrationRulesOn(today);
    const files = await tx.findBy(ContractFile, { contractId: row.id });
    const findings = precheck({
      form: row.form,
      fileKinds: files.map((file) => file.kind),
      duplicates: await this.duplicatesOf(tx, row),
      hasSharedMember: await this.users.shareMember(row.sellerOrganisationId, row.form.buyer?.creditCode ?? '', tx),
      signing,
      today,
      districtRegion: DISTRICT_REGION,
      filingReminderDays: rules.filingReminderDays.days,
    });
    const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
    return {
      ruleSetVersion: rules.version,
      checkedAt: now.toISOString(),
      blocking: count('blocking'),
      warnings: count('warning'),
      passed: count('pass'),
      findings,
    };
  }

  private async duplicatesOf(tx: Tx, row: Contract): Promise<string[]> {
    const { seller, buyer } = row.form;
    const rows: { number: string }[] = await tx.query(DUPLICATES, [
      row.id,
      row.signedOn,
      row.totalFen.toString(),
      row.projectName,
      seller?.creditCode ?? null,
      buyer?.name ?? null,
    ]);
    return rows.map((duplicate) => duplicate.number);
  }
}

// Names of people, units and files beside targets and evidence. Not for who may see a row.
import { Users } from '@app/identity';
import { FileStore } from '@app/platform';
import { Injectable } from '@nestjs/common';
import type { IndicatorEvidence, IndicatorTarget } from './indicator.entity.js';
import type { EvidenceView, TargetView } from './indicator.schema.js';
import type { StatUnit } from './unit.entity.js';

@Injectable()
export class EvidenceViews {
  constructor(
    private readonly users: Users,
    private readonly files: FileStore,
  ) {}

  async targets(rows: readonly IndicatorTarget[]): Promise<TargetView[]> {
    const people = await this.people(rows.map((row) => row.setBy));
    return rows.map((row) => ({
      id: row.id,
      periodCode: row.periodCode,
      target: row.target?.toString() ?? null,
      baseline: row.baseline?.toString() ?? null,
      metric: row.metric,
      source: row.source,
      isDemo: row.isDemo,
      setBy: people.get(row.setBy ?? '') ?? null,
      setAt: row.setAt.toISOString(),
    }));
  }

  async evidence(rows: readonly IndicatorEvidence[], units: readonly StatUnit[]): Promise<EvidenceView[]> {
    const people = await this.people(rows.map((row) => row.recordedBy));
    const stored = await this.files.describe(rows.flatMap((row) => row.fileId ?? []));
    const correctedBy = new Map(rows.flatMap((row) => (row.correctsId ? [[row.correctsId, row.id] as const] : [])));
    return rows.map((row) => {
      const file = stored.find((each) => each.id === row.fileId);
      const unit = units.find((each) => each.code === row.unitCode);
      return {
        id: row.id,
        value: row.value.toString(),
        asOf: row.asOf,
        metric: row.metric,
        unit: unit ? { code: unit.code, name: unit.name } : null,
        note: row.note,
        source: row.source,
        file: file ? { name: file.name, sizeBytes: file.size } : null,
        correctsId: row.correctsId,
        reason: row.reason,
        correctedById: correctedBy.get(row.id) ?? null,
        isDemo: row.isDemo,
        recordedBy: people.get(row.recordedBy ?? '') ?? null,
        recordedAt: row.recordedAt.toISOString(),
      };
    });
  }

  async people(ids: readonly (string | null)[]): Promise<Map<string, { id: string; name: string }>> {
    const known = await this.users.byIds([...new Set(ids.filter((id) => id !== null))]);
    return new Map(known.map((card) => [card.id, { id: card.id, name: card.name }]));
  }
}

// Demands without suggestions. An empty list keeps no snapshot of its own, so all of them are looked at once for each one.
import { Injectable } from '@nestjs/common';
import { Demands } from '@app/demand';
import { Database, Settings } from '@app/platform';
import { ForwardMatching } from './forward-matching.js';
import { Suggestions } from './suggestions.js';

/** Snapshot and weights that empty lists were last looked at with. */
const LOOKED_AT = 'matching.empty-lists';
const PAGE = 500;

@Injectable()
export class EmptyLists {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly demands: Demands,
    private readonly suggestions: Suggestions,
    private readonly forward: ForwardMatching,
  ) {}

  /** Does nothing when they were looked at with `current` already. */
  async refresh(current: { readonly statisticsVersion: number; readonly weightsVersion: string }): Promise<void> {
    const wanted = `${current.statisticsVersion} ${current.weightsVersion}`;
    if ((await this.settings.get<string>(LOOKED_AT)) === wanted) return;
    for (let after: string | null = null; ;) {
      const page: string[] = await this.demands.openIds(after, PAGE);
      const standings = await this.suggestions.standings(page);
      for (const demandId of page) if (!standings.has(demandId)) await this.forward.match(demandId);
      if (page.length < PAGE) break;
      after = page.at(-1)!;
    }
    await this.database.tx((tx) => this.settings.set(tx, LOOKED_AT, wanted));
  }
}

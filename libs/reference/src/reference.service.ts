// Answers the public reference routes from the loaded lists and the plan periods.
import { Clock, problem } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { codeList, pathOf, searchCodes, toldLabel } from './code-lists.js';
import { CODE_LIST_NAMES } from './code.schema.js';
import type { CodeList, CodeListName } from './code.schema.js';
import { PlanPeriods } from './plan-period.service.js';
import type { CodeHits, CodeSearch, ListSummaries, PlanPeriodList } from './reference.schema.js';

@Injectable()
export class ReferenceService {
  constructor(
    private readonly planPeriods: PlanPeriods,
    private readonly clock: Clock,
  ) {}

  lists(): ListSummaries {
    return {
      lists: CODE_LIST_NAMES.map((name) => {
        const { items, ...head } = codeList(name);
        return { ...head, count: items.length };
      }),
    };
  }

  /** @throws problem reference.unknown-list */
  list(name: string): CodeList {
    return codeList(listName(name));
  }

  /** @throws problem reference.unknown-list */
  search(name: string, { q, limit }: CodeSearch): CodeHits {
    const list = listName(name);
    const items = searchCodes(list, q, limit).map((item) => {
      const ancestors = pathOf(list, item.code).slice(0, -1);
      return Object.assign({}, item, { path: ancestors.map((ancestor) => toldLabel(list, ancestor.code)) });
    });
    return { name: list, items };
  }

  async periods(): Promise<PlanPeriodList> {
    const items = await this.planPeriods.list();
    const current = await this.planPeriods.current(this.clock.now());
    return { items, currentCode: current.code };
  }
}

function listName(name: string): CodeListName {
  const found = CODE_LIST_NAMES.find((known) => known === name);
  if (!found) throw problem('reference.unknown-list', { detail: `代码表：${name.slice(0, 40)}` });
  return found;
}

// Public, cacheable reads of code lists and plan periods.
import { Public, Returns } from '@app/platform';
import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { CodeList } from './code.schema.js';
import { CodeHits, CodeSearch, ListParam, ListSummaries, PlanPeriodList } from './reference.schema.js';
import { ReferenceService } from './reference.service.js';

const CACHED = 'public, max-age=3600';

@Controller('reference')
export class ReferenceController {
  constructor(private readonly reference: ReferenceService) {}

  @Get('lists')
  @Public()
  @Returns(ListSummaries)
  @Header('Cache-Control', CACHED)
  lists(): ListSummaries {
    return this.reference.lists();
  }

  @Get('lists/:name')
  @Public()
  @Returns(CodeList)
  @Header('Cache-Control', CACHED)
  list(@Param({ schema: ListParam }) { name }: ListParam): CodeList {
    return this.reference.list(name);
  }

  @Get('lists/:name/search')
  @Public()
  @Returns(CodeHits)
  @Header('Cache-Control', CACHED)
  @Header('Vary', 'Accept-Language')
  search(
    @Param({ schema: ListParam }) { name }: ListParam,
    @Query({ schema: CodeSearch }) query: CodeSearch,
  ): CodeHits {
    return this.reference.search(name, query);
  }

  @Get('plan-periods')
  @Public()
  @Returns(PlanPeriodList)
  planPeriods(): Promise<PlanPeriodList> {
    return this.reference.periods();
  }
}

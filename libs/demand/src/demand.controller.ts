// Routes of demands: permission, schema, one call each.
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { Me, Viewer, type Actor } from '@app/identity';
import { CompareQuery, SuggestionQuery, Suggestions } from '@app/listing';
import { Can, IdParam, Public, Returns } from '@app/platform';
import { DemandCatalogue } from './demand.catalogue.js';
import {
  ComparedDemands,
  DemandPage,
  DemandQuery,
  OwnDemandPage,
  OwnDemandQuery,
  SimilarDemands,
} from './demand.list.schema.js';
import { CloseDemand, DemandHistory, DemandView, DraftDemand, EditDemand } from './demand.schema.js';
import { Demands } from './demand.service.js';

@Controller('demands')
export class DemandController {
  constructor(
    private readonly demands: Demands,
    private readonly catalogue: DemandCatalogue,
  ) {}

  @Get()
  @Public()
  @Returns(DemandPage)
  search(@Viewer() viewer: Viewer, @Query({ schema: DemandQuery }) query: DemandQuery) {
    return this.catalogue.search(viewer, query);
  }

  @Post()
  @Can('demand.draft')
  @Returns(DemandView, { status: 201 })
  draft(@Me() actor: Actor, @Body({ schema: DraftDemand }) input: DraftDemand) {
    return this.demands.draft(actor, input);
  }

  @Get('mine')
  @Can('demand.read-own')
  @Returns(OwnDemandPage)
  mine(@Me() actor: Actor, @Query({ schema: OwnDemandQuery }) query: OwnDemandQuery) {
    return this.catalogue.mine(actor, query);
  }

  @Get('suggestions')
  @Public()
  @Returns(Suggestions)
  suggest(@Viewer() viewer: Viewer, @Query({ schema: SuggestionQuery }) { q }: SuggestionQuery) {
    return this.catalogue.suggest(viewer, q);
  }

  @Get('compare')
  @Public()
  @Returns(ComparedDemands)
  compare(@Viewer() viewer: Viewer, @Query({ schema: CompareQuery }) { ids }: CompareQuery) {
    return this.catalogue.compare(viewer, ids);
  }

  @Get(':id')
  @Public()
  @Returns(DemandView)
  view(@Viewer() viewer: Viewer, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.demands.view(viewer, id);
  }

  @Patch(':id')
  @Can('demand.draft')
  @Returns(DemandView)
  edit(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: EditDemand }) input: EditDemand,
  ) {
    return this.demands.edit(actor, id, input);
  }

  @Post(':id/publish')
  @Can('demand.publish')
  @Returns(DemandView)
  publish(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.demands.publish(actor, id);
  }

  @Post(':id/renew')
  @Can('demand.renew')
  @Returns(DemandView)
  renew(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.demands.renew(actor, id);
  }

  @Post(':id/close')
  @Can('demand.close')
  @Returns(DemandView)
  close(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: CloseDemand }) input: CloseDemand,
  ) {
    return this.demands.close(actor, id, input);
  }

  @Get(':id/similar')
  @Public()
  @Returns(SimilarDemands)
  similar(@Viewer() viewer: Viewer, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.catalogue.similar(viewer, id);
  }

  @Get(':id/history')
  @Can('demand.history')
  @Returns(DemandHistory)
  history(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.demands.history(actor, id);
  }
}

// Routes of saved searches: permission, schema, one call each.
import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, Returns, ReturnsNothing } from '@app/platform';
import { SavedSearches } from './saved-search.service.js';
import { ChangeSearch, SavedSearchList, SavedSearchView, SaveSearch } from './subscription.schema.js';

@Controller('saved-searches')
export class SavedSearchController {
  constructor(private readonly searches: SavedSearches) {}

  @Get()
  @Can('subscription.keep')
  @Returns(SavedSearchList)
  list(@Me() actor: Actor) {
    return this.searches.list(actor);
  }

  @Post()
  @Can('subscription.keep')
  @Returns(SavedSearchView, { status: 201 })
  save(@Me() actor: Actor, @Body({ schema: SaveSearch }) input: SaveSearch) {
    return this.searches.save(actor, input);
  }

  @Patch(':id')
  @Can('subscription.keep')
  @Returns(SavedSearchView)
  change(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: ChangeSearch }) input: ChangeSearch,
  ) {
    return this.searches.change(actor, id, input);
  }

  @Post(':id/look')
  @Can('subscription.keep')
  @Returns(SavedSearchView)
  look(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.searches.look(actor, id);
  }

  @Delete(':id')
  @Can('subscription.keep')
  @ReturnsNothing()
  remove(@Me() actor: Actor, @Param({ schema: IdParam }) { id }: IdParam) {
    return this.searches.remove(actor, id);
  }
}

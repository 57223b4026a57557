// Routes of what matching learns: feedback, the personal switch, versions of weights.
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Me, type Actor } from '@app/identity';
import { Can, IdParam, Returns, ReturnsNothing } from '@app/platform';
import { WeightsEffect } from './effect.schema.js';
import { ExposureReport } from './exposure.schema.js';
import { Exposure } from './exposure.js';
import { GiveFeedback, Personalisation } from './feedback.schema.js';
import { MatchFeedback } from './feedback.service.js';
import { VersionParam, WeightsVersions } from './weights.schema.js';
import { WeightsEffects } from './weights-effect.js';
import { WeightsVersionsService } from './weights-versions.js';

@Controller('matches')
export class LearningController {
  constructor(
    private readonly feedback: MatchFeedback,
    private readonly versions: WeightsVersionsService,
    private readonly effects: WeightsEffects,
    private readonly exposure: Exposure,
  ) {}

  @Get('personalisation')
  @Can('match.read')
  @Returns(Personalisation)
  personalisation(@Me() actor: Actor) {
    return this.feedback.personalisation(actor);
  }

  @Post('personalisation')
  @Can('match.read')
  @Returns(Personalisation)
  personalise(@Me() actor: Actor, @Body({ schema: Personalisation }) input: Personalisation) {
    return this.feedback.personalise(actor, input);
  }

  @Get('weights')
  @Can('match.tune')
  @Returns(WeightsVersions)
  list() {
    return this.versions.list();
  }

  @Post('weights/fit')
  @Can('match.tune')
  @ReturnsNothing()
  fit(@Me() actor: Actor) {
    return this.versions.requestFit(actor);
  }

  @Get('weights/:version/effect')
  @Can('match.tune')
  @Returns(WeightsEffect)
  effect(@Me() actor: Actor, @Param({ schema: VersionParam }) { version }: VersionParam) {
    return this.effects.of(actor, version);
  }

  @Get('exposure')
  @Can('match.tune')
  @Returns(ExposureReport)
  report(@Me() actor: Actor) {
    return this.exposure.report(actor);
  }

  @Post('weights/:version/go-live')
  @Can('match.tune')
  @Returns(WeightsVersions)
  goLive(@Me() actor: Actor, @Param({ schema: VersionParam }) { version }: VersionParam) {
    return this.versions.goLive(actor, version);
  }

  @Post('weights/:version/roll-back')
  @Can('match.tune')
  @Returns(WeightsVersions)
  rollBack(@Me() actor: Actor, @Param({ schema: VersionParam }) { version }: VersionParam) {
    return this.versions.rollBack(actor, version);
  }

  @Post(':id/feedback')
  @Can('match.read')
  @ReturnsNothing()
  give(
    @Me() actor: Actor,
    @Param({ schema: IdParam }) { id }: IdParam,
    @Body({ schema: GiveFeedback }) { kind }: GiveFeedback,
  ) {
    return this.feedback.give(actor, id, kind);
  }
}

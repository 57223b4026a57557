// What every deed in the assessment leaves behind, in its transaction: the change, a step and an audit line.
import { Audit } from '@app/identity';
import type { Actor } from '@app/identity';
import { Clock, newId } from '@app/platform';
import type { Tx } from '@app/platform';
import { Injectable } from '@nestjs/common';
import { AssessmentStep } from './assessment.entity.js';

@Injectable()
export class AssessmentTrail {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  async step(
    tx: Tx,
    actor: Actor,
    itemId: string,
    { action, detail, note }: Pick<AssessmentStep, 'action' | 'detail' | 'note'>,
  ): Promise<void> {
    const step = { id: newId(), itemId, action, detail, note, actorId: actor.userId, occurredAt: this.now() };
    await tx.insert(AssessmentStep, step);
    await this.audit.write(tx, actor, {
      action: `assessment.${action}`,
      subjectType: 'assessment-item',
      subjectId: itemId,
      detail,
    });
  }
}

import { describe, expect, it } from '@jest/globals';
import type { ProblemError } from '@app/platform';
import { dealLifecycle, nextStage } from './deal.lifecycle.js';
import './deal.problems.js';
import { DEAL_STAGES, OPEN_STAGES, type DealStage } from './deal.schema.js';

function refusal(work: () => unknown): ProblemError {
  try {
    work();
  } catch (error) {
    return error as ProblemError;
  }
  throw new Error('nothing was refused');
}

describe('stages of a deal', () => {
  it('lead from interest to the registered contract', () => {
    const path = ['accept', 'negotiate', 'draft', 'sign', 'register', 'complete'] as const;
    const stages: DealStage[] = ['INTEREST'];
    for (const action of path) stages.push(nextStage(stages.at(-1)!, action));
    expect(stages).toEqual([
      'INTEREST',
      'CONTACT',
      'NEGOTIATION',
      'CONTRACT_DRAFT',
      'SIGNED',
      'REGISTRATION',
      'REGISTERED',
    ]);
  });

  it('can fail from every open stage but REGISTRATION, where the filing has to be withdrawn first', () => {
    const failing = DEAL_STAGES.filter((stage) => dealLifecycle.can(stage, 'fail'));
    expect(failing).toEqual(OPEN_STAGES.filter((stage) => stage !== 'REGISTRATION'));
  });

  it('keep talk and files from INTEREST and from ended deals', () => {
    const talking = DEAL_STAGES.filter((stage) => dealLifecycle.can(stage, 'log'));
    expect(talking).toEqual(['CONTACT', 'NEGOTIATION', 'CONTRACT_DRAFT', 'SIGNED', 'REGISTRATION']);
    expect(DEAL_STAGES.filter((stage) => dealLifecycle.can(stage, 'upload'))).toEqual(talking);
  });

  it('let a draft go back to talk, and a refused registration back to signed', () => {
    expect(nextStage('CONTRACT_DRAFT', 'negotiate')).toBe('NEGOTIATION');
    expect(nextStage('REGISTRATION', 'reopen')).toBe('SIGNED');
  });

  it('name the possible actions in Chinese when refusing, without those of the clock or the registry', () => {
    const error = refusal(() => nextStage('INTEREST', 'sign'));
    expect(error.code).toBe('deal.wrong-state');
    expect(error.status).toBe(409);
    expect(error.details.detail).toBe('目前可以进行的操作：接受意向、婉拒意向、终止');
    expect(error.details['allowed']).toEqual(['accept', 'decline', 'fail']);
    expect(refusal(() => nextStage('SIGNED', 'offer')).details.detail).toBe(
      '目前可以进行的操作：填写洽谈记录、上传文件、终止',
    );
    expect(refusal(() => nextStage('FAILED', 'accept')).details.detail).toBe('撮合已结束，没有可进行的操作');
  });
});

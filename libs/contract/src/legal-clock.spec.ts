import { legalClock } from './legal-clock.js';

const accepted = {
  state: 'ACCEPTED',
  technicalFen: 225_000_000n,
  ruleSetVersion: '2026',
  acceptedOn: '2026-03-02',
  dueOn: '2026-03-23',
  returnedOn: null,
  decidedOn: null,
} as const;

describe('legal clock', () => {
  it('counts working days from acceptance', () => {
    expect(legalClock(accepted, '2026-03-05')).toEqual({
      status: 'RUNNING',
      unit: 'WORKING_DAY',
      limitDays: 15,
      usedDays: 3,
      dueOn: '2026-03-23',
      isOverdue: false,
      ruleSetVersion: '2026',
    });
    expect(legalClock(accepted, '2026-03-24').isOverdue).toBe(true);
  });

  it('gives 30 working days from 500万元 of 技术交易额', () => {
    expect(legalClock({ ...accepted, technicalFen: 500_000_000n }, '2026-03-05').limitDays).toBe(30);
    expect(legalClock({ ...accepted, technicalFen: 499_999_999n }, '2026-03-05').limitDays).toBe(15);
  });

  it('stands in correction and is not overdue', () => {
    const returned = { ...accepted, state: 'CORRECTION', dueOn: null, returnedOn: '2026-03-06' } as const;
    expect(legalClock(returned, '2026-06-01')).toMatchObject({
      status: 'PAUSED',
      usedDays: 4,
      dueOn: null,
      isOverdue: false,
    });
  });

  it('stops with the decision', () => {
    const decided = { ...accepted, state: 'REGISTERED', decidedOn: '2026-03-10' } as const;
    expect(legalClock(decided, '2026-12-01')).toMatchObject({ status: 'STOPPED', usedDays: 6, isOverdue: false });
    const late = { ...decided, decidedOn: '2026-03-25' } as const;
    expect(legalClock(late, '2026-12-01').isOverdue).toBe(true);
  });

  it('has not begun before acceptance', () => {
    const submitted = { ...accepted, state: 'SUBMITTED', acceptedOn: null, dueOn: null } as const;
    expect(legalClock(submitted, '2026-03-05')).toMatchObject({ status: 'NOT_STARTED', usedDays: 0, dueOn: null });
  });
});

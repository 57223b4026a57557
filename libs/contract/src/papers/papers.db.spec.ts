// Papers of real filings: whose they are, what stands in them, equal bytes.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Proofs } from '@app/ledger';
import { readXlsx } from 'hucre/xlsx';
import { buildMember } from '../../../../test/support/build-people.js';
import { contractRoom, drafted, freshNumber, on, reviewed, type ContractRoom } from '../testing/room.js';
import { nationalForm } from './national-form.js';
import { PAPERS } from './paper.schema.js';
import { Papers } from './papers.service.js';

let room: ContractRoom;
let papers: Papers;

beforeAll(async () => {
  room = await contractRoom();
  papers = room.context.get(Papers);
});
afterAll(() => room.context.close());

async function registered(): Promise<{ id: string; number: string }> {
  const id = await on('2026-03-10', () => reviewed(room));
  const number = freshNumber();
  await on('2026-03-16', () => room.desk.register(room.reviewer, id, number));
  return { id, number };
}

describe('the papers of a contract', () => {
  test('are the same bytes each time, and nobody else’s', async () => {
    const { id } = await registered();
    const stranger = await buildMember(room.context.database, 'TT_OFFICER');
    for (const paper of PAPERS) {
      const [one, other] = [await papers.make(room.officer, id, paper), await papers.make(room.clerk, id, paper)];
      expect([paper, one.content.equals(other.content)]).toEqual([paper, true]);
      await expect(papers.make(stranger, id, paper)).rejects.toMatchObject({ code: 'contract.not-found' });
    }
    expect((await papers.make(room.officer, id, 'form')).content.subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('hold the form in the names of the national system, with amounts in yuan and codes beside their words', async () => {
    const { id, number } = await registered();
    const view = await room.contracts.view(room.officer, id);
    const record = JSON.parse((await papers.make(room.officer, id, 'national-json')).content.toString('utf8'));
    expect(record).toMatchObject({
      projectname: view.form.projectName,
      contracttypecode: view.type,
      totalamount: (Number(view.totalFen) / 100).toFixed(2),
      technicalamount: (Number(view.technicalFen) / 100).toFixed(2),
      sellername: view.form.seller?.name,
      buyer_islist: '否',
    });
    const { sheets } = await readXlsx((await papers.make(room.officer, id, 'national-xlsx')).content);
    const rows = sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(nationalForm(view).length + 1);
    expect(rows.find((row) => row[1] === '合同登记编号')?.[4]).toBe(number);
  });

  test('hold the certificate, whose code opens the entry on the public page, once the contract is in the ledger', async () => {
    const { id, number } = await registered();
    await papers.make(room.officer, id, 'certificate');
    const view = await room.contracts.view(room.officer, id);
    const proofs = room.context.get(Proofs);
    const address = new URL((await papers.certificate(view)).qr ?? '');
    expect([address.pathname, address.searchParams.get('number')]).toEqual(['/proof', number]);
    const opened = await proofs.inclusion(number, address.searchParams.get('code') ?? '');
    expect(opened).toMatchObject({
      leafHash: view.ledger?.leafHash,
      canonical: expect.stringContaining(view.totalFen),
    });
    expect((await proofs.inclusion(number)).canonical).toBeNull();
  });

  test('hold no certificate before that', async () => {
    const draft = await drafted(room);
    await expect(papers.make(room.officer, draft, 'certificate')).rejects.toMatchObject({
      code: 'contract.not-registered',
    });
    expect((await papers.make(room.officer, draft, 'form')).content.length).toBeGreaterThan(1_000);
  });
});

// An office for tests over HTTP: people with confirmed organisations, and registered contracts in the ledger.
import { Accounts, Operators } from '@app/identity';
import { CONTRACT_STREAM, Ledger } from '@app/ledger';
import { newId } from '@app/platform';
import type { HttpTestContext } from '@app/platform/testing';
import { creditCodeCheckCharacter } from '@app/reference';

const PASSWORD = 'Baitao-2026-xin';
const CODES = {
  type: 'DEV',
  subType: 'DEV_COMMISSIONED',
  techArea: '05',
  sellerRegion: '500102',
  buyerRegion: '110108',
};

export class Office {
  private operator = '';
  private people = 0;

  private constructor(private readonly app: HttpTestContext) {}

  static async open(app: HttpTestContext): Promise<Office> {
    const office = new Office(app);
    const home = { name: '涪陵区科技大市场', creditCode: '11500102008675432T', regionCode: '500102', partyType: '014' };
    await app.get(Operators).register(person('operator'), home);
    office.operator = await office.signIn('operator');
    return office;
  }

  async signIn(loginName: string): Promise<string> {
    const body = { loginName, password: PASSWORD };
    return (await this.app.request('POST', '/api/auth/sign-in', { body })).body.accessToken;
  }

  /** Somebody of a confirmed organisation of that kind, signed in; an official may be held to one township. */
  async member(loginName: string, kind: 'GOVERNMENT' | 'ENTERPRISE', townshipCode?: string): Promise<string> {
    await this.app.get(Accounts).register(person(loginName));
    const token = await this.signIn(loginName);
    const start = `11500102MB${String(1_000_000 + ++this.people)}`;
    const claim = await this.post('organisations/claim', token, {
      creditCode: start + creditCodeCheckCharacter(start),
      name: `涪陵区${loginName}`,
      kind,
      regionCode: '500102',
      partyType: kind === 'GOVERNMENT' ? '014' : '150',
      industryCode: 'S91',
      scale: 'SMALL',
    });
    const { membership } = claim.body;
    await this.post(`organisations/${membership.organisation.id}/confirm`, this.operator);
    if (townshipCode) {
      await this.post(`memberships/${membership.id}/roles`, this.operator, { roles: ['OFFICIAL'], townshipCode });
    }
    return this.signIn(loginName);
  }

  /** A registered contract of a seller in that township. */
  async register(sellerTownship: string, totalFen: bigint, occurredAt: Date): Promise<void> {
    const contractId = newId();
    await this.app.database.tx((tx) =>
      this.app.get(Ledger).append(tx, {
        streamKey: CONTRACT_STREAM,
        idempotencyKey: `registration:${contractId}`,
        kind: 'REGISTRATION',
        occurredAt,
        amounts: { totalFen, technicalFen: totalFen },
        dimensions: { ...CODES, sellerTownship, related: false, brokerAssisted: false },
        identity: { contractId, projectName: '榨菜废水资源化' },
        actorId: newId(),
      }),
    );
  }

  private post(path: string, token: string, body: object = {}) {
    return this.app.request('POST', `/api/${path}`, { token, body });
  }
}

function person(loginName: string) {
  return { name: '李科长', loginName, mobile: '+8613800001111', password: PASSWORD };
}

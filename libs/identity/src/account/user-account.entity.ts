// A person who can sign in. Not for what the person may do: that is the membership.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UserStatus } from './account.schema.js';

@Entity('user_account')
export class UserAccount {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  /** Name of the person as shown to others. */
  @Column({ type: 'varchar', length: 40 })
  name: string;

  /** Lower-case sign-in name, or the e-mail address. */
  @Column({ name: 'login_name', type: 'varchar', length: 100 })
  loginName: string;

  /** E.164: +86 and eleven digits. */
  @Column({ type: 'varchar', length: 14 })
  mobile: string;

  @Column({ type: 'varchar', length: 100, nullable: true })
  email: string | null;

  /** argon2id in PHC form. */
  @Column({ name: 'password_hash', type: 'varchar', length: 200 })
  passwordHash: string;

  @Column({ type: 'varchar', length: 16 })
  status: UserStatus;

  /** The organisation the person acts for; null or no longer valid: the oldest active membership. */
  @Column({ name: 'active_organisation_id', type: 'uuid', nullable: true })
  activeOrganisationId: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt: Date | null;
}

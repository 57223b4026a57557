// One try to sign in, kept for a day to limit guessing. The login name is stored hashed: people type passwords there.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('sign_in_attempt')
export class SignInAttempt {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'login_hash', type: 'bytea' })
  loginHash: Buffer;

  @Column({ type: 'inet' })
  address: string;

  @Column({ name: 'attempted_at', type: 'timestamptz' })
  attemptedAt: Date;

  @Column({ name: 'has_succeeded', type: 'boolean' })
  hasSucceeded: boolean;
}

// A sign-in that lasts, with the chain of its refresh tokens. A session is the "family" that reuse of a token ends.
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SESSION_END_REASONS = ['SIGN_OUT', 'REUSE', 'DISABLED'] as const;
export type SessionEndReason = (typeof SESSION_END_REASONS)[number];

@Entity('session')
export class Session {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** Absolute end, also for a session that is refreshed all the time. */
  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;

  @Column({ name: 'end_reason', type: 'varchar', length: 20, nullable: true })
  endReason: SessionEndReason | null;
}

@Entity('refresh_token')
export class RefreshToken {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ name: 'session_id', type: 'uuid' })
  sessionId: string;

  /** SHA-256 of the token: 256 random bits need no slow hash. */
  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash: Buffer;

  @Column({ name: 'issued_at', type: 'timestamptz' })
  issuedAt: Date;

  @Column({ name: 'used_at', type: 'timestamptz', nullable: true })
  usedAt: Date | null;
}

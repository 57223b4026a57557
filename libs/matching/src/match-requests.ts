// Achievements that wait to be matched. Events are noted at once and worked off together, so that a hundred listings
// published one by one cost one pass over the demands and not a hundred.
import { Injectable } from '@nestjs/common';
import { Database } from '@app/platform';

/** One pass; bounded because every text of it is kept cut in memory. */
const BATCH = 500;
/** An event about more achievements than this is an import's: what a person published is matched before it. */
const PERSONAL = 20;

@Injectable()
export class MatchRequests {
  constructor(private readonly database: Database) {}

  /** Remembers what an event asks for; the same event again changes nothing, also when it was worked off. */
  async note(eventId: string, achievementIds: readonly string[]): Promise<void> {
    await this.database.query(
      `INSERT INTO match_request (event_id, achievement_id, is_of_batch) SELECT $1, unnest($2::uuid[]), $3
       ON CONFLICT DO NOTHING`,
      [eventId, achievementIds, achievementIds.length > PERSONAL],
    );
  }

  /**
   * Hands what waits to `work`, batch by batch, oldest first, until nothing is left but what another process has in
   * hand; before each batch of an import whatever persons have published. A failure of `work` leaves its batch waiting.
   */
  async workOff(work: (achievementIds: string[]) => Promise<void>): Promise<void> {
    while ((await this.workOffBatch(work, false)) || (await this.workOffBatch(work, true)));
  }

  private workOffBatch(work: (achievementIds: string[]) => Promise<void>, isOfBatch: boolean): Promise<boolean> {
    return this.database.tx(async (tx) => {
      const rows: { eventId: string; achievementId: string }[] = await tx.query(
        `SELECT event_id AS "eventId", achievement_id AS "achievementId" FROM match_request
         WHERE done_at IS NULL AND is_of_batch = $2 ORDER BY requested_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
        [BATCH, isOfBatch],
      );
      if (rows.length === 0) return false;
      await work([...new Set(rows.map((row) => row.achievementId))]);
      await tx.query(
        `UPDATE match_request r SET done_at = clock_timestamp()
         FROM unnest($1::uuid[], $2::uuid[]) AS done (event_id, achievement_id)
         WHERE r.event_id = done.event_id AND r.achievement_id = done.achievement_id`,
        [rows.map((row) => row.eventId), rows.map((row) => row.achievementId)],
      );
      return true;
    });
  }

  /** Forgets what was worked off more than a day ago; no job of that age is tried again. */
  async forget(): Promise<void> {
    await this.database.query(`DELETE FROM match_request WHERE done_at < clock_timestamp() - interval '1 day'`);
  }
}

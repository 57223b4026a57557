// Tables of the reference room: plan periods. 十五五 has no target until the office enters it.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Reference1764000000015 implements MigrationInterface {
  readonly name = 'Reference1764000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE plan_period (
        code varchar(16) PRIMARY KEY,
        name varchar(40) NOT NULL,
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        target_fen bigint CHECK (target_fen > 0),
        metric varchar(16) NOT NULL CHECK (metric IN ('TOTAL', 'TECHNICAL')),
        source varchar(200),
        is_demo boolean NOT NULL DEFAULT false,
        CHECK (ends_on > starts_on)
      )`);
    await runner.query(`
      INSERT INTO plan_period (code, name, starts_on, ends_on, target_fen, metric, source) VALUES
        ('14-5', '十四五', '2021-01-01', '2025-12-31', 200000000000, 'TOTAL',
         '《涪陵区科技创新“十四五”规划（2021—2025年）》§四(一)3'),
        ('15-5', '十五五', '2026-01-01', '2030-12-31', NULL, 'TOTAL', NULL)`);
  }

  async down(): Promise<void> {
    throw new Error('forward only');
  }
}

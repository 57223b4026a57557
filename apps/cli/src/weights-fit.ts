// `npm run weights:fit`: learns a version of the matching weights from the acts recorded so far, stores it and prints whether
// it passed the gate. It never goes live by this: an operator decides that on the weights page. Works on DATABASE_URL, or
// on the database of a running `npm start`. Exit code 0 it may go live, 1 it may not or there is nothing new, 2 not done.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AchievementModule } from '@app/achievement';
import { DemandModule } from '@app/demand';
import { IdentityModule } from '@app/identity';
import { MatchingModule, WeightsFitting, type Fit } from '@app/matching';
import { loadConfig, PlatformModule } from '@app/platform';
import { fitReport, NOTHING_NEW } from './weights-report.js';

@Module({})
class WeightsFitModule {}

async function fit(): Promise<Fit | null> {
  const rooms = [IdentityModule, AchievementModule, DemandModule, MatchingModule];
  const app = await NestFactory.createApplicationContext(
    { module: WeightsFitModule, imports: [PlatformModule.on(loadConfig()), ...rooms] },
    { logger: ['error'], abortOnError: false },
  );
  try {
    return await app.get(WeightsFitting, { strict: false }).fit(null);
  } finally {
    await app.close();
  }
}

try {
  const fitted = await fit();
  console.log(fitted ? fitReport(fitted) : NOTHING_NEW);
  process.exitCode = fitted?.trial.obstacle === null ? 0 : 1;
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 2;
}

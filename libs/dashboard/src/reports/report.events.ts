// Facts about reports. Building one is a job of its own queue; whoever asked is told by the room `notification`.
import { defineEvent, Uuid } from '@app/platform';
import { z } from 'zod';

export const ReportRequested = defineEvent('report.requested', 1, z.object({ reportId: Uuid }));

const told = z.object({ reportId: Uuid, title: z.string(), userIds: z.array(Uuid) });
export const ReportBuilt = defineEvent('report.built', 1, told);
export const ReportFailed = defineEvent('report.failed', 1, told);

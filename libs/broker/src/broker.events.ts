// Facts of the register. Offers of work are told by the room whose work it is (deal.broker-assigned …).
import { z } from 'zod';
import { defineEvent, Uuid } from '@app/platform';

export const BrokerConfirmed = defineEvent('broker.confirmed', 1, z.object({ brokerId: Uuid, userId: Uuid }));

// The whole main job, played over HTTP by newly registered people. Used by `npm run story` and by the journey tests.
import { gather } from './cast.js';
import { clearMarket, playMarket } from './market.js';
import { playRegistry } from './registry.js';

export interface StoryOptions {
  /** Address of a running instance, without a closing slash. */
  address: string;
  /** An operator, who confirms the people of the story. */
  operator: { name: string; password: string };
  say: (line: string) => void;
}

/** Plays the story. @throws Error at the first step that does not go as the main job says */
export async function playStory({ address, operator, say }: StoryOptions): Promise<void> {
  const cast = await gather(address, operator, say);
  const signed = await playMarket(cast, say);
  await playRegistry(cast, signed.dealId, say);
  await clearMarket(cast, signed);
}

// From the start of the api's process until it is ready, with the database up. No reference: a guard rail in seconds.
import { startApi } from '../house.mjs';
import { spread } from '../rounds.mjs';

const STARTS = 7;

/** @param {import('../house.mjs').House} house */
export async function run({ env }) {
  const times = [];
  const cpus = [];
  for (let start = 0; start < STARTS; start += 1) {
    const api = await startApi(env);
    times.push(api.readyMs / 1_000);
    cpus.push(api.cpuUs() / 1_000_000);
    await api.stop();
  }
  const [least, median, most] = spread(times);
  console.log(
    `ready after ${median.toFixed(1)} s (${least.toFixed(1)}–${most.toFixed(1)}), must ≤ 5 s; CPU ${spread(cpus)[1].toFixed(1)} s`,
  );
}

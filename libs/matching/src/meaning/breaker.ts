// Leaves a server that fails in peace: after some failures in a row it is not asked for a while, longer each time. In memory.

const FAILURES = 3;
const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 30 * 60_000;

export class Breaker {
  private failures = 0;
  private restUntil = 0;

  /** @param now milliseconds */
  isOpen(now: number): boolean {
    return now < this.restUntil;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(now: number): void {
    this.failures += 1;
    if (this.failures < FAILURES) return;
    this.restUntil = now + Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** (this.failures - FAILURES));
  }
}

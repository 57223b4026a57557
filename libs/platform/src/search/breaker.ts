// Whether another server is asked at all. After a failure it is left alone for a while; then one question is let through
// as a probe while the others go on being answered by the stand-in, and its outcome decides.

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

export class Breaker {
  private failures = 0;
  private closedUntilMs = 0;
  private isProbing = false;

  constructor(private readonly nowMs: () => number = Date.now) {}

  /** True while nothing is known against the server. */
  get isClosed(): boolean {
    return this.failures === 0;
  }

  /**
   * The answer of `ask`, or of `standIn` when the server may not be asked or fails.
   * @param isFault false: the error is no sign of a server in trouble, so others may go on asking
   * @param onFault told of every failure
   */
  async run<T>(
    ask: () => Promise<T>,
    standIn: () => Promise<T>,
    isFault: (error: unknown) => boolean,
    onFault: (error: unknown) => void,
  ): Promise<T> {
    if (!this.mayAsk()) return standIn();
    const isProbe = this.failures > 0;
    this.isProbing = isProbe;
    try {
      const answer = await ask();
      this.failures = 0;
      return answer;
    } catch (error) {
      if (isFault(error)) this.trip();
      onFault(error);
      return standIn();
    } finally {
      if (isProbe) this.isProbing = false;
    }
  }

  private mayAsk(): boolean {
    if (this.failures === 0) return true;
    return !this.isProbing && this.nowMs() >= this.closedUntilMs;
  }

  /** Each failed probe doubles the pause. Questions that were under way together count once. */
  private trip(): void {
    if (this.failures > 0 && this.nowMs() < this.closedUntilMs) return;
    this.failures += 1;
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.failures - 1));
    this.closedUntilMs = this.nowMs() + pauseMs;
  }
}

// A reason not to start that a person can act on: one sentence in Chinese, one in English. Anything else that is
// thrown is a defect and keeps its stack.

export class StartFault extends Error {
  /**
   * @param {string} zh one sentence in Chinese
   * @param {string} en the same sentence in English
   */
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.name = 'StartFault';
  }
}

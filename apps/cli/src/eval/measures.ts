// nDCG@10, Recall@20 and Recall@200 per task, and how long a query took.

interface Task {
  queries: number;
  ndcg10: number;
  recall20: number;
  recall200: number;
  readonly times: number[];
}

/** Exponential gains, logarithmic discount. */
function dcg(grades: readonly number[]): number {
  return grades.reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

function recall(ranked: readonly string[], relevant: ReadonlySet<string>): number {
  return ranked.filter((id) => relevant.has(id)).length / relevant.size;
}

export class Measures {
  private readonly tasks = new Map<string, Task>();

  took(task: string, milliseconds: number): void {
    this.of(task).times.push(milliseconds);
  }

  /** @param grades of the judged documents; a grade above 0 is relevant */
  add(task: string, ranked: readonly string[], grades: ReadonlyMap<string, number>): void {
    const relevant = new Set([...grades].filter(([, grade]) => grade > 0).map(([id]) => id));
    if (relevant.size === 0) return;
    const measured = this.of(task);
    const best = [...grades.values()].filter((grade) => grade > 0).sort((a, b) => b - a);
    measured.queries += 1;
    measured.ndcg10 += dcg(ranked.slice(0, 10).map((id) => grades.get(id) ?? 0)) / dcg(best.slice(0, 10));
    measured.recall20 += recall(ranked.slice(0, 20), relevant);
    measured.recall200 += recall(ranked.slice(0, 200), relevant);
  }

  lines(): string[] {
    const lines = ['task            queries  nDCG@10  R@20   R@200  ms p50  ms p95'];
    for (const [name, task] of this.tasks) {
      const mean = (sum: number): string => (task.queries > 0 ? (sum / task.queries).toFixed(3) : '–').padEnd(6);
      const times = [...task.times].sort((a, b) => a - b);
      const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1).padStart(6);
      lines.push(
        `${name.padEnd(15)} ${String(task.queries).padStart(7)}  ${mean(task.ndcg10)}   ${mean(task.recall20)} ` +
          `${mean(task.recall200)} ${at(0.5)}  ${at(0.95)}`,
      );
    }
    return lines;
  }

  private of(task: string): Task {
    const known = this.tasks.get(task) ?? { queries: 0, ndcg10: 0, recall20: 0, recall200: 0, times: [] };
    this.tasks.set(task, known);
    return known;
  }
}

// A lifecycle is a checked table: state → action → next state. Who may act is the policy's business, not the table's.
import { defineProblems, problem } from '../http/problem.js';

export interface LifecycleTable<S extends string, A extends string> {
  /** Trade noun, used in the problem code `<name>.wrong-state`. */
  name: string;
  initial: S;
  states: readonly S[];
  /** States without a way out, on purpose. */
  final: readonly S[];
  transitions: { readonly [K in S]?: { readonly [L in A]?: S } };
}

export interface Lifecycle<S extends string, A extends string> {
  readonly states: readonly S[];
  /** The state after `action`. Throws problem `<name>.wrong-state` (409) naming the actions allowed instead. */
  next(state: S, action: A): S;
  can(state: S, action: A): boolean;
  actions(state: S): A[];
}

function reachable<S extends string, A extends string>(table: LifecycleTable<S, A>): Set<S> {
  const seen = new Set<S>([table.initial]);
  for (const state of seen) {
    for (const target of Object.values<S | undefined>(table.transitions[state] ?? {})) {
      if (target !== undefined) seen.add(target);
    }
  }
  return seen;
}

function check<S extends string, A extends string>(table: LifecycleTable<S, A>): void {
  const seen = reachable(table);
  const faults: string[] = [];
  for (const state of table.states) {
    if (!seen.has(state)) faults.push(`state ${state} cannot be reached`);
    const exits = Object.keys(table.transitions[state] ?? {}).length;
    const isFinal = table.final.includes(state);
    if (exits === 0 && !isFinal) faults.push(`state ${state} has no way out and is not final`);
    if (exits > 0 && isFinal) faults.push(`state ${state} is final but has a way out`);
  }
  for (const state of seen) {
    if (!table.states.includes(state)) faults.push(`state ${state} is not listed`);
  }
  if (faults.length > 0) throw new Error(`lifecycle ${table.name}: ${faults.join('; ')}`);
}

/** Checks the table (every state reachable, ways out as declared) and returns its functions. Throws on a faulty table. */
export function defineLifecycle<S extends string, A extends string>(table: LifecycleTable<S, A>): Lifecycle<S, A> {
  check(table);
  const code = `${table.name}.wrong-state`;
  defineProblems({ [code]: { status: 409, title: '当前状态不能进行此操作' } });
  const targetOf = (state: S, action: A): S | undefined => table.transitions[state]?.[action];
  const actions = (state: S): A[] => Object.keys(table.transitions[state] ?? {}) as A[];
  return {
    states: table.states,
    actions,
    can: (state, action) => targetOf(state, action) !== undefined,
    next: (state, action) => {
      const target = targetOf(state, action);
      if (target === undefined) {
        const allowed = actions(state);
        const hint = allowed.length > 0 ? `可以进行的操作：${allowed.join('、')}` : '此状态下没有可进行的操作';
        throw problem(code, { detail: hint, state, action, allowed });
      }
      return target;
    },
  };
}

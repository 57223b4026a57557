// Several schemas as one checker; of several faults of one field the first is kept.
import type { Checker } from './useForm.js';

export function allOf(...schemas: readonly Checker[]): Checker {
  return {
    safeParse: (value) => {
      const byPath = new Map<string, { path: readonly PropertyKey[]; message: string }>();
      for (const schema of schemas) {
        const result = schema.safeParse(value);
        for (const issue of result.success ? [] : result.error.issues) {
          const path = issue.path.join('/');
          if (!byPath.has(path)) byPath.set(path, issue);
        }
      }
      if (byPath.size === 0) return { success: true, data: value };
      return { success: false, error: { issues: [...byPath.values()] } };
    },
  };
}

// A page that needs a permission: without it the reader is told so, instead of an empty list.
import type { ReactNode } from 'react';
import { ApiProblem } from '../api/problem.js';
import { Problem } from '../ui/states/Problem.js';
import { useSession } from './session.js';

export function Allowed({ permission, children }: { permission: string; children: ReactNode }) {
  const { may } = useSession();
  if (may(permission)) return <>{children}</>;
  return <Problem error={new ApiProblem(403, { code: 'access.forbidden' })} isPage />;
}

// Shows nothing for 200 ms, then its children: a fast answer never flickers a skeleton.
import { useEffect, useState, type ReactNode } from 'react';

export function Delayed({ children, delayMs = 200 }: { children: ReactNode; delayMs?: number }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isDue ? children : null;
}

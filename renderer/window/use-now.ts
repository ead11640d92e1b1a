import { useEffect, useState } from 'react';

/** Wall time in milliseconds, renewed every half minute: for "5 min ago". */
export const useNow = (): number => {
  const [nowMs, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return nowMs;
};

import { useEffect, useState } from 'react';

const OVERSCAN_ROWS = 8;

/** How many rows to draw beyond what is seen: none with the first picture, so that it is there sooner. */
export const useOverscan = (): number => {
  const [overscan, setOverscan] = useState(0);
  useEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setOverscan(OVERSCAN_ROWS));
    });
    return () => cancelAnimationFrame(frame);
  }, []);
  return overscan;
};

import { callIdSchema, WIRE_LIMITS } from './wire.ts';

type Budget = { left: number };

const isPlainObject = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const fitsObject = (value: object, depth: number, budget: Budget): boolean => {
  if (depth > WIRE_LIMITS.depth) return false;
  if (Array.isArray(value)) {
    // Two bytes is the least an element takes, so a huge sparse array is refused by its length alone.
    if (value.length * 2 > budget.left) return false;
    return value.every((item) => fits(item, depth + 1, budget)) && Object.keys(value).length === value.length;
  }
  if (!isPlainObject(value)) return false;
  for (const key of Object.keys(value)) {
    budget.left -= key.length + 4;
    if (key === '__proto__' || key.length > WIRE_LIMITS.textLength || budget.left < 0) return false;
    if (!fits(Reflect.get(value, key), depth + 1, budget)) return false;
  }
  return true;
};

const fits = (value: unknown, depth: number, budget: Budget): boolean => {
  if (typeof value === 'string') {
    budget.left -= value.length + 2;
    return value.length <= WIRE_LIMITS.textLength && budget.left >= 0;
  }
  budget.left -= 2;
  if (budget.left < 0) return false;
  if (value === null || value === undefined || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  return typeof value === 'object' && fitsObject(value, depth, budget);
};

/**
 * True when a message from the window is plain data within `WIRE_LIMITS` (size counted as characters of its JSON,
 * roughly). Looks at no more than the limit allows, so that a huge or cyclic message costs little.
 */
export const isWithinWireLimits = (message: unknown): boolean =>
  fits(message, 0, { left: WIRE_LIMITS.bytes });

/** The number of the call that a message is, even one that is refused as a whole; null when it carries none. */
export const readCallId = (message: unknown): number | null => {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  return callIdSchema.safeParse(message.id).data ?? null;
};

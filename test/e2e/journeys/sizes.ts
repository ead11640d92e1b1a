/** How large the deployment is, and how many people the journey is about: few enough that no guard speaks up. */
export const SIZES = [
  { members: 50, people: 16 },
  { members: 5_000, people: 200 },
] as const;

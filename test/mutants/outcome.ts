/** `broken`: not one test ran, or one failed because the mutant is no program: nothing was said about it. */
export type Outcome = { readonly kind: 'passed' | 'failed' | 'broken'; readonly detail: string };

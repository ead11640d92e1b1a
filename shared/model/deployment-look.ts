/** How much harm a mistake does there. `production` frames the whole window and asks for more before an apply. */
export const ENVIRONMENTS = ['production', 'staging', 'other'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** The colours an admin can give a deployment; the renderer owns their exact tint in light and dark. */
export const COLOURS = ['red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

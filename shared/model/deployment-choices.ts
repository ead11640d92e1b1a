/** How much harm a mistake does there. `production` frames the whole window and asks for more before an apply. */
export const ENVIRONMENTS = ['production', 'staging', 'other'] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** The colours an admin can give a deployment; the renderer owns their exact tint in light and dark. */
export const COLOURS = ['red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

/** After how many minutes without a person a deployment can be locked again; beside these: never. */
export const IDLE_MINUTES = [1, 5, 15, 30, 60, 240] as const;
export type IdleMinutes = (typeof IDLE_MINUTES)[number];

/** How a deployment is reached: by the system's proxy settings, directly, or through a proxy of its own. */
export const PROXY_MODES = ['system', 'none', 'manual'] as const;
export type ProxyMode = (typeof PROXY_MODES)[number];

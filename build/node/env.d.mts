type Env = Readonly<Record<string, string | undefined>>;

/** What an app of ours may know of its surroundings, as if it had been started from the desktop's menu. */
export declare const toPlainEnv: (env?: Env) => Record<string, string>;

/** The same, and what tools need besides: npm's settings, mirrors and certificates for downloads, test runners. */
export declare const toToolEnv: (env?: Env) => Record<string, string>;

/**
 * Takes everything out of this process's own environment that tools do not need, so that whatever it starts gets the
 * rest. The first thing that every script of ours does.
 */
export declare const cleanOwnEnv: () => void;

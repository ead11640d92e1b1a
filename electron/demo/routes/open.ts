import { open, type Route } from '../http/call.ts';
import { json } from '../http/reply.ts';

/** What anybody may ask, without a token: is this Coder, which version, how to log in. */
export const openRoutes: readonly Route[] = [
  open('GET', '/', () => json(200, { message: '👋' })),
  open('GET', '/buildinfo', ({ deployment }) =>
    json(200, {
      external_url: 'https://github.com/coder/coder',
      version: deployment.traits.version,
      dashboard_url: deployment.externalUrl(),
      telemetry: false,
      workspace_proxy: false,
      agent_api_version: '1.0',
      provisioner_api_version: '1.6',
      upgrade_message: '',
      deployment_id: deployment.world.deploymentId,
    }),
  ),
  open('GET', '/users/authmethods', ({ deployment }) => {
    const { passwordLogin, githubLogin, oidcLogin } = deployment.world.settings;
    return json(200, {
      password: { enabled: passwordLogin },
      github: { enabled: githubLogin, default_provider_configured: false },
      oidc: { enabled: oidcLogin, signInText: oidcLogin ? 'Acme SSO' : '', iconUrl: '' },
    });
  }),
];

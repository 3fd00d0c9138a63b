interface ScriptPolicy {
  createScriptURL(url: string): unknown;
}

interface TrustedTypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptPolicy;
}

/** The name is the one that the page's Content-Security-Policy allows; a second policy of that name is refused. */
const policy = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes?.createPolicy("proxima", {
  createScriptURL: (url) => url,
});

/** The URL of one of our own scripts in the form that `new Worker` wants under Trusted Types. */
export function trustedScript(url: string): string {
  return (policy ? policy.createScriptURL(url) : url) as string;
}

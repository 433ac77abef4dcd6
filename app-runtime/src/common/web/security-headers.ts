/**
 * Allows a page its own style sheet, script and images, and forms that come back here: nothing inline, no frame, no other origin.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export const contentSecurityPolicy = [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
].join("; ");

/** For a page whose script talks to the application, such as one that shows the progress of an upload. */
export const contentSecurityPolicyWithRequests = `${contentSecurityPolicy}; connect-src 'self'`;

/** A year, as browsers ask for. Sub-domains may belong to others, so they are not named. */
const strictTransportSecurity = "max-age=31536000";

/** Headers by name. */
export type Headers = Readonly<Record<string, string>>;

/** Headers of every answer. `https` is whether people reach the application by HTTPS: only then may browsers be told to insist on it. */
export function securityHeaders(https: boolean): Headers {
    return {
        "content-security-policy": contentSecurityPolicy,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        ...(https ? { "strict-transport-security": strictTransportSecurity } : {}),
    };
}

/**
 * Pages replace `no-referrer` by this. Nobody else learns where a visitor was, either way; but under `no-referrer` browsers send their forms with `Origin: null`,
 * and a form could not be told from a forged one where browsers send no `Sec-Fetch-Site` (on plain HTTP).
 *
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
export const pageReferrerPolicy = "same-origin";

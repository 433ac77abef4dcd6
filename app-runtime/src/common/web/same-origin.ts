import type { IncomingHttpHeaders } from "node:http";

/**
 * True where a browser says that a request was made by a page of this application itself.
 *
 * `Sec-Fetch-Site` is the browser's own verdict and no page can change it; browsers that do not send it (and all, on plain HTTP) send `Origin` with every form.
 * A request that carries neither was not made by a browser that can be trusted to say so, and is not believed.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 */
export function isSameOrigin(headers: IncomingHttpHeaders, https: boolean): boolean {
    const site = headers["sec-fetch-site"];
    if (site !== undefined) {
        return site === "same-origin";
    }
    const { origin, host } = headers;
    return origin !== undefined && host !== undefined && origin === ownOrigin(host, https);
}

function ownOrigin(host: string, https: boolean): string | undefined {
    const address = `${https ? "https" : "http"}://${host}`;
    return URL.canParse(address) ? new URL(address).origin : undefined;
}

import type { InjectOptions, LightMyRequestResponse } from "fastify";

/** What no request may bring about. Written without `expect`, which would take longer than the requests. */
function faultOf({ statusCode, headers, body }: LightMyRequestResponse): string | undefined {
    if (statusCode >= 500) {
        return `status ${statusCode}`;
    }
    if (!String(headers["content-security-policy"]).startsWith("default-src 'none'")) {
        return "no content-security policy";
    }
    const isPage = String(headers["content-type"]).startsWith("text/html");
    return isPage && /<script>alert|<img src=x/.test(body) ? "markup of the client's in the page" : undefined;
}

/** @throws Error with the request where its answer shows that something is broken */
export function refuseFault(answer: LightMyRequestResponse, request: InjectOptions): void {
    const fault = faultOf(answer);
    if (fault !== undefined) {
        throw new Error(`${fault}: ${JSON.stringify({ ...request, payload: String(request.payload ?? "") })}`);
    }
}

import type { IncomingHttpHeaders } from "node:http";
import fastifyCookie from "@fastify/cookie";

/** A cookie of one application: not readable by scripts, and not sent with requests that other sites make, except where somebody follows a link. */
export class Cookie {
    /** Over HTTPS browsers keep it to exactly this host. @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie#cookie_prefixes */
    public readonly name: string;

    /** `role` says what the cookie is for; `https` whether people reach the application by HTTPS. */
    constructor(
        role: string,
        private readonly https: boolean,
    ) {
        this.name = https ? `__Host-${role}` : role;
    }

    /** The value that came with a request. */
    public read(headers: IncomingHttpHeaders): string | undefined {
        return headers.cookie === undefined ? undefined : fastifyCookie.parse(headers.cookie)[this.name];
    }

    /** The `Set-Cookie` header. `seconds` is how long it lasts; 0 removes it. @default until the browser is closed */
    public write(value: string, seconds?: number): string {
        return fastifyCookie.serialize(this.name, value, {
            httpOnly: true,
            sameSite: "lax",
            path: "/",
            secure: this.https,
            ...(seconds === undefined ? {} : { maxAge: seconds }),
        });
    }
}

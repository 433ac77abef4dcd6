import { randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Cookie } from "./cookies.js";
import { FormTokens } from "./form-tokens.js";
import { isSameOrigin } from "./same-origin.js";
import { Problem } from "./problem.js";
import type { Visitor } from "./visitor.js";

/** Header in which a script sends the form token. */
export const formTokenHeader = "x-csrf-token";

/**
 * Tells changes that a visitor wants from those that another site makes the visitor's browser send.
 *
 * Two things are asked of every change that a cookie vouches for: the browser says that the request comes from this application, and the request carries the token that only
 * its pages know. A bearer token needs neither, because no browser sends it by itself.
 */
export class FormProtection {
    private readonly tokens: FormTokens;
    private readonly cookie: Cookie;

    /** `cookieName` is that of the cookie of those who are not logged in: see {@link SessionsOptions.cookieName}. */
    constructor(
        keys: readonly string[],
        private readonly https: boolean,
        cookieName = "stranger",
    ) {
        this.tokens = new FormTokens(keys);
        this.cookie = new Cookie(cookieName, https);
    }

    /** The token for the forms of somebody who is logged in. */
    public tokenFor({ session }: Visitor): string {
        return this.tokens.make(session ?? "");
    }

    /** The token for the form that logs in: it belongs to a cookie that is there for nothing else. */
    public tokenForStranger(request: FastifyRequest, reply: FastifyReply): string {
        const present = this.cookie.read(request.headers);
        const cookie = present ?? randomBytes(16).toString("base64url");
        if (present === undefined) {
            reply.header("set-cookie", this.cookie.write(cookie));
        }
        return this.tokens.make(cookie);
    }

    /** @throws Problem 403 where a browser says that another site made the request, or says nothing */
    public checkOrigin(request: FastifyRequest): void {
        if (!isSameOrigin(request.headers, this.https)) {
            throw new Problem(
                403,
                "The request does not come from a page of this application. Open it here and try again.",
            );
        }
    }

    /** @throws Problem 403 where a change that a cookie vouches for comes without its token */
    public checkToken(request: FastifyRequest, visitor: Visitor | undefined, token: string | undefined): void {
        if (visitor !== undefined && visitor.session === undefined) {
            return;
        }
        const cookie = visitor?.session ?? this.cookie.read(request.headers);
        const given = token ?? headerToken(request);
        if (cookie === undefined || given === undefined || !this.tokens.check(cookie, given)) {
            throw new Problem(403, "The form is too old or was not made here. Load the page again and try once more.");
        }
    }
}

function headerToken(request: FastifyRequest): string | undefined {
    const value = request.headers[formTokenHeader];
    return typeof value === "string" ? value : undefined;
}

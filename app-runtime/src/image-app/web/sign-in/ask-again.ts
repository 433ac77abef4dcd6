import type { FastifyRequest } from "fastify";
import { longestPassword } from "../../../common/web/account-name.js";
import type { Visitor } from "../../../common/web/visitor.js";
import { sayWait } from "../../../common/web/words.js";
import type { Account } from "../../database/catalogue.js";
import type { Services } from "../services.js";

/** Why something is not done. */
export interface Refusal {
    readonly status: number;
    /** For people, in whole sentences. */
    readonly text: string;
    readonly headers?: Readonly<Record<string, string>>;
}

/** The account of who typed the right password, or why not. */
export type AskedAgain =
    { readonly kind: "welcome"; readonly account: Account } | (Refusal & { readonly kind: "refused" });

/** Who is asked, and what they typed. */
export interface AskedVisitor {
    readonly visitor: Visitor;
    readonly password: string;
}

/** Asks somebody who is logged in for the password again, since a session can be somebody else's by then. Tries count with those to log in. */
export async function askAgain(
    { logIn, clientAddresses, log }: Pick<Services, "logIn" | "clientAddresses" | "log">,
    request: FastifyRequest,
    { visitor, password }: AskedVisitor,
): Promise<AskedAgain> {
    if (password === "" || password.length > longestPassword) {
        return { kind: "refused", status: 400, text: "Give your current password." };
    }
    const address = clientAddresses.find(request.socket.remoteAddress, request.headers["x-forwarded-for"]);
    const outcome = await logIn.attempt({ name: visitor.accountName, password, address });
    log.info("password asked again", { requestId: request.id, outcome: outcome.kind, client: address });
    if (outcome.kind === "later") {
        const headers = { "retry-after": String(outcome.seconds) };
        const text = `There were too many tries. Wait ${sayWait(outcome.seconds)} and try again.`;
        return { kind: "refused", status: 429, text, headers };
    }
    if (outcome.kind === "refused" || outcome.account.id !== visitor.accountId) {
        return { kind: "refused", status: 403, text: "This is not your current password." };
    }
    return outcome;
}

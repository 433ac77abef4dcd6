import type { Dialect } from "./dialect.js";
import { DatabaseUnavailable } from "./errors.js";

/** Which database a connection was meant for. */
export interface Target {
    readonly dialect: Pick<Dialect, "name" | "problemOf">;
    readonly host: string;
    readonly port: number;
    readonly database: string;
}

const networkCodes = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|EPIPE)/;

/** Codes of OpenSSL and of Node for certificates that cannot be believed; MySQL's driver has one for all of them. */
const certificateCodes = /CERT|SIGNATURE|ISSUER|SSL_ERROR/;

/** The sentence for an operator after a connection could not be opened: what, where, why and what to do. */
export function explainFailedConnection(error: unknown, target: Target): DatabaseUnavailable {
    const { dialect, host, port } = target;
    const reason = error instanceof Error ? reasonOf(error) : String(error);
    return new DatabaseUnavailable(
        `No connection to ${dialect.name} at ${host}:${port}: ${reason}; ${fixFor(error, target)}.`,
        { cause: error },
    );
}

/** Where a name has several addresses, each of them failed in its own way and the error itself says nothing. */
function reasonOf(error: Error): string {
    return error instanceof AggregateError && error.message === ""
        ? error.errors.map((each) => (each instanceof Error ? each.message : String(each))).join(", ")
        : error.message;
}

function fixFor(error: unknown, { dialect, database }: Target): string {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (dialect.problemOf(error) === "refused") {
        return "the secret was read again and holds the same password, so bring the two together (rotate the secret)";
    }
    if (certificateCodes.test(code)) {
        return "give the certificate authority that signed the server's certificate, and the host name that it is made out for";
    }
    if (code === "3D000" || code === "ER_BAD_DB_ERROR") {
        return `create the database "${database}" or correct its name`;
    }
    if (networkCodes.test(code)) {
        return "see that it runs and that its security group lets this instance in";
    }
    return "see the log of the server";
}

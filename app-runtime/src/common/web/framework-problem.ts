import { Problem } from "./problem.js";

const details: Readonly<Record<number, string>> = {
    408: "The request came too slowly. Send it again.",
    413: "The request is larger than what is taken. Send less.",
    414: "The address is too long. Use one that this application gave.",
    415: "The content type is none that is taken here. Forms are application/x-www-form-urlencoded, uploads multipart/form-data.",
};
const otherDetail = "The request is not well formed. Check what was sent and send it again.";

/** Errors of Fastify and its plugins carry a status. Theirs below 500 are the client's doing. */
export function fromFramework(error: unknown): Problem {
    const status = clientStatus(error);
    if (status === undefined) {
        return new Problem(500, "Something is broken here. It has been written down; try again later.", {
            cause: error,
        });
    }
    if (error instanceof Error && "validation" in error && Array.isArray(error.validation)) {
        return new Problem(400, `The request is not as described: ${error.message}.`);
    }
    return new Problem(status, details[status] ?? otherDetail, { cause: error });
}

function clientStatus(error: unknown): number | undefined {
    // Only errors with Fastify's codes: a library's error may carry the status of a server that we talked to.
    if (!(error instanceof Error) || !("code" in error) || !/^FST_/.test(String(error.code))) {
        return undefined;
    }
    const status = "statusCode" in error ? Number(error.statusCode) : Number.NaN;
    return status >= 400 && status < 500 ? status : undefined;
}

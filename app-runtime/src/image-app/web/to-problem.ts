import { fromFramework } from "../../common/web/framework-problem.js";
import { Problem } from "../../common/web/problem.js";
import { TooBusy } from "../../common/web/turnstile.js";
import { DatabaseUnavailable } from "../database/errors.js";
import { UploadRefused } from "../images/upload-refused.js";

/** Seconds after which something that is down for a moment is worth another try. */
const soon = { "retry-after": "5" };

/** Says what went wrong in words for the client. What is not the client's doing is a 500 that says nothing of it; the log does. */
export function toProblem(error: unknown): Problem {
    if (error instanceof Problem) {
        return error;
    }
    if (error instanceof UploadRefused) {
        const { status, message, reason } = error;
        return new Problem(status, message, { reason, headers: status === 503 ? soon : {}, cause: error });
    }
    if (error instanceof TooBusy) {
        return new Problem(429, "There is more to do than this instance can. Try again in a moment.", {
            headers: soon,
        });
    }
    if (error instanceof DatabaseUnavailable) {
        return new Problem(503, "The database cannot be used now. Try again in a moment.", {
            headers: soon,
            cause: error,
        });
    }
    return fromFramework(error);
}

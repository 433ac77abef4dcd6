import type { FastifyInstance, FastifyRequest } from "fastify";
import { formOverheadBytes, tooLarge } from "./images/receive-upload.js";
import type { WebSettings } from "./parts.js";

/** Milliseconds in which a client that was refused may read the answer while it is still sending. */
const lingerMilliseconds = 5_000;

/** Refuses bodies that announce themselves as too large, and ends connections on which a refused body goes on and on. */
export function limitBodies(app: FastifyInstance, { maxUploadBytes }: Pick<WebSettings, "maxUploadBytes">): void {
    const most = maxUploadBytes + formOverheadBytes;
    app.addHook("onRequest", (request, _reply, done) => {
        const length = request.headers["content-length"];
        done(length !== undefined && Number(length) > most ? tooLarge({ maxUploadBytes }) : undefined);
    });
    app.addHook("onResponse", (request, _reply, done) => {
        if (hasBody(request) && request.raw.complete === false) {
            endSoon(request);
        }
        done();
    });
}

function hasBody({ headers }: FastifyRequest): boolean {
    return headers["content-length"] !== undefined || headers["transfer-encoding"] !== undefined;
}

/** Closing at once would reset the connection, and the client would lose the answer. */
function endSoon({ raw }: FastifyRequest): void {
    const timer = setTimeout(() => raw.socket.destroy(), lingerMilliseconds);
    timer.unref();
    raw.once("end", () => clearTimeout(timer));
}

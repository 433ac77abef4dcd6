import Fastify, { type FastifyInstance } from "fastify";
import { requestId } from "../request-id.js";
import { assetHeaders, immutableForEveryone, type Asset } from "./asset.js";
import { answerError, errorAnswers, type ErrorServices } from "./error-answers.js";
import { logRequests, type RequestLogServices } from "./request-log.js";
import { RouteTable } from "./route-table.js";
import { securityHeaders, type Headers } from "./security-headers.js";
import { answerBrokenConnection, serverOptions, type RequestLimits } from "./server-options.js";

/** What every web application of ours needs, whatever it shows. */
export interface AppServices extends ErrorServices, RequestLogServices {
    readonly settings: RequestLimits & {
        /** Whether people reach the application by HTTPS. */
        readonly https: boolean;
    };
    /** True once the process has been asked to stop. */
    isStopping(): boolean;
}

/** An application without its pages. */
export interface App {
    readonly app: FastifyInstance;
    readonly routes: RouteTable;
}

/** Makes an application that has limits, logs its requests, answers what goes wrong, and has the headers that keep browsers safe. Bodies are taken where a route says so. */
export function makeApp(services: AppServices): App {
    const headers = securityHeaders(services.settings.https);
    const app = Fastify({
        ...serverOptions(services.settings),
        genReqId: (request) => requestId(request.headers),
        clientErrorHandler: answerBrokenConnection,
        // Addresses that cannot be read never reach a route, nor its hooks.
        frameworkErrors: (error, request, reply) => {
            reply.headers({ ...headers, "x-request-id": request.id });
            answerError(services, request, reply, error);
        },
    });
    const routes = new RouteTable(app);
    app.removeAllContentTypeParsers();
    app.decorateRequest("visitor", undefined);
    logRequests(app, services);
    addHeaders(app, services, headers);
    errorAnswers(app, services, routes);
    return { app, routes };
}

function addHeaders(app: FastifyInstance, services: AppServices, headers: Headers): void {
    app.addHook("onRequest", (request, reply, done) => {
        reply.headers(headers).header("x-request-id", request.id);
        if (services.isStopping()) {
            // The next request of this client should go to another instance.
            reply.header("connection", "close");
        }
        done();
    });
}

/** Serves style sheets, scripts and icons. They are in the program, so that it can show its pages whatever else is down. */
export function serveAssets(app: FastifyInstance, assets: Readonly<Record<string, Asset>>): void {
    for (const { path, contentType, body } of Object.values(assets)) {
        app.get(path, (_request, reply) => {
            const headers = { ...assetHeaders, "content-type": contentType, "cache-control": immutableForEveryone };
            reply.headers(headers).send(body);
        });
    }
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { contentSecurityPolicyWithRequests } from "../../../common/web/security-headers.js";
import { imagePagePath } from "../images/paths.js";
import { receiveUpload } from "../images/receive-upload.js";
import type { Services } from "../services.js";
import { toProblem } from "../to-problem.js";
import { visitorOf } from "../visitors.js";
import { sendPage } from "../../../common/web/send-page.js";
import { uploadPage } from "./upload-page.js";

/** Adds the page with the upload form, and the form without a script. */
export function uploadRoutes(app: FastifyInstance, services: Services): void {
    app.get("/upload", async (request, reply) => showForm(services, request, reply));

    app.post("/upload", async (request, reply) => {
        const visitor = visitorOf(request);
        const { uploads, settings, forms } = services;
        const { maxUploadBytes, idleSeconds } = settings;
        try {
            const image = await receiveUpload(request, {
                ...{ uploads, ownerId: visitor.accountId, maxUploadBytes, idleSeconds },
                checkToken: (token) => forms.checkToken(request, visitor, token),
            });
            return reply.redirect(imagePagePath(image.id), 303);
        } catch (error) {
            const problem = toProblem(error);
            // What the visitor can mend is said beside the form; the rest is everybody's error page.
            if (problem.status >= 500 || problem.status === 403) {
                throw error;
            }
            return showForm(services, request, reply.code(problem.status).headers(problem.headers), problem.detail);
        }
    });
}

function showForm(services: Services, request: FastifyRequest, reply: FastifyReply, problem?: string): FastifyReply {
    const page = uploadPage({
        formToken: services.forms.tokenFor(visitorOf(request)),
        maxUploadBytes: services.settings.maxUploadBytes,
        ...(problem === undefined ? {} : { problem }),
    });
    reply.header("content-security-policy", contentSecurityPolicyWithRequests);
    return sendPage({ services, request, reply }, page);
}

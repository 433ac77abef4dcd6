import type { FastifyInstance } from "fastify";
import { contentSecurityPolicyWithRequests } from "../../common/web/security-headers.js";
import { sendPage } from "../../common/web/send-page.js";
import { ControlUnavailable } from "../../common/control/control-unavailable.js";
import { readStatistics } from "../control/statistics.js";
import type { Services } from "./services.js";
import { chartsPath, renderCharts, statisticsPage, statisticsPath } from "./statistics-page.js";

/** Adds the statistics page, and the part of it that its script fetches again. */
export function statisticsRoutes(app: FastifyInstance, services: Services): void {
    const { reader, now } = services;
    const charts = async (): Promise<string> => {
        const moment = now();
        return renderCharts(await readStatistics(reader, moment), moment);
    };

    app.get<{ Querystring: Record<string, unknown> }>(statisticsPath, async (request, reply) => {
        reply.header("content-security-policy", contentSecurityPolicyWithRequests);
        const refreshes = request.query["refresh"] !== "off";
        try {
            return sendPage({ services, request, reply }, statisticsPage({ charts: await charts(), refreshes }));
        } catch (error) {
            if (!(error instanceof ControlUnavailable)) {
                throw error;
            }
            services.log.error("statistics cannot be shown", { requestId: request.id, problem: String(error.cause) });
            // The page goes on refreshing itself, and is there again when CloudWatch is.
            reply.code(503).header("retry-after", "5");
            return sendPage({ services, request, reply }, statisticsPage({ charts: notice(error.message), refreshes }));
        }
    });

    app.get(chartsPath, async (_request, reply) => {
        reply.header("content-type", "text/html; charset=utf-8").header("cache-control", "no-store");
        return charts();
    });
}

/** The message is one of ours, and holds nothing that would need to be escaped. */
function notice(message: string): string {
    return `<p class="notice bad" role="alert">${message}</p>`;
}

import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import type { Services } from "../services.js";
import { namedSchemas } from "./schemas.js";

/** Collects the description of all routes that are added after it. */
export async function describeInterface(app: FastifyInstance, { settings, sessions }: Services): Promise<void> {
    namedSchemas.forEach((schema) => app.addSchema(schema));
    await app.register(swagger, {
        // Pages are for people: only what has a tag is described.
        hideUntagged: true,
        refResolver: {
            buildLocalReference: ({ $id }, _base, _fragment, index) => $id?.toString() ?? `schema-${index}`,
        },
        openapi: {
            openapi: "3.1.0",
            info: {
                title: "evenkeel images",
                description: "Upload, list, view and delete images. Errors are `application/problem+json`.",
                version: settings.version,
            },
            tags: [
                { name: "images", description: "Images and their bytes" },
                { name: "health", description: "For load balancers and people on call" },
            ],
            components: {
                securitySchemes: {
                    token: { type: "http", scheme: "bearer", description: "The token of an account." },
                    session: {
                        type: "apiKey",
                        in: "cookie",
                        name: sessions.cookie.name,
                        description:
                            "Set by the log-in page. Changes also need the form token, in X-CSRF-Token or the form.",
                    },
                },
            },
            security: [{ token: [] }, { session: [] }],
        },
    });
}

/** Adds the address of the description. It is public: it says nothing that the sources do not. */
export function openApiRoute(app: FastifyInstance): void {
    const schema = {
        summary: "This description",
        tags: ["health"],
        security: [],
        response: { 200: { type: "object", additionalProperties: true } },
    };
    let text: string | undefined;
    app.get("/api/openapi.json", { schema }, async (_request, reply) => {
        text ??= JSON.stringify(app.swagger());
        return reply
            .header("content-type", "application/json; charset=utf-8")
            .header("cache-control", "no-cache")
            .send(text);
    });
}

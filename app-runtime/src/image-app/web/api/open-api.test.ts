import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { expect } from "chai";
import type { InjectOptions } from "fastify";
import { DatabaseUnavailable } from "../../database/errors.js";
import { newImageId } from "../../images/id.js";
import { UploadRefused } from "../../images/upload-refused.js";
import type { NewAccount } from "../sign-in/accounts.js";
import { multipartBody } from "../testing/browser.js";
import { pictureStart, type MemoryImages } from "../testing/memory-images.js";
import { TestServer } from "../testing/test-server.js";

interface Content {
    schema: object;
}
interface Response {
    content?: Record<string, Content>;
    headers?: Record<string, unknown>;
}
interface Operation {
    description?: string;
    responses: Record<string, Response>;
    security?: unknown[];
    parameters?: { name: string; in: string }[];
    requestBody?: { content: Record<string, Content> };
}
interface Description {
    openapi: string;
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, { properties?: object }> };
    security: unknown[];
}

describe("the OpenAPI description", () => {
    let server: TestServer;
    let ada: NewAccount;
    let description: Description;
    const seen = new Set<string>();

    before(async () => {
        server = await TestServer.start();
        ada = await server.addAccount();
        description = (await server.inject({ url: "/api/openapi.json" })).json();
    });
    after(() => server.stop());

    /** The path as the description names it. */
    const describedPath = (url: string): string =>
        (url.split("?")[0] ?? "").replace(/^(\/api\/images\/)[^/]+/, "$1{id}");

    const validatorOf = (schema: object): ((value: unknown) => unknown) => {
        const ajv = new Ajv({ strict: false, allErrors: true });
        addFormats.default(ajv);
        const validate = ajv.compile({ ...schema, components: description.components });
        return (value) => (validate(value) ? undefined : validate.errors);
    };

    /** Sends a request and checks that its answer is one of those that are described, to the letter. */
    async function check(options: InjectOptions, status: number, account: NewAccount | undefined = ada): Promise<void> {
        const { method = "GET", url } = options;
        const authorization = account === undefined ? {} : { authorization: `Bearer ${account.token}` };
        const answer = await server.inject({ ...options, headers: { ...authorization, ...options.headers } });
        const operation = `${method} ${describedPath(String(url))}`;
        const where = `${operation} ${status}`;
        const response =
            description.paths[describedPath(String(url))]?.[String(method).toLowerCase()]?.responses[String(status)];

        expect(answer.statusCode, `${where}: ${answer.body}`).to.equal(status);
        expect(response, `${where} is not described`).not.to.equal(undefined);
        for (const header of Object.keys(response?.headers ?? {})) {
            expect(answer.headers, where).to.have.property(header);
        }
        const type = String(answer.headers["content-type"] ?? "").split(";")[0] ?? "";
        const content = response?.content?.[type];
        if (answer.body === "") {
            expect(response?.content, where).to.equal(undefined);
        } else {
            expect(content, `${where} as ${type} is not described`).not.to.equal(undefined);
        }
        if (content !== undefined && type.endsWith("json")) {
            expect(validatorOf(content.schema)(answer.json()), where).to.equal(undefined);
        }
        seen.add(where);
    }

    it("describes every route for programs and none for people", () => {
        const described = Object.entries(description.paths).flatMap(([path, operations]) =>
            Object.keys(operations).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
        );
        const existing = server.routes.filter((route) => /^(?!HEAD )\S+ \/(api\/|health|ready)/.test(route));

        expect(described.sort()).to.deep.equal(existing);
    });

    it("says which routes need no account", () => {
        const open = Object.entries(description.paths).filter(([, operations]) =>
            Object.values(operations).some(({ security }) => security?.length === 0),
        );

        expect(open.map(([path]) => path).sort()).to.deep.equal(["/api/openapi.json", "/health", "/ready"]);
        expect(description.security).to.deep.equal([{ token: [] }, { session: [] }]);
        expect(description.openapi).to.equal("3.1.0");
    });

    it("says for how long a deleted image may still be seen, and by whom", () => {
        const text = description.paths["/api/images/{id}"]?.["delete"]?.description;

        expect(text).to.contain("may still be served for 10 seconds by another instance");
        expect(text).to.contain("its own copy for a year").and.contain("for 90 days as an old version");
    });

    it("describes the form of an upload", () => {
        const { schema } =
            description.paths["/api/images"]?.["post"]?.requestBody?.content["multipart/form-data"] ?? {};

        expect(schema).to.have.nested.property("properties.image.format", "binary");
    });

    it("is kept by every answer of a run through everything, also when it goes wrong", async () => {
        const image = await server.addImage(ada);
        const bob = await server.addAccount("bob");
        const own = `/api/images/${image.id}`;
        const unknown = `/api/images/${newImageId()}`;
        const post = (content: string): InjectOptions => ({
            method: "POST",
            url: "/api/images",
            ...multipartBody({ file: { content } }),
        });
        await check({ url: "/health" }, 200);
        await check({ url: "/ready" }, 200);
        await check({ url: "/api/openapi.json" }, 200, undefined);

        await check(post(pictureStart), 201);
        await check({ ...post(pictureStart), payload: "broken" }, 400);
        await check({ ...post(pictureStart), headers: { ...post("").headers, authorization: "Bearer wrong" } }, 401);
        await check(post(`${pictureStart}${"x".repeat(200_000)}`), 413);
        await check({ method: "POST", url: "/api/images" }, 415);
        await check(post("no picture"), 415);

        await check({ url: "/api/images" }, 200);
        await check({ url: "/api/images?limit=1" }, 200);
        await check({ url: "/api/images?limit=0" }, 400);
        await check({ url: "/api/images", headers: { authorization: "" } }, 401);

        await check({ url: own }, 200);
        await check({ url: "/api/images/x" }, 400);
        await check({ url: unknown }, 404);
        await check({ url: own, headers: { authorization: "" } }, 401);

        for (const size of ["original", "standard", "thumbnail"]) {
            await check({ url: `${own}/content?size=${size}` }, 200);
        }
        await check({ url: `${own}/content`, headers: { "if-none-match": "*" } }, 304);
        await check({ url: `${own}/content?size=x` }, 400);
        await check({ url: `${own}/content`, headers: { authorization: "" } }, 401);
        await check({ url: `${unknown}/content` }, 404);

        await check({ method: "DELETE", url: own }, 403, bob);
        await check({ method: "DELETE", url: "/api/images/x" }, 400);
        await check({ method: "DELETE", url: own, headers: { authorization: "" } }, 401);
        await check({ method: "DELETE", url: own }, 204);
        await check({ method: "DELETE", url: own }, 404);
    });

    it("is kept where a part is broken", async () => {
        const image = await server.addImage(ada);
        const images: Pick<MemoryImages, "receive"> = server.images;
        const post: InjectOptions = {
            method: "POST",
            url: "/api/images",
            ...multipartBody({ file: { content: "x" } }),
        };
        images.receive = () => Promise.reject(new UploadRefused("too-many-pixels", "Too many."));
        await check(post, 422);
        images.receive = () => Promise.reject(new UploadRefused("busy", "Later."));
        await check(post, 503);
        images.receive = () => Promise.reject(new Error("broken"));
        await check(post, 500);

        server.images.broken = new Error("broken");
        await check({ url: `/api/images/${image.id}/content` }, 503);
        server.catalogue.page = () => Promise.reject(new Error("broken"));
        await check({ url: "/api/images" }, 500);
        server.catalogue.page = () => Promise.reject(new DatabaseUnavailable("down"));
        await check({ url: "/api/images" }, 503);
        for (const [error, status] of [
            [new Error("broken"), 500],
            [new DatabaseUnavailable("down"), 503],
        ] as const) {
            server.catalogue.find = () => Promise.reject(error);
            await check({ url: `/api/images/${image.id}` }, status);
            await check({ method: "DELETE", url: `/api/images/${image.id}` }, status);
            await check({ url: `/api/images/${newImageId()}/content` }, status);
        }
        server.stopping = true;
        server.readiness["bucket"] = () => Promise.reject(new Error("down"));
        await check({ url: "/health" }, 503);
        await check({ url: "/ready" }, 503);
    });

    it("describes no answer that the run above did not see, but those that only a slow or forged request gets", () => {
        const described = Object.entries(description.paths).flatMap(([path, operations]) =>
            Object.entries(operations).flatMap(([method, { responses }]) =>
                Object.keys(responses).map((status) => `${method.toUpperCase()} ${path} ${status}`),
            ),
        );

        expect(described.filter((each) => !seen.has(each))).to.deep.equal([
            "POST /api/images 403",
            "POST /api/images 408",
        ]);
    });
});

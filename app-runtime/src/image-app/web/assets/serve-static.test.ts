import { expect } from "chai";
import Fastify, { type FastifyInstance } from "fastify";
import { makeAsset } from "../../../common/web/asset.js";
import { serveStatic, type StaticSource } from "./serve-static.js";

const style = makeAsset("style.css", "body { color: black; }");
const newer = makeAsset("style.css", "body { color: white; }");

describe("static files", () => {
    let app: FastifyInstance;
    let bucket: Record<string, string>;
    let asked: string[];
    let warnings: string[];
    let failure: Error | undefined;

    beforeEach(async () => {
        [bucket, asked, warnings, failure] = [{}, [], [], undefined];
        const source: StaticSource = {
            read: async (path) => {
                asked.push(path);
                if (failure !== undefined) throw failure;
                const content = bucket[path];
                return content === undefined ? undefined : Buffer.from(content);
            },
        };
        app = Fastify();
        serveStatic(app, { assets: { style }, source, log: { warn: (message) => warnings.push(message) } });
        await app.ready();
    });
    afterEach(() => app.close());

    it("come from the bucket, which is asked once for each", async () => {
        bucket[style.path] = style.body.toString();
        const first = await app.inject({ url: style.path });
        await app.inject({ url: style.path });

        expect(first.body).to.equal(style.body.toString());
        expect(first.headers).to.include({
            "content-type": "text/css; charset=utf-8",
            "cache-control": "public, max-age=31536000, immutable",
        });
        expect(asked).to.deep.equal([style.path]);
    });

    it("come from the program where the bucket has none", async () => {
        expect((await app.inject({ url: style.path })).body).to.equal(style.body.toString());
        expect(warnings).to.deep.equal([]);
    });

    it("come from the program where the bucket does not answer", async () => {
        failure = new Error("down");

        expect((await app.inject({ url: style.path })).body).to.equal(style.body.toString());
        expect(warnings).to.deep.equal(["a static file cannot be read"]);
    });

    it("of another release are those of this one, which nobody may keep: pages of both may ask any instance", async () => {
        bucket[newer.path] = newer.body.toString();
        const { statusCode, body, headers } = await app.inject({ url: newer.path });

        expect([statusCode, body]).to.deep.equal([200, style.body.toString()]);
        expect(headers["cache-control"]).to.equal("no-store");
        expect(asked).to.deep.equal([style.path]);
    });

    it("are never anything else that lies in the bucket, however well its name goes with its content", async () => {
        for (const { path, body } of [
            makeAsset("page.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script href="/assets/page.js"/></svg>'),
            makeAsset("page.js", "alert(1)"),
        ]) {
            bucket[path] = body.toString();
            expect((await app.inject({ url: path })).statusCode, path).to.equal(404);
        }
        expect(asked).to.deep.equal([]);
    });

    it("are served only where their content is that of the release", async () => {
        bucket[style.path] = "body { background: url(//elsewhere.example) }";

        expect((await app.inject({ url: style.path })).body).to.equal(style.body.toString());
        expect(warnings).to.deep.equal(["a static file has another content than this release's"]);
    });

    it("can do nothing where somebody opens them as a page", async () => {
        expect((await app.inject({ url: style.path })).headers).to.include({
            "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
            "x-content-type-options": "nosniff",
        });
    });

    it("are not asked for again and again where the bucket has none, or does not answer", async () => {
        failure = new Error("down");
        for (let request = 0; request < 5; request++) await app.inject({ url: style.path });

        expect(asked).to.deep.equal([style.path]);
    });

    it("are asked for only under names that files have", async () => {
        for (const name of [
            ...[
                "style.css",
                "..%2fimages%2fx",
                "style-0123456789ab",
                "other-0123456789ab.css",
                "style-0123456789ab.js",
            ],
            ...["x".repeat(500), "page-0123456789ab.html"],
        ]) {
            expect((await app.inject({ url: `/assets/${name}` })).statusCode, name).to.be.oneOf([404, 414]);
        }
        expect(asked).to.deep.equal([]);
    });
});

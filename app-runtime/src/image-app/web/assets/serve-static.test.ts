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

    it("of a release that the program does not know come from the bucket, since its pages may ask any instance", async () => {
        expect((await app.inject({ url: newer.path })).statusCode).to.equal(404);
        bucket[newer.path] = newer.body.toString();
        expect((await app.inject({ url: newer.path })).body).to.equal(newer.body.toString());
    });

    it("are served only where their content is what their name says", async () => {
        bucket[newer.path] = "body { background: url(//elsewhere.example) }";
        bucket[style.path] = "also something else";

        expect((await app.inject({ url: newer.path })).statusCode).to.equal(404);
        expect((await app.inject({ url: style.path })).body).to.equal(style.body.toString());
    });

    it("are asked for only under names that files can have", async () => {
        for (const name of ["style.css", "..%2fimages%2fx", "style-0123456789ab", "x".repeat(500)]) {
            expect((await app.inject({ url: `/assets/${name}` })).statusCode, name).to.be.oneOf([404, 414]);
        }
        expect(asked).to.deep.equal([]);
    });

    it("of a kind that nobody serves are nothing", async () => {
        bucket["/assets/page-0123456789ab.html"] = "<h1>";
        expect((await app.inject({ url: "/assets/page-0123456789ab.html" })).statusCode).to.equal(404);
    });
});

import { expect } from "chai";
import type { InjectOptions } from "fastify";
import { DatabaseUnavailable } from "../../database/errors.js";
import { newImageId } from "../../images/id.js";
import { UploadRefused } from "../../images/upload-refused.js";
import { BytesMissing } from "../../storage/image-source.js";
import type { NewAccount } from "../sign-in/accounts.js";
import { multipartBody } from "../testing/browser.js";
import { pictureStart, type MemoryImages } from "../testing/memory-images.js";
import { TestServer } from "../testing/test-server.js";

type Answer = Awaited<ReturnType<TestServer["inject"]>>;

describe("the interface for programs", () => {
    let server: TestServer;
    let ada: NewAccount;

    beforeEach(async () => {
        server = await TestServer.start();
        ada = await server.addAccount();
    });
    afterEach(() => server.stop());

    const send = (options: InjectOptions, account = ada): Promise<Answer> =>
        server.inject({ ...options, headers: { authorization: `Bearer ${account.token}`, ...options.headers } });
    const get = (url: string, headers: Record<string, string> = {}): Promise<Answer> => send({ url, headers });
    const upload = (content: string, name?: string): Promise<Answer> => {
        const { headers, payload } = multipartBody({ file: { content, ...(name === undefined ? {} : { name }) } });
        return send({ method: "POST", url: "/api/images", headers, payload });
    };

    it("asks strangers who they are", async () => {
        for (const url of ["/api/images", `/api/images/${newImageId()}`, `/api/images/${newImageId()}/content`]) {
            const answer = await server.inject({ url });

            expect(answer.statusCode).to.equal(401);
            expect(answer.headers["www-authenticate"]).to.equal('Bearer realm="evenkeel images"');
            expect(answer.headers["content-type"]).to.contain("application/problem+json");
        }
    });

    describe("upload", () => {
        it("stores the image and says where it is", async () => {
            const answer = await upload(`${pictureStart} 1`, "../Ferry ż.png");
            const image = answer.json();

            expect(answer.statusCode).to.equal(201);
            expect(answer.headers.location).to.equal(`/api/images/${image.id}`);
            expect(image).to.deep.include({
                name: "Ferry ż.png",
                format: "png",
                width: 640,
                height: 480,
                bytes: 9,
                takenAt: null,
                camera: null,
                ownerId: ada.account.id,
                location: "shared",
            });
            expect((await get(image.links.original)).body).to.equal(`${pictureStart} 1`);
            expect((await get(image.links.self)).json()).to.deep.equal(image);
        });

        it("takes a file of exactly the largest size, and none of one byte more", async () => {
            const largest = pictureStart.padEnd(100_000, "x");

            expect((await upload(largest)).statusCode).to.equal(201);
            const answer = await upload(`${largest}x`);
            expect(answer.statusCode).to.equal(413);
            expect(answer.json()).to.include({ reason: "too-large" });
            expect(await server.catalogue.count()).to.equal(1);
        });

        it("refuses what announces itself as too large without reading it", async () => {
            const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": "200000" };
            const answer = await send({ method: "POST", url: "/api/images", headers, payload: "" });

            expect(answer.statusCode).to.equal(413);
        });

        it("takes forms of uploads only", async () => {
            for (const type of ["application/json", "text/plain", "application/x-www-form-urlencoded", "image/png"]) {
                const answer = await send({
                    method: "POST",
                    url: "/api/images",
                    headers: { "content-type": type },
                    payload: "{}",
                });
                expect(answer.statusCode, type).to.equal(415);
            }
            expect((await send({ method: "POST", url: "/api/images" })).statusCode).to.equal(415);
        });

        it("asks for the field that holds the file", async () => {
            const forms = [
                multipartBody({}),
                multipartBody({ fields: { image: "not a file" } }),
                multipartBody({ file: { field: "other", content: pictureStart } }),
                multipartBody({ file: { name: "", content: "" } }),
            ];
            for (const { headers, payload } of forms) {
                const answer = await send({ method: "POST", url: "/api/images", headers, payload });
                expect(answer.statusCode).to.equal(400);
                expect(answer.json().detail).to.contain('no file in the field "image"');
            }
        });

        it("refuses a form that breaks off or is none", async () => {
            const { headers, payload } = multipartBody({ file: { content: `${pictureStart}${"x".repeat(5_000)}` } });
            const broken: readonly (Buffer | string)[] = [
                payload.subarray(0, payload.length - 10),
                payload.subarray(0, 3_000),
                payload.subarray(0, 60),
                payload.subarray(0, 10),
                "",
                "nonsense",
                "\r\n\r\n--\r\n",
            ];
            for (const each of broken) {
                const answer = await send({ method: "POST", url: "/api/images", headers, payload: each });
                expect(answer.statusCode, String(each.length)).to.equal(400);
            }
            for (const type of ["multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; x"]) {
                const answer = await send({
                    method: "POST",
                    url: "/api/images",
                    headers: { "content-type": type },
                    payload,
                });
                expect(answer.statusCode, type).to.equal(400);
            }
            expect(await server.catalogue.count()).to.equal(0);
        });

        it("refuses a form with more in it than an upload needs", async () => {
            const fields = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`field${index}`, "x"]));
            const { headers, payload } = multipartBody({ fields, file: { content: pictureStart } });
            const answer = await send({ method: "POST", url: "/api/images", headers, payload });

            expect(answer.statusCode).to.equal(413);
            expect(await server.catalogue.count()).to.equal(0);
        });

        it("says why a picture is refused, in a word and in a sentence", async () => {
            const images: Pick<MemoryImages, "receive"> = server.images;
            for (const [reason, status] of [
                ["not-an-image", 415],
                ["too-many-pixels", 422],
                ["truncated", 400],
                ["busy", 503],
            ] as const) {
                images.receive = () => Promise.reject(new UploadRefused(reason, `It is ${reason}.`));
                const answer = await upload(pictureStart);
                expect(answer.statusCode).to.equal(status);
                expect(answer.json()).to.include({ reason, detail: `It is ${reason}.` });
                expect(answer.headers["retry-after"]).to.equal(status === 503 ? "5" : undefined);
            }
        });
    });

    describe("list", () => {
        it("goes through all images, newest first, with a cursor", async () => {
            const ids: string[] = [];
            for (let index = 0; index < 7; index += 1) {
                ids.unshift((await server.addImage(ada, `${index}.png`)).id);
                await new Promise((resolve) => setTimeout(resolve, 2));
            }
            const pages: string[][] = [];
            let cursor: string | null = "";
            while (cursor !== null) {
                const answer: Answer = await get(`/api/images?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`);
                expect(answer.statusCode).to.equal(200);
                pages.push(answer.json().images.map(({ id }: { id: string }) => id));
                cursor = answer.json().nextCursor;
            }
            expect(pages.map((page) => page.length)).to.deep.equal([3, 3, 1]);
            expect(pages.flat()).to.deep.equal(ids);
        });

        it("is empty where there is nothing", async () => {
            expect((await get("/api/images")).json()).to.deep.equal({ images: [], nextCursor: null });
        });

        for (const query of [
            "limit=0",
            "limit=101",
            "limit=x",
            "limit=1.5",
            "limit=",
            "cursor=x",
            "cursor=",
            "limit=1&limit=2",
        ]) {
            it(`refuses ${query}`, async () => {
                const answer = await get(`/api/images?${query}`);

                expect(answer.statusCode).to.equal(400);
                expect(answer.json().detail).to.be.a("string");
            });
        }
    });

    describe("description and deletion", () => {
        it("are of images that exist", async () => {
            const unknown = newImageId();

            expect((await get(`/api/images/${unknown}`)).statusCode).to.equal(404);
            expect((await send({ method: "DELETE", url: `/api/images/${unknown}` })).statusCode).to.equal(404);
            expect((await get("/api/images/x")).statusCode).to.equal(400);
            expect((await send({ method: "DELETE", url: "/api/images/x" })).statusCode).to.equal(400);
        });

        it("deletes for the owner, once, and for nobody else", async () => {
            const { id } = await server.addImage(ada);
            const url = `/api/images/${id}`;
            const bob = await server.addAccount("bob");

            expect((await send({ method: "DELETE", url }, bob)).statusCode).to.equal(403);
            expect((await get(url)).statusCode).to.equal(200);
            const answer = await send({ method: "DELETE", url });
            expect([answer.statusCode, answer.body]).to.deep.equal([204, ""]);
            expect((await get(url)).statusCode).to.equal(404);
            expect((await send({ method: "DELETE", url })).statusCode).to.equal(404);
        });
    });

    describe("content", () => {
        let url: string;
        let id: string;

        beforeEach(async () => {
            ({ id } = await server.addImage(ada, 'Fer"ry.jpeg'));
            url = `/api/images/${id}/content`;
        });

        it("comes in three sizes, each with its own validator and type", async () => {
            const [original, standard, thumbnail] = await Promise.all(
                ["original", "standard", "thumbnail"].map((size) => get(`${url}?size=${size}`)),
            );

            expect(original?.headers["content-type"]).to.equal("image/png");
            expect(standard?.headers["content-type"]).to.equal("image/webp");
            expect(thumbnail?.body).to.contain("thumbnail of");
            expect(new Set([original, standard, thumbnail].map((each) => each?.headers.etag)).size).to.equal(3);
            expect(original?.headers).to.include({
                "cache-control": "private, max-age=31536000, immutable",
                "content-disposition": `inline; filename="Fer_ry.png"; filename*=UTF-8''Fer%22ry.png`,
                "x-content-type-options": "nosniff",
            });
            expect((await get(url)).body).to.equal(original?.body);
        });

        it("is read from the stores once, however many ask", async () => {
            await Promise.all(Array.from({ length: 20 }, () => get(url)));
            await get(url);

            expect(server.images.reads).to.equal(1);
            expect(server.cache.statistics()).to.include({
                requests: 21,
                misses: 20 - server.cache.statistics().hits + 1,
            });
        });

        it("is not sent again to who has it", async () => {
            const etag = String((await get(url)).headers.etag);
            const again = await get(url, { "if-none-match": `"other", W/${etag}` });

            expect(again.statusCode).to.equal(304);
            expect(again.body).to.equal("");
            expect(again.headers.etag).to.equal(etag);
            expect(again.headers["cache-control"]).to.contain("immutable");
            expect((await get(`${url}?size=standard`, { "if-none-match": etag })).statusCode).to.equal(200);
        });

        it("answers HEAD like GET, without the bytes", async () => {
            const answer = await send({ method: "HEAD", url });

            expect(answer.statusCode).to.equal(200);
            expect(answer.body).to.equal("");
            expect(answer.headers["content-length"]).to.equal(String((await get(url)).rawPayload.length));
        });

        it("is not there for an image that is not", async () => {
            expect((await get(`/api/images/${newImageId()}/content`)).statusCode).to.equal(404);
            expect((await get(`${url}?size=huge`)).statusCode).to.equal(400);
            expect((await get(`${url}?size=original&size=thumbnail`)).statusCode).to.equal(400);
        });

        it("is not there for an image whose bytes went this moment, on another instance", async () => {
            await get(`/api/images/${id}`);
            server.images.remove(id);

            expect((await get(url)).statusCode).to.equal(404);
        });

        it("is asked for again in a moment where a store is down, and the failure is not kept", async () => {
            server.images.broken = new BytesMissing("not mounted");
            const answer = await get(url);
            server.images.broken = undefined;

            expect(answer.statusCode).to.equal(503);
            expect(answer.headers).to.include({ "retry-after": "5", "cache-control": "no-store" });
            expect(answer.headers).not.to.have.property("etag");
            expect(answer.body).not.to.contain("mounted");
            expect(JSON.stringify(server.lines)).to.contain("not mounted");
            expect((await get(url)).statusCode).to.equal(200);
        });
    });

    it("says that the database is down, and when to come back", async () => {
        server.catalogue.page = () => Promise.reject(new DatabaseUnavailable("refused"));
        const answer = await get("/api/images");

        expect(answer.statusCode).to.equal(503);
        expect(answer.headers["retry-after"]).to.equal("5");
        expect(answer.json().detail).to.contain("The database cannot be used now.");
    });
});

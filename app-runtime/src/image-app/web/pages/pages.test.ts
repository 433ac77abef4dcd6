import { expect } from "chai";
import { DatabaseUnavailable } from "../../database/errors.js";
import { newImageId } from "../../images/id.js";
import { Browser, multipartBody } from "../testing/browser.js";
import { pictureStart, type MemoryImages } from "../testing/memory-images.js";
import { testPassword, TestServer } from "../testing/test-server.js";
import type { NewAccount } from "../sign-in/accounts.js";

const hostileName = `"><script>alert(1)<script>'&=.png`;

describe("pages", () => {
    let server: TestServer;
    let ada: NewAccount;
    let browser: Browser;

    beforeEach(async () => {
        server = await TestServer.start();
        ada = await server.addAccount();
        browser = new Browser(server);
    });
    afterEach(() => server.stop());

    describe("for strangers", () => {
        it("lead to the log-in, and from there to where they wanted to go", async () => {
            const sent = await browser.open("/upload?x=1");
            expect(sent.statusCode).to.equal(303);
            expect(sent.headers.location).to.equal("/log-in?next=%2Fupload%3Fx%3D1");

            const form = await browser.open(String(sent.headers.location));
            expect(form.statusCode).to.equal(200);
            expect(form.body).to.contain('name="next" value="/upload?x&#61;1"');

            const welcome = await browser.logIn("ada", testPassword, "/upload?x=1");
            expect(welcome.statusCode).to.equal(303);
            expect(welcome.headers.location).to.equal("/upload?x=1");
        });

        for (const [method, url] of [
            ["GET", "/"],
            ["GET", "/account"],
            ["GET", `/images/${newImageId()}`],
            ["GET", `/images/${newImageId()}/delete`],
            ["POST", `/images/${newImageId()}/delete`],
            ["POST", "/account/password"],
            ["POST", "/account/token"],
            ["POST", "/upload"],
        ] as const) {
            it(`show nothing of ${method} ${url.replace(/[0-9a-f-]{36}/, "<id>")}`, async () => {
                const answer = await browser.send({ method, url });

                expect(answer.statusCode).to.equal(303);
                expect(answer.headers.location).to.match(/^\/log-in/);
            });
        }
    });

    describe("log-in", () => {
        it("sets a cookie that no script can read and no other site can send", async () => {
            const answer = await browser.logIn();

            expect(answer.headers.location).to.equal("/");
            expect(String(answer.headers["set-cookie"])).to.match(
                /^session=[\w.%+/-]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax$/,
            );
            expect((await browser.open("/")).statusCode).to.equal(200);
            expect((await browser.open("/log-in")).headers.location).to.equal("/");
        });

        it("says that name and password do not belong together, and not which is wrong", async () => {
            const wrong = await browser.logIn("ada", "wrong");
            const unknown = await browser.logIn("nobody", testPassword);

            for (const answer of [wrong, unknown]) {
                expect(answer.statusCode).to.equal(401);
                expect(answer.body).to.contain("This name and password do not belong together.");
                expect(answer.body).to.contain('role="alert"');
            }
        });

        it("keeps names and passwords out of the log", async () => {
            await browser.logIn("ada", "a-secret-that-is-wrong");
            await browser.logIn();

            expect(JSON.stringify(server.lines)).not.to.contain("a-secret").and.not.to.contain(testPassword);
            expect(
                server.lines.filter(({ message }) => message === "log-in").map((line) => line["outcome"]),
            ).to.deep.equal(["refused", "welcome"]);
        });

        it("asks for what is missing", async () => {
            const answer = await browser.logIn("ada", "");

            expect(answer.statusCode).to.equal(400);
            expect(answer.body).to.contain("Give your name and your password.");
        });

        it("makes those who guess wait, and says how long", async () => {
            for (let tries = 0; tries < 5; tries += 1) {
                await browser.logIn("ada", "wrong");
            }
            const answer = await browser.logIn();

            expect(answer.statusCode).to.equal(429);
            expect(answer.headers["retry-after"]).to.equal("900");
            expect(answer.body).to.contain("Wait 15 minutes and try again.");
            server.ahead = 901_000;
            expect((await browser.logIn()).statusCode).to.equal(303);
        });

        it("leads to no other site", async () => {
            for (const next of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
                expect((await new Browser(server).logIn("ada", testPassword, next)).headers.location).to.equal("/");
            }
        });

        it("ends with the log-out", async () => {
            await browser.logIn();
            const token = await browser.formToken("/", "/log-out");
            const answer = await browser.submit("/log-out", { form_token: token });

            expect(answer.statusCode).to.equal(303);
            expect(String(answer.headers["set-cookie"])).to.contain("Max-Age=0");
            expect((await browser.open("/")).headers.location).to.equal("/log-in");
        });

        it("ends with the log-out for a copied cookie too, and for no other session", async () => {
            await browser.logIn();
            const other = new Browser(server);
            await other.logIn();
            const copied = { url: "/", headers: { cookie: browser.cookie } };
            expect((await server.inject(copied)).statusCode).to.equal(200);
            const token = await browser.formToken("/", "/log-out");
            await browser.submit("/log-out", { form_token: token });

            expect((await server.inject(copied)).headers.location).to.equal("/log-in");
            expect((await other.open("/")).statusCode).to.equal(200);
        });

        it("goes on where the end of the session cannot be kept, and says so", async () => {
            await browser.logIn();
            const token = await browser.formToken("/", "/log-out");
            server.endedSessions.add = () => Promise.reject(new DatabaseUnavailable("refused"));
            const answer = await browser.submit("/log-out", { form_token: token });

            expect(answer.statusCode).to.equal(503);
            expect((await browser.open("/")).statusCode).to.equal(200);
        });
    });

    describe("gallery", () => {
        beforeEach(() => browser.logIn());

        it("says that there is nothing yet, and where to begin", async () => {
            const { body } = await browser.open("/");

            expect(body).to.contain("No images yet").and.contain('href="/upload"');
            expect(body).to.contain('<a href="/" aria-current="page">Gallery</a>');
        });

        it("shows the newest first, page by page, with thumbnails that load when they come into sight", async () => {
            const names = Array.from({ length: 30 }, (_, index) => `boat ${String(index).padStart(2, "0")}.png`);
            for (const name of names) {
                await server.addImage(ada, name);
                // Ids of one millisecond have no order.
                await new Promise((resolve) => setTimeout(resolve, 2));
            }
            const first = (await browser.open("/")).body;
            const shown = (page: string): string[] =>
                [...page.matchAll(/class="name">([^<]+)</g)].map(([, name = ""]) => name);
            const older = /href="(\/\?cursor=[^"]+)"/.exec(first.replaceAll("&#61;", "="))?.[1] ?? "";
            const second = (await browser.open(older)).body;

            expect(shown(first)).to.deep.equal(names.toReversed().slice(0, 24));
            expect(shown(second)).to.deep.equal(names.toReversed().slice(24));
            expect(first.match(/loading="lazy"/g)).to.have.lengthOf(24);
            expect(first).not.to.contain("Newest images");
            expect(second).to.contain("Newest images").and.not.contain("Older images");
        });

        it("says so where a cursor is none", async () => {
            const answer = await browser.open("/?cursor=nonsense");

            expect(answer.statusCode).to.equal(400);
            expect(answer.body).to.contain("The cursor is none that this application gave.");
        });
    });

    describe("image", () => {
        beforeEach(() => browser.logIn());

        it("shows the picture and what is known of it", async () => {
            const image = await server.addImage(ada, "Ferry.png");
            await server.catalogue.startDeletion(image.id);
            const known = {
                ...image,
                id: newImageId(),
                takenAt: new Date(Date.UTC(2024, 6, 4, 5, 6)),
                camera: "Nikon D90",
            };
            await server.catalogue.add({ ...known, bytes: 2_400_000, width: 4_000, height: 3_000 });
            const { statusCode, body } = await browser.open(`/images/${known.id}`);

            expect(statusCode).to.equal(200);
            for (const fact of [
                "4000 × 3000 pixels",
                "PNG",
                "2.4 MB",
                "4 July 2024 at 05:06 UTC",
                "Nikon D90",
                `src="/api/images/${known.id}/content?size&#61;standard"`,
                `href="/images/${known.id}/delete"`,
            ]) {
                expect(body).to.contain(fact);
            }
        });

        it("leaves out what is not known", async () => {
            const { body } = await browser.open(`/images/${(await server.addImage(ada)).id}`);

            expect(body).not.to.contain("Camera").and.not.to.contain("Taken").and.not.to.contain("undefined");
        });

        it("shows names as text, whatever they hold", async () => {
            const image = await server.addImage(ada, hostileName);
            for (const url of ["/", `/images/${image.id}`, `/images/${image.id}/delete`]) {
                const { body } = await browser.open(url);

                expect(body, url).not.to.contain("<script>alert");
                expect(body, url).to.contain("&#34;&#62;&#60;script&#62;alert");
            }
        });

        for (const id of [newImageId(), "%2e%2e%2fetc", "1", newImageId().toUpperCase(), "'%20OR%201=1--"]) {
            it(`says that there is no image ${id}`, async () => {
                const answer = await browser.open(`/images/${id}`);

                expect(answer.statusCode).to.equal(404);
            });
        }
    });

    describe("deletion", () => {
        beforeEach(() => browser.logIn());

        it("says before what becomes of the bytes", async () => {
            const { body } = await browser.open(`/images/${(await server.addImage(ada)).id}/delete`);

            expect(body.replaceAll(/\s+/g, " ")).to.contain("Our store destroys its bytes after 90 days.");
        });

        it("asks first, and then deletes for everybody at once on its own instance", async () => {
            const image = await server.addImage(ada);
            const path = `/images/${image.id}/delete`;
            await browser.open(`/api/images/${image.id}/content`);
            const token = await browser.formToken(path, path);
            expect((await browser.open(`/images/${image.id}`)).statusCode).to.equal(200);

            const answer = await browser.submit(path, { form_token: token });

            expect(answer.statusCode).to.equal(303);
            expect(answer.headers.location).to.equal("/");
            expect((await browser.open(`/images/${image.id}`)).statusCode).to.equal(404);
            expect((await browser.open(`/api/images/${image.id}/content`)).statusCode).to.equal(404);
            expect((await server.catalogue.unfinishedDeletions(9)).map(({ id }) => id)).to.deep.equal([image.id]);
            expect(server.cache.statistics().items).to.equal(0);
            expect((await browser.submit(path, { form_token: token })).statusCode).to.equal(404);
        });

        it("is not offered for images of others, nor done", async () => {
            const image = await server.addImage(await server.addAccount("bob"));
            const path = `/images/${image.id}/delete`;
            const token = await browser.formToken("/", "/log-out");

            expect((await browser.open(`/images/${image.id}`)).body).not.to.contain("Delete");
            expect((await browser.open(path)).statusCode).to.equal(403);
            expect((await browser.submit(path, { form_token: token })).statusCode).to.equal(403);
            expect(await server.catalogue.find(image.id)).to.deep.equal(image);
        });
    });

    describe("upload", () => {
        let token: string;

        beforeEach(async () => {
            await browser.logIn();
            token = await browser.formToken("/upload", "/upload");
        });

        const upload = (content: string, name = "boat.png"): ReturnType<Browser["send"]> =>
            browser.send({
                method: "POST",
                url: "/upload",
                ...multipartBody({ fields: { form_token: token }, file: { content, name } }),
            });

        it("takes the file without a script, and shows it", async () => {
            const answer = await upload(`${pictureStart} bytes`);

            expect(answer.statusCode).to.equal(303);
            expect(answer.headers.location).to.match(/^\/images\/[0-9a-f-]{36}$/);
            expect((await browser.open(String(answer.headers.location))).body).to.contain("boat.png");
        });

        it("lets its script talk to the interface, and says what is taken", async () => {
            const { headers, body } = await browser.open("/upload");

            expect(headers["content-security-policy"]).to.match(/; connect-src 'self'$/);
            expect(body).to.contain("JPEG, PNG, WEBP, GIF, or AVIF").and.contain("at most 100 kB");
            expect(body).to.match(/<script src="\/assets\/upload-[0-9a-f]{12}\.js" defer>/);
        });

        it("says beside the form what was wrong with the file", async () => {
            const cases = [
                [await upload("no picture"), 415, "This is no picture that can be shown here."],
                [
                    await upload(`${pictureStart}${"x".repeat(150_000)}`),
                    413,
                    "The file is larger than the 100000 bytes",
                ],
                [await upload("", ""), 400, "Choose an image."],
            ] as const;
            for (const [answer, status, text] of cases) {
                expect(answer.statusCode).to.equal(status);
                expect(answer.headers["content-type"]).to.contain("text/html");
                expect(answer.body).to.contain(text);
            }
            expect(await server.catalogue.count()).to.equal(0);
        });

        it("refuses a form without its token, before the file is taken", async () => {
            token = "wrong";
            const answer = await upload(`${pictureStart} bytes`);

            expect(answer.statusCode).to.equal(403);
            expect(await server.catalogue.count()).to.equal(0);
        });

        it("says so on a page of its own where a store is broken", async () => {
            const broken: Pick<MemoryImages, "receive"> = server.images;
            broken.receive = () => Promise.reject(new Error("disk full"));
            const answer = await upload(`${pictureStart} bytes`);

            expect(answer.statusCode).to.equal(500);
            expect(answer.body).to.contain("Something went wrong").and.not.contain("disk full");
        });
    });
});

import path from "node:path";
import { expect } from "chai";
import { dialects, engines } from "./database/dialect.js";
import { bundled, type Bundled } from "./testing/bundled.js";
import { Client } from "./testing/client.js";
import { ImageNode } from "./testing/image-node.js";
import { pixels } from "./testing/pictures.js";
import { startSurroundings, type Surroundings } from "./testing/surroundings.js";

for (const engine of engines) {
    describe(`the image application as a process that is replaced, on ${dialects[engine].name}`, function () {
        this.timeout(120_000);
        let around: Surroundings;
        let program: Bundled;
        let node: ImageNode | undefined;

        before(async () => {
            program = await bundled(path.join(__dirname, "main.ts"));
            around = await startSurroundings({ engine });
        });
        after(async () => {
            await node?.end();
            await Promise.all([around?.stop(), program?.remove()]);
        });

        /** Ends the process that runs, as a release does, and starts the next. */
        const restart = async (): Promise<Client> => {
            node?.signal("SIGTERM");
            expect((await node?.ended)?.code ?? 0).to.equal(0);
            const next = new ImageNode({
                variables: { ...around.variables, INSTANCE_ID: "i-1" },
                program: [program.file],
            });
            node = next;
            const client = new Client(await next.url(), around.token);
            await client.until("/ready", ({ status }) => status === 200);
            await client.until("/api/images", ({ status }) => status === 200);
            return client;
        };
        const upload = async (client: Client, name: string): Promise<string> => {
            const answer = await client.upload(await pixels(320, 240).jpeg().toBuffer(), name);
            expect(answer.status).to.equal(201);
            return JSON.parse(await answer.text()).id;
        };
        const listed = async (client: Client): Promise<readonly string[]> => {
            const { images } = JSON.parse(await (await client.get("/api/images")).text());
            return images.map(({ id }: { id: string }) => id);
        };

        it("keeps what was uploaded, forgets what was deleted, and makes its first account once", async () => {
            const first = await restart();
            expect(node?.lines.map(({ message }) => message)).to.include("made the first account");
            const [kept, deleted] = [await upload(first, "kept.jpg"), await upload(first, "größer \u{1f984}.jpg")];
            const bytes = await (await first.get(`/api/images/${kept}/content?size=original`)).arrayBuffer();
            expect((await first.delete(`/api/images/${deleted}`)).status).to.equal(204);

            const second = await restart();
            expect(await listed(second)).to.deep.equal([kept]);
            const answer = await second.get(`/api/images/${kept}/content?size=original`);
            expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.from(bytes))).to.equal(true);
            expect((await second.get(`/api/images/${deleted}/content?size=thumbnail`)).status).to.equal(404);
            expect(node?.lines.map(({ message }) => message)).not.to.include("made the first account");

            expect((await second.delete(`/api/images/${kept}`)).status).to.equal(204);
            expect(await listed(await restart())).to.deep.equal([]);
            expect(node?.noise).to.deep.equal([]);
        });
    });
}

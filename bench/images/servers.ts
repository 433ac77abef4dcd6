import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { bundled } from "../../app-runtime/src/image-app/testing/bundled.js";
import { Client } from "../../app-runtime/src/image-app/testing/client.js";
import { ImageNode } from "../../app-runtime/src/image-app/testing/image-node.js";
import { startSurroundings } from "../../app-runtime/src/image-app/testing/surroundings.js";
import { startOrUndo } from "../../app-runtime/src/local/clean-up.js";

/** Where requests go. */
export interface Target {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
}

/** The application as instances run it, with a real PostgreSQL, an emulator of S3, and a bare server beside it. */
export interface Servers {
    /** The picture through the application, out of its cache. */
    readonly cached: Target;
    /** The same bytes from a bare Fastify. */
    readonly bare: Target;
    readonly application: Application;
    stop(): Promise<void>;
}

/** The process of the application. */
export interface Application {
    readonly url: string;
    readonly token: string;
    readonly client: Client;
    /** Number of its process. */
    readonly pid: number;
}

/** Bytes of the picture that is asked for again and again. */
const pictureBytes = 20_000;

export function startServers(): Promise<Servers> {
    return startOrUndo(async (cleanUp) => {
        const program = await bundled(join(__dirname, "..", "..", "app-runtime", "src", "image-app", "main.ts"));
        cleanUp.add(() => program.remove());
        const around = await startSurroundings();
        cleanUp.add(() => around.stop());
        const node = new ImageNode({ variables: around.variables, program: [program.file] });
        cleanUp.add(async () => void (await node.end()));

        const [url, { token }] = [await node.url(), around];
        const client = new Client(url, token);
        // Ready is who can serve visitors; the first account is made a moment later.
        await client.until("/api/images", ({ status }) => status === 200);
        const picture = await pictureOf(pictureBytes);
        const path = `/api/images/${await uploaded(client, picture)}`;
        await client.until(`${path}/content?size=original`, ({ status }) => status === 200);

        const bare = await startBareServer(picture);
        cleanUp.add(bare.stop);
        return {
            cached: { url: `${url}${path}/content?size=original`, headers: { authorization: `Bearer ${token}` } },
            bare: { url: bare.url, headers: {} },
            application: { url, token, client, pid: node.pid },
            stop: () => cleanUp.run(),
        };
    });
}

/** Uploads a picture and answers its id. @throws Error with the answer where it was refused */
export async function uploaded(client: Client, picture: Buffer): Promise<string> {
    const answer = await client.upload(picture);
    const body: unknown = await answer.json();
    if (answer.status !== 201 || typeof body !== "object" || body === null || !("id" in body)) {
        throw new Error(`An upload was answered ${answer.status}: ${JSON.stringify(body)}`);
    }
    return String(body.id);
}

/** A JPEG of noise, which no encoder makes smaller, of about so many bytes. */
async function pictureOf(bytes: number): Promise<Buffer> {
    for (let side = 64; ; side += 4) {
        const noise = { type: "gaussian", mean: 128, sigma: 40 } as const;
        const create = { width: side, height: side, channels: 3, noise, background: "#888888" } as const;
        const picture = await sharp({ create }).jpeg({ quality: 80 }).toBuffer();
        if (picture.length >= bytes) return picture;
    }
}

async function startBareServer(picture: Buffer): Promise<{ url: string; stop: () => Promise<void> }> {
    const folder = mkdtempSync(join(tmpdir(), "evenkeel-bench-"));
    const file = join(folder, "picture");
    writeFileSync(file, picture);
    const child = spawn(process.execPath, [join(__dirname, "bare-server.cjs"), file], {
        stdio: ["ignore", "pipe", "inherit"],
    });
    const [address] = await once(child.stdout, "data");
    const stop = async (): Promise<void> => {
        child.kill();
        await once(child, "close");
        rmSync(folder, { recursive: true });
    };
    return { url: String(address).trim(), stop };
}

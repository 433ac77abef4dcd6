import { Readable } from "node:stream";
import type { Multipart, MultipartFile } from "@fastify/multipart";
import type { FastifyRequest } from "fastify";
import type { Image } from "../../images/image.js";
import type { Uploads } from "../../storage/receive.js";
import { formTokenName } from "../../../common/web/document.js";
import { Problem } from "../../../common/web/problem.js";

/** Name of the form field that holds the file. */
export const imageField = "image";
/** What a form adds to the file in it, in bytes: boundaries, headers of the parts, the token. */
export const formOverheadBytes = 16_384;

/** What is needed to take an upload in. */
export interface ReceiveOptions {
    readonly uploads: Uploads;
    readonly ownerId: string;
    /** Largest file that is taken, in bytes. */
    readonly maxUploadBytes: number;
    /** Seconds without a byte after which a client is given up. */
    readonly idleSeconds: number;
    /** Throws where the form's token, or its absence, does not allow the upload. */
    readonly checkToken: (token: string | undefined) => void;
}

/**
 * Takes the file out of a multipart form and hands it on as it comes; whoever takes it decides how much of it is ever in memory.
 *
 * On an instance, nginx has taken the whole form to its disk before the first byte comes here: a client that is refused has sent everything, and a slow one is nginx's to wait for.
 *
 * @throws Problem where the form is not one, has no file, is too large, too slow or ends too early
 * @throws UploadRefused where the file is not an image that is taken
 */
export async function receiveUpload(request: FastifyRequest, options: ReceiveOptions): Promise<Image> {
    if (!request.isMultipart()) {
        throw new Problem(415, `Send the image as multipart/form-data, in the field "${imageField}".`);
    }
    // Fields are small and few; who sends others has something else in mind.
    const limits = { fields: 8, fieldSize: 1_000, files: 1, parts: 9, headerPairs: 20 };
    const parts = request.parts({ limits: { ...limits, fileSize: options.maxUploadBytes } });
    const length = new BodyLength(request.raw, options);
    try {
        let token: string | undefined;
        for (let part = await nextPart(parts, length); part !== undefined; part = await nextPart(parts, length)) {
            if (part.type === "file") {
                return await receiveFile(part, token, options);
            }
            if (part.fieldname === formTokenName && typeof part.value === "string") {
                token = part.value;
            }
        }
        options.checkToken(token);
    } finally {
        length.stop();
    }
    throw new Problem(400, `The form has no file in the field "${imageField}". Choose an image.`);
}

async function nextPart(parts: AsyncIterator<Multipart>, length: BodyLength): Promise<Multipart | undefined> {
    try {
        const { value, done } = await Promise.race([parts.next(), length.isTooMuch()]);
        return done === true ? undefined : value;
    } catch (error) {
        throw error instanceof Problem ? error : broken(error);
    }
}

/** Counts a form as it comes. The file in it has a limit of its own, but the head of a part, or what is before the first one, could go on and on. */
class BodyLength {
    private bytes = 0;
    private refuse: ((problem: Problem) => void) | undefined;
    private readonly tooMuch: Promise<never>;

    constructor(
        private readonly body: Readable,
        private readonly options: Pick<ReceiveOptions, "maxUploadBytes">,
    ) {
        this.tooMuch = new Promise((_resolve, reject) => {
            this.refuse = reject;
        });
        // Where the file is being received, nobody waits for it.
        this.tooMuch.catch(() => undefined);
    }

    /** Fails once more came than a form with the largest file has. Call it when the body is being read: what counts it would start to read it. */
    public isTooMuch(): Promise<never> {
        this.body.off("data", this.count).on("data", this.count);
        return this.tooMuch;
    }

    public stop(): void {
        this.body.off("data", this.count);
    }

    private readonly count = (chunk: Buffer): void => {
        this.bytes += chunk.length;
        if (this.bytes > this.options.maxUploadBytes + formOverheadBytes) {
            this.refuse?.(tooLarge(this.options));
        }
    };
}

async function receiveFile(part: MultipartFile, token: string | undefined, options: ReceiveOptions): Promise<Image> {
    const { file, fieldname, filename } = part;
    try {
        options.checkToken(token);
        // Browsers send an empty, nameless file where nothing was chosen.
        if (fieldname !== imageField || filename === "") {
            throw new Problem(400, `The form has no file in the field "${imageField}". Choose an image.`);
        }
    } catch (error) {
        file.destroy();
        throw error;
    }
    const guarded = new GuardedFile(file, options);
    try {
        const stream = Readable.from(guarded.chunks(), { objectMode: false });
        return await options.uploads.receive(stream, { name: filename, ownerId: options.ownerId });
    } catch (error) {
        file.destroy();
        // What went wrong with the client explains what went wrong with its file.
        throw guarded.failure ?? error;
    } finally {
        guarded.stop();
    }
}

/** A file on its way in. Its stream ends only when the file is whole: one that is too large, too slow or cut off fails instead. */
class GuardedFile {
    public failure: Problem | undefined;
    /** True while the receiver waits for the client; the time that the receiver takes itself is not the client's. */
    private isWaiting = false;
    private readonly timer: NodeJS.Timeout;

    constructor(
        private readonly file: MultipartFile["file"],
        private readonly options: ReceiveOptions,
    ) {
        this.timer = setTimeout(() => this.isWaiting && this.giveUp(tooSlow(options)), options.idleSeconds * 1_000);
        // The rest of the file would be read and thrown away, however long it is.
        file.once("limit", () => this.giveUp(tooLarge(options)));
    }

    public async *chunks(): AsyncGenerator<Buffer> {
        try {
            this.wait();
            for await (const chunk of this.file) {
                this.isWaiting = false;
                yield chunk;
                this.wait();
            }
            if (this.file.truncated) {
                throw tooLarge(this.options);
            }
        } catch (error) {
            this.failure ??= error instanceof Problem ? error : broken(error);
            throw this.failure;
        }
    }

    private wait(): void {
        this.isWaiting = true;
        this.timer.refresh();
    }

    public stop(): void {
        clearTimeout(this.timer);
    }

    private giveUp(problem: Problem): void {
        this.failure = problem;
        this.file.destroy(problem);
    }
}

function broken(cause: unknown): Problem {
    const tooMuch = typeof cause === "object" && cause !== null && "statusCode" in cause && cause.statusCode === 413;
    return tooMuch
        ? new Problem(413, "The form has more fields than an upload needs. Send the image and nothing else.")
        : new Problem(400, "The form broke off or is not well formed. Send it again.", { cause });
}

function tooSlow({ idleSeconds }: ReceiveOptions): Problem {
    return new Problem(408, `Nothing of the file came for ${idleSeconds} seconds. Send it again.`);
}

/** The answer to a file that is larger than what is taken. */
export function tooLarge({ maxUploadBytes }: Pick<ReceiveOptions, "maxUploadBytes">): Problem {
    return new Problem(413, `The file is larger than the ${maxUploadBytes} bytes that are taken. Send a smaller one.`, {
        reason: "too-large",
    });
}

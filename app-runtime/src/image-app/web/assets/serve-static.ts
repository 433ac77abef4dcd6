import type { FastifyInstance } from "fastify";
import type { Log } from "../../../common/log.js";
import { Remembered } from "../../../common/remembered.js";
import { assetFolder, assetHeaders, immutableForEveryone, type Asset } from "../../../common/web/asset.js";
import { Problem } from "../../../common/web/problem.js";

/** Where static files are kept. */
export interface StaticSource {
    /** The file that is served at a path: undefined where there is none. */
    read(path: string): Promise<Buffer | undefined>;
}

/** What serving static files needs. */
export interface StaticServices {
    /** The files that this release knows, and has in the program. */
    readonly assets: Readonly<Record<string, Asset>>;
    readonly source: StaticSource;
    readonly log: Pick<Log, "warn">;
}

/** How long a file is served before the bucket is asked again: one of the program may have stood in for one that could not be had. */
const keptSeconds = 3_600;

/** A name as {@link makeAsset} gives it. */
const assetName = /^([a-z]+)-[0-9a-f]{12}(\.(?:css|js|svg))$/;

/**
 * Serves the static files of this release from where they are kept, and nothing else that is kept there: whoever can write to the bucket can put nothing under our origin.
 *
 * Where a file cannot be had, or is another than the program's own copy, that copy is served: pages look as they should whatever else is down. During a rollout pages of another release may ask any instance for
 * theirs: they get what this release has of that name, which nobody may keep, so that they are never without style.
 */
export function serveStatic(app: FastifyInstance, { assets, source, log }: StaticServices): void {
    const files = Object.values(assets);
    const kept = new Remembered<Buffer>({ seconds: keptSeconds, maxItems: files.length });

    const load = async ({ path, body }: Asset): Promise<Buffer> => {
        try {
            const found = await source.read(path);
            if (found?.equals(body) === true) {
                return found;
            }
            if (found !== undefined) {
                log.warn("a static file has another content than this release's", { path });
            }
        } catch (error) {
            log.warn("a static file cannot be read", { path, problem: String(error) });
        }
        return body;
    };

    app.get<{ Params: { name: string } }>(`${assetFolder}:name`, async (request, reply) => {
        const path = `${assetFolder}${request.params.name}`;
        const file = files.find((each) => each.path === path);
        const standIn = files.find((each) => titleOf(each.path) === titleOf(path));
        const asset = file ?? standIn;
        if (asset === undefined) {
            throw new Problem(404, "There is nothing at this address.");
        }
        reply.headers(assetHeaders).header("content-type", asset.contentType);
        reply.header("cache-control", file === undefined ? "no-store" : immutableForEveryone);
        return reply.send(await kept.get(asset.path, () => load(asset)));
    });
}

/** What the file of an address is called in every release, such as `style.css`; undefined where it is none. */
function titleOf(path: string): string | undefined {
    const [, stem, ending] = assetName.exec(path.slice(assetFolder.length)) ?? [];
    return stem === undefined || ending === undefined ? undefined : `${stem}${ending}`;
}

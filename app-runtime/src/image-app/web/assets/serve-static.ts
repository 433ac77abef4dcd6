import type { FastifyInstance } from "fastify";
import type { Log } from "../../../common/log.js";
import { Remembered } from "../../../common/remembered.js";
import { assetFolder, immutableForEveryone, makeAsset, type Asset } from "../../../common/web/asset.js";
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

/** Files of this release and of those beside it in a rollout; what is served does not depend on how many are kept. */
const keptFiles = 20;
/** How long a file of the program stands in for one that could not be had. */
const keptSeconds = 3_600;

/** A name as {@link makeAsset} gives it. */
const assetName = /^([a-z]+)-[0-9a-f]{12}(\.(?:css|js|svg))$/;

/**
 * Serves static files from where they are kept: those of this release, and those of other releases, whose pages may ask any instance during a rollout.
 *
 * The digest in the name has to be that of the content, so that nobody who can write to the bucket can put a script into pages. Where a file of this release cannot be had, the program's own copy is
 * served: pages look as they should whatever else is down.
 */
export function serveStatic(app: FastifyInstance, { assets, source, log }: StaticServices): void {
    const kept = new Remembered<Asset>({ seconds: keptSeconds, maxItems: keptFiles });
    const known = new Map(Object.values(assets).map((asset) => [asset.path, asset]));

    const load = async (path: string): Promise<Asset | undefined> => {
        try {
            return asAsset(path, await source.read(path)) ?? known.get(path);
        } catch (error) {
            log.warn("a static file cannot be read", { path, problem: String(error) });
            return known.get(path);
        }
    };

    app.get<{ Params: { name: string } }>(`${assetFolder}:name`, async (request, reply) => {
        const { name } = request.params;
        const path = `${assetFolder}${name}`;
        const asset = assetName.test(name) ? await kept.get(path, () => load(path)) : undefined;
        if (asset === undefined) {
            throw new Problem(404, "There is nothing at this address.");
        }
        reply.header("content-type", asset.contentType).header("cache-control", immutableForEveryone);
        return reply.send(asset.body);
    });
}

/** Undefined where the content is not what the path says. */
function asAsset(path: string, body: Buffer | undefined): Asset | undefined {
    const [, stem, ending] = assetName.exec(path.slice(assetFolder.length)) ?? [];
    if (body === undefined || stem === undefined || ending === undefined) {
        return undefined;
    }
    const asset = makeAsset(`${stem}${ending}`, body.toString());
    return asset.path === path ? asset : undefined;
}

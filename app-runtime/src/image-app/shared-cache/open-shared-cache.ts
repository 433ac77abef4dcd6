import { readFile } from "node:fs/promises";
import { defaultProvider } from "@aws-sdk/credential-provider-node";
import type { Log } from "../../common/log.js";
import type { ImageSettings } from "../environment.js";
import { CachedObjectStore, type CachedStoreParts } from "./cached-object-store.js";
import { connectTokens } from "./connect-token.js";
import { ValkeyBytes } from "./valkey.js";

/** The cache that all nodes share. */
export interface SharedCache {
    /** The object store with the cache before it. Until {@link start} and after {@link close}, all are misses. */
    readonly objects: CachedObjectStore;
    start(): void;
    close(): void;
}

/**
 * The shared cache of the settings before an object store; undefined where they have none. Nothing waits until it can be reached: the application works without it.
 *
 * @throws the system's error where its file of certificates cannot be read
 */
export async function openSharedCache(
    { region, sharedCache }: Pick<ImageSettings, "region" | "sharedCache">,
    { objects, generation, log }: Pick<CachedStoreParts, "objects" | "generation"> & { readonly log: Log },
): Promise<SharedCache | undefined> {
    if (sharedCache === undefined) return undefined;
    const { host, port, user, name, certificateFile } = sharedCache;
    const shared = new ValkeyBytes({
        ...{ host, port, user, log },
        password: connectTokens({ cacheName: name, user, region, credentials: defaultProvider() }),
        ...(certificateFile === undefined ? {} : { certificateAuthority: await readFile(certificateFile, "utf8") }),
    });
    return {
        objects: new CachedObjectStore({ objects, shared, generation, log }),
        start: () => shared.start(),
        close: () => shared.close(),
    };
}

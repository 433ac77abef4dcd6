import type { Interned } from "./interner.js";
import type { PathCount } from "./path-counts.js";

/** What a path says about who asks for it. */
export interface PathFacts extends Interned {
    /** What a page brings with it: images, styles, scripts. */
    readonly isAsset: boolean;
    /** What only those ask for who look for a way in. */
    readonly isScan: boolean;
    /** What monitors ask for. */
    readonly isHealth: boolean;
    /** Where it was counted last. */
    count: PathCount | undefined;
}

const asset =
    /\.(?:avif|bmp|css|gif|ico|jpe?g|js|map|mjs|mp4|otf|png|svg|ttf|webm|webmanifest|webp|woff2?)$|\/(?:_next|assets|css|dist|fonts|images?|img|js|media|photos?|pictures|public|static|thumb(?:nail)?s?|uploads)\/./i;

const health =
    /^\/(?:health(?:z|check|-check)?|healthcheck|heartbeat|livez?|liveness|ping|ready|readyz|readiness|status|up)\/?$/i;

/**
 * Files that hold secrets, consoles of other people's software, and ways out of the folder. One that the application has itself would have to leave the list.
 */
const scans: readonly RegExp[] = [
    /(?:^|\/)wp-(?:login|admin|content|includes|config|json)|\/xmlrpc\.php|\/wordpress(?:\/|$)/,
    /(?:^|\/)\.(?:env|git|svn|hg|aws|ssh|docker|vscode|idea|htaccess|htpasswd|ds_store|npmrc)/,
    /php-?my-?admin|\/(?:pma|adminer|mysqladmin|dbadmin)(?:\/|\.|$)/,
    /\/(?:phpinfo|info|shell|cmd|eval-stdin|c99|r57|alfa|config|setup|install)\.php/,
    /\/(?:cgi-bin|boaform|gponform|hnap1|solr|jenkins|struts|owa|ecp|autodiscover|_ignition|vendor\/phpunit)(?:\/|$)/,
    /\/(?:actuator|manager\/html|console|invoker|jmx-console|server-status|server-info)(?:\/|$)/,
    /\.(?:bak|old|orig|sql|sqlite|swp|tar|tgz|rar|7z|pem|key|asp|aspx|jsp|cgi)$|\/(?:backup|dump|db)\.zip$/,
    /\.\.\/|\/etc\/passwd|\/proc\/self|\/windows\/win\.ini|\/(?:id_rsa|credentials|web\.config)$/,
];

export function pathFacts(text: string, hash: number): PathFacts {
    const plain = decoded(text).toLowerCase();
    return {
        text: text === "" ? "/" : text,
        hash,
        isAsset: asset.test(plain),
        isScan: scans.some((scan) => scan.test(plain)),
        isHealth: health.test(plain),
        count: undefined,
    };
}

/** Scanners write `%2eenv`; what is no encoding stays as it is. */
function decoded(text: string): string {
    if (!text.includes("%")) return text;
    return text.replace(/%([2-7][0-9a-f])/gi, (_, digits: string) => String.fromCharCode(parseInt(digits, 16)));
}

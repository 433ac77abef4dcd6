import type { FastifyInstance } from "fastify";

interface Entry {
    readonly segments: readonly string[];
    readonly methods: Set<string>;
}

/** Knows which methods each address takes, so that the wrong method is answered with 405 and what is right. */
export class RouteTable {
    private readonly entries = new Map<string, Entry>();

    /** Collects all routes that are added to `app` from now on. */
    constructor(app: FastifyInstance) {
        app.addHook("onRoute", ({ url, method }) => {
            const entry = this.entries.get(url) ?? { segments: url.split("/"), methods: new Set() };
            [method].flat().forEach((each) => entry.methods.add(each));
            this.entries.set(url, entry);
        });
    }

    /** In alphabetical order; none for an address that does not exist. */
    public methodsOf(path: string): readonly string[] {
        const segments = path.split("/");
        const methods = [...this.entries.values()]
            .filter((entry) => matches(entry.segments, segments))
            .flatMap((entry) => [...entry.methods]);
        return [...new Set(methods)].sort();
    }

    /** All routes, as `GET /images/:id`. */
    public list(): readonly string[] {
        return [...this.entries]
            .flatMap(([url, { methods }]) => [...methods].map((method) => `${method} ${url}`))
            .sort();
    }
}

function matches(pattern: readonly string[], segments: readonly string[]): boolean {
    return (
        pattern.length === segments.length &&
        pattern.every((part, index) => part === segments[index] || (part.startsWith(":") && segments[index] !== ""))
    );
}
